"""Where a content begins, and its frame."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.model import Frame


@dataclass(frozen=True, slots=True)
class Opening:
    """Content that begins at token ``start`` with ``frame``; ``cue_last`` is where the cue's own words end."""

    start: int
    frame: Frame
    cue_last: int
