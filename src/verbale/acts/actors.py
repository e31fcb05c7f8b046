"""Who would act, and toward whom."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Force, Mentions, ReferenceKind, Span, Statement

TOWARD = frozenset(
    {Force.COMMIT, Force.PRAISE, Force.THANK, Force.SUPPORT, Force.INVITE, Force.OFFER, Force.HOPE, Force.REQUEST, Force.PROPOSE}
)
SIDES = frozenset({ReferenceKind.GROUP})


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of an act, ISO codes in text order."""

    actor: tuple[str, ...]
    target: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    one_sided: bool


class RoleFinder:
    """Finds the parties of the acts of one article: ``pair`` are its two states when just two sides speak or meet."""

    def __init__(self, mentions: Mentions, statements: tuple[Statement, ...]) -> None:
        self.index = ReferenceIndex(mentions)
        speaking = list(dict.fromkeys(c for s in statements for x in s.speakers for c in x.countries))
        people = list(dict.fromkeys(c for e in mentions.entities if e.kind is EntityKind.PERSON for c in e.countries))
        both = speaking if len(speaking) == 2 else people
        self.pair = tuple(both) if len(both) == 2 else ()

    def find(self, statement: Statement, force: Force, requests: bool, before: Span, evidence: Span) -> Roles:
        """The roles of an act whose clause begins with *before* (up to its predicate) and whose words are *evidence*.

        A joint voice acts for both and toward none. What one side says both will do is one-sided.
        """
        own = tuple(dict.fromkeys(c for speaker in statement.speakers for c in speaker.countries))
        joint = len(statement.speakers) > 1 or len(own) > 1
        subject = self._subject(before)
        others = self._others(evidence, own)
        if joint:
            return Roles(own, others if force is Force.REQUEST and not self._both(others) else (), (), False)
        if requests and subject:
            return Roles(own, subject if subject != own else others, (), False)
        if subject and set(own) < set(subject):
            rest = tuple(c for c in subject if c not in own)
            return Roles(subject, (), rest, force in (Force.COMMIT, Force.AGREE))
        return Roles(own, self._target(force, own, others), (), False)

    def _both(self, countries: tuple[str, ...]) -> bool:
        return set(countries) == set(self.pair)

    def _subject(self, before: Span) -> tuple[str, ...]:
        """The countries of the first reference of the clause, both for "les deux parties"."""
        for i in self.index.within(before):
            reference = self.index.references[i]
            if reference.kind in (ReferenceKind.ADJECTIVE, ReferenceKind.PREFIX):
                continue
            return self._countries(i)
        return ()

    def _countries(self, i: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for entity in self.index.entities(i) for c in entity.countries))

    def _others(self, evidence: Span, own: tuple[str, ...]) -> tuple[str, ...]:
        """The other countries that the act's own words name, the first only unless a group is meant."""
        for i in self.index.within(evidence):
            countries = self._countries(i)
            if self.index.references[i].kind in SIDES and countries:
                return countries
            foreign = tuple(c for c in countries if c not in own)
            if foreign:
                return foreign
        return ()

    def _target(self, force: Force, own: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
        foreign = tuple(c for c in others if c not in own)
        if foreign:
            return foreign
        if force in TOWARD and self.pair and set(own) < set(self.pair):
            return tuple(c for c in self.pair if c not in own)
        return ()
