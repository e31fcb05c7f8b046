"""Whose a clause of the content is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.acts.clauses import Clause
from verbale.acts.named import NamedStates
from verbale.acts.speakers import own_countries
from verbale.model import Frame, ReferenceKind, Span, Statement

PARTIAL = frozenset({ReferenceKind.ADJECTIVE, ReferenceKind.PREFIX})


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


class SubjectReader:
    """Reads the subjects of the clauses of one article."""

    def __init__(self, named: NamedStates) -> None:
        self.named = named
        self.tokens = named.tokens
        self.words = named.words
        self.index = named.index

    def read(self, statement: Statement, clause: Clause) -> Subject:
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
        nominal = [i for i in range(first, last) if tokens.pos[i] in ("NOUN", "PROPN", "PRON")]
        words = [tokens.fold[i] for i in nominal if tokens.fold[i] not in self.words["possessives"]]
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
                    found.update(dict.fromkeys(self.named.joined(i, self.named.countries(i), ())))
                    seen = True
                continue
            if (at > first and self._complement(at, first)) or reference.span.start < before:
                continue
            found.update(dict.fromkeys(self.named.countries(i)))
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
