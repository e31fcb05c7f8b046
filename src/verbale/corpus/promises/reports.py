"""What later dispatches say on the matter of a promise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from verbale.corpus.comparison.likeness import find_scale
from verbale.corpus.promises.joining import find_heads
from verbale.corpus.promises.pledges import Pledge
from verbale.corpus.promises.promise import Report
from verbale.corpus.shelf import Dispatch

BEARS = 0.3
SHARED = 2
COMMON = 400
MOST = 12


class Reporter:
    """Finds the acts that bear on a promise among the acts that bind nobody."""

    def __init__(self, pledges: Sequence[Pledge]) -> None:
        every = tuple(pledge.point for pledge in pledges)
        self._scales = {same: find_scale(every, same_language=same, sides=frozenset()) for same in (True, False)}
        self._others = [pledge for pledge in pledges if not pledge.binds and not pledge.claim.is_carried]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for n, pledge in enumerate(self._others):
            for key in find_heads(pledge):
                self._places[key].append(n)

    def find(self, group: Sequence[Pledge]) -> tuple[Report, ...]:
        """What is said on the matter of *group*, the acts of one promise, after it was made; of many the likest, the earliest first.

        The one who says it, who acts or toward whom must be a party of the promise; what reprints repeat is left out.
        """
        first = group[0].dispatch
        parties = frozenset().union(*(p.deed.actor | p.deed.target for p in group))
        found = []
        for other in self._near(group):
            if _is_later(other.dispatch, first) and parties & (other.deed.actor | other.deed.target | other.point.countries):
                likeness = max(self._overlap(pledge, other) for pledge in group)
                found += [(likeness, other)] if likeness >= BEARS else []
        best = sorted(found, key=lambda pair: (-pair[0], pair[1].dispatch.id, pair[1].point.order))[:MOST]
        return tuple(_report(pledge, likeness) for likeness, pledge in sorted(best, key=lambda pair: _place(pair[1])))

    def _near(self, group: Sequence[Pledge]) -> list[Pledge]:
        """The acts that share enough keys with *group* to be weighed; a key that very many acts have counts for nothing here."""
        keys = frozenset().union(*(find_heads(pledge) for pledge in group))
        shared = Counter(n for key in keys if len(self._places.get(key, ())) <= COMMON for n in self._places.get(key, ()))
        return [self._others[n] for n in sorted(shared) if shared[n] >= SHARED]

    def _overlap(self, one: Pledge, other: Pledge) -> float:
        return self._scales[one.language == other.language].overlap(one.point.matter, other.point.matter)


def _report(pledge: Pledge, likeness: float) -> Report:
    point, dispatch = pledge.point, pledge.dispatch
    told = (dispatch.id, dispatch.published, pledge.statement, pledge.deed.id, pledge.deed.force, pledge.deed.strength)
    return Report(*told, point.spans, point.words, point.speakers, round(likeness, 3))


def _is_later(one: Dispatch, other: Dispatch) -> bool:
    """True when *one* was published on a later day, both days known."""
    return bool(one.published and other.published) and (one.published or "") > (other.published or "")


def _place(pledge: Pledge) -> tuple[str, str, int]:
    return pledge.dispatch.published or "", pledge.dispatch.id, pledge.point.order
