"""One row of a table or line of JSON Lines, as a JSON object: one of its fields is the text, others say what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from verbale.errors import UnreadableError
from verbale.ingest.formats.format import Format, Head, Reading, Task
from verbale.model import FACTS, Metadata

TEXT = "text"
LANGUAGE = 2


def fits(head: Head) -> bool:
    """Never: containers alone give records."""
    return False


def read(raw: bytes, task: Task) -> Reading:
    """The text of a row exactly, and its facts. Raises UnreadableError, with the column, for a row without a text or with a date that is none."""
    row = parse_object(raw)
    columns = find_columns(row, task.columns)
    text = _value(row, columns[TEXT])
    if not isinstance(text, str) or not text.strip():
        raise UnreadableError(f"column {columns[TEXT]!r}: no text in it; give the row one, or take it out.")
    facts = {fact: _fact(row, columns[fact], fact) for fact in FACTS if fact in columns}
    return Reading(text, Metadata(**facts))


def parse_object(raw: bytes) -> dict[str, Any]:
    """The JSON object that *raw* is; raises UnreadableError with the column of what is none."""
    try:
        row = json.loads(raw)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"{where}: no JSON ({error.msg}); write the object again.") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"byte {error.start}: no UTF-8; save the file as UTF-8.") from error
    if not isinstance(row, dict):
        raise UnreadableError('no JSON object; each line is an object with a text, such as {"text": "…"}.')
    return row


def find_columns(row: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, str]:
    """The column of each fact: as *told*, else by the names that are known. Raises UnreadableError when no column is the text's.

    >>> find_columns({"Titre": "a", "corps": "b"}, {"title": "Titre"})
    {'text': 'corps', 'title': 'Titre'}
    """
    folded = {name.strip().lower(): name for name in row}
    columns = {fact: told[fact] if fact in told else _known(row, folded, names) for fact, names in load_columns().items()}
    if columns[TEXT] is None or _value(row, columns[TEXT] or "") is None:
        shown = ", ".join(list(row)[:12])
        raise UnreadableError(
            f"no column {told.get(TEXT, TEXT)!r} among {shown or 'none'}; say which one is the text, as in --columns text=body."
        )
    return {fact: column for fact, column in columns.items() if column is not None}


def _known(row: Mapping[str, Any], folded: Mapping[str, str], names: Iterable[str]) -> str | None:
    for name in names:
        if name in folded:
            return folded[name]
        if "." in name and isinstance(_value(row, name), str):
            return name
    return None


@cache
def load_columns() -> dict[str, list[str]]:
    """The known names of columns by fact."""
    loaded: dict[str, list[str]] = yaml.safe_load(resources.files(__package__).joinpath("columns.yml").read_text(encoding="utf-8"))
    return loaded


def _value(row: Any, column: str) -> Any:
    """What stands in a column; a name with dots leads into objects where no column has it."""
    if isinstance(row, Mapping) and column in row:
        return row[column]
    for step in column.split("."):
        row = row.get(step) if isinstance(row, Mapping) else None
    return row


def _fact(row: Mapping[str, Any], column: str, fact: str) -> str | None:
    value = _value(row, column)
    words = " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not words:
        return None
    if fact == "language":
        return words[:LANGUAGE].lower()
    return check_day(words, column) if fact == "published" else words


def check_day(words: str, column: str) -> str:
    """The day that *words* begin with; raises UnreadableError for what is no ISO date: a day that may be another is not taken.

    >>> check_day("2024-03-11 09:10:00+01:00", "date"), check_day("20240311", "date")
    ('2024-03-11', '2024-03-11')
    """
    for length in (10, 8):
        try:
            if len(words) == length or not words[length : length + 1].isdigit():
                return date.fromisoformat(words[:length]).isoformat()
        except ValueError:
            continue
    raise UnreadableError(
        f"column {column!r}: {words[:40]!r} is no ISO date; write it as 2024-03-11, or leave the column out by --columns."
    )


FORMAT = Format("record", 1, fits, read=read)
