"""TODO."""

from __future__ import annotations

from verbale.model import Mentions, Parse, Statement


def find_forces(parse: Parse, mentions: Mentions, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """TODO."""
    return statements
