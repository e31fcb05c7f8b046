"""``verbale world``: add, list, remove, and that reading sees what was added."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.views.cli import main

ENTRY = "people: [{name: Amadou Perrin, holds: [{office: foreign_minister, of: ML, start: '2031-01'}]}]\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yml"
    path.write_text(ENTRY, encoding="utf-8")
    return path


def world(folder: Path, *arguments: str) -> int:
    return main(["world", *arguments, "--world", str(folder)])


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBALE_WORLD", "")


def test_a_file_is_added_listed_and_removed(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "data"
    assert world(folder, "add", str(mine)) == 0
    assert "people 1, holdings 1" in capsys.readouterr().out
    assert (folder / "mine.yml").read_text(encoding="utf-8") == ENTRY
    assert world(folder, "list") == 0
    assert capsys.readouterr().out.splitlines()[0] == str(folder)
    assert world(folder, "remove", "mine.yml") == 0
    assert list(folder.glob("*")) == []


def test_a_file_of_that_name_is_never_written_over(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "data"
    assert world(folder, "add", str(mine)) == 0
    assert world(folder, "add", str(mine)) == 0
    mine.write_text(ENTRY.replace("Perrin", "Lawson"), encoding="utf-8")
    assert world(folder, "add", str(mine)) == 2
    assert "verbale world remove mine.yml" in capsys.readouterr().err
    assert (folder / "mine.yml").read_text(encoding="utf-8") == ENTRY


def test_a_refused_file_changes_nothing(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "data"
    mine.write_text(ENTRY.replace("2031-01", "soon"), encoding="utf-8")
    assert world(folder, "add", str(mine)) == 5
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "mine.yml: line 1: people, Amadou Perrin: holds[0].start" in err
    assert not folder.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["add", "absent.yml"], 5, "no such file"),
        (["add", "mine.txt"], 2, ".csv, .yaml, .yml"),
        (["remove", "absent.yml"], 2, "verbale world list"),
        ([], 2, "action"),
    ],
)
def test_bad_requests_are_one_sentence_and_a_code(
    arguments: list[str], code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["world", *arguments, *(["--world", str(tmp_path)] if arguments else [])]) == code
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
