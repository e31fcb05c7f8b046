"""What every rule carries: an id, words that it must match and words that it must not."""

from __future__ import annotations

from typing import Annotated

import msgspec

Examples = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule as data. ``yes`` are short texts in which the rule makes a claim, ``no`` near ones in which it makes none.

    >>> Entry(id="samedi", yes=("Il a atterri samedi.",), no=("Il aime les samedis.",)).id
    'samedi'
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    yes: Examples
    no: Examples
