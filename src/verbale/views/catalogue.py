"""Our own words in the languages of the interface."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from verbale.errors import DataError

HERE = Path(__file__).parent / "i18n"
LANGUAGES = ("fr", "en")


@cache
def load_catalogue(language: str) -> dict[str, str]:
    """The words of *language* by key; raises DataError when the file is no table of words."""
    return read_words(HERE / f"{language}.yml")


def read_words(path: Path) -> dict[str, str]:
    """The table of words in the file at *path*; raises DataError when it is none."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or not all(isinstance(v, str) for v in raw.values()):
        raise DataError(f"i18n/{path.name}: a table of words is wanted")
    return raw


def has(language: str, key: str) -> bool:
    """True when our own words know *key*."""
    return key in load_catalogue(language)


def say(language: str, key: str, **values: object) -> str:
    """The words of *key* with *values* filled in.

    >>> say("fr", "not_stated")
    'non mentionné'
    """
    return load_catalogue(language)[key].format(**values)


def say_date(language: str, value: str | None) -> str:
    """An ISO date as a person writes it; a value with unknown parts stays as it is.

    >>> say_date("fr", "2020-09-12")
    'samedi 12 septembre 2020'
    >>> say_date("fr", "2024-12-03/2024-12-04")
    'mardi 3 décembre 2024 – mercredi 4 décembre 2024'
    >>> say_date("fr", "XXXX-09-14T09:10")
    '14 septembre (année non mentionnée)'
    """
    if value is None:
        return say(language, "not_stated")
    if "/" in value:
        first, last = value.split("/")
        return say(language, "range", first=say_date(language, first), last=say_date(language, last))
    from datetime import date

    catalogue = load_catalogue(language)
    yearless = re.match(r"XXXX-(\d\d)-(\d\d)", value)
    if yearless:
        month, day_number = catalogue["months"].split()[int(yearless[1]) - 1], int(yearless[2])
        return catalogue["yearless"].format(day=catalogue["first_day"] if day_number == 1 else day_number, month=month)
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    weekday, month = catalogue["weekdays"].split()[day.weekday()], catalogue["months"].split()[day.month - 1]
    number = catalogue["first_day"] if day.day == 1 else str(day.day)
    return catalogue["date"].format(weekday=weekday, day=number, month=month, year=day.year)
