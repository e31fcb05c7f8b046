"""``verbale silences`` and ``formulas discover`` from a desk to lines, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from verbale.views.cli import main

FRENCH = "Le ministre français a déclaré au ministre malien que Paris construirait un port avec Bamako.\n"
MALIAN = "Le ministre malien a déclaré au ministre français que Bamako soignerait les malades à l'hôpital avec Paris.\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("silences")
    for number, text in enumerate((FRENCH, MALIAN), start=1):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        assert main(["add", "--file", str(folder / "desk.db"), "--published", f"2024-05-0{number}", "--language", "fr", str(path)]) == 0
    return folder / "desk.db"


def printed(capsys: pytest.CaptureFixture[str], desk: Path, *arguments: str) -> str:
    capsys.readouterr()
    assert main([*arguments, "--file", str(desk), "--lang-ui", "fr"]) == 0
    return capsys.readouterr().out


def test_two_sides_are_shown_with_their_bases(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, desk, "silences", "FR", "ml").splitlines()
    assert out[:2] == ["France : parle dans 1 (1) dépêches", "Mali : parle dans 1 (1) dépêches"]
    assert "Abordé par France, passé sous silence par Mali" in out
    assert any(line.startswith("  infrastructures : 1 (1) dépêches sur 1 (1) ; Mali : aucune sur 1 (1)") and "trop peu" in line for line in out)
    assert any(line.startswith("  santé : ") for line in out)


def test_json_and_csv_have_every_count_twice(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(printed(capsys, desk, "silences", "FR", "ML", "--format", "json"))
    assert answer["base"]["sides"][0] == {"side": "FR", "spoken_distinct": 1, "spoken_with_reprints": 1}
    assert {row["topic"]: row["finding"] for row in answer["rows"]} == {"infrastructure": "too_few", "health": "too_few"}
    assert answer["rows"][0]["mentions"][0]["statement"] == "s1"
    rows = list(csv.DictReader(io.StringIO(printed(capsys, desk, "silences", "FR", "ML", "--format", "csv"))))
    assert [(row["side"], row["raised_distinct"], row["silent_with_reprints"]) for row in rows] == [("FR", "1", "1"), ("ML", "1", "1")]


def test_sides_without_a_common_dispatch_have_no_base(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, desk, "silences", "FR", "KZ").splitlines()[:2] == ["France : parle dans 0 (0) dépêches", "Kazakhstan : parle dans 0 (0) dépêches"]


def test_a_person_can_be_asked_for(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, desk, "silences", "--person", "Nobody").startswith("Nobody : parle dans 0 (0) dépêches")


@pytest.mark.parametrize("arguments", [["FR"], ["FR", "fr"], ["FR", "ML", "CN"], ["FR", "ML", "--person", "X"], []])
def test_other_numbers_of_sides_are_refused(desk: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["silences", *arguments, "--file", str(desk)]) == 2
    assert "whose silences?" in capsys.readouterr().err


def test_discovery_says_its_base_and_that_it_has_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, desk, "formulas", "discover", "--side", "FR")
    assert out.splitlines() == ["Dépêches du camp : 1 (1), sur 2 (2)", "Aucune expression à proposer."]


def test_discovery_offers_what_a_side_repeats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = ["file,published,language"]
    for number in range(10, 30):
        port = f"Paris a déclaré que le port de la vieille ville, {number} pas de la gare et du marché,"
        said, path = "Bamako a déclaré que la paix des deux rives" if number % 2 else port, tmp_path / f"{number}.txt"
        apart = " ".join(f"objet{number}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
        path.write_text(f"{said} attendra {number} jours.\n\nEn bref : {apart}.\n", encoding="utf-8")
        table.append(f"{path},2024-05-{number},fr")
    (tmp_path / "given.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    file = str(tmp_path / "desk.db")
    assert main(["add", "--file", file, "--metadata", str(tmp_path / "given.csv"), *map(str, sorted(tmp_path.glob("*.txt")))]) == 0
    answer = json.loads(printed(capsys, tmp_path / "desk.db", "formulas", "discover", "--side", "ml", "--format", "json"))
    assert answer["query"]["side"] == {"kind": "country", "name": "ML"}
    assert answer["base"]["ours_distinct"] == 10
    (row,) = answer["rows"]
    assert (row["words"], row["ours_distinct"], row["others_distinct"], row["days"]) == ("paix des deux rives", 10, 0, 10)
    assert row["places"][0]["statement"] == "s1"


@pytest.mark.parametrize("arguments", [[], ["--side", "nowhere"], ["--side", "speaker:"], ["--side", "FR", "--speaker", "X"]])
def test_discovery_without_a_side_is_refused(desk: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formulas", "discover", *arguments, "--file", str(desk)]) == 2
    assert "side" in capsys.readouterr().err
