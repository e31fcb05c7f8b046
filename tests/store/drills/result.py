"""What a drill found: figures, each with the limit that it must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PERCENTILE = 0.95


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it is told; ``limit`` says what was promised and ``kept`` whether it was, both None for what is only measured."""

    name: str
    value: str
    limit: str | None = None
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A drill's figures, with what was done in one sentence."""

    name: str
    done: str
    figures: tuple[Figure, ...]

    @property
    def broken(self) -> tuple[Figure, ...]:
        """The figures that miss their limit."""
        return tuple(figure for figure in self.figures if figure.kept is False)


def none_of(name: str, count: int) -> Figure:
    """A count that must be zero."""
    return Figure(name, str(count), "0", count == 0)


def exactly(name: str, count: int, wanted: int) -> Figure:
    """A count that must be another one."""
    return Figure(name, str(count), str(wanted), count == wanted)


def within(name: str, seconds: float, limit: float) -> Figure:
    """A time that must stay under *limit* seconds."""
    return Figure(name, f"{seconds * 1000:.0f} ms", f"under {limit * 1000:.0f} ms", seconds < limit)


def measured(name: str, value: str) -> Figure:
    """A figure without a limit."""
    return Figure(name, value)


def percentile(spent: Sequence[float], part: float = PERCENTILE) -> float:
    """The time within which *part* of all were done; 0 for none.

    >>> percentile([0.1] * 95 + [9.0] * 5)
    0.1
    """
    ordered = sorted(spent)
    return ordered[min(len(ordered) - 1, max(0, int(part * len(ordered) + 0.5) - 1))] if ordered else 0.0
