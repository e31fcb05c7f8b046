"""The commands on a desk's file, from the first import to the last check."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import verbale
from verbale.batch import Outcome, State
from verbale.store.decisions import Verdict
from verbale.store.places import Place, find_places
from verbale.views.cli import main
from verbale.views.desk.adding import progress, report

TEXTS = {
    "pont.txt": "Le pont sera ouvert en mai, a déclaré le ministre malien.\n",
    "rail.txt": "« La ligne de chemin de fer restera publique », a affirmé la ministre tchadienne.\n",
    "deep/eau.txt": "Le ministre nigérien a dit que le traité sur l'eau serait signé à Niamey.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "depeches"
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "vide.txt").write_bytes(b"")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / ".cache").write_text("hidden", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.db"
    monkeypatch.setenv("VERBALE_FILE", str(path))
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def add(*arguments: str) -> int:
    return main(["add", "--language", "fr", "--published", "2024-03-11", "--outlet", "ATP", *arguments])


def test_the_whole_path(folder: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(str(folder)) == 3
    captured = capsys.readouterr()
    assert captured.out.startswith("added 3, already there 0, refused 2 (")
    assert "vide.txt" in captured.err
    assert "photo.png" in captured.err
    before = file.read_bytes()
    assert add(str(folder)) == 3
    assert lines(capsys)[0].startswith("added 0, already there 3, refused 2 (")
    assert file.read_bytes() == before

    assert main(["list", "--format", "jsonl"]) == 0
    articles = [json.loads(line) for line in lines(capsys)]
    assert [a["outlet"] for a in articles] == ["ATP"] * 3
    assert main(["list"]) == 0
    assert len(lines(capsys)) == 3
    assert main(["list", "--country", "TD"]) == 0
    assert len(lines(capsys)) == 1

    assert main(["search", "L’EAU"]) == 0
    (hit,) = lines(capsys)
    identity, statement = hit.split()[:2]
    assert statement == "s1"
    assert main(["show", identity, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"] == TEXTS["deep/eau.txt"]
    assert main(["show", identity]) == 0
    assert "Niamey" in capsys.readouterr().out

    assert main(["recode"]) == 0
    assert lines(capsys) == ["recoded 0, as they were 3"]
    assert main(["verify"]) == 0
    assert lines(capsys) == ["document 3, article 3, minutes 3, decision 0, faults 0"]
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    assert main(["forget", identity]) == 0
    assert main(["search", "eau"]) == 0
    assert "eau" not in "".join(lines(capsys)[2:])
    assert main(["list", "--file", str(tmp_path / "copy.db")]) == 0
    assert len(lines(capsys)) == 3


def test_a_refused_file_waits_in_quarantine_until_it_can_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(str(folder))
    capsys.readouterr()
    assert main(["quarantine"]) == 0
    assert [line.rpartition("/")[2].partition(":")[0] for line in lines(capsys)] == ["photo.png", "vide.txt"]
    (folder / "vide.txt").write_text("Le marché rouvrira lundi, a assuré le maire de Bamako.\n", encoding="utf-8")
    assert main(["quarantine", "--retry"]) == 3
    assert lines(capsys)[0].startswith("added 1, already there 0, refused 1 (")
    assert main(["quarantine"]) == 0
    assert len(lines(capsys)) == 1
    assert main(["list", "--outlet", "ATP"]) == 0
    assert len(lines(capsys)) == 4


def test_the_table_and_the_desk_in_a_folder_are_no_dispatches(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("vide.txt", "photo.png"):
        (folder / name).unlink()
    table, desk = folder / "metadata.csv", folder / "desk.db"
    table.write_text(f"file,outlet,language\n{folder / 'pont.txt'},Agence du pont,fr\n", encoding="utf-8")
    for count in (3, 0):
        assert main(["add", "--language", "fr", "--metadata", str(table), str(folder), "--file", str(desk)]) == 0
        assert lines(capsys)[0].startswith(f"added {count}, ")
    assert main(["list", "--outlet", "Agence du pont", "--file", str(desk)]) == 0
    assert len(lines(capsys)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["list"], 6, "no such file"),
        (["add", "absent.txt"], 3, "absent.txt"),
        (["search"], 2, "QUERY"),
        (["list", "--act", "SING"], 2, "--act"),
        (["list", "--file", "/"], 6, "/"),
        (["list", "--since", "hier"], 2, "hier"),
        (["show"], 2, "ID"),
    ],
)
def test_bad_input_is_one_sentence_and_a_code(arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_file_must_be_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("VERBALE_FILE")
    assert main(["list"]) == 2
    assert "--file desk.db" in capsys.readouterr().err


def test_ids_and_backups_that_do_not_fit(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(str(folder / "pont.txt"))
    assert main(["show", "zz"]) == 2
    assert main(["forget", ""]) == 2
    assert main(["backup", str(folder / "pont.txt")]) == 6
    assert (folder / "pont.txt").read_text(encoding="utf-8") == TEXTS["pont.txt"]
    assert main(["backup", str(tmp_path / "no" / "folder.db")]) == 6
    assert main(["list", "--speaker", "nobody"]) == 0
    assert capsys.readouterr().err.count("\n") == 4


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for text, code, told in ((TEXTS["pont.txt"], 0, "added 1,"), ("", 3, "added 0, already there 0, refused 1")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert add("-") == code
        assert capsys.readouterr().out.startswith(told)
    assert main(["quarantine"]) == 0
    assert lines(capsys) == []


def test_stopped_by_a_person_it_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped() -> Iterator[Outcome]:
        yield Outcome("a.txt", State.ADDED, "sha256:a")
        raise KeyboardInterrupt

    assert report(stopped(), 5) == 130
    captured = capsys.readouterr()
    assert captured.out.startswith("added 1,")
    assert "stopped behind 1 of 5 files; what was added is kept, the same command goes on" in captured.err


def test_recode_shows_the_conflicts(folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(str(folder / "pont.txt"))
    with verbale.open(file) as desk:
        article = desk.articles()[0].id
        place = Place("statement", 0, 2, 0, "type")
        desk.decide(article, place, Verdict.CORRECTED, "direct", by="A. Keita", at="2026-01-05T09:00:00Z", why="a test")
        real = next(p for p in sorted(find_places(desk.record(article))) if p.kind == "statement" and p.field == "confidence")
        desk.decide(article, real, Verdict.ACCEPTED, by="A. Keita", at="2026-01-05T09:00:00Z", why="a test")
        desk.engine.close()
    connection = sqlite3.connect(file)
    connection.execute("DROP TRIGGER decision_fixed")
    connection.execute("""UPDATE decision SET seen = '"none"', value = '"none"' WHERE verdict = 'accepted'""")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert main(["recode"]) == 0
    (_, told) = lines(capsys)
    assert told.startswith(f"conflict: {article[7:19]} statement ")
    assert 'confidence: accepted by A. Keita as "none", now "' in told


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(2) as advance:
        for done in (1.0, 0.5, 1.0):
            advance(done)
    assert "2/2" in capsys.readouterr().err


def test_a_torn_file_is_told(folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(str(folder))
    content = bytearray(file.read_bytes())
    content[4096 : len(content)] = b"\xa5" * (len(content) - 4096)
    file.write_bytes(content)
    capsys.readouterr()
    for command in (["list"], ["verify"], ["search", "pont"], ["add", str(folder)]):
        assert main(command) == 6, command
        err = capsys.readouterr().err
        assert "damaged" in err
        assert "Traceback" not in err


def test_damage_is_told(folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(str(folder / "pont.txt"))
    connection = sqlite3.connect(file)
    connection.execute("UPDATE statement SET content = 'other words'")
    connection.execute("UPDATE minutes SET record = replace(record, 'affairs', 'x') || ' '")
    connection.execute("DROP TRIGGER raw_fixed")
    connection.execute("UPDATE raw SET bytes = x'00'")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert main(["verify"]) == 6
    told = capsys.readouterr().err
    for words in ("bytes sha256", "the record's hash", "the rows of statement", "its bytes are not the text"):
        assert words in told
