"""Some of a text's grams, chosen so that two texts with a long enough run of words in common have chosen the same of it.

Method: winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every window of grams the least hash. Two texts that share a run of
words as long as a window and five words more share a fingerprint, wherever it stands and whatever stands around it. What a long window
chooses of a run a short one chooses too, so that a short text may be sampled more densely than a long one.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from verbale.corpus.reprints.words import Worded
from verbale.store.samples import Prints

WINDOWS = ((100, 16), (50, 8), (0, 4))


def find_prints(worded: Worded) -> Prints:
    """The fingerprints of a text: about one in eight of its grams, of a short text one in two or four, none without words.

    >>> from verbale.corpus.reprints.words import read_words
    >>> len(find_prints(read_words("Le pont sera ouvert en mai.")).hashes), find_prints(read_words("…")).hashes
    (1, ())
    """
    chosen = list(_chosen(worded.grams))
    return Prints(tuple(worded.grams[at] for at in chosen), tuple(worded.spans[at][0] for at in chosen))


def _chosen(grams: list[int]) -> Iterator[int]:
    """The places of the least gram of every window, the first of equal ones; no gram twice."""
    if not grams:
        return
    window = next(size for least, size in WINDOWS if len(grams) >= least)
    windows = sliding_window_view(np.array(grams, dtype=np.int64), min(window, len(grams)))
    places = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
    seen: set[int] = set()
    for at in places.tolist():
        if grams[at] not in seen:
            seen.add(grams[at])
            yield at
