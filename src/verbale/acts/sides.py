"""Which states a text is about, who faces whom in it, and who is meant where nobody is named."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from verbale.acts.named import NamedStates
from verbale.acts.speakers import own_countries
from verbale.model import Meeting, Mentions, Statement

BODIES = frozenset({"UN", "EU"})
MEDIATORS = frozenset({"UN"})
ENOUGH = 2
MOST, ABOUT, SOME = 0.7, 0.5, 0.2


class Sides:
    """The sides of one article: of its meetings, of its joint statements, or by how often it names them."""

    def __init__(self, mentions: Mentions, named: NamedStates, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...]) -> None:
        self.pairs = [m.countries for m in meetings if len(m.countries) == ENOUGH]
        self.pairs += [own for s in statements if len(own := own_countries(s)) == ENOUGH and len(s.speakers) == ENOUGH]
        self._counts = Counter(c for i, r in enumerate(mentions.references) for c in named.countries(i) if r.entities)
        self._ranking = self._ranked(BODIES)
        self._voices = {c for s in statements for c in own_countries(s)}

    def _ranked(self, left_out: frozenset[str]) -> list[str]:
        """The states that the text names, the most named first, without those *left_out*."""
        return [c for c, _ in self._counts.most_common() if c not in left_out]

    @cached_property
    def two(self) -> tuple[str, ...]:
        """The two states that fill the text, the more named first; empty for a text of one or of many.

        Where no two states do, the European Union may be a side: facing Switzerland, not between Serbia and Kosovo.
        """
        for ranking in (self._ranking, self._ranked(MEDIATORS)):
            total = sum(self._counts[c] for c in ranking) or 1
            first, second = ([self._counts[c] / total for c in ranking] + [0.0, 0.0])[:2]
            if first + second >= MOST and second >= SOME:
                return tuple(ranking[:2])
        return ()

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
        return bool(self.two) and self._voices >= set(self.two)

    @property
    def answering(self) -> bool:
        """True where the one state that the text is about has its say: what is said against nobody by name is said against it."""
        return self._ranking[:1] != [] and self._ranking[0] in self._voices

    def between(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """Both sides of a dispute in which *own* is a third."""
        return self.two if own and self.disputing and not set(own) & set(self.two) else ()

    def addressed(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """The one state that the whole text is about, for what those who speak for none ask of it or hold against it."""
        if own and not set(own) <= BODIES:
            return ()
        return tuple(self._ranking[:1]) if self._share(0) >= (ABOUT if own else MOST) else ()

    def _share(self, place: int) -> float:
        """How much of all mentions of states goes to the one at that *place* of the ranking."""
        total = sum(self._counts[c] for c in self._ranking)
        return self._counts[self._ranking[place]] / total if len(self._ranking) > place else 0.0
