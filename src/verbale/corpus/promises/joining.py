"""Which acts are one promise told more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from verbale.corpus.comparison.likeness import COGNATE, MARKED, Scale, find_scale
from verbale.corpus.comparison.matter import NUMBER
from verbale.corpus.promises.pledges import Pledge

SAME = {True: 0.7, False: 0.62}
COMMON = 40


def join_pledges(pledges: Sequence[Pledge]) -> list[list[Pledge]]:
    """*pledges* in groups of one promise each, both in the order given.

    Two acts can be one promise when the same would do it, or some of them; when nothing that both state is at odds: polarity, amount, figures. Groups grow
    from the likest pair on and join when their members are alike on the average (UPGMA, Sokal and Michener 1958), so that no chain of
    half-alike acts makes one promise of two, and the order of arrival decides nothing.
    """
    scales = {same: find_scale(tuple(p.point for p in pledges), same_language=same, sides=_sides(pledges)) for same in SAME}
    likeness = {pair: value for pair in _candidates(pledges) if (value := _likeness(pledges[pair[0]], pledges[pair[1]], scales)) > 0}
    group = {n: [n] for n in range(len(pledges))}
    for pair, _ in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        one, other = group[pair[0]], group[pair[1]]
        if one is not other and _average(one, other, likeness) >= 1:
            joined = sorted(one + other)
            group |= dict.fromkeys(joined, joined)
    return [[pledges[n] for n in members] for n, members in group.items() if members[0] == n]


def _sides(pledges: Sequence[Pledge]) -> frozenset[str]:
    """All parties: who acts and toward whom is in the record, so their names weigh nothing."""
    return frozenset().union(*(p.deed.actor | p.deed.target for p in pledges))


def _candidates(pledges: Sequence[Pledge]) -> Iterator[tuple[int, int]]:
    """Pairs with a party in common that share at least one key which few acts have."""
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, pledge in enumerate(pledges):
        for key in find_heads(pledge):
            for code in pledge.party:
                places[code, key].append(n)
    pairs = {pair for members in places.values() if len(members) <= COMMON for pair in combinations(members, 2)}
    yield from sorted(pairs)


def find_heads(pledge: Pledge) -> frozenset[str]:
    """The keys of an act's matter as they may be shared across languages too: the beginnings of words, the rest whole."""
    return frozenset(key if key[0] in MARKED else key[:COGNATE] for key in pledge.point.matter)


def _likeness(one: Pledge, other: Pledge, scales: dict[bool, Scale]) -> float:
    """How alike two acts are, 1 being just enough for one promise; 0 for what cannot be one."""
    if one.deed.polarity != other.deed.polarity or not one.party & other.party or _at_odds(one, other):
        return 0.0
    if (
        one.deed.target
        and other.deed.target
        and not (one.deed.target | one.party) & (other.deed.target | other.party) - (one.party & other.party)
    ):
        return 0.0
    same = one.language == other.language
    return scales[same].likeness(one.point, other.point) / SAME[same]


def _at_odds(one: Pledge, other: Pledge) -> bool:
    """True when both give figures and none is the same."""
    first, second = ({key for key in p.point.matter if key[0] == NUMBER} for p in (one, other))
    return bool(first and second) and not first & second


def _average(one: Sequence[int], other: Sequence[int], likeness: dict[tuple[int, int], float]) -> float:
    total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
    return total / (len(one) * len(other))
