"""A doubt that we record, with the words that raise it."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A doubt: its kind (``speaker_ambiguous``, ``year_inferred``...), its place, and one sentence for a person."""

    span: Span
    kind: str
    message: str
