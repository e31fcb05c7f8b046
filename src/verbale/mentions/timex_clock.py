"""Hours and parts of the day, and their zones."""

from __future__ import annotations

from verbale.language.calendar import NOON, Calendar

MIDNIGHT = "00:00"


def write_clock(groups: dict[str, str], calendar: Calendar, part: str | None = None) -> str:
    """The part of the day or the time of day, empty when none is told: ``TEV``, ``T14:30``, ``T10:00Z`` with a zone.

    >>> from verbale.language.calendar import load_calendar
    >>> write_clock({"hour": "3", "meridiem": "après-midi"}, load_calendar("fr"))
    'T15:00'
    """
    if "noon" in groups:
        return write_noon(groups, calendar)
    hour = calendar.hour(groups)
    if hour is None:
        told = part or calendar.optional("daypart", groups.get("part")) or calendar.meaning("part", groups.get("part"))
        return f"T{told}" if told else ""
    minute = groups.get("minute") or groups.get("minuted") or "00"
    return f"T{hour:02}:{int(minute):02}{write_zone(groups, calendar)}"


def write_noon(groups: dict[str, str], calendar: Calendar, instead: str | None = None) -> str:
    """The time that a word for noon or midnight gives; *instead* stands for midnight at the other end of a day.

    >>> from verbale.language.calendar import load_calendar
    >>> write_noon({"noon": "minuit"}, load_calendar("fr")), write_noon({"noon": "midi"}, load_calendar("fr"), "00:00")
    ('T24:00', 'T12:00')
    """
    time = str(calendar.meaning("noon", groups["noon"]))
    return f"T{instead if instead and int(time[:2]) % (2 * NOON) == 0 else time}{write_zone(groups, calendar)}"


def write_zone(groups: dict[str, str], calendar: Calendar) -> str:
    """The zone of a time of day as ISO 8601 writes it: ``Z``, ``+03:00``; empty for local time and for a zone that changes with the season.

    >>> from verbale.language.calendar import load_calendar
    >>> write_zone({"zone": "utc", "offset": "-4"}, load_calendar("fr")), write_zone({"zone": "heure locale"}, load_calendar("fr"))
    ('-04:00', '')
    """
    offset = groups.get("offset", groups.get("offset2", "")).replace("−", "-").replace(" ", "")
    if offset:
        hours, _, minutes = offset[1:].partition(":")
        return f"{offset[0]}{int(hours):02}:{int(minutes or 0):02}"
    names = ((kind, groups.get(kind) or groups.get(kind + "2")) for kind in ("universal", "zonename"))
    return next((str(zone) for kind, name in names if (zone := calendar.optional(kind, name)) is not None), "")
