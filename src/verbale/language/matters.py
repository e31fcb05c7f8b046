"""What read-outs are about, by single words, the same matter in every language; and the words that any read-out has."""

from __future__ import annotations

from collections.abc import Container

from verbale.language.entry import Entry


class Matter(Entry, frozen=True, kw_only=True):
    """A matter and its words; a star ends a stem. The id is the same in every language: by it a text shares the matter with one of another."""

    words: tuple[str, ...]


class Commonplaces(Entry, frozen=True, kw_only=True):
    """Words that stand in read-outs on any matter, so that sharing them says nothing; a star ends a stem."""

    words: tuple[str, ...]


class Reversal(Entry, frozen=True, kw_only=True):
    """Words that turn a stance round ("the lifting of"); a star ends a stem."""

    words: tuple[str, ...]


def find_form(word: str, forms: Container[str]) -> str | None:
    """The form of *forms* that *word* is: the word itself, else its longest stem; None when there is none.

    >>> find_form("navires", frozenset({"nav*", "navire*"})), find_form("nez", frozenset({"nav*"}))
    ('navire*', None)
    """
    stems = (word[:size] + "*" for size in range(len(word), 0, -1))
    return next((form for form in (word, *stems) if form in forms), None)
