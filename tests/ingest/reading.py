"""Bytes in, texts out, through the way in that all commands take."""

from __future__ import annotations

from pathlib import Path

from verbale.errors import VerbaleError
from verbale.ingest import Broken, Limits, Opened, Opener
from verbale.model import Metadata


def open_all(
    path: Path, raw: bytes | None = None, given: Metadata | None = None, columns: dict[str, str] | None = None, limits: Limits | None = None
) -> dict[str, Opened | str]:
    """What each document that *path* brings is, by the end of its name, or why it is none; *raw* is written there first."""
    if raw is not None:
        path.write_bytes(raw)
    found: dict[str, Opened | str] = {}
    with Opener(limits, columns) as opener:
        for arrival in opener.open(str(path)):
            name = arrival.name.removeprefix(str(path))
            if isinstance(arrival, Broken):
                found[name] = str(arrival.error)
                continue
            try:
                found[name] = opener.read(arrival, given or Metadata())
            except VerbaleError as error:
                found[name] = str(error)
    return found


def open_one(path: Path, raw: bytes, given: Metadata | None = None, columns: dict[str, str] | None = None) -> Opened:
    """The one document that *raw* is."""
    (found,) = open_all(path, raw, given, columns).values()
    assert isinstance(found, Opened), found
    return found


def refusal(path: Path, raw: bytes, limits: Limits | None = None) -> str:
    """Why *raw* is refused: one sentence that names it."""
    (found,) = open_all(path, raw, limits=limits).values()
    assert isinstance(found, str), found
    assert found.startswith(str(path))
    assert "\n" not in found
    return found.removeprefix(f"{path}: ")
