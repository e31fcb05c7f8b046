"""TODO."""

from __future__ import annotations

from verbale.model import Meeting, Mentions, Parse


def find_meetings(parse: Parse, mentions: Mentions) -> tuple[Meeting, ...]:
    """TODO."""
    return ()
