"""How a language words a time."""

from __future__ import annotations

from enum import StrEnum

from verbale.language.entry import Entry


class TimeKind(StrEnum):
    """How a matched time gets its value."""

    DATE = "date"
    SPAN = "span"
    WEEKDAY = "weekday"
    SHIFT = "shift"
    PERIOD = "period"
    DECADE = "decade"
    CLOCK = "clock"
    DURATION = "duration"
    SET = "set"
    FEAST = "feast"
    VAGUE = "vague"
    NONE = "none"


class TimeRule(Entry, frozen=True, kw_only=True):
    """A pattern over folded text, from a word's first letter, made of the pieces of calendar.yml.

    It is tried round the words that ``on`` names: classes of calendar.yml, plain words, or ``#year``, ``#clock``, ``#slash``,
    ``#tens`` and ``#short`` (the last two figures of a year from 50) for kinds of figures. A group ``span`` is the expression where the
    pattern needs words round it. ``kind`` says how the groups become a value, ``none`` that they are no
    time and nothing in them is one. ``shift`` counts ``unit`` (D, W, WE, M, Q, Y) from the day of publication, or from the day last told
    of when ``narrative``; beside a number of units ("deux ans") it is only the direction, and in a date it says that the year is
    counted ("March last year"). ``part`` is a part of that day. ``opens``: only at the beginning of a sentence.
    ``small``: only where the text has a small letter; ``plain``: a capital there only where a sentence or a quotation may begin, or in
    a line of capitals; ``capital``: only with a capital in it ("May"). ``figure``: not before a plural noun. ``after``: only right
    behind an expression of that kind. ``aside``: a time that no calendar has ("désormais", "par an"): found, but no part of the record.
    """

    on: tuple[str, ...]
    pattern: str
    kind: TimeKind
    shift: int = 0
    unit: str | None = None
    part: str | None = None
    value: str | None = None
    narrative: bool = False
    opens: bool = False
    small: bool = False
    plain: bool = False
    capital: bool = False
    figure: bool = False
    after: TimeKind | None = None
    aside: bool = False
