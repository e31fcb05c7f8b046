"""Spans of a record after human decisions, where any value may be null, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from verbale.model import Span
from verbale.store.rows import CUT


def read_spans(raw: Iterable[Mapping[str, Any]] | None) -> tuple[Span, ...]:
    """The spans of *raw* in its order; none where it is null, and without those that a person left open.

    >>> read_spans([{"start": 3, "end": 9}, {"start": None, "end": None}]), read_spans(None)
    ((Span(start=3, end=9),), ())
    """
    return tuple(Span(one["start"], one["end"]) for one in raw or () if one["start"] is not None and one["end"] is not None)


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words of *text* at *spans* on one line, pieces parted by an ellipsis.

    >>> words_of("Le pont sera ouvert en mai.", (Span(3, 12), Span(20, 26)))
    'pont sera … en mai'
    """
    return CUT.join(" ".join(span.of(text).split()) for span in spans)
