"""A place is known by where its claim hangs in the text, whatever number a coder gave it."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from tests.store.conftest import Read
from verbale.minutes import to_record
from verbale.store.places import Place, find_places


@pytest.fixture(scope="module")
def records(samples: Read) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(to_record(coded.minutes))) for _, coded in samples]


def test_every_claim_has_a_place(records: list[dict[str, Any]]) -> None:
    for record in records:
        places = find_places(record)
        claims = [place for place in places if place.field == "claim"]
        acts = sum(len(statement["acts"]) for statement in record["statements"])
        wanted = {"statement": len(record["statements"]), "act": acts, "person": len(record["people"]), "time": len(record["times"])}
        assert {kind: sum(place.kind == kind for place in claims) for kind in wanted} == wanted


def test_numbers_mean_nothing(records: list[dict[str, Any]]) -> None:
    for record in records:
        renumbered = deepcopy(record)
        for statement in renumbered["statements"]:
            statement["id"] = "s9" + statement["id"]
            statement["parent"] = statement["carried_from"] = "s99"
            for speaker in statement["speakers"]:
                speaker["person"] = "p99"
        assert find_places(renumbered) == find_places(record)


def test_claims_with_one_anchor_are_counted(records: list[dict[str, Any]]) -> None:
    record = deepcopy(records[0])
    first = record["statements"][0]
    record["statements"].insert(1, {**deepcopy(first), "confidence": "other"})
    places = find_places(record)
    cue = first["cue"]
    found = [places[Place("statement", cue["start"], cue["end"], nth, "confidence")] for nth in range(2)]
    assert found == [first["confidence"], "other"]


def test_a_statement_without_a_cue_hangs_on_its_content(records: list[dict[str, Any]]) -> None:
    record = deepcopy(records[0])
    statement = record["statements"][0]
    statement["cue"] = None
    start, end = statement["content"][0]["start"], statement["content"][-1]["end"]
    assert find_places(record)[Place("statement", start, end, 0, "rule")] == statement["rule"]
