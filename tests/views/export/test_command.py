"""``verbale export`` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from verbale.views.cli import main


@pytest.fixture(autouse=True)
def file(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERBALE_FILE", str(filled))
    return filled


def test_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--format", "csv", "--speaker", "Abdoulaye Diop", "--limit", "2"]) == 0
    captured = capfdbinary.readouterr()
    rows = list(csv.DictReader(io.StringIO(captured.out.decode(), newline="")))
    assert len(rows) == 2
    assert all("Abdoulaye Diop" in row["speakers"] for row in rows)
    told, notice = captured.err.decode().splitlines()
    assert told == "exported 2 rows (statement) of 1 articles, cut at 2: there is more"
    assert json.loads(notice.removeprefix("notice: "))["query"] == {"speaker": "Abdoulaye Diop"}


def test_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "export.jsonl"
    assert main(["export", "gendarmerie", "--format", "jsonl", "--out", str(target)]) == 0
    assert capsys.readouterr().out == f"exported 1 articles to {target}\n"
    notice = json.loads(target.with_name("export.jsonl.meta.json").read_text(encoding="utf-8"))
    assert notice["query"] == {"words": "gendarmerie"}
    (line,) = target.read_text(encoding="utf-8").splitlines()
    assert "gendarmerie" in json.loads(line)["text"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--format", "docx"], 2, "docx"),
        ([], 2, "--format"),
        (["--format", "csv", "--limit", "-1"], 2, "--limit"),
        (["--format", "csv", "--since", "hier"], 2, "hier"),
        (["--format", "jsonl", "--table", "acts"], 2, "no tables"),
        (["--format", "csv", "--file", "absent.db"], 6, "absent.db"),
        (["--format", "csv", "--out", "/"], 7, "/"),
        (["--format", "csv", "--out", "no/such/folder.csv"], 7, "no such folder"),
    ],
)
def test_bad_input_is_one_sentence_and_a_code(arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", *arguments]) == code
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_the_desk_itself_is_never_written_over(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["export", "--format", "csv", "--out", str(file)]) == 7
    assert "is a database" in capsys.readouterr().err
    assert file.read_bytes() == before
