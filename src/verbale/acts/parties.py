"""Who would act, and toward whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from verbale.acts.clauses import Clause
from verbale.acts.speakers import own_countries
from verbale.language.words import Words
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Force, Meeting, Mentions, Parse, ReferenceKind, Span, Statement

PARTIAL = frozenset({ReferenceKind.ADJECTIVE, ReferenceKind.PREFIX})
PLACES = frozenset({ReferenceKind.CAPITAL, ReferenceKind.NAME})
TOWARD = frozenset(
    {Force.COMMIT, Force.PRAISE, Force.THANK, Force.SUPPORT, Force.INVITE, Force.OFFER, Force.HOPE, Force.REQUEST, Force.PROPOSE, Force.DENY}
)
DIRECT = frozenset({Force.SUPPORT, Force.OPPOSE, Force.REQUEST, Force.REGRET, Force.WARN, Force.INVITE, Force.THANK})
BODIES = frozenset({"UN", "EU"})
ENOUGH = 2


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

    def __init__(self, parse: Parse, mentions: Mentions, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...], words: Words) -> None:
        self.tokens = parse.tokens
        self.words = words
        self.index = ReferenceIndex(mentions)
        self.pairs = [m.countries for m in meetings if len(m.countries) == ENOUGH]
        self.pairs += [own for s in statements if len(own := own_countries(s)) == ENOUGH and len(s.speakers) == ENOUGH]
        counts = Counter(c for i, r in enumerate(mentions.references) for c in self.countries(i) if r.entities)
        self.ranking = [c for c, n in counts.most_common() if c not in BODIES]
        self.counts = counts

    def countries(self, i: int) -> tuple[str, ...]:
        """The countries of the reference at index *i*, each once."""
        return tuple(dict.fromkeys(c for entity in self.index.entities(i) for c in entity.countries))

    def partner(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """The other side of the meeting that *own* is at, or of the two states that the whole text is about; else nobody."""
        for pair in self.pairs:
            if len(own) == 1 and own[0] in pair:
                return tuple(c for c in pair if c not in own)
        top = self.ranking[:2]
        if len(own) == 1 and len(top) == ENOUGH and own[0] in top and self.counts[top[1]] >= ENOUGH:
            third = self.ranking[2] if len(self.ranking) > ENOUGH else None
            if third is None or self.counts[third] < self.counts[top[1]]:
                return tuple(c for c in top if c not in own)
        return ()

    def subject(self, statement: Statement, clause: Clause) -> Subject:
        """Whose *clause* is: the speaker's own side for "nous", "il" and "notre pays", else by the states and persons it names."""
        own = own_countries(statement)
        first, last = clause.subject
        tokens = self.tokens
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
        if any(w in self.words["third-persons"] for w in words) or not words:
            return Subject(Holder.OWN, own)
        return Subject(Holder.OWN, own) if words[0] in self.words["agents"] else Subject(Holder.THING)

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

    def find(self, statement: Statement, force: Force, requests: bool, subject: Subject, words: Span, *, retold: bool) -> Parties:
        """The parties of an act with the evidence *words*.

        A joint voice acts for both and toward none but a third. What one side says that both will do is one-sided.
        """
        own = own_countries(statement)
        if retold:
            named = self._third(words, subject.countries)
            return Parties(subject.countries, named or (self.partner(subject.countries) if len(subject.countries) == 1 else ()))
        if len(own) > 1:
            third = self._third(words, own) if force in (Force.REQUEST, Force.REGRET, Force.SUPPORT, Force.ASSERT) else ()
            return Parties(own, third)
        if subject.holder is Holder.SEVERAL and force in (Force.COMMIT, Force.AGREE, Force.OPPOSE, Force.SUPPORT, Force.HOPE):
            return Parties(subject.countries, (), tuple(c for c in subject.countries if c not in own), force in (Force.COMMIT, Force.AGREE))
        if requests:
            return Parties(own, self._asked(subject, own, words))
        return Parties(own, self._target(force, own, subject, words))

    def _asked(self, subject: Subject, own: tuple[str, ...], words: Span) -> tuple[str, ...]:
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
        return self.partner(own)

    def _target(self, force: Force, own: tuple[str, ...], subject: Subject, words: Span) -> tuple[str, ...]:
        partner = self.partner(own)
        named = self._foreign(words, own)
        if subject.holder is Holder.OTHER and force is not Force.ASSERT:
            return tuple(c for c in subject.countries if c not in own)
        if not partner:
            return named
        if force in DIRECT and named:
            return named
        if force in TOWARD:
            return partner
        return partner if self._mentions(words, partner) or self._mentions_both(words) else ()

    def _foreign(self, words: Span, own: tuple[str, ...]) -> tuple[str, ...]:
        """The first other state that the words name, a mere place left out."""
        for i in self.index.within(words):
            foreign = tuple(c for c in self.countries(i) if c not in own)
            if foreign and not self._local(i):
                return foreign
        return ()

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
        at = self._index(reference.span.start)
        for k in range(at - 1, max(-1, at - 6), -1):
            word = self.tokens.fold[k]
            if word in self.words["locatives"]:
                return True
            if word not in self.words["determiners"] and word not in self.words["directions"] and word not in self.words["complement-marks"]:
                return False
        return False

    def _index(self, start: int) -> int:
        from bisect import bisect_left

        return bisect_left(self.tokens.start, start)

    def _mentions(self, words: Span, countries: tuple[str, ...]) -> bool:
        return any(c in countries for i in self.index.within(words) for c in self.countries(i))

    def _mentions_both(self, words: Span) -> bool:
        return any(self.index.references[i].kind is ReferenceKind.GROUP for i in self.index.within(words))

