"""What a language calls the states, where the world data has no words of it."""

from __future__ import annotations

from verbale.language.entry import Entry


class Nation(Entry, frozen=True, kw_only=True):
    """The words for the state ``code`` (ISO 3166): ``names``, the first of them its short name, ``adjectives`` in all forms, ``capitals``."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
