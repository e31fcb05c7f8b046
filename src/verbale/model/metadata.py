"""What the user or the page says about a text."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Metadata:
    """Given facts about a document; ``language`` is a code or ``None`` to find out. ``published`` is ISO 8601."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None


FACTS = tuple(field.name for field in fields(Metadata))
