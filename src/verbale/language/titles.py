"""Words of courtesy before a name."""

from __future__ import annotations

from verbale.language.entry import Entry


class Title(Entry, frozen=True, kw_only=True):
    """A title: its wordings, folded; ``gender`` ``m`` or ``f`` where it tells; ``plural`` when several names follow it."""

    words: tuple[str, ...]
    gender: str | None = None
    plural: bool = False
