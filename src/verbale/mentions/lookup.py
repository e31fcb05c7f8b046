"""From a stretch of text to the references in it: what the rooms behind this one ask about a source."""

from __future__ import annotations

from bisect import bisect_left

from verbale.model import Entity, EntityKind, Mentions, ReferenceKind, Span, Speaker

PARTIAL = frozenset({ReferenceKind.ADJECTIVE, ReferenceKind.PREFIX})
NAMED = frozenset({ReferenceKind.NAME, ReferenceKind.TITLE_NAME})


class ReferenceIndex:
    """The references of one article by place. Indices are those of ``Mentions.references``.

    >>> from verbale.model import Entity, EntityKind, Mentions, Reference, ReferenceKind, Span
    >>> wang = Entity("e1", EntityKind.PERSON, "Wang Yi", ("CN",))
    >>> name = Reference(Span(0, 7), ReferenceKind.TITLE_NAME, ("e1",), "fr/titles.yml#monsieur")
    >>> index = ReferenceIndex(Mentions((wang,), (name,), ()))
    >>> index.best(Span(0, 7)), index.entity("e1").name
    (0, 'Wang Yi')
    """

    def __init__(self, mentions: Mentions) -> None:
        self.references = mentions.references
        self._starts = [r.span.start for r in mentions.references]
        self._entities = {e.id: e for e in mentions.entities}
        self._named = [tuple([self._entities[i] for i in r.entities]) for r in mentions.references]
        self._longest = max((r.span.end - r.span.start for r in mentions.references), default=0)

    def entity(self, identifier: str) -> Entity:
        """The entity of that id; raises KeyError for an id that is not in the article."""
        return self._entities[identifier]

    def entities(self, index: int) -> tuple[Entity, ...]:
        """The entities of the reference at *index*, none when it was left open."""
        return self._named[index]

    def within(self, span: Span) -> tuple[int, ...]:
        """The references wholly inside *span*, in text order, outer before inner."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(i for i in range(first, last) if self.references[i].span.end <= span.end)

    def covering(self, span: Span) -> tuple[int, ...]:
        """The references that cover all of *span*, in text order, outer before inner."""
        first, last = bisect_left(self._starts, span.end - self._longest), bisect_left(self._starts, span.start + 1)
        return tuple(i for i in range(first, last) if self.references[i].span.covers(span))

    def parts(self, span: Span) -> tuple[int, ...]:
        """The references inside *span* that stand in no other one inside it: the members of "la Chine et M. Diallo".

        An adjective or a prefix is no part. In text order.
        """
        found: list[int] = []
        end = -1
        for i in self.within(span):
            reference = self.references[i]
            if reference.span.start >= end and reference.kind not in PARTIAL:
                found.append(i)
                end = reference.span.end
        return tuple(found)

    def best(self, span: Span) -> int | None:
        """The reference that stands for the whole noun phrase at *span*, None when there is none.

        The parts of the phrase are weighed: the name of a person in apposition to the phrase's head goes before the
        head's own role; a reference that begins the phrase goes before one deeper in it; a country's adjective never
        stands for the phrase. A name that begins with the span and goes on behind it is it ("l'émissaire | , Mme Diallo");
        when nothing lies inside, the smallest reference round the span is it.
        """
        parts = self.parts(span)
        longer = [i for i in self.covering(span) if self.references[i].span.start == span.start and self.references[i].kind in NAMED]
        if longer:
            return longer[0]
        if not parts:
            around = [i for i in self.covering(span) if self.references[i].kind not in PARTIAL]
            return min(around, key=lambda i: (self._length(i), i), default=None)
        first = parts[0]
        if self.references[first].kind is ReferenceKind.ROLE:
            for i in parts[1:]:
                if self._same(first, i):
                    return i
        return first

    def _length(self, index: int) -> int:
        span = self.references[index].span
        return span.end - span.start

    def _same(self, role: int, other: int) -> bool:
        """True when *other* names the person whom *role* describes."""
        a, b = self.references[role], self.references[other]
        return b.kind in NAMED and bool(a.entities) and a.entities == b.entities and self._entities[b.entities[0]].kind is EntityKind.PERSON


def speaker_of(entity: Entity) -> Speaker:
    """*entity* as one who speaks or takes part; only a person is pointed to by its id.

    >>> from verbale.model import Entity, EntityKind
    >>> speaker_of(Entity("p1", EntityKind.PERSON, "Wang Yi", ("CN",))).person, speaker_of(Entity("c1", EntityKind.STATE, "Chine", ("CN",))).person
    ('p1', None)
    """
    return Speaker(entity.name, entity.id if entity.kind is EntityKind.PERSON else None, entity.countries)
