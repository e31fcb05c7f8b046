"""Several parties named one after the other: "A, B et C"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from verbale.language.words import Words
from verbale.mentions.lookup import NAMED, PARTIAL, ReferenceIndex
from verbale.model import Entity, EntityKind, Mentions, Parse, Reference, ReferenceKind, Span

HUMAN = frozenset({EntityKind.PERSON, EntityKind.SOURCE})
SPOKEN = frozenset({ReferenceKind.ROLE, ReferenceKind.GROUP, ReferenceKind.PRONOUN, ReferenceKind.CLITIC}) | NAMED
MODIFIERS = frozenset({"DET", "ADJ", "ADV"})
LEAD = 3


class ChainReader:
    """Reads the parties that stand at a place of one article; every result is in text order, each party once."""

    def __init__(self, parse: Parse, mentions: Mentions, words: Words) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = words
        self.index = ReferenceIndex(mentions)

    def chain(self, first: int, last: int) -> list[Entity]:
        """The parties of the reference that begins at word *first*, and of those coordinated with it, before word *last*.

        Those behind a mere comma belong to it only where "et" or its like goes before the last: "A, B et C", not "avec A, B a dit".
        """
        found: list[Entity] = []
        sure, linked, at = 0, False, first
        while at < last:
            number = self.beginning(at, last)
            if number is not None:
                found = self._named_apart(found, number)
                sure = len(found) if linked or not sure else sure
                linked = False
                at = self.after(self.index.references[number].span.end, at)
                found += self._other_adjectives(at, last)
                sure = len(found) if sure == len(found) - 1 else sure
            elif found and self.tokens.fold[at] == "(":
                at = next((k + 1 for k in range(at, last) if self.tokens.fold[k] == ")"), last)
            elif found and linked and self._is_partial(at):
                at += 1
            elif self.links(at) if found else at < first + LEAD and self.tokens.pos[at] in MODIFIERS:
                linked = linked or (bool(found) and self.tokens.fold[at] in self.words["conjunctions"])
                at += 1
            else:
                break
        return once(found[:sure])

    def _named_apart(self, found: list[Entity], number: int) -> list[Entity]:
        """*found* with the parties of a reference; a role in the plural gives way to the names behind it ("les ministres …, A et B")."""
        several = bool(found) and found[0].plural and found[0].kind is EntityKind.SOURCE
        if several and all(e.kind is EntityKind.STATE for e in found[1:]) and self.index.references[number].kind in NAMED:
            return self.parties(number)
        return [*found, *self.parties(number)]

    def _is_partial(self, at: int) -> bool:
        """True for an adjective of a country: "les ministres français et allemand"."""
        span = Span(self.tokens.start[at], self.tokens.end[at])
        return any(self.index.references[i].kind in PARTIAL for i in self.index.within(span))

    def links(self, at: int) -> bool:
        """True for a word between the parts of a list."""
        return self.tokens.fold[at] in self.words["joiners"] or self.tokens.fold[at] in self.words["conjunctions"]

    def beginning(self, at: int, last: int) -> int | None:
        """The outermost reference that begins at word *at*, an article before it or not."""
        start, limit = self.tokens.start[at], self.tokens.end[last - 1]
        around = [i for i in self.index.within(Span(start, limit)) if self.index.references[i].span.start == start]
        whole = [i for i in around if self.index.references[i].kind not in PARTIAL]
        return whole[0] if whole else None

    def after(self, end: int, at: int) -> int:
        """The first word at or behind *at* that begins at the place *end* or later."""
        return max(at, bisect_left(self.tokens.start, end))

    def _other_adjectives(self, at: int, last: int) -> list[Entity]:
        """The states of adjectives coordinated with a role's own: "représentants russes | et ukrainiens"."""
        if at + 1 >= last or not self.links(at):
            return []
        span = Span(self.tokens.start[at + 1], self.tokens.end[at + 1])
        found = [i for i in self.index.within(span) if self.index.references[i].kind is ReferenceKind.ADJECTIVE]
        named = at + 2 < len(self.tokens) and self.tokens.text[at + 2][:1].isupper()
        return [e for i in found if not named for e in self.index.entities(i)]

    def parties(self, number: int) -> list[Entity]:
        """The persons, groups and states of a reference; of a mere name not a body."""
        reference = self.index.references[number]
        entities = self.index.entities(number)
        if reference.kind in SPOKEN:
            return [
                e
                for e in entities
                if e.kind in HUMAN or reference.kind in (ReferenceKind.ROLE, ReferenceKind.GROUP) or e.kind is EntityKind.STATE
            ]
        return [e for e in entities if e.kind is not EntityKind.PERSON]

    def is_human(self, number: int) -> bool:
        """True for a reference to persons, or a role that somebody holds."""
        reference = self.index.references[number]
        entities = self.index.entities(number)
        if reference.kind is ReferenceKind.ROLE:
            return bool(entities)
        return reference.kind in SPOKEN and any(e.kind in HUMAN for e in entities)

    def before(self, last: int) -> list[Entity]:
        """The parties nearest before word *last* in its sentence, with those coordinated before them."""
        sentence = self.parse.sentences[self.tokens.sentence[last]]
        span = Span(sentence.span.start, self.tokens.start[last])
        found: list[Entity] = []
        limit, listed = None, False
        for number in reversed(self.index.parts(span)):
            reference = self.index.references[number]
            if not found:
                if self.is_human(number) and not self._is_governed(reference):
                    found, limit = self.parties(number), reference.span.start
                continue
            link = self._joint(reference, limit or 0)
            if link is None or not (link or listed) or not self.is_human(number):
                break
            listed = True
            found, limit = [*self.parties(number), *found], reference.span.start
        return once(found)

    def _is_governed(self, reference: Reference) -> bool:
        """True for a reference behind a preposition, which is no subject."""
        first = bisect_left(self.tokens.start, reference.span.start)
        return first > 0 and self.tokens.pos[first - 1] == "ADP"

    def _joint(self, reference: Reference, limit: int) -> bool | None:
        """True when "et" or its like stands between *reference* and the place *limit*, False for a mere comma, None for other words."""
        first, last = bisect_left(self.tokens.start, reference.span.end), bisect_left(self.tokens.start, limit)
        if not all(self.links(k) for k in range(first, last)):
            return None
        return any(self.tokens.fold[k] in self.words["conjunctions"] for k in range(first, last))


def once(found: Iterable[Entity]) -> list[Entity]:
    """*found* without repetitions."""
    return list({e.id: e for e in found}.values())
