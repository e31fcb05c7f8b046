"""The world as one quick file: built from the YAML, kept beside it, trusted only while its hash fits."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from contextlib import suppress
from pathlib import Path

import msgspec

from verbale.world.folder import BESIDE, addition_paths, additions_folder, combined_digest
from verbale.world.sources import HERE, sources_digest

COMPILED = HERE / "compiled.json"


class Index(msgspec.Struct, frozen=True):
    """Sorted keys, and beside each the place of a record: quicker to read than a dictionary of lists, and searched by halves."""

    keys: tuple[str, ...]
    places: tuple[int, ...]

    def find(self, key: str) -> tuple[int, ...]:
        """The places of *key*, in the order in which they were given.

        >>> Index(("bruxelles", "bruxelles", "rome"), (7, 2, 5)).find("bruxelles")
        (7, 2)
        """
        return self.places[bisect_left(self.keys, key) : bisect_right(self.keys, key)]


class Compiled(msgspec.Struct, frozen=True):
    """The file's parts, each decoded when it is first asked for; ``sources`` is the hash of the YAML it was built from."""

    sources: str
    entities: msgspec.Raw
    forms: dict[str, msgspec.Raw]
    folded: dict[str, msgspec.Raw]
    elsewhere: dict[str, msgspec.Raw]
    persons: msgspec.Raw
    named: msgspec.Raw
    sounding: msgspec.Raw


def load_compiled() -> Compiled:
    """The compiled file, or the same built from the YAML when the file is missing, broken or stale.

    Where the user has additions, the compiled file is the one beside them, written anew when they or the shipped data changed.
    """
    paths = addition_paths()
    digest = combined_digest(sources_digest(), paths)
    file = additions_folder() / BESIDE if paths else COMPILED
    try:
        compiled = msgspec.json.decode(file.read_bytes(), type=Compiled)
    except (OSError, msgspec.DecodeError):
        compiled = None
    if compiled is not None and compiled.sources == digest:
        return compiled
    from verbale.world.building import build_with

    content = build_with(digest, paths)
    if paths:
        keep(file, content)
    return msgspec.json.decode(content, type=Compiled)


def keep(file: Path, content: bytes) -> None:
    """Writes *content* whole or not at all; a folder that cannot be written to only costs time at the next load."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        half.write_bytes(content)
        half.replace(file)
