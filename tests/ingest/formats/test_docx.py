"""DOCX: the words as they stand when all changes are accepted."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.making import BODY, FIRST, HEADLINE, SECOND, archive, docx
from tests.ingest.reading import open_one, refusal
from verbale.model import Metadata

TRACKED = (
    "<w:p><w:r><w:t>Le pont </w:t></w:r><w:del><w:r><w:delText>de bois </w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>de fer </w:t></w:r></w:ins><w:r><w:t>rouvre</w:t><w:tab/><w:t>lundi.</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Bamako</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def test_a_paragraph_a_line(tmp_path: Path) -> None:
    opened = open_one(tmp_path / "a.docx", docx(HEADLINE, "", FIRST, SECOND, title=HEADLINE))
    assert opened.text == f"{HEADLINE}\n{BODY}"
    assert opened.metadata == Metadata(title=HEADLINE)


def test_a_title_that_the_text_lacks_is_the_template_s(tmp_path: Path) -> None:
    assert open_one(tmp_path / "a.docx", docx(FIRST, title="Document1")).metadata.title is None


def test_changes_and_tables(tmp_path: Path) -> None:
    assert open_one(tmp_path / "a.bin", docx(body=TRACKED)).text == "Le pont de fer rouvre\tlundi.\nBamako"


def test_what_is_no_word_document_is_named(tmp_path: Path) -> None:
    sheet = archive({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    assert refusal(tmp_path / "a.docx", sheet).startswith("a spreadsheet")
    assert "Word document" in refusal(tmp_path / "a.docx", archive({"word/document.xml": b"<x/>"}))
    assert "no text in it" in refusal(tmp_path / "a.docx", docx(""))
