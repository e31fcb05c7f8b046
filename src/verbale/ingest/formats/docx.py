"""DOCX: the paragraphs of the document, those in tables too, as they stand when all changes are accepted."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from verbale.errors import UnreadableError
from verbale.ingest.formats.format import Format, Head, Reading, Task
from verbale.model import Metadata

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = {WORD + "del", WORD + "moveFrom", WORD + "pPr", WORD + "rPr", WORD + "txbxContent", COMPATIBLE}
SIGNS = {WORD + "tab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}


def fits(head: Head) -> bool:
    """A zip archive that says in its first entries that it is a Word document; others are found when the archive is opened."""
    return head.start.startswith(b"PK\x03\x04") and b"word/" in head.start


def read(raw: bytes, task: Task) -> Reading:
    """The text, a paragraph a line. Of the properties the title counts where the text has it, and the language.

    Dates in the properties are those of the file, not of publication: they are not used.
    """
    from docx import Document
    from lxml.etree import LxmlError

    try:
        document = Document(BytesIO(raw))
    except (BadZipFile, KeyError, ValueError, LxmlError) as error:
        raise UnreadableError(f"a Word document that is broken or cut short ({error}); save it again, or as text.") from error
    text = "\n".join(paragraph for paragraph in _paragraphs(document.element.body) if paragraph.strip())
    properties = document.core_properties
    title = " ".join((properties.title or "").split())
    return Reading(
        text, Metadata(title=title if title and title in text else None, language=(properties.language or "")[:2].lower() or None)
    )


def _paragraphs(body: Any) -> list[str]:
    """The words of each paragraph in the order of the text; text boxes behind the paragraph that they hang on."""
    return [
        _words(element)
        for element in body.iter(WORD + "p")
        if not any(above.tag in SKIPPED - {WORD + "txbxContent"} for above in element.iterancestors())
    ]


def _words(paragraph: Any) -> str:
    pieces: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == WORD + "t":
            pieces.append(element.text or "")
        elif element.tag in SIGNS:
            pieces.append(SIGNS[element.tag])
        elif element.tag not in SKIPPED:
            waiting.extend(reversed(element))
    return "".join(pieces)


FORMAT = Format("docx", 1, fits, read=read, library="python-docx")
