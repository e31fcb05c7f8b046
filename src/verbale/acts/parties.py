"""Who would act, and toward whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from verbale.acts.clauses import Clause
from verbale.acts.speakers import own_countries
from verbale.language.acts import ActRule, Aim
from verbale.language.words import Words
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Force, Frame, Meeting, Mentions, Parse, ReferenceKind, Span, Statement

PARTIAL = frozenset({ReferenceKind.ADJECTIVE, ReferenceKind.PREFIX})
PLACES = frozenset({ReferenceKind.CAPITAL, ReferenceKind.NAME})
TOWARD = frozenset(
    {
        Force.COMMIT,
        Force.PRAISE,
        Force.THANK,
        Force.SUPPORT,
        Force.INVITE,
        Force.OFFER,
        Force.HOPE,
        Force.REQUEST,
        Force.PROPOSE,
        Force.DENY,
    }
)
DIRECT = frozenset({Force.SUPPORT, Force.OPPOSE, Force.WARN, Force.THANK})
BODIES = frozenset({"UN", "EU"})
THIRD = frozenset({Force.REQUEST, Force.REGRET, Force.SUPPORT, Force.ASSERT, Force.OPPOSE, Force.WARN})
SHARED = frozenset({Force.COMMIT, Force.AGREE, Force.OPPOSE, Force.SUPPORT, Force.HOPE})
ENOUGH = 2
MOST, SOME = 0.7, 0.2
HELD_AGAINST = frozenset({Force.OPPOSE, Force.WARN, Force.REGRET, Force.DENY})


class Holder(StrEnum):
    """Whose a clause is."""

    OWN = "own"
    OTHER = "other"
    SEVERAL = "several"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: whose it is, with its countries where it names any."""

    holder: Holder
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of an act, ISO codes in text order."""

    actor: tuple[str, ...]
    target: tuple[str, ...]
    on_behalf_of: tuple[str, ...] = ()
    one_sided: bool = False


class PartyFinder:
    """Finds the parties of the acts of one article."""

    def __init__(
        self, parse: Parse, mentions: Mentions, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...], words: Words
    ) -> None:
        self.tokens = parse.tokens
        self.words = words
        self.index = ReferenceIndex(mentions)
        self.pairs = [m.countries for m in meetings if len(m.countries) == ENOUGH]
        self.pairs += [own for s in statements if len(own := own_countries(s)) == ENOUGH and len(s.speakers) == ENOUGH]
        counts = Counter(c for i, r in enumerate(mentions.references) for c in self.countries(i) if r.entities)
        self.ranking = [c for c, n in counts.most_common() if c not in BODIES]
        self.counts = counts
        self.voices = {c for s in statements for c in own_countries(s)}

    @cached_property
    def two(self) -> tuple[str, ...]:
        """The two states that fill the text, the more named first; empty for a text of one or of many."""
        filled = self.share(0) + self.share(1) >= MOST and self.share(1) >= SOME
        return tuple(self.ranking[:2]) if filled else ()

    def countries(self, i: int) -> tuple[str, ...]:
        """The countries of the reference at index *i*, each once."""
        return tuple(dict.fromkeys(c for entity in self.index.entities(i) for c in entity.countries))

    def partner(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """The other side of the meeting that *own* is at, or of two states that fill the text and both have their say; else nobody."""
        for pair in self.pairs:
            if len(own) == 1 and own[0] in pair:
                return tuple(c for c in pair if c not in own)
        if len(own) == 1 and own[0] in self.two and self.disputing:
            return tuple(c for c in self.two if c not in own)
        return ()

    @cached_property
    def disputing(self) -> bool:
        """True for a text that two states fill and in which both have their say."""
        return bool(self.two) and self.voices >= set(self.two)

    def subject(self, statement: Statement, clause: Clause) -> Subject:
        """Whose *clause* is: the speaker's own side for "nous", "il" and "notre pays", else by the states and persons it names."""
        own = own_countries(statement)
        first, last = clause.subject
        tokens = self.tokens
        if self._impersonal(clause):
            return Subject(Holder.THING)
        for i in range(first, last):
            if tokens.fold[i] in self.words["first-persons"]:
                return Subject(Holder.OWN, own)
        if last > first:
            named = self._named(first, last)
            if named is not None:
                return self._side(statement, own, named)
        words = [tokens.fold[i] for i in range(first, last) if tokens.pos[i] in ("NOUN", "PROPN", "PRON")]
        if any(w in self.words["neuters"] for w in words):
            return Subject(Holder.THING)
        if any(w in self.words["third-persons"] for w in words):
            alien = statement.frame is Frame.QUOTE or (
                len(statement.speakers) == 1 and any(w in self.words["plural-pronouns"] for w in words)
            )
            return Subject(Holder.THING) if alien else Subject(Holder.OWN, own)
        if not words:
            return Subject(Holder.OWN, own)
        return Subject(Holder.OWN, own) if words[0] in self.words["agents"] else Subject(Holder.THING)

    def _impersonal(self, clause: Clause) -> bool:
        """True for a verb whose "il" is nobody: "il s'agit", "il y aura"."""
        fold, verb = self.tokens.fold, clause.verb
        if verb is None or not any(w in self.words["third-persons"] for w in fold[max(clause.subject[0], verb - 4) : verb]):
            return False
        return fold[verb] in self.words["impersonals"] or (verb > 0 and fold[verb - 1] in self.words["there"])

    def _side(self, statement: Statement, own: tuple[str, ...], named: tuple[tuple[str, ...], frozenset[str]]) -> Subject:
        countries, names = named
        if len(countries) > 1 and set(own) <= set(countries):
            return Subject(Holder.SEVERAL, countries)
        if not countries:
            same = names & {s.name for s in statement.speakers}
            return Subject(Holder.OWN if same or not names else Holder.THING, own if same else ())
        return Subject(Holder.OWN if own and set(countries) <= set(own) else Holder.OTHER, countries)

    def _named(self, first: int, last: int) -> tuple[tuple[str, ...], frozenset[str]] | None:
        """The countries and names of the subject's references, those of its complements left out; None when it names nobody."""
        tokens = self.tokens
        span = Span(tokens.start[first], tokens.end[last - 1])
        found: dict[str, None] = {}
        names: set[str] = set()
        seen = False
        before = span.start
        for i in self.index.within(span):
            reference = self.index.references[i]
            at = self._place(reference.span.start, first, last)
            if reference.kind in PARTIAL:
                if at > first and not seen and self._agent(first, at):
                    found.update(dict.fromkeys(self.countries(i)))
                    seen = True
                continue
            if (at > first and self._complement(at, first)) or reference.span.start < before:
                continue
            found.update(dict.fromkeys(self.countries(i)))
            names.update(e.name for e in self.index.entities(i))
            seen, before = True, reference.span.end
        return (tuple(found), frozenset(names)) if seen else None

    def _place(self, start: int, first: int, last: int) -> int:
        return next((k for k in range(first, last) if self.tokens.start[k] >= start), last - 1)

    def _complement(self, at: int, first: int) -> bool:
        """True when the reference at word *at* hangs on a noun before it: "la politique du Kazakhstan"."""
        for k in range(at - 1, max(first - 1, at - 3), -1):
            if self.tokens.fold[k] in self.words["complement-marks"] or self.tokens.fold[k] in self.words["locatives"]:
                return not self._agent(first, k)
            if self.tokens.fold[k] not in self.words["determiners"]:
                return False
        return False

    def _agent(self, first: int, last: int) -> bool:
        """True when a noun for those who act ("gouvernement", "partie") heads the words at *first* to *last*."""
        heads = [k for k in range(first, last) if self.tokens.pos[k] in ("NOUN", "PROPN") or self.tokens.fold[k] in self.words["agents"]]
        return bool(heads) and self.tokens.fold[heads[0]] in self.words["agents"]

    def find(self, statement: Statement, rule: ActRule, subject: Subject, words: Span, *, retold: bool) -> Parties:
        """The parties of an act of *rule* with the evidence *words*; ``retold`` for a statement that retells that of *subject*.

        A joint voice acts for both and toward none but a third. What one side says that both will do is one-sided.
        """
        own, force = own_countries(statement), rule.force
        if retold:
            named = self._third(words, subject.countries)
            return Parties(subject.countries, named or (self.partner(subject.countries) if len(subject.countries) == 1 else ()))
        if len(own) > 1:
            return Parties(own, self._third(words, own) if force in THIRD else ())
        if subject.holder is Holder.SEVERAL and force in SHARED:
            return Parties(subject.countries, (), tuple(c for c in subject.countries if c not in own), force in (Force.COMMIT, Force.AGREE))
        if force is Force.AGREE and self.partner(own):
            other = self.partner(own)
            return Parties(own + other, (), other, one_sided=True)
        if rule.aim is Aim.NOBODY:
            return Parties(own, ())
        if rule.requests:
            return Parties(own, self._asked(statement, subject, own, words))
        if subject.holder is Holder.OTHER and force is not Force.ASSERT:
            return Parties(own, tuple(c for c in subject.countries if c not in own))
        return Parties(own, self._target(rule, own, words))

    def _asked(self, statement: Statement, subject: Subject, own: tuple[str, ...], words: Span) -> tuple[str, ...]:
        """Who is asked: the subject of "devraient", both for "les deux parties", else whoever the words name, else the other side."""
        if subject.countries and subject.countries != own:
            return subject.countries
        for i in self.index.within(words):
            countries = self.countries(i)
            if len(countries) > 1 and self.index.references[i].kind is ReferenceKind.GROUP:
                return countries
            foreign = tuple(c for c in countries if c not in own)
            if foreign and not self._local(i):
                return foreign
        return (
            self.partner(own)
            or self._between(own)
            or (self._addressed(own) if self._official(words) or self._demand(statement, words) else ())
        )

    def _target(self, rule: ActRule, own: tuple[str, ...], words: Span) -> tuple[str, ...]:
        """Toward whom an act goes: the other side of a meeting for what one does toward another, else whoever the words name."""
        force, partner = rule.force, self.partner(own)
        if rule.aim is Aim.PARTNER and partner:
            return partner
        if partner and not self.pairs and force in HELD_AGAINST:
            return self._named_in(words, own, force) or partner
        if force is Force.REGRET:
            return ()
        if force is Force.ASSERT:
            if partner:
                return partner if self._mentions(words, partner) or self._mentions_both(words) else ()
            return self._named_in(words, own, force) if set(own) & BODIES else ()
        if partner and force in TOWARD and force not in DIRECT:
            return partner
        named = self._named_in(words, own, force)
        if named:
            return named
        if force in TOWARD or force is Force.WARN:
            return partner or self._between(own)
        return self._addressed(own) if force is Force.OPPOSE and self._official(words) else ()

    def _between(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """Both sides of a dispute in which *own* is a third."""
        return self.two if own and self.disputing and not set(own) & set(self.two) else ()

    def _official(self, words: Span) -> bool:
        """True for words that name a state or those who act for one."""
        first, last = bisect_left(self.tokens.start, words.start), bisect_left(self.tokens.start, words.end)
        named = any(self.countries(i) and not self._namesake(i) for i in self.index.within(words))
        return named or any(w in self.words["state-agents"] for w in self.tokens.fold[first:last])

    def _demand(self, statement: Statement, words: Span) -> bool:
        """True for what one asks for without saying of whom: "réclame des moyens", not "appelle à la grève" nor "il faut penser à …"."""
        if statement.frame not in (Frame.NOMINAL, Frame.QUOTE):
            return False
        first = self.tokens.fold[bisect_left(self.tokens.start, words.start)]
        return first not in self.words["locatives"] and first not in self.words["infinitive-marks"]

    def _addressed(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """The one state that the whole text is about, for what those who speak for none ask of it or hold against it."""
        if own and not set(own) <= BODIES:
            return ()
        return tuple(self.ranking[:1]) if self.share(0) >= MOST else ()

    def share(self, place: int) -> float:
        """How much of all mentions of states goes to the one at that *place* of the ranking."""
        total = sum(self.counts[c] for c in self.ranking)
        return self.counts[self.ranking[place]] / total if len(self.ranking) > place else 0.0

    def _named_in(self, words: Span, own: tuple[str, ...], force: Force) -> tuple[str, ...]:
        """The first other state that the words name; a mere place only when there is nothing else, and never of what one opposes.

        For those who speak for no state only states count, not the persons who have one.
        """
        places: tuple[str, ...] = ()
        for i in self.index.within(words):
            foreign = tuple(c for c in self.countries(i) if c not in own)
            if not foreign or self._namesake(i) or (not own and any(e.kind is EntityKind.PERSON for e in self.index.entities(i))):
                continue
            if not self._local(i):
                return foreign
            places = places or foreign
        return () if force in (Force.OPPOSE, Force.WARN) else places

    def _third(self, words: Span, own: tuple[str, ...]) -> tuple[str, ...]:
        for i in self.index.within(words):
            foreign = tuple(c for c in self.countries(i) if c not in own)
            if foreign and self.index.references[i].kind is not ReferenceKind.CAPITAL:
                return foreign
        return ()

    def _local(self, i: int) -> bool:
        """True for a name that says where: "à Gaza", "dans le nord du Burkina Faso"."""
        reference = self.index.references[i]
        if reference.kind not in PLACES or any(e.kind is EntityKind.PERSON for e in self.index.entities(i)):
            return False
        at = bisect_left(self.tokens.start, reference.span.start)
        for k in range(at - 1, max(-1, at - 6), -1):
            word = self.tokens.fold[k]
            if word in self.words["locatives"]:
                return True
            if (
                word not in self.words["determiners"]
                and word not in self.words["directions"]
                and word not in self.words["complement-marks"]
            ):
                return False
        return False

    def _namesake(self, i: int) -> bool:
        """True for a city after which something is called: "l'accord de Paris"."""
        reference = self.index.references[i]
        if reference.kind is not ReferenceKind.CAPITAL:
            return False
        at = bisect_left(self.tokens.start, reference.span.start)
        return at > 1 and self.tokens.fold[at - 1] in self.words["complement-marks"] and self.tokens.fold[at - 2] in self.words["namings"]

    def _mentions(self, words: Span, countries: tuple[str, ...]) -> bool:
        return any(c in countries for i in self.index.within(words) for c in self.countries(i))

    def _mentions_both(self, words: Span) -> bool:
        return any(self.index.references[i].kind is ReferenceKind.GROUP for i in self.index.within(words))
