"""An answer over many dispatches, printed for people, for programs and for tables."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, get_type_hints

from verbale.corpus.counting import Count
from verbale.views.export.csvw import plain_cell

DISTINCT, WITH_REPRINTS = "distinct", "with_reprints"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, what it was asked of, and what came out.

    *query* holds the command and its options, *base* the counts of what the rows were found in, *rows* frozen dataclasses of *kind*. In JSON
    a field that is a Count becomes two, ``x_distinct`` and ``x_with_reprints``, at any depth; in CSV a field that holds lists is written as JSON.
    """

    query: Mapping[str, Any]
    base: Mapping[str, Any]
    kind: type
    rows: Sequence[Any]


def print_answer(options: argparse.Namespace, answer: Answer, lines: Iterable[str]) -> None:
    """Prints *answer* as ``--format`` asks: *lines* as text, else one JSON object or CSV with a header."""
    if options.format == "json":
        print(to_json_answer(answer))
    elif options.format == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerows(csv_rows(answer))
    else:
        for line in lines:
            print(line)


def to_json_answer(answer: Answer) -> str:
    """*answer* as one JSON object with ``query``, ``base`` and ``rows``."""
    whole = {"query": plain(answer.query), "base": plain(answer.base), "rows": [plain(row) for row in answer.rows]}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def plain(value: Any) -> Any:
    """*value* as JSON takes it: dataclasses and mappings as objects, a Count in one as two numbers beside the rest.

    >>> plain({"articles": Count(2, 5)})
    {'articles_distinct': 2, 'articles_with_reprints': 5}
    """
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return plain({field.name: getattr(value, field.name) for field in fields(value)})
    if isinstance(value, Mapping):
        return dict(pair for key, inner in value.items() for pair in _pairs(key, inner))
    if isinstance(value, frozenset | set):
        return sorted(plain(inner) for inner in value)
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def _pairs(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Count):
        yield f"{key}_{DISTINCT}", value.distinct
        yield f"{key}_{WITH_REPRINTS}", value.with_reprints
    else:
        yield key, plain(value)


def csv_rows(answer: Answer) -> Iterator[list[str]]:
    """The header and the cells of *answer*, as ``csv.writer`` takes them; an answer without rows has its header."""
    columns = list(find_columns(answer.kind))
    yield columns
    for row in answer.rows:
        told = plain(row)
        yield [_cell(told[column]) for column in columns]


def find_columns(kind: type) -> Iterator[str]:
    """The columns of rows of *kind*: its fields in their order, a Count as two."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        if hints[field.name] is Count:
            yield from (f"{field.name}_{DISTINCT}", f"{field.name}_{WITH_REPRINTS}")
        else:
            yield field.name


def _cell(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, dict | list) else plain_cell(value)
