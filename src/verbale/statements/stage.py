"""From a parsed text and its mentions to who said what."""

from __future__ import annotations

from verbale.model import Mentions, Parse, Statement


def find_statements(parse: Parse, mentions: Mentions) -> tuple[Statement, ...]:
    """TODO."""
    return ()
