"""Closed classes of words that the engine asks for by name: determiners, clitics, adverbials, conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.fold import join
from verbale.language.loader import load_entries

LACKING, ALL_OTHERS = "lacking", "*"
LONGEST = 5
CUT = re.compile("[ ']")


class WordClass(Entry, frozen=True, kw_only=True):
    """A class of words; a member may be a phrase, its words separated by blanks. ``yes`` are members, ``no`` are none."""

    words: tuple[str, ...]


class Phrases(NamedTuple):
    """The members of a class that may be several words of a text, with the words that may begin one and those that may end one."""

    members: frozenset[str]
    openings: frozenset[str]
    endings: frozenset[str]

    def sizes(self, fold: tuple[str, ...], at: int) -> Iterable[int]:
        """How many words the phrases have that begin at word *at* of *fold*, the longest first."""
        if at >= len(fold) or fold[at] not in self.openings:
            return ()
        return (size for size in range(min(LONGEST, len(fold) - at), 1, -1) if join(fold[at : at + size]) in self.members)

    def starts(self, fold: tuple[str, ...], last: int) -> Iterable[int]:
        """Where the phrases begin whose last word is at *last*, the longest first."""
        if fold[last] not in self.endings:
            return ()
        return (start for start in range(max(last + 1 - LONGEST, 0), last) if join(fold[start : last + 1]) in self.members)


def find_phrases(members: Iterable[str]) -> Phrases:
    """The phrases among *members*; a word is cut at blanks, and may be behind an apostrophe.

    >>> found = find_phrases(["ainsi", "d'autre part", "hier soir"])
    >>> sorted(found.openings), sorted(found.endings)
    (["d'", "d'autre", 'hier'], ['part', 'soir'])
    >>> list(found.sizes(("d'", "autre", "part", ","), 0)), list(found.starts(("hier", "soir"), 1))
    ([3], [0])
    """
    cuts = {member: list(CUT.finditer(member)) for member in members}
    found = {member: cut for member, cut in cuts.items() if cut}
    openings = {member[: at.start() + at[0].count("'")] for member, cut in found.items() for at in cut if " " not in member[: at.start()]}
    endings = {member[at.end() :] for member, cut in found.items() for at in cut if " " not in member[at.end() :]}
    return Phrases(frozenset(found), frozenset(openings), frozenset(endings))


class Words(dict[str, frozenset[str]]):
    """The classes of a language by id; asking for one that grammar.yml lacks raises DataError, unless all others are said to be empty."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        super().__init__(classes)
        self._phrases: dict[str, Phrases] = {}

    def phrases(self, name: str) -> Phrases:
        """The phrases of the class *name*, found once."""
        if name not in self._phrases:
            self._phrases[name] = find_phrases(self[name])
        return self._phrases[name]

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
