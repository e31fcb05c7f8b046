"""Plain text: the bytes are the text."""

from __future__ import annotations

from verbale.ingest.document import decode_document
from verbale.ingest.formats.format import Format, Head, Reading, Task


def fits(head: Head) -> bool:
    """Anything may be text; what is none is told when it is decoded."""
    return True


def read(raw: bytes, task: Task) -> Reading:
    """The text exactly as it stands."""
    return Reading(decode_document(raw, task.name, task.limits.bytes))


FORMAT = Format("text", 1, fits, read=read)
