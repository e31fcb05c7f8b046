"""The files of the world data: where they are, their hash, and how one is read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from verbale.errors import DataError
from verbale.world.schema import Record

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
R = TypeVar("R", bound=Record)


def source_paths() -> tuple[Path, ...]:
    """Every data file, in an order that no file system changes."""
    return tuple(sorted(HERE.glob("*.yml")) + sorted((HERE / "holdings").glob("*.yml")))


def sources_digest() -> str:
    """The SHA-256 of all data files with their names, line ends read alike; it changes when a word of them does."""
    digest = hashlib.sha256()
    for path in source_paths():
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name}\n{len(content)}\n".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def read_records(name: str, schema: type[R]) -> tuple[R, ...]:
    """The entries of one file, in its order. Scalars are read as text, so that NO is Norway.

    Raises DataError, naming the file and the entry, when the file is missing, is no list, or an entry does not fit *schema*.
    """
    try:
        raw = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=LOADER)
    except FileNotFoundError as error:
        raise DataError(f"world/{name}: the file is missing") from error
    except yaml.YAMLError as error:
        raise DataError(f"world/{name}: not readable as YAML: {error}") from error
    if not isinstance(raw, list):
        raise DataError(f"world/{name}: a data file is a list of entries")
    return tuple(read_record(entry, number, name, schema) for number, entry in enumerate(raw, start=1))


def read_record(raw: object, number: int, name: str, schema: type[R]) -> R:
    """One entry; raises DataError naming it by its id or name, by its place when it has none."""
    known = raw if isinstance(raw, dict) else {}
    label = known.get("id") or known.get("name") or f"number {number}"
    try:
        return msgspec.convert(raw, schema, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"world/{name}: entry {label}: {error}") from error
