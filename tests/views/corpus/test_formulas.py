"""``verbale formulas`` from a desk to lines, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from verbale.views.cli import main

TEXTS = {
    "2023-05-02": "Le ministre chinois Wang Yi a déclaré que Pékin bâtirait une communauté de destin avec Astana.\n",
    "2024-05-02": "Le ministre chinois Wang Yi a déclaré que Pékin bâtirait une communauté d'avenir partagé avec Astana.\n",
    "2024-06-02": "La ministre française a déclaré que ce que Pékin appelle une communauté de destin inquiétait Paris.\n",
    "2024-07-02": "Le pont sera ouvert en mai, a déclaré le ministre malien.\n",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formulas")
    table = ["file,published,outlet,language"]
    for day, text in TEXTS.items():
        (folder / f"{day}.txt").write_text(text, encoding="utf-8")
        table.append(f"{folder / day}.txt,{day},Agence Alpha,fr")
    (folder / "given.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    files = [str(folder / f"{day}.txt") for day in TEXTS]
    assert main(["add", "--file", str(folder / "desk.db"), "--metadata", str(folder / "given.csv"), *files]) == 0
    return folder / "desk.db"


def printed(capsys: pytest.CaptureFixture[str], desk: Path, *arguments: str) -> str:
    capsys.readouterr()
    assert main(["formulas", "--file", str(desk), "--lang-ui", "fr", *arguments]) == 0
    return capsys.readouterr().out


def test_the_families_of_a_desk(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, desk)
    assert out.startswith("Dépêches : 4 (4)\n\ncommunauté de destin  [shared-future]\n  3 (3) dépêches, 3 (3) emplois · 750 ‰")
    assert "en propre 0 (0) · rapporté 2 (2) · mis à distance 1 (1)" in out
    assert "pays\u00a0: Chine 2 (2)" in out


def test_the_concordance_of_a_family(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, desk, "shared-future", "--split", "2024-01-01")
    assert "[communauté d'avenir partagé]" in out
    assert "mis à distance" in out
    assert "Formulations avant le 2024-01-01 → depuis\n  fr  communaute de destin  1 (1) → 1 (1)" in out


def test_json_has_the_base_and_every_place(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(printed(capsys, desk, "shared-future", "--format", "json"))
    assert answer["base"]["dispatches_distinct"] == 4
    assert answer["base"]["usage"]["hits_with_reprints"] == 3
    assert [row["voice"] for row in answer["rows"]] == ["reported", "reported", "distant"]
    assert answer["rows"][0]["users"] == [{"name": "Wang Yi", "countries": ["CN"]}]
    assert answer["rows"][2]["distance"] == "fr/distances.yml#what-one-calls"


def test_csv_has_a_row_a_family(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, desk, "--format", "csv"))))
    assert [(row["family"], row["dispatches_distinct"], row["hits_with_reprints"]) for row in rows] == [("shared-future", "3", "3")]


def test_filters_keep_the_base_of_the_period(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(printed(capsys, desk, "--speaker", "Wang", "--since", "2024", "--format", "json"))
    assert answer["base"]["dispatches_distinct"] == 3
    assert [row["dispatches_distinct"] for row in answer["rows"]] == [1]


def test_a_desk_without_a_formula_says_so(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Aucune formule trouvée." in printed(capsys, desk, "--since", "2024-07-01")
    assert "Aucune formule trouvée." in printed(capsys, desk, "two-states")


def test_an_unknown_family_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formulas", "no-such", "--file", str(desk)]) == 2
    assert "no formula 'no-such'" in capsys.readouterr().err
