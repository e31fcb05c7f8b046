"""Spans of a record after human decisions, where any value may be null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from verbale.model import Span


def read_spans(raw: Iterable[Mapping[str, Any]] | None) -> tuple[Span, ...]:
    """The spans of *raw* in its order; none where it is null, and without those that a person left open.

    >>> read_spans([{"start": 3, "end": 9}, {"start": None, "end": None}]), read_spans(None)
    ((Span(start=3, end=9),), ())
    """
    return tuple(Span(one["start"], one["end"]) for one in raw or () if one["start"] is not None and one["end"] is not None)
