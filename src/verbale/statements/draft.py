"""A statement before its speaker is known."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.model import Attribution, Frame, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Content with its cue and the words of its source; ``host`` is the token of the cue, or the first of the content.

    ``sentence`` is where the cue stands. ``outer`` marks a source that reports what others said ("a-t-on indiqué").
    """

    content: tuple[Span, ...]
    cue: Span | None
    lemma: str
    source: Span | None
    frame: Frame
    attribution: Attribution
    rule: str
    host: int
    sentence: int
    impersonal: bool = False
    inherits: int | None = None
