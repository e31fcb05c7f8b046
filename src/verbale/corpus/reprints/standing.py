"""Standing words: those that articles share without one reprinting another, such as an outlet's last line or a background paragraph.

A gram's *holders* are the articles that have it; the first 32 of them, by day, decide. Grams that nearly all of these have too are its
*company*: of a last line all of that line. Words are standing when their holders, without that company, fall into four unrelated
contexts; where the company is most of what the holders say, when they were published in four episodes, days apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from verbale.store.samples import Entry, Prints

CONTEXTS = 4
COMPANY = 0.8
MOST = 0.5
SHARED = 2
APART = 3
UNKNOWN_DAY = 4_000_000


def is_standing(holders: Sequence[Entry], prints: Mapping[int, Prints]) -> bool:
    """True when words whose first *holders* (day and key, in order) are these are standing; *prints* has those of each.

    It hangs on the articles alone, not on the order in which they came to be known.

    >>> texts = {1: (7, 10, 11), 2: (7, 20, 21), 3: (7, 30, 31), 4: (7, 40, 41)}
    >>> prints = {key: Prints(hashes, hashes) for key, hashes in texts.items()}
    >>> is_standing([(0, 1), (0, 2), (0, 3), (0, 4)], prints), is_standing([(0, 1), (0, 2), (0, 3)], prints)
    (True, False)
    """
    if len(holders) < CONTEXTS:
        return False
    texts = [frozenset(prints[key].hashes) for _, key in holders]
    counted = Counter(hash_ for text in texts for hash_ in text)
    company = {hash_ for hash_, number in counted.items() if number >= COMPANY * len(texts)}
    if median(len(company & text) / len(text) for text in texts) >= MOST:
        return count_episodes([day for day, _ in holders]) >= CONTEXTS
    return count_contexts([text - company for text in texts]) >= CONTEXTS


def count_episodes(days: Sequence[int]) -> int:
    """Into how many runs of days, more than three days apart, the known ones of *days*, which are in order, fall.

    >>> count_episodes([1, 2, 4, 9, 30, UNKNOWN_DAY])
    3
    """
    known = [day for day in days if day != UNKNOWN_DAY]
    return bool(known) + sum(later - earlier > APART for earlier, later in pairwise(known))


def count_contexts(rests: Sequence[frozenset[int]]) -> int:
    """Into how many groups that share nothing *rests* fall; one that is too small to share is in none.

    >>> count_contexts([frozenset({1, 2, 3}), frozenset({2, 3, 4}), frozenset({8, 9}), frozenset()])
    2
    """
    groups: list[tuple[list[frozenset[int]], frozenset[int]]] = []
    for rest in rests:
        if len(rest) < SHARED:
            continue
        joined = [group for group in groups if len(group[1] & rest) >= SHARED and any(len(one & rest) >= SHARED for one in group[0])]
        groups = [group for group in groups if not any(group is one for one in joined)]
        groups.append(([rest, *(one for members, _ in joined for one in members)], rest.union(*(every for _, every in joined))))
    return len(groups)
