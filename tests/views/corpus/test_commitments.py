"""``verbale commitments`` on a desk: the ledger, one promise, and a state that a person sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from verbale.views.cli import main

MADE = (
    "Le ministre chinois des Affaires étrangères, Wang Yi, a déclaré que la Chine était prête à fournir au Mali 200 000 doses de vaccin.\n"
)
AGAIN = "L'ambassadeur de Chine à Bamako a annoncé que la Chine fournira 200 000 doses de vaccin au Mali avant la fin de l'année.\n"
DONE = "La Chine a livré au Mali 200 000 doses de vaccin, a indiqué le ministre malien de la Santé.\n"
DAYS = {"made": "2021-03-01", "again": "2021-03-09", "done": "2021-05-07"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk's file with the three dispatches."""
    folder = tmp_path_factory.mktemp("ledger")
    for (name, day), text in zip(DAYS.items(), (MADE, AGAIN, DONE), strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        assert main(["add", str(folder / f"{name}.txt"), "--published", day, "--language", "fr", "--file", str(folder / "desk.db")]) == 0
    return folder / "desk.db"


def ask(file: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert main(["commitments", *more, "--file", str(file), "--lang-ui", "en"]) == 0
    return capsys.readouterr().out


def rows(file: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ask(file, capsys, "--format", "json", *more))["rows"]
    return found


def test_the_ledger_says_who_what_how_and_how_often(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(kept, capsys, "--actor", "cn")
    assert "China → Mali · health · pledged · due: 2021 · 200 000 doses · mentions: 2 (2)" in text
    assert "Strengthened (pledged), Tuesday 9 March 2021" in text
    assert "Promises: 1; dispatches: 3 (3)" in text


def test_one_promise_shows_what_bears_on_it(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = rows(kept, capsys, "--actor", "CN")
    assert "La Chine a livré au Mali 200 000 doses de vaccin" in ask(kept, capsys, row["id"][:5])


def test_filters_leave_out_what_is_not_asked_for(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(kept, capsys, "--actor", "RU") == rows(kept, capsys, "--topic", "energy") == rows(kept, capsys, "--state", "kept") == []


def test_csv_has_a_line_a_promise(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header, *lines = ask(kept, capsys, "--format", "csv", "--actor", "CN").splitlines()
    assert header.startswith("id,actor,target,")
    assert "count_distinct,count_with_reprints" in header
    assert len(lines) == 1


def test_a_person_sets_the_state_and_it_is_a_decision(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = rows(kept, capsys, "--actor", "CN")
    text = ask(kept, capsys, row["id"], "--set", "kept", "--by", "A. Keita", "--why", "Delivered.")
    assert "State: kept (A. Keita, " in text
    assert rows(kept, capsys, "--state", "kept")[0]["ruling"]["why"] == "Delivered."
    assert main(["decisions", "--file", str(kept)]) == 0
    assert "corrected nothing to kept by A. Keita: Delivered." in capsys.readouterr().out
    assert main(["conflicts", "--file", str(kept)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["verify", "--file", str(kept)]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--set", "kept"), "--set needs the promise"),
        (("zzz",), "no promise 'zzz'"),
        (("zzz", "--set", "kept", "--by", "A"), "--set needs"),
    ],
)
def test_what_makes_no_sense_is_said(kept: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str) -> None:
    assert main(["commitments", *arguments, "--file", str(kept)]) == 2
    assert message in capsys.readouterr().err
