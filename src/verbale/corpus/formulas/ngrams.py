"""Runs of words that a side repeats, counted once in each distinct dispatch, level by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 8
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The runs of one distinct dispatch: those of the side, and those of others."""

    ours: tuple[Words, ...]
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """Some words in a row, and how many distinct dispatches have them in the side's mouth and in others'.

    ``of_ours`` and ``of_others`` are how many places of that length there are.
    """

    words: Words
    ours: int
    others: int
    of_ours: int
    of_others: int


def find_repeated(told: Sequence[Told], fewest: int, longest: int = LONGEST) -> list[Repeated]:
    """All rows of one to *longest* words that at least *fewest* of *told* have on the side, the shortest first, then in the order of the text.

    A row can be that frequent only if both rows that are a word shorter are (Agrawal and Srikant 1994), so that each level looks at few; time and
    memory grow with the number of words.
    """
    found: list[Repeated] = []
    rows = [_Rows([list(run) for run in one.ours], [list(run) for run in one.others]) for one in told]
    names: dict[object, Words] = {word: (word,) for one in told for run in (*one.ours, *one.others) for word in run}
    for _ in range(longest):
        level = _count(rows, fewest)
        found += [Repeated(names[key], ours, others, level.of_ours, level.of_others) for key, (ours, others) in level.counts.items()]
        if not level.counts:
            break
        names = _lengthen(rows, level.counts, names)
    return found


@dataclass(slots=True)
class _Rows:
    """The rows of one dispatch at a level: by their key, None where the row is not frequent."""

    ours: list[list[object]]
    others: list[list[object]]


@dataclass(frozen=True, slots=True)
class _Level:
    counts: dict[object, tuple[int, int]]
    of_ours: int
    of_others: int


def _count(rows: Iterable[_Rows], fewest: int) -> _Level:
    ours, others = defaultdict[object, int](int), defaultdict[object, int](int)
    of_ours = of_others = 0
    for one in rows:
        of_ours += sum(map(len, one.ours))
        of_others += sum(map(len, one.others))
        for counts, runs in ((ours, one.ours), (others, one.others)):
            for key in dict.fromkeys(key for run in runs for key in run if key is not None):
                counts[key] += 1
    return _Level({key: (count, others.get(key, 0)) for key, count in ours.items() if count >= fewest}, of_ours, of_others)


def _lengthen(rows: Iterable[_Rows], kept: dict[object, tuple[int, int]], names: dict[object, Words]) -> dict[object, Words]:
    """Makes of every two neighbours that are kept the row that is a word longer; returns the words of each new key."""
    keys: dict[tuple[object, object], int] = {}
    longer: dict[object, Words] = {}

    def join(run: list[object]) -> list[object]:
        joined: list[object] = []
        for one, next_one in pairwise(run):
            if one not in kept or next_one not in kept:
                joined.append(None)
                continue
            key = keys.setdefault((one, next_one), len(keys))
            if key not in longer:
                longer[key] = (*names[one], names[next_one][-1])
            joined.append(key)
        return joined

    for one in rows:
        one.ours = [join(run) for run in one.ours]
        one.others = [join(run) for run in one.others]
    return longer
