"""Bodies, media and sources without a name, and organisations that only their speaking tells from other capitals."""

from __future__ import annotations

from verbale.language import rule_id
from verbale.mentions.actors import Actor, Register
from verbale.mentions.context import Context
from verbale.mentions.fronts import Article
from verbale.mentions.functions import Function
from verbale.mentions.lexicon import NEUTER, MarkKind
from verbale.mentions.persons import Persons
from verbale.mentions.phrases import Phrase, read_phrase
from verbale.mentions.runs import name_start
from verbale.mentions.salience import Salience
from verbale.mentions.sightings import Sighting
from verbale.mentions.states import States
from verbale.model import EntityKind
from verbale.world import load_world

NEAR = 3


class Bodies:
    """The bodies and unnamed sources of one text."""

    def __init__(self, context: Context, register: Register, states: States, persons: Persons) -> None:
        self.context = context
        self.register = register
        self.states = states
        self.persons = persons
        self.home = persons.home
        self._bodies: list[tuple[str, str, Actor]] = []
        self._named: dict[str, Actor] = {}
        self._proper: set[int] = set()
        self._issued: Actor | None = None

    def actors(self, sighting: Sighting, salience: Salience) -> tuple[Actor, ...]:
        """What a phrase such as "le ministère russe de la Défense", "la préfecture" or "la même source" refers to."""
        phrase = sighting.phrase
        assert phrase is not None
        noun = self.context.lexicon.sources[phrase.mark.item.entry]
        if self._same(phrase):
            last = self._last_source(salience)
            if last is not None:
                return (last,)
        known = self._of_paper(phrase, salience) if noun.owned else None
        if known is None and noun.kind == "media" and self._takes_up(phrase):
            known = self._medium(salience)
        found = known or self._find(phrase, noun.kind, salience)
        if known is None and not found.codes and not noun.private and noun.kind == "body" and phrase.core < phrase.mark.first:
            found.codes = self.persons.owner_codes(sighting)
        return (found,)

    def named(self, sighting: Sighting, function: Function) -> Actor | None:
        """The organisation of a run of capitals that is no person's: only for one that speaks, or was known to speak before."""
        start, last = sighting.name
        place = self.context.mark(last, MarkKind.PLACE)
        if place is not None and place.item.how == "name" and self.context.upper(last):
            sighting.name, sighting.last = (start, place.last), place.last
        name = self.context.printed(*sighting.name)
        found = self._named.get(name.casefold())
        if found is None and function is Function.SPEAKER and not self.context.opens(sighting.first) and not self._says_what(sighting):
            found = self._organisation(name, sighting.first)
        if found is not None:
            sighting.rule = rule_id(self.context.lexicon.language, "names", "organisation")
        return found

    def _says_what(self, sighting: Sighting) -> bool:
        """True for a noun with a capital that tells what the one named before the comma is: "Karim Haddad, | Gilet | jaune"."""
        small = self.context.tokens.pos[sighting.last] in {"ADJ", "NOUN"} if sighting.last < len(self.context.tokens) else False
        return small and self.context.fold(sighting.first - 1) == "," and self.context.upper(sighting.first - 2)

    def _organisation(self, name: str, at: int) -> Actor:
        """The organisation of that name, a new one when the text has not named it yet."""
        found = self._named.get(name.casefold())
        if found is None:
            found = self._named[name.casefold()] = Actor(EntityKind.ORGANISATION, name, at, gender=self._neuter("body"))
            self.register.actors.append(found)
        return found

    def _takes_up(self, phrase: Phrase) -> bool:
        """True for "le journal", "ce quotidien économique": a noun that takes up what was named, without a name or complement of its own."""
        if phrase.article not in {Article.DEFINITE, Article.DEMONSTRATIVE} or phrase.plural or self.context.upper(phrase.last):
            return False
        return not any(
            self.context.fold(i) in self.context.words["of"] or self.context.upper(i) for i in range(phrase.mark.last, phrase.last)
        )

    def _of_paper(self, phrase: Phrase, salience: Salience) -> Actor | None:
        """Who issued a paper: the body named in its phrase, for "le communiqué" alone the issuer of the last one."""
        issuer = self._issuer(phrase, salience)
        if issuer is not None:
            self._issued = issuer
        elif self._takes_up(phrase):
            return self._issued
        return issuer

    def _medium(self, salience: Salience) -> Actor | None:
        """The paper, the agency or the organisation known only by its name that the text mentioned last."""
        named = {id(a) for a in self._named.values()}
        for event in reversed(salience.events):
            if len(event.actors) == 1 and (id(event.actors[0]) in named or self.states.is_press(event.actors[0])):
                return event.actors[0]
        return None

    def _just_named(self, phrase: Phrase, salience: Salience) -> Actor | None:
        """The one organisation that the last sentences called only by its name and let speak or act: "Merlibre … l'association"."""
        head, sentence = self.context.fold(phrase.mark.first), self.context.tokens.sentence[phrase.first]
        if head not in self.context.words["taking-up"] or not self._takes_up(phrase):
            return None
        named = {id(a) for a in self._named.values()}
        events = [e for e in salience.recent(sentence, NEAR) if e.function >= Function.SUBJECT and len(e.actors) == 1]
        found = {id(e.actors[0]): e.actors[0] for e in events if id(e.actors[0]) in named}
        return next(iter(found.values())) if len(found) == 1 else None

    def _same(self, phrase: Phrase) -> bool:
        """True for "la même source", "de même source"."""
        return any(self.context.fold(i) in self.context.words["same"] for i in range(phrase.core, phrase.mark.first))

    def _last_source(self, salience: Salience) -> Actor | None:
        for event in reversed(salience.events):
            if event.function is Function.SPEAKER and event.actors[0].kind in {EntityKind.ORGANISATION, EntityKind.SOURCE}:
                return event.actors[0]
        return None

    def _issuer(self, phrase: Phrase, salience: Salience) -> Actor | None:
        """Whose communiqué or report it is: the first body or organisation named behind the noun."""
        for at in range(phrase.mark.last, phrase.last):
            mark = self.context.mark(at, MarkKind.SOURCE, MarkKind.PLACE)
            if mark is None:
                continue
            if mark.item.kind is MarkKind.SOURCE:
                return self._find(read_phrase(self.context, mark), self.context.lexicon.sources[mark.item.entry].kind, salience)
            if mark.item.how == "organisation":
                return self.states.actor(mark.item.code, at)
        return self._named_issuer(phrase)

    def _named_issuer(self, phrase: Phrase) -> Actor | None:
        """The organisation of an unknown name behind "de": "un communiqué de l'Entsoe"; none for a person's name."""
        context, at = self.context, phrase.mark.last
        while at < phrase.last and (context.fold(at) in context.words["of"] or context.fold(at) in context.words["definite"]):
            at += 1
        if at == phrase.mark.last or at >= phrase.last or not context.upper(at) or name_start(context, at):
            return None
        return self._organisation(context.printed(at, phrase.last), at)

    def _find(self, phrase: Phrase, kind: str, salience: Salience) -> Actor:
        """The body of those words met before, else a new one; a bare noun ("le ministère") means the latest of its kind."""
        words = self.context.printed(phrase.core, phrase.last).casefold()
        head = self.context.fold(phrase.mark.first)
        bare = phrase.last == phrase.mark.last and phrase.article is Article.DEFINITE and not self.context.upper(phrase.last)
        holder = self._holder(phrase, kind, salience)
        words = f"{holder.name}: {words}" if holder else words
        takes_up = kind != "group" and self._takes_up(phrase)
        for known, noun, actor in reversed(self._bodies):
            if known == words or (noun == head and ((bare and kind != "group") or (takes_up and id(actor) in self._proper))):
                return actor
        name, last = self.context.printed(phrase.core, phrase.last), self._with_name(phrase, kind)
        if last > phrase.last:
            own = self.context.lexicon.sources[phrase.mark.item.entry].national
            actor = self._organisation(self.context.printed(phrase.core if own else phrase.last, last), phrase.first)
            actor.codes = actor.codes or self._codes(phrase, kind)
        else:
            actor = self._before(phrase) or self._just_named(phrase, salience) or self._new(phrase, kind, name, holder)
        if id(actor) in {id(a) for a in self._named.values()}:
            self._proper.add(id(actor))
        self._bodies.append((words, head, actor))
        return actor

    def _new(self, phrase: Phrase, kind: str, name: str, holder: Actor | None) -> Actor:
        actor = Actor(
            EntityKind.SOURCE if kind == "group" else EntityKind.ORGANISATION,
            name,
            phrase.first,
            codes=holder.codes if holder else self._codes(phrase, kind),
            gender=phrase.gender or self._neuter(kind),
            plural=phrase.plural,
        )
        self.register.actors.append(actor)
        return actor

    def _holder(self, phrase: Phrase, kind: str, salience: Salience) -> Actor | None:
        """Whose "his government" it is: the state's of the one who speaks or acts in the sentence, None for another phrase."""
        if phrase.article is not Article.POSSESSIVE or not phrase.body or phrase.codes or kind != "body":
            return None
        sentence = self.context.tokens.sentence[phrase.first]
        for event in sorted(salience.recent(sentence, 0), key=lambda e: -e.function):
            if event.at < phrase.first and event.function >= Function.SUBJECT and len(event.actors) == 1 and event.actors[0].codes:
                return event.actors[0]
        return None

    def _neuter(self, kind: str) -> str | None:
        """The gender of a body where the language has a pronoun for it."""
        return NEUTER if kind != "group" and self.context.lexicon.neuter else None

    def _before(self, phrase: Phrase) -> Actor | None:
        """The organisation named right before the comma or bracket to which the phrase stands in apposition: "l'Entsoe, l'association de"."""
        end = phrase.first - 1
        if self.context.fold(end) not in {",", "("} or phrase.article not in {Article.DEFINITE, Article.NONE, Article.INDEFINITE}:
            return None
        first = end
        while first > 0 and self.context.upper(first - 1):
            first -= 1
        return self._named.get(self.context.printed(first, end).casefold()) if first < end else None

    def _with_name(self, phrase: Phrase, kind: str) -> int:
        """The end of the capitals behind a noun: "l'opérateur Sprint", "le quotidien économique Le Levant"."""
        at = phrase.last
        own = self.context.lexicon.sources[phrase.mark.item.entry]
        if phrase.plural and own.private:
            return at
        qualified = any(self.context.fold(i) in self.context.words["of"] or self.context.upper(i) for i in range(phrase.mark.last, at))
        if at > phrase.mark.last and (qualified or not (kind == "media" or own.private)):
            return at
        while self.context.upper(at) and self.context.tokens.sentence[at] == self.context.tokens.sentence[phrase.first]:
            at += 1
        return at

    def _codes(self, phrase: Phrase, kind: str) -> tuple[str, ...]:
        noun = self.context.lexicon.sources[phrase.mark.item.entry]
        if phrase.private or (kind == "group" and not phrase.body and not phrase.codes) or noun.private:
            return ()
        for code in phrase.codes:
            return load_world().speaks_for(code) if kind != "group" or phrase.mark.item.entry == "source" else ()
        return (self.home,) if phrase.body and self.home and kind != "group" else ()
