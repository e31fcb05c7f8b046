"""Closed classes of words that the engine asks for by name: determiners, clitics, adverbials, conjunctions."""

from __future__ import annotations

from functools import cache

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.loader import load_entries


class WordClass(Entry, frozen=True, kw_only=True):
    """A class of words; a member may be a phrase, its words separated by blanks. ``yes`` are members, ``no`` are none."""

    words: tuple[str, ...]


class Words(dict[str, frozenset[str]]):
    """The classes of a language by id; asking for one that grammar.yml lacks raises DataError."""

    def __missing__(self, name: str) -> frozenset[str]:
        raise DataError(f"grammar.yml: the class {name!r} is missing")


@cache
def load_words(language: str) -> Words:
    """The word classes of ``<language>/grammar.yml``.

    >>> "le" in load_words("fr")["determiners"]
    True
    """
    return Words({entry.id: frozenset(entry.words) for entry in load_entries(language, "grammar", WordClass)})
