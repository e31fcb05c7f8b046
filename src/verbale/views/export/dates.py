"""Dates as far as they are known."""

from __future__ import annotations

import re


def known_part(value: str | None) -> str | None:
    """The known beginning of a date: a day, a month or a year; None where the year is unknown or it is no date.

    >>> known_part("2024-03-11T09:10"), known_part("2024-03-XX"), known_part("2024"), known_part("XXXX-03-11"), known_part("2024-W10")
    ('2024-03-11', '2024-03', '2024', None, '2024')
    """
    if not value:
        return None
    found = re.match(r"(\d{4})(?:-(\d\d)(?!\d)(?:-(\d\d)(?!\d))?)?", value)
    return "-".join(part for part in found.groups() if part) if found else None
