"""From a parsed text to everyone and every time it mentions."""

from __future__ import annotations

from verbale.model import Mentions, Parse


def find_mentions(parse: Parse) -> Mentions:
    """Everyone and every time that *parse* mentions."""
    return Mentions((), (), ())
