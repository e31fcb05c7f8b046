"""A briefing note as a Word document with real footnotes, the same bytes each time.

python-docx writes no footnotes: the part, its two separators and the references are made here after ECMA-376, part 1, 17.11.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from verbale.views.corpus.brief.note import Line, Note

EPOCH = (1980, 1, 1, 0, 0, 0)
TEXT_STYLE, MARK_STYLE = "Footnote Text", "Footnote Reference"
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


def to_docx(note: Note) -> bytes:
    """*note* as a document."""
    document = docx.Document()
    _add_styles(document)
    notes: list[str] = []
    document.add_heading(note.title, level=1)
    for figure in note.counters:
        document.add_paragraph(figure)
    for section in note.sections:
        document.add_heading(section.heading, level=2)
        for line in section.lines:
            _add_line(document, line, notes)
    _add_footnotes(document, notes)
    return _undated(document)


def _add_styles(document: Any) -> None:
    text = document.styles.add_style(TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    text.font.size = Pt(9)
    mark = document.styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _add_line(document: Any, line: Line, notes: list[str]) -> None:
    paragraph = document.add_paragraph(line.text, style="List Bullet")
    for text in line.notes:
        notes.append(text)
        run = paragraph.add_run()
        run.style = document.styles[MARK_STYLE]
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(notes)))
        run._r.append(reference)


def _add_footnotes(document: Any, notes: list[str]) -> None:
    root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
    for number, kind in SEPARATORS:
        footnote = _footnote(root, number)
        footnote.set(qn("w:type"), kind)
        _paragraph(footnote).append(_run(etree.Element(qn(f"w:{kind}"))))
    styles = document.styles
    for number, words in enumerate(notes, start=1):
        paragraph = _paragraph(_footnote(root, number), styles[TEXT_STYLE].style_id)
        paragraph.append(_run(etree.Element(qn("w:footnoteRef")), styles[MARK_STYLE].style_id))
        text = etree.Element(qn("w:t"))
        text.text = f" {words}"
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        paragraph.append(_run(text))
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(root: Any, number: int) -> Any:
    footnote = etree.SubElement(root, qn("w:footnote"))
    footnote.set(qn("w:id"), str(number))
    return footnote


def _paragraph(footnote: Any, style: str | None = None) -> Any:
    paragraph = etree.SubElement(footnote, qn("w:p"))
    if style:
        etree.SubElement(etree.SubElement(paragraph, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
    return paragraph


def _run(content: Any, style: str | None = None) -> Any:
    run = etree.Element(qn("w:r"))
    if style:
        etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:rStyle")).set(qn("w:val"), style)
    run.append(content)
    return run


def _undated(document: Any) -> bytes:
    """The bytes of *document* with one date for all its parts."""
    whole, undated = io.BytesIO(), io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(zipfile.ZipInfo(info.filename, EPOCH), source.read(info), zipfile.ZIP_DEFLATED)
    return undated.getvalue()
