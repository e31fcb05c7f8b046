"""Things that did not exist before a year, by their names."""

from __future__ import annotations

from verbale.language.entry import Entry


class Novelty(Entry, frozen=True, kw_only=True):
    """Names, folded, of a thing that no text written before the year ``since`` can name."""

    names: tuple[str, ...]
    since: int


class Horizon(Entry, frozen=True, kw_only=True):
    """The years that a year-less date may be in as far as this version of the data knows: both ends included.

    ``dated`` is the pattern, over folded text, of a weekday beside a day and month without a year.
    """

    first: int
    last: int
    dated: str
