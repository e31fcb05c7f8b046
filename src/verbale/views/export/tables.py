"""The tables that an export may be, with their columns: what a spreadsheet, a data frame and the columns' documentation share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from verbale.store.chosen import Chosen


class Kind(StrEnum):
    """What the cells of a column hold. A *day* is an ISO date whose parts may be unknown (``2024``, ``XXXX-03-11``)."""

    TEXT = "text"
    WHOLE = "whole"
    YES = "yes"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells hold, and what they mean in one sentence."""

    name: str
    what: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one row a *unit*, the columns in their order, and the rows of one article as dictionaries by column name."""

    name: str
    unit: str
    columns: tuple[Column, ...]
    find_rows: Callable[[Chosen], Iterable[dict[str, Any]]]
