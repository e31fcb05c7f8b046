"""Rows as the tables of notebooks, with typed columns: text, whole numbers, and days where they are complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from verbale.errors import UsageError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

DAYS = {"published"}
TOLD = "_told"
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[^/]*)?")


def complete_day(value: str | None) -> date | None:
    """The day that *value* is, with an hour or without; None where a part of it is missing or unknown, or where it is more than a day.

    >>> complete_day("2024-03-11"), complete_day("2024-03-11T09:10"), complete_day("2024-03"), complete_day("XXXX-03-11"), complete_day(None)
    (datetime.date(2024, 3, 11), datetime.date(2024, 3, 11), None, None, None)
    """
    found = DAY.fullmatch(value or "")
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def to_arrow(kind: type, rows: Sequence[Any]) -> pyarrow.Table:
    """*rows*, all of the dataclass *kind*, as an Arrow table that has its columns even when there is no row.

    ``published`` holds days where they are complete; ``published_told``, behind it, what is known of any date.
    """
    import pyarrow

    columns: dict[str, pyarrow.Array] = {}
    for field in fields(kind):
        values = [getattr(row, field.name) for row in rows]
        if field.name in DAYS:
            columns[field.name] = pyarrow.array([complete_day(value) for value in values], pyarrow.date32())
            columns[field.name + TOLD] = pyarrow.array(values, pyarrow.string())
        else:
            columns[field.name] = pyarrow.array(values, pyarrow.int64() if field.type == "int" else pyarrow.string())
    return pyarrow.table(columns)


def to_pandas(kind: type, rows: Sequence[Any]) -> pandas.DataFrame:
    """*rows* as ``to_arrow`` has them, as a pandas table; raises UsageError where pandas is not installed."""
    need("pandas")
    return to_arrow(kind, rows).to_pandas(date_as_object=False)


def to_polars(kind: type, rows: Sequence[Any]) -> polars.DataFrame:
    """*rows* as ``to_arrow`` has them, as a polars table; raises UsageError where polars is not installed."""
    table: polars.DataFrame = need("polars").from_arrow(to_arrow(kind, rows))
    return table


def need(library: str) -> Any:
    """The module *library* of the notebook extra."""
    try:
        return import_module(library)
    except ImportError as error:
        raise UsageError(
            f"{library} is not installed; pip install 'verbale[notebook]' brings it, or take to_arrow() or to_dicts()"
        ) from error
