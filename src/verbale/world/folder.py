"""Where a user's additions to the world lie, and their hash."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

VARIABLE = "VERBALE_WORLD"
SUFFIXES = (".csv", ".yaml", ".yml")
BESIDE = ".compiled.json"


def additions_folder() -> Path:
    """The folder of the environment's VERBALE_WORLD, else ``world`` in the folder that the system gives a user's programs for data."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("verbale", appauthor=False) / "world"


def addition_paths() -> tuple[Path, ...]:
    """The files of that folder, by name; none when there is no folder."""
    folder = additions_folder()
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and not path.name.startswith(".")))


def combined_digest(shipped: str, paths: tuple[Path, ...]) -> str:
    """The hash of the world with additions; that of the shipped data when there are none."""
    if not paths:
        return shipped
    digest = hashlib.sha256(shipped.encode())
    for path in paths:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name}\n{len(content)}\n".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"
