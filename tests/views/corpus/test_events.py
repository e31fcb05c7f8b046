"""``verbale events``, and the two sides of one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from verbale.views.cli import main

TEXTS = {
    "Ministère malien": "Le ministre malien Issa Konaté a rencontré le 11 mars 2024 à N'Djamena son homologue tchadien Hassane Abdelkerim. "
    "M. Konaté a remercié le Tchad pour son aide.",
    "Chadian Ministry": "Chadian Foreign Minister Hassane Abdelkerim met his Malian counterpart, Issa Konate, in N'Djamena on March 11, 2024. "
    "Abdelkerim said Chad would train 200 Malian gendarmes.",
}


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VERBALE_FILE", str(tmp_path / "desk.db"))
    for number, (outlet, text) in enumerate(TEXTS.items()):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        assert main(["add", str(path), "--published", "2024-03-12", "--outlet", outlet]) == 0
    capsys.readouterr()


def test_an_event_has_its_versions_each_with_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "--lang-ui", "en", "--country", "td"]) == 0
    event, *versions = capsys.readouterr().out.splitlines()
    assert "Meeting  Monday 11 March 2024  N'Djamena" in event
    assert event.endswith("2 (2)")
    assert [
        outlet in version for outlet, version in zip(sorted(TEXTS), sorted(versions, key=lambda v: "Chadian" not in v), strict=True)
    ] == [True, True]
    assert main(["events", "--country", "FR"]) == 0
    assert capsys.readouterr().out == ""


def test_json_and_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["base"] == {"articles_distinct": 2, "articles_with_reprints": 2, "proposals": []}
    (event,) = answer["rows"]
    assert (event["kind"], event["day"], event["countries"], event["reports_distinct"]) == ("meeting", "2024-03-11", ["ML", "TD"], 2)
    assert {version["article"] for version in event["versions"]} == {v["article"] for v in event["versions"] if v["spans"]}
    assert main(["events", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["event"], row["reports_distinct"], row["article"]) for row in rows] == [
        (event["id"], "2", v["article"]) for v in event["versions"]
    ]


def test_the_two_sides_of_an_event_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    main(["events", "--format", "json"])
    (event,) = json.loads(capsys.readouterr().out)["rows"]
    assert main(["compare", event["id"], "--format", "json"]) == 0
    base = json.loads(capsys.readouterr().out)["base"]
    assert {base["a"]["state"], base["b"]["state"]} == {"ML", "TD"}


def test_an_event_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "e000"]) == 2
    assert "no event 'e000'" in capsys.readouterr().err
