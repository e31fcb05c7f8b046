"""Phrases for several at once: "les deux parties", "les deux ministres"."""

from __future__ import annotations

from verbale.language.entry import Entry


class GroupNoun(Entry, frozen=True, kw_only=True):
    """Plural nouns that, behind one of ``counts``, stand for ``size`` states or persons of the text.

    ``kind`` is ``state`` or ``person``. ``office`` limits persons to holders of that office or duty.
    """

    nouns: tuple[str, ...]
    kind: str
    counts: tuple[str, ...]
    size: int = 2
    office: str | None = None


class SideNoun(Entry, frozen=True, kw_only=True):
    """Nouns that with a country's adjective stand for its state ("la partie chinoise")."""

    words: tuple[str, ...]
