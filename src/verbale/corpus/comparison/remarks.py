"""What stands out in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from verbale.corpus.comparison.points import Point
from verbale.model import Force


class RemarkKind(StrEnum):
    """STRENGTH: one side binds more than the other. ATTRIBUTED: a side tells what the other side said or promised. JOINT: a side tells a promise of
    both, or that both agreed."""

    STRENGTH = "strength"
    ATTRIBUTED = "attributed"
    JOINT = "joint"


class Side(StrEnum):
    """The first or the second record."""

    A = "a"
    B = "b"


@dataclass(frozen=True, slots=True)
class Remark:
    """``side`` tells it, ``confirmed`` is true when the other side says so too; for STRENGTH ``a`` and ``b`` are the strengths."""

    kind: RemarkKind
    side: Side | None = None
    confirmed: bool = False
    a: str | None = None
    b: str | None = None

    def exchanged(self) -> Remark:
        """The remark seen from the other side."""
        side = {Side.A: Side.B, Side.B: Side.A}.get(self.side) if self.side else None
        return Remark(self.kind, side, self.confirmed, self.b, self.a)


Points = tuple[Point, ...]


def find_remarks(a: Points, b: Points, states: tuple[str | None, str | None]) -> tuple[Remark, ...]:
    """The remarks on the points of a row, those of the first side first; *states* are whose versions the two are."""
    return (*_strength(a, b), *_told(Side.A, a, b, states), *_told(Side.B, b, a, (states[1], states[0])))


def _strength(a: Points, b: Points) -> Iterator[Remark]:
    first, second = _strengths(a), _strengths(b)
    if first and second and not first & second:
        yield Remark(RemarkKind.STRENGTH, None, True, min(first), min(second))


def _strengths(points: Points) -> set[str]:
    return {deed.strength for point in points for deed in point.deeds if deed.strength}


def _told(side: Side, told: Points, other: Points, states: tuple[str | None, str | None]) -> Iterator[Remark]:
    own, others = states
    if others and own and any(_is_of(point, others) for point in told):
        yield Remark(RemarkKind.ATTRIBUTED, side, bool(other))
    if any(_is_joint(point) for point in told):
        yield Remark(RemarkKind.JOINT, side, any(_is_joint(point) for point in other))


def _is_of(point: Point, state: str) -> bool:
    return point.countries == {state} or (not point.countries and point.holders == {state})


def _is_joint(point: Point) -> bool:
    return any(d.one_sided or (d.force in (Force.COMMIT, Force.AGREE) and len(d.actor) > 1) for d in point.deeds)
