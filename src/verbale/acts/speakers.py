"""For whom the speakers of a statement speak."""

from __future__ import annotations

from verbale.model import Statement


def own_countries(statement: Statement) -> tuple[str, ...]:
    """The countries that the speakers of *statement* speak for, each once."""
    return tuple(dict.fromkeys(c for speaker in statement.speakers for c in speaker.countries))
