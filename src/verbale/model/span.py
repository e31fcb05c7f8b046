"""Where words stand in a text, and why a value is missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in the article's text.

    >>> Span(0, 5).of("Pékin estime")
    'Pékin'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True when *other* lies wholly inside this span.

        >>> Span(0, 9).covers(Span(2, 4))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when the two spans share at least one character.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end


class Reason(StrEnum):
    """Why the record holds ``null``: the text does not say, says two things, or we cannot read it."""

    NOT_STATED = "not_stated"
    AMBIGUOUS = "ambiguous"
    UNSUPPORTED = "unsupported"
