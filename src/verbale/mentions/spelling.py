"""When two spellings are one name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from verbale.world import fold_name

SPLIT = re.compile(r"[\s\-]+")
NEAR = 0.8


@lru_cache(maxsize=4096)
def name_words(name: str, particles: frozenset[str]) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without particles and hyphens, initials kept.

    >>> name_words("Hessa al-Jaber", frozenset({"al"}))
    ('hessa', 'jaber')
    """
    words = tuple(w.strip(".'") for w in SPLIT.split(fold_name(name)) if w)
    return tuple(w for w in words if w and w not in particles) or words


def near(a: str, b: str) -> bool:
    """True for two spellings of one word: alike but for a letter or two ("tokaiev", "tokayev").

    >>> near("tokaiev", "tokayev"), near("wang", "wan")
    (True, False)
    """
    if a == b:
        return True
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and SequenceMatcher(None, a, b, autojunk=False).ratio() >= NEAR


def same_words(a: str, b: str) -> bool:
    """True when the words may be one: near spellings, or an initial of the other ("j", "jean")."""
    return near(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True for two full names of one person: every word of the shorter is found in the longer, the last among them.

    >>> same_person(("kassym", "jomart", "tokaiev"), ("kassym", "jomart", "tokayev"))
    True
    >>> same_person(("jean", "dupont"), ("paul", "dupont"))
    False
    """
    short, long = sorted((a, b), key=len)
    return all(any(same_words(w, other) for other in long) for w in short)


def fits_surname(words: tuple[str, ...], full: tuple[str, ...], given: frozenset[str]) -> bool:
    """True when *words*, a name without its given name, may be that of *full*; a given name alone is none.

    In Chinese and Korean order the family name comes first: "M. Wang" is Wang Yi.
    """
    if not all(any(near(w, other) for other in full) for w in words):
        return False
    return not (len(words) == 1 and len(full) > 1 and near(words[0], full[0]) and full[0] in given and words[0] != full[-1])
