"""ZIP: each file in the archive is a document, or a container itself."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from verbale.errors import UnreadableError
from verbale.ingest.formats.format import INSIDE, Format, Head, Member, Task

MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OFFICE = {"word/document.xml": "docx"}
OTHERS = {
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a presentation",
    "content.xml": "an OpenDocument file",
    "META-INF/container.xml": "an e-book",
}
ENCRYPTED = 0x1
BLOCK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def fits(head: Head) -> bool:
    """An archive begins with the mark of an entry, or with the end of an empty one."""
    return head.start.startswith(MAGIC)


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The files in the archive, in its order; folders and hidden files are none. An office document is one document, not an archive.

    Nothing is written to the disk: a name that leads out of a folder is only a name.
    """
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise UnreadableError(f"a zip archive that is broken or cut short ({error}); get it again.") from error
    names = set(archive.namelist())
    kind = next((kind for name, kind in OFFICE.items() if name in names), None)
    if kind:
        file.seek(0)
        yield Member("", file.read(task.limits.bytes + 1), kind)
        return
    other = next((label for name, label in OTHERS.items() if name in names), None)
    if other:
        raise UnreadableError(f"{other}; save it as text, HTML, PDF or .docx, or a table as CSV.")
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not is_hidden(entry.filename)]
    if not entries:
        raise UnreadableError("a zip archive with no file in it.")
    yield from _members(archive, entries, task)


def is_hidden(name: str) -> bool:
    """True for what systems put beside the user's own files.

    >>> is_hidden("__MACOSX/._a.txt"), is_hidden("a/.DS_Store"), is_hidden("../a.txt")
    (True, True, False)
    """
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts)


def _members(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], task: Task) -> Iterator[Member]:
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        seen[entry.filename] = seen.get(entry.filename, 0) + 1
        again = f"#{seen[entry.filename]}" if seen[entry.filename] > 1 else ""
        raw, refused = _unpack(archive, entry, task.limits.bytes)
        yield Member(INSIDE + entry.filename + again, raw, refused=refused, done=number / len(entries))


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> tuple[bytes, str | None]:
    """The bytes of *entry*, at most one more than *limit*, or why there are none; what its header says of its size is not believed."""
    if entry.flag_bits & ENCRYPTED:
        return b"", "encrypted; unpack the archive with its password and add the files."
    try:
        with archive.open(entry) as member:
            pieces, size = [], 0
            while size <= limit and (piece := member.read(BLOCK)):
                pieces.append(piece)
                size += len(piece)
            return b"".join(pieces)[: limit + 1], None
    except BROKEN as error:
        return b"", f"broken in its archive ({error}); get the archive again."


FORMAT = Format("zip", 1, fits, split=split)
