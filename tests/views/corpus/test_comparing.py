"""``verbale compare`` on a desk's file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from verbale.views.cli import main

TEXTS = {
    "2024-03-10": "Le ministre tchadien des Affaires étrangères, Mahamat Saleh Annadif, a déclaré que le Tchad était prêt à financer un barrage.",
    "2024-03-11": "Le chef de la diplomatie malienne, Abdoulaye Diop, a remercié le Tchad pour l'accueil des familles déplacées.",
}


@pytest.fixture
def ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The articles of a desk's file, by day."""
    monkeypatch.setenv("VERBALE_FILE", str(tmp_path / "desk.db"))
    for day, text in TEXTS.items():
        path = tmp_path / f"{day}.txt"
        path.write_text(text, encoding="utf-8")
        assert main(["add", str(path), "--published", day, "--language", "fr"]) == 0
    capsys.readouterr()
    assert main(["list", "--format", "jsonl"]) == 0
    return [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]


def test_text_has_three_columns_and_says_what_is_not_mentioned(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *ids, "--lang-ui", "en", "--width", "120"]) == 0
    out = capsys.readouterr().out
    assert "version: Chad" in out
    assert "version: Mali" in out
    rows = [line for line in out.splitlines() if line.startswith("│")]
    assert sum("│ not mentioned " in line for line in rows) == 2
    assert "commits (is" in out
    assert "A · Chad" in out


def test_json_has_the_cells_with_their_evidence(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *ids, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["query"]["a"], answer["query"]["b"]) == tuple(ids)
    (cell,) = next(row["a"] for row in answer["rows"] if row["kind"] == "only_a")
    text, (span,) = TEXTS["2024-03-10"], cell["spans"]
    assert text[span["start"] : span["end"]] == cell["words"] == "le Tchad était prêt à financer un barrage"


def test_a_table_has_a_line_for_each_row(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *ids, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    found = sorted((row["kind"], bool(row["words_a"]), bool(row["words_b"])) for row in rows)
    assert found == [("only_a", True, False), ("only_b", False, True)]


def test_whose_versions_they_are_may_be_said(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *ids, "--state-a", "ml", "--state-b", "td", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["base"]["a"]["state"], answer["base"]["b"]["state"]) == ("ML", "TD")
    assert {r["side"] for row in answer["rows"] for r in row["remarks"]} == {"a", "b"}


def test_an_article_is_not_compared_with_itself(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", ids[0], ids[0][:20]]) == 2
    assert "no second version of itself" in capsys.readouterr().err
