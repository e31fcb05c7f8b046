"""PDF: lines become paragraphs, what stands on every page goes, a picture of a text is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.making import pdf
from tests.ingest.reading import open_one, refusal
from verbale.ingest.formats.lines import join_lines

LINES = [
    "Communiqué conjoint",
    "Le ministre des Affaires étrangères a reçu lundi son homo-",
    "logue tchadien, venu parler du pont de Gao et des marchés de la",
    "région. Ils ont signé un accord.",
    "« La route du nord suivra à l'automne », a-t-il ajouté devant",
    "les députés.",
]
TEXT = (
    "Communiqué conjoint\n"
    "Le ministre des Affaires étrangères a reçu lundi son homologue tchadien, venu parler du pont de Gao et des marchés de la région."
    " Ils ont signé un accord.\n"
    "« La route du nord suivra à l'automne », a-t-il ajouté devant les députés."
)


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    opened = open_one(tmp_path / "a.pdf", pdf(LINES))
    assert opened.text == TEXT
    assert opened.extractor.startswith("pdf/1 pypdf ")
    assert opened.metadata.published is None


def test_what_stands_on_every_page_goes(tmp_path: Path) -> None:
    pages = [[f"Bulletin du ministère, page {n}", *LINES[1:4], str(n)] for n in (1, 2, 3)]
    assert open_one(tmp_path / "a.pdf", pdf(*pages)).text.count("Bulletin") == 0


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("La Franche-", "Comté", "La Franche-Comté"),
        ("a-t-", "il dit", "a-t-il dit"),
        ("Le minis\u00ad", "tre est venu", "Le ministre est venu"),
        ("de 1990 -", "non", "de 1990 - non"),
    ],
)
def test_cut_words(above: str, below: str, joined: str) -> None:
    assert join_lines([above, below]).replace("\n", " ") == joined


def test_a_cut_word_keeps_the_hyphen_that_it_has_elsewhere() -> None:
    lines = ["Il a reçu le vice-président.", "Puis il a salué le vice-", "président et son épouse."]
    assert join_lines(lines).split("\n")[1] == "Puis il a salué le vice-président et son épouse."


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert "without a text layer" in refusal(tmp_path / "a.pdf", pdf([""], text=False))
    assert "PDF" in refusal(tmp_path / "a.pdf", pdf(LINES)[:200])
    assert "PDF" in refusal(tmp_path / "a.txt", b"%PDF-1.7")
