"""By which words a language is known."""

from __future__ import annotations

from verbale.language.entry import Entry


class Profile(Entry, frozen=True, kw_only=True):
    """Small words of a language that others lack; ``share`` of all words that they make up at least in a text of it.

    ``yes`` are texts in the language, ``no`` are texts in another.
    """

    words: frozenset[str]
    share: float
