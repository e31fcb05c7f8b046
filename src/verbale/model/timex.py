"""Times, as TIMEX3 knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.span import Span


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 value; unknown parts stay X; ``anchor`` says what it was counted from.

    ``grain`` is how fine it is told (``day``, ``month`` …), ``interval`` the days that it covers in EDTF, None when they are not
    known, ``part`` START, MID or END where the words tell a part of it. ``placed`` is False for what no calendar has: "désormais",
    "par an", an amount that is not told ("quelques jours").
    """

    span: Span
    text: str
    type: TimexType
    value: str | None
    anchor: str | None
    rule: str
    grain: str | None = None
    interval: str | None = None
    part: str | None = None
    placed: bool = True
