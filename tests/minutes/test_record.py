"""The record meets its published schema, and every span is the words meant."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest

from tests.reading import read_all
from verbale.minutes import to_record
from verbale.minutes.schema import read_schema
from verbale.model import (
    Attribution,
    Confidence,
    Force,
    Frame,
    MeetingKind,
    Polarity,
    QuotationType,
    Realis,
    Strength,
    TimexType,
    Topic,
)

ROOT = Path(__file__).parents[2]
SAMPLES = list(csv.DictReader((ROOT / "samples/metadata.csv").read_text(encoding="utf-8").splitlines()))


def test_every_sample_has_its_metadata() -> None:
    assert [row["file"] for row in SAMPLES] == sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "samples").glob("*.txt"))


@pytest.mark.parametrize("row", SAMPLES, ids=lambda row: row["file"])
def test_a_sample_meets_the_schema(row: dict[str, str]) -> None:
    [minutes] = read_all([(ROOT / row["file"]).read_text(encoding="utf-8")], row["language"])
    record = json.loads(json.dumps(to_record(minutes)))
    jsonschema.Draft202012Validator(json.loads(read_schema())).validate(record)
    assert record["statements"], "a sample without a statement shows nothing"


def test_the_schema_names_every_act_and_topic() -> None:
    schema = json.loads(read_schema())
    act = schema["$defs"]["act"]["properties"]
    assert set(act["act"]["enum"]) == set(Force)
    assert set(act["topic"]["enum"]) == set(Topic)


def test_a_year_that_nobody_states_stands_nowhere() -> None:
    text = "Dernière mise à jour à 09h10 le 14/09\nLe ministre malien a reçu samedi l'envoyé tchadien."
    [minutes] = read_all([text], published=None)
    record = to_record(minutes)
    assert json.dumps({k: record[k] for k in ("times", "meetings", "statements")}).count('"20') == 0


def test_an_unclosed_quotation_is_a_doubt() -> None:
    [minutes] = read_all(["« Le pont sera ouvert en mai, a déclaré le ministre malien."])
    assert "unbalanced_quotes" in {issue.kind for issue in minutes.issues}


def test_the_schema_names_every_value_of_the_model() -> None:
    schema = json.loads(read_schema())
    act, statement = schema["$defs"]["act"]["properties"], schema["$defs"]["statement"]["properties"]
    named = schema["properties"]
    for found, values in (
        (act["strength"], Strength),
        (act["polarity"], Polarity),
        (act["realis"], Realis),
        (statement["type"], QuotationType),
        (statement["frame"], Frame),
        (statement["attribution"], Attribution),
        (statement["confidence"], Confidence),
        (named["times"]["items"]["properties"]["type"], TimexType),
        (schema["$defs"]["meeting"]["properties"]["kind"], MeetingKind),
    ):
        assert set(found["enum"]) - {None} == set(values)
