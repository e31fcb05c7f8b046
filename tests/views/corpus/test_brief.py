"""``verbale dossier`` and ``brief`` on our samples: both languages, three formats, a footnote to every line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from verbale.views.cli import main

ROOT = Path(__file__).parents[3]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk's file with the two sides' read-outs of one meeting."""
    file = tmp_path_factory.mktemp("brief") / "desk.db"
    samples = [str(path) for path in sorted((ROOT / "samples").glob("0[12]-*.txt"))]
    assert main(["add", *samples, "--metadata", str(ROOT / "samples/metadata.csv"), "--file", str(file)]) == 0
    return file


def ask(file: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main([*arguments, "--file", str(file)]) == 0
    return capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_dossier_has_counters_lanes_and_ledger(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(kept, capsys, "dossier", "ml", "td", "--lang-ui", "fr")
    assert text.startswith("Mali – Tchad\n")
    assert "Dépêches : 2 (2)" in text
    assert "Rencontres : 1 (2)" in text
    assert "Abdoulaye Diop, Mali (remercie) : « les autorités tchadiennes pour leur hospitalité »" in text
    assert "bilatéral selon une seule partie" in text


def test_the_sides_exchanged_are_the_same_dossier(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = json.loads(ask(kept, capsys, "dossier", "ML", "TD", "--format", "json"))
    other = json.loads(ask(kept, capsys, "dossier", "TD", "ML", "--format", "json"))
    assert one["base"]["said_a_distinct"] == other["base"]["said_b_distinct"] > 0
    assert one["base"]["ledger"] == other["base"]["ledger"]


def test_csv_is_the_timeline(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header, *lines = ask(kept, capsys, "dossier", "ML", "TD", "--format", "csv").splitlines()
    assert header.startswith("day,lane,kind,who,evidence,count_distinct,count_with_reprints")
    assert len(lines) > 10


def test_a_period_without_dispatches_says_so(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(kept, capsys, "brief", "ML", "TD", "--from", "2025-01-01", "--lang-ui", "en")
    assert "from Wednesday 1 January 2025" in text
    assert text.count("Nothing in the dispatches of this period.") == 4


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_every_line_of_the_note_has_its_footnote(kept: Path, capsys: pytest.CaptureFixture[str], ui: str) -> None:
    text = ask(kept, capsys, "brief", "ML", "TD", "--lang-ui", ui)
    body, _, _ = text.partition("\n[^1]: ")
    lines = [line for line in body.partition("\n## ")[2].splitlines() if line.startswith("- ")]
    assert len(lines) > 10
    assert [line for line in lines if not re.search(r"\[\^\d+\]$", line)] == [
        line for line in lines if re.search(r"only assert|qu'affirmer|Nothing in|Rien dans", line)
    ]
    used, given = re.findall(r"\[\^(\d+)\](?!:)", text), re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == given == [str(number) for number in range(1, len(given) + 1)]


def test_the_word_document_has_real_footnotes_and_the_same_bytes(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "a.docx", tmp_path / "b.docx"
    for path in (one, other):
        ask(kept, capsys, "brief", "ML", "TD", "--as", "docx", "--out", str(path), "--lang-ui", "fr")
    assert one.read_bytes() == other.read_bytes()
    document = docx.Document(io.BytesIO(one.read_bytes()))
    assert document.paragraphs[0].text == "Mali – Tchad"
    with zipfile.ZipFile(one) as parts:
        notes, body = (etree.fromstring(parts.read(f"word/{name}.xml")) for name in ("footnotes", "document"))
    told = {f.get(f"{W}id"): "".join(f.itertext()) for f in notes.iter(f"{W}footnote")}
    references = [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")]
    assert references == [key for key in told if int(key or 0) > 0]
    assert all("Verbale" in told[key] for key in references)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("dossier", "ML", "ml"), "a dossier is of two states"),
        (("dossier", "ML", "12"), "'12' is no code"),
        (("dossier", "ML", "ZZ"), "'ZZ' is no code"),
        (("brief", "ML", "TD", "--as", "docx"), "say --out"),
        (("dossier", "ML", "TD", "--from", "yesterday"), "yesterday"),
    ],
)
def test_what_makes_no_sense_is_said(kept: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str) -> None:
    assert main([*arguments, "--file", str(kept)]) == 2
    assert message in capsys.readouterr().err
