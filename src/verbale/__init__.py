"""Verbale reads diplomatic news and writes the minutes: who said what, who met whom, tied to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.errors import DataError, StoreError, UnreadableError, UnsupportedError, UsageError, VerbaleError

if TYPE_CHECKING:
    from pathlib import Path

    from verbale.model import Minutes
    from verbale.store import Desk

    __version__: str

__all__ = [
    "DataError",
    "StoreError",
    "UnreadableError",
    "UnsupportedError",
    "UsageError",
    "VerbaleError",
    "__version__",
    "open",
    "read",
    "to_record",
]


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Minutes:
    """The minutes of *text*; ``published`` is an ISO date, ``language`` a code or ``None`` to find out.

    Raises UsageError for a date that is none and UnsupportedError for a language without rules.

    >>> minutes = read("Le pont sera ouvert en mai, a déclaré le ministre malien.", language="fr")
    >>> [statement.rule for statement in minutes.statements]
    ['fr/cues.yml#declarer']
    """
    from verbale.model import Metadata
    from verbale.pipeline import read_minutes

    return read_minutes(text, Metadata(published=published, outlet=outlet, url=url, title=title, language=language))


def to_record(minutes: Minutes) -> dict[str, object]:
    """The record of *minutes* as JSON takes it."""
    from verbale.minutes import to_record as convert

    return convert(minutes)


def open(file: str | Path, *, create: bool = False) -> Desk:
    """The desk's file *file*: its articles, statements and search; *create* makes it where there is none.

    Raises StoreError for a file that is missing, damaged, another program's or a newer Verbale's.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open(f"{folder}/desk.db", create=True) as desk:
    ...     desk.statements(speaker="Abdoulaye Diop", act="COMMIT").to_dicts()
    []
    """
    from verbale.store import open_desk

    return open_desk(file, create=create)


def __getattr__(name: str) -> str:
    """``__version__``, looked up only when it is asked for."""
    if name == "__version__":
        from verbale.minutes.assembly import program_version

        return program_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
