"""Bodies, media and sources without a name, and organisations that only their speaking tells from other capitals."""

from __future__ import annotations

from verbale.language import rule_id
from verbale.mentions.actors import Actor, Register
from verbale.mentions.context import Context
from verbale.mentions.functions import Function
from verbale.mentions.lexicon import MarkKind
from verbale.mentions.phrases import Article, Phrase, read_phrase
from verbale.mentions.salience import Salience
from verbale.mentions.sightings import Sighting
from verbale.mentions.states import States
from verbale.model import EntityKind
from verbale.world import load_world


class Bodies:
    """The bodies and unnamed sources of one text."""

    def __init__(self, context: Context, register: Register, states: States, home: str | None) -> None:
        self.context = context
        self.register = register
        self.states = states
        self.home = home
        self._bodies: list[tuple[str, str, Actor]] = []
        self._named: dict[str, Actor] = {}

    def actors(self, sighting: Sighting, salience: Salience) -> tuple[Actor, ...]:
        """What a phrase such as "le ministère russe de la Défense", "la préfecture" or "la même source" refers to."""
        phrase = sighting.phrase
        assert phrase is not None
        noun = self.context.lexicon.sources[phrase.mark.item.entry]
        if self._same(phrase):
            last = self._last_source(salience)
            if last is not None:
                return (last,)
        if noun.owned:
            issuer = self._issuer(phrase)
            if issuer is not None:
                return (issuer,)
        return (self._find(phrase, noun.kind),)

    def named(self, sighting: Sighting, function: Function) -> Actor | None:
        """The organisation of a run of capitals that is no person's: only for one that speaks, or was known to speak before."""
        name = self.context.printed(*sighting.name)
        found = self._named.get(name.casefold())
        if found is None and function is Function.SPEAKER and not self.context.opens(sighting.first):
            found = Actor(EntityKind.ORGANISATION, name, sighting.first)
            self._named[name.casefold()] = found
            self.register.actors.append(found)
        if found is not None:
            sighting.rule = rule_id(self.context.lexicon.language, "names", "organisation")
        return found

    def _same(self, phrase: Phrase) -> bool:
        """True for "la même source", "de même source"."""
        return any(self.context.fold(i) in self.context.words["same"] for i in range(phrase.core, phrase.mark.first))

    def _last_source(self, salience: Salience) -> Actor | None:
        for event in reversed(salience.events):
            if event.function is Function.SPEAKER and event.actors[0].kind in {EntityKind.ORGANISATION, EntityKind.SOURCE}:
                return event.actors[0]
        return None

    def _issuer(self, phrase: Phrase) -> Actor | None:
        """Whose communiqué or report it is: the first body or organisation named behind the noun."""
        for at in range(phrase.mark.last, phrase.last):
            mark = self.context.mark(at, MarkKind.SOURCE, MarkKind.PLACE)
            if mark is None:
                continue
            if mark.item.kind is MarkKind.SOURCE:
                return self._find(read_phrase(self.context, mark), self.context.lexicon.sources[mark.item.entry].kind)
            if mark.item.how == "organisation":
                return self.states.actor(mark.item.code, at)
        return None

    def _find(self, phrase: Phrase, kind: str) -> Actor:
        """The body of those words met before, else a new one; a bare noun ("le ministère") means the latest of its kind."""
        words = self.context.printed(phrase.core, phrase.last).casefold()
        head = self.context.fold(phrase.mark.first)
        bare = phrase.last == phrase.mark.last and phrase.article is Article.DEFINITE and not self.context.upper(phrase.last)
        if bare and kind == "media" and self._named:
            return list(self._named.values())[-1]
        for known, noun, actor in reversed(self._bodies):
            if known == words or (bare and noun == head and kind != "group"):
                return actor
        name, last = self.context.printed(phrase.core, phrase.last), self._with_name(phrase, kind)
        if last > phrase.last:
            name = self.context.printed(phrase.last, last)
        actor = Actor(
            EntityKind.SOURCE if kind == "group" else EntityKind.ORGANISATION,
            name,
            phrase.first,
            codes=self._codes(phrase, kind),
            gender=phrase.gender,
            plural=phrase.plural,
        )
        self.register.actors.append(actor)
        self._bodies.append((words, head, actor))
        return actor

    def _with_name(self, phrase: Phrase, kind: str) -> int:
        """The end of the capitals behind a noun: "l'opérateur Sprint", "le quotidien économique Le Levant"."""
        at = phrase.last
        own = self.context.lexicon.sources[phrase.mark.item.entry]
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
