"""Documents of all formats through the commands: members in quarantine and out of it, columns that are remembered, one way in for both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ingest.making import FIRST, HEADLINE, archive, page
from verbale.views.cli import main

DATED = '<meta property="article:published_time" content="2024-03-11"><meta property="og:site_name" content="Le Levant">'


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.db"
    monkeypatch.setenv("VERBALE_FILE", str(path))
    return path


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_member_waits_in_quarantine_under_its_name_until_its_archive_is_better(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive({"x/pont.html": page(DATED), "vide.txt": b"", "b.zip": archive({"creux.txt": b" "})}))
    assert main(["add", str(path)]) == 3
    assert printed(capsys)[0].startswith("added 1, already there 0, refused 2 (")
    assert main(["quarantine"]) == 0
    assert [line.split("  ")[1].split(": ")[0] for line in printed(capsys)] == [f"{path}!/b.zip!/creux.txt", f"{path}!/vide.txt"]
    rail = FIRST.replace("pont", "rail").encode()
    path.write_bytes(archive({"x/pont.html": page(DATED), "vide.txt": FIRST.encode(), "b.zip": archive({"creux.txt": rail})}))
    assert main(["quarantine", "--retry"]) == 0
    assert printed(capsys)[0].startswith("added 2, already there 0, refused 0 (")
    assert main(["add", str(path)]) == 0
    assert printed(capsys)[0].startswith("added 0, already there 3, refused 0 (")


def test_read_and_add_take_the_same_documents_in_the_same_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(DATED))
    assert main(["read", "--format", "json", str(path)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["article"]["published"] == {"value": "2024-03-11", "basis": "given", "candidates": []}
    assert (record["article"]["title"], record["article"]["outlet"]) == (HEADLINE, "Le Levant")
    assert main(["add", str(path)]) == 0
    capsys.readouterr()
    assert main(["show", record["article"]["id"], "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == record
    assert main(["recode"]) == 0
    assert main(["verify"]) == 0


def test_the_columns_of_a_table_are_remembered_for_the_retry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'a,b\n"{FIRST}",2024-03-11\nx,hier\n', encoding="utf-8")
    assert main(["add", "--columns", "text=a,published=b", str(path)]) == 3
    assert "a.csv:3: column 'b': 'hier' is no ISO date" in capsys.readouterr().err
    path.write_text(f'a,b\n"{FIRST}",2024-03-11\nLe pont est ouvert.,2024-03-12\n', encoding="utf-8")
    assert main(["quarantine", "--retry"]) == 0
    assert printed(capsys)[0].startswith("added 1, already there 0, refused 0 (")
    assert main(["list", "--since", "2024-03-12"]) == 0
    assert len(printed(capsys)) == 1


def test_in_a_folder_text_is_read_from_text_files_alone_on_a_retry_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "page.html").write_bytes(page(DATED))
    (folder / "style.css").write_text("p {color: red}", encoding="utf-8")
    for command in (["add", str(folder)], ["quarantine", "--retry"]):
        assert main(command) == 3
        assert "refused 1 (" in printed(capsys)[0]


@pytest.mark.parametrize("columns", ["text", "words=a", "text=", "text=a,=b"])
def test_columns_that_make_no_sense(columns: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--columns", columns, "x"]) == 2
    assert "--columns" in capsys.readouterr().err
    assert main(["add", "--max-size", "0", "x"]) == 2
