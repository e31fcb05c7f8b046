"""The options that say how documents are opened: columns of tables, and what one document may cost."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbale.ingest import Opener

FIELDS = ("text", "title", "published", "outlet", "url", "language")


def load_opener(options: argparse.Namespace, columns: dict[str, str] | None = None) -> Opener:
    """What opens documents, with the limits and the columns that the options name, *columns* where they name none."""
    from verbale.ingest import Limits, Opener

    return Opener(Limits(options.max_seconds, options.max_memory, options.max_size), options.columns or columns)


def add_opening(parser: argparse.ArgumentParser) -> None:
    """How documents are opened: the columns of tables, and what one document may cost."""
    parser.add_argument(
        "--columns", type=read_columns, metavar="FIELD=COLUMN,…", help="columns of CSV and JSON Lines, such as text=body,published=date"
    )
    for name, number, meaning in (("seconds", 20, "seconds"), ("memory", 1024, "MiB of memory"), ("size", 20, "MB")):
        parser.add_argument(
            f"--max-{name}", type=read_positive, default=number, metavar="N", help=f"{meaning} that a document may take (default: {number})"
        )


def read_positive(given: str) -> int:
    """A number from 1 on; raises argparse's own error for another."""
    if not (given.isascii() and given.isdecimal() and 0 < int(given) < 1_000_000):
        raise argparse.ArgumentTypeError(f"{given!r} is no number from 1 on")
    return int(given)


def read_columns(given: str) -> dict[str, str]:
    """The columns by field; raises argparse's own error for what is no such list.

    >>> read_columns("text=body,published=date")
    {'text': 'body', 'published': 'date'}
    """
    pairs = [pair.partition("=") for pair in given.split(",")]
    unknown = [field for field, equals, column in pairs if field.strip() not in FIELDS or not column.strip()]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is not one of {', '.join(FIELDS)} with its column, as in text=body")
    return {field.strip(): column.strip() for field, _, column in pairs}
