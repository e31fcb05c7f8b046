"""JSON Lines: whole records with their text, what was given and what was decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.views.export.conftest import SPEAKER, Exporter
from verbale.minutes.schema import read_schema
from verbale.store import Desk


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def whole(line: dict[str, Any]) -> dict[str, Any]:
    """The record of a line with its text."""
    record: dict[str, Any] = line["record"]
    return {**record, "article": {**record["article"], "text": line["text"]}}


def test_records_come_out_whole(desk: Desk, export: Exporter) -> None:
    lines = read(export(desk, "jsonl")[0])
    schema = Draft202012Validator(json.loads(read_schema()))
    assert [line["article"] for line in lines] == [article.id for article in desk.articles()]
    for line in lines:
        assert whole(line) == desk.record(line["article"])
        assert list(schema.iter_errors(whole(line))) == []
        assert (line["outlet"], line["published"], line["language"]) == ("Agence (exemple)", "2024-03-11", "fr")


def test_decisions_come_with_them(decided: Desk, export: Exporter) -> None:
    line = read(export(decided, "jsonl")[0])[0]
    assert line["record"]["statements"][0]["speakers"][0]["name"] == SPEAKER
    assert [d["verdict"] for d in line["decisions"]] == ["corrected", "rejected", "corrected", "rejected", "accepted"]
    assert line["decisions"][0]["seen"] != line["decisions"][0]["value"]
