"""Closed classes of words that the engine asks for by name: determiners, clitics, adverbials, conjunctions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.loader import load_entries

LACKING, ALL_OTHERS = "lacking", "*"


class WordClass(Entry, frozen=True, kw_only=True):
    """A class of words; a member may be a phrase, its words separated by blanks. ``yes`` are members, ``no`` are none."""

    words: tuple[str, ...]


class Words(dict[str, frozenset[str]]):
    """The classes of a language by id; asking for one that grammar.yml lacks raises DataError, unless all others are said to be empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        if ALL_OTHERS in self.get(LACKING, ()):
            return frozenset()
        raise DataError(f"grammar.yml: the class {name!r} is missing")


@cache
def load_words(language: str) -> Words:
    """The word classes of ``<language>/grammar.yml``; those that its entry ``lacking`` names are empty, all others where it names ``*``.

    >>> "le" in load_words("fr")["determiners"]
    True
    """
    return fill_classes(load_entries(language, "grammar", WordClass))


def behind_date(fold: Sequence[str], at: int, last: int, words: Words) -> int:
    """The place behind the date or the day at *at* ("le 26 mars", "ce même lundi", "lundi"), *at* itself where there is none.

    >>> behind_date(("le", "26", "mars", "les", "élus"), 0, 5, load_words("fr")), behind_date(("ce", "maire"), 0, 2, load_words("fr"))
    (3, 0)
    """
    after = at + (at < last and fold[at] in words["determiners"])
    while after < last and (fold[after].isdigit() or fold[after] in words["date-fillers"]):
        after += 1
    if after >= last or not (fold[after] in words["time-nouns"] or fold[after] in words["months"]):
        return at
    after += 1
    while after < last and (fold[after].isdigit() or fold[after] in words["date-fillers"]):
        after += 1
    return after


def fill_classes(entries: Iterable[WordClass]) -> Words:
    """The classes of a file by id, with an empty one for each name among the words of the entry ``lacking``."""
    found = Words({entry.id: frozenset(entry.words) for entry in entries})
    for name in found.get(LACKING, frozenset()):
        found[name] = frozenset()
    return found
