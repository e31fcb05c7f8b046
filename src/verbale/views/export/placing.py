"""A file or folder that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from verbale.errors import ExportError

CURES = {
    errno.ENOSPC: "there is no room left on the disk; make some",
    errno.EDQUOT: "your share of the disk is used up; make room",
    errno.EACCES: "it may not be written by you; choose another place or change its permissions",
    errno.EROFS: "the disk may not be written; choose another place",
    errno.ENOENT: "there is no such folder; make it first",
    errno.ENOTDIR: "a part of its path is a file; choose another place",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
}
DATABASE = b"SQLite format 3\0"


@contextmanager
def placing(target: Path, *, folder: bool = False) -> Iterator[Path]:
    """A path beside *target* to write to: what is there at the end is put in *target*'s place, a file in place of a file that was there.

    Whatever fails, nothing half-written stays and what stood at *target* is as it was. Raises ExportError for a place that cannot be
    written, for a folder that is not empty and for a database, which is never written over.
    """
    check_place(target, folder=folder)
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told(target):
            if folder:
                half.mkdir()
            yield half
            for path in (*(sorted(half.rglob("*")) if folder else ()), half):
                save_to_disk(path)
            half.replace(target)
            save_to_disk(target.absolute().parent)
    finally:
        if half.is_dir():
            shutil.rmtree(half, ignore_errors=True)
        with suppress(OSError):
            half.unlink(missing_ok=True)


@contextmanager
def told(target: Path) -> Iterator[None]:
    """The system's errors as ExportError, in one sentence with the cure."""
    try:
        yield
    except OSError as error:
        cure = CURES.get(error.errno or 0, f"the system says: {error.strerror or error}")
        raise ExportError(f"{target}: the export cannot be written: {cure}; nothing was changed.") from error


def check_place(target: Path, *, folder: bool) -> None:
    """Raises ExportError where *target* is something that an export must not replace."""
    with told(target):
        if target.is_dir() and (not folder or any(target.iterdir())):
            cure = "give an empty folder or one that is not there" if folder else "give the path of a file"
            raise ExportError(f"{target}: is a folder{' with files in it' if folder else ''}; {cure}.")
        if target.is_file() and folder:
            raise ExportError(f"{target}: is a file; this format writes a folder, give the path of one.")
        if target.is_file():
            with target.open("rb") as file:
                if file.read(len(DATABASE)) == DATABASE:
                    raise ExportError(f"{target}: is a database, which an export never replaces; give another path.")


def save_to_disk(path: Path) -> None:
    """Waits until *path* is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
