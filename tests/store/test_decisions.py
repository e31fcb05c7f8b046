"""Decisions survive every recode, and a conflict is exactly a new machine value that contradicts one."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.store.conftest import Addresses, Read
from verbale.errors import StoreError, UsageError
from verbale.minutes import from_record, to_record
from verbale.model import Coder
from verbale.store import Coded, Desk, coder_id, open_desk
from verbale.store.decisions import Decision, Verdict, apply_decisions, decide, find_conflicts
from verbale.store.places import Place, find_places
from verbale.store.verifying import find_faults

NEWER = Coder("99", "sha256:rules", "sha256:world", "model 2")
GIVEN = {"by": "A. Keita", "at": "2026-01-05T09:00:00Z", "why": "I read it"}
Record = dict[str, Any]
EXAMPLES = {"sqlite": 60, "postgresql": 12}


def other_coder(record: Record, draw: st.DataObject) -> Record:
    """The record of a coder that loses, changes, moves and keeps claims, and numbers them anew."""
    changed = deepcopy(record)
    changed["coder"] = {"version": "99", "language_rules": "sha256:rules", "world": "sha256:world", "model": "model 2"}
    kept: list[Record] = []
    for statement in changed["statements"]:
        fate = draw.draw(st.sampled_from(["keep", "lose", "confidence", "type", "acts", "move"]))
        if fate == "lose":
            continue
        if fate == "confidence":
            statement["confidence"] = draw.draw(st.sampled_from(["sure", "likely", "doubtful"]))
        elif fate == "type":
            statement["type"] = draw.draw(st.sampled_from(["direct", "indirect", "mixed"]))
        elif fate == "acts":
            for act in statement["acts"]:
                act["topic"] = draw.draw(st.sampled_from(["trade", "aid"]))
        elif fate == "move" and statement["cue"]:
            statement["cue"]["end"] -= 1
        kept.append({**statement, "id": f"s{len(kept) + 1}"})
    changed["statements"] = kept
    return changed


def draw_decisions(record: Record, draw: st.DataObject) -> list[Decision]:
    places = sorted(find_places(record))
    chosen = draw.draw(st.lists(st.tuples(st.sampled_from(places), st.sampled_from(Verdict)), max_size=12))
    values = st.sampled_from(["direct", "trade", "sure", "other", None])
    return [decide(record, place, verdict, draw.draw(values), **{**GIVEN, "why": str(n)}) for n, (place, verdict) in enumerate(chosen)]


def expected_conflicts(record: Record, decisions: list[Decision]) -> set[Place]:
    """The definition, word for word: at the place the machine now has a value that the person neither decided for nor saw."""
    found, now = set(), find_places(record)
    for place in {d.place for d in decisions}:
        last = [d for d in decisions if d.place == place][-1]
        machine = now.get(place)
        if machine != last.value and machine != last.seen:
            found.add(place)
    return found


def test_all_decisions_are_kept_and_conflicts_are_as_defined(samples: Read, new_address: Addresses, dialect: str) -> None:
    @settings(max_examples=EXAMPLES[dialect], deadline=None, suppress_health_check=list(HealthCheck))
    @given(draw=st.data())
    def all_hold(draw: st.DataObject) -> None:
        document, coded = draw.draw(st.sampled_from(samples))
        with open_desk(new_address(), create=True) as desk:
            desk.add(document, coded.minutes.article.id, coded.minutes.article.text, coded)
            keep_all(desk, coded, draw)

    all_hold()


def keep_all(desk: Desk, coded: Coded, draw: st.DataObject) -> None:
    """Random decisions, then another coder: all are kept, and the conflicts are those of the definition."""
    record = json.loads(json.dumps(to_record(coded.minutes)))
    taken = draw_decisions(record, draw)
    for d in taken:
        desk.decide(d.article, d.place, d.verdict, d.value, by=d.by, at=d.at, why=d.why)
    assert list(desk.decisions()) == taken
    assert desk.conflicts() == ()
    newer = other_coder(record, draw)
    desk.save_recoded(Coded(from_record(newer), coded.parse))
    assert desk.record(document_article(coded)) == record
    desk.show_recoded([coder_id(NEWER)])
    assert desk.record(document_article(coded)) == newer
    assert list(desk.decisions()) == taken
    conflicts = desk.conflicts()
    assert len(conflicts) == len({c.decision.place for c in conflicts})
    assert {c.decision.place for c in conflicts} == expected_conflicts(newer, taken)
    assert all(c.machine == find_places(newer).get(c.decision.place) for c in conflicts)


def document_article(coded: Coded) -> str:
    return coded.minutes.article.id


def test_what_each_verdict_means_for_a_conflict(samples: Read) -> None:
    record = json.loads(json.dumps(to_record(samples[0][1].minutes)))
    place = next(p for p in sorted(find_places(record)) if p.kind == "statement" and p.field == "type")
    statement = next(s for s in record["statements"] if (s["cue"]["start"], s["cue"]["end"]) == (place.start, place.end))
    was = statement["type"]
    one, two = sorted({"direct", "indirect", "mixed"} - {was})
    cases = {
        Verdict.ACCEPTED: {was: False, one: True, two: True},
        Verdict.REJECTED: {was: False, one: True, two: True},
        Verdict.CORRECTED: {was: False, one: False, two: True},
    }
    for verdict, wanted in cases.items():
        decision = decide(record, place, verdict, one, **GIVEN)
        for value, conflict in wanted.items():
            statement["type"] = value
            assert bool(find_conflicts(record, [decision])) == conflict, (verdict, value)
        statement["type"] = was


def test_a_person_may_add_what_the_machine_did_not_find(desk: Desk) -> None:
    article = desk.articles()[0].id
    place = Place("statement", 0, 5, 0, "claim")
    with pytest.raises(UsageError, match="can only be corrected"):
        desk.decide(article, place, Verdict.ACCEPTED, **GIVEN)
    desk.decide(article, place, Verdict.CORRECTED, {"content": [{"start": 0, "end": 5}]}, **GIVEN)
    assert len(desk.decisions(article)) == 1
    assert desk.conflicts(article) == ()


def test_decisions_can_only_be_added(desk: Desk) -> None:
    article = desk.articles()[0].id
    place = sorted(find_places(desk.record(article)))[0]
    for _ in range(2):
        desk.decide(article, place, Verdict.ACCEPTED, **GIVEN)
    assert desk.counts()["decision"] == 1
    for statement in (
        "UPDATE decision SET why = ''",
        "DELETE FROM decision",
        "UPDATE article SET text = ''",
        "UPDATE document SET outlet = ''",
    ):
        with pytest.raises(StoreError, match="never"), desk.engine.writing() as connection:
            connection.execute(text(statement))
    assert find_faults(desk) == []
    desk.forget(article)
    assert desk.counts()["decision"] == 0


def test_a_recode_shows_all_or_nothing(desk: Desk, samples: Read) -> None:
    newer = [Coded(replace(coded.minutes, coder=NEWER, statements=coded.minutes.statements[:1]), coded.parse) for _, coded in samples]
    older = [Coded(replace(coded.minutes, coder=replace(NEWER, version="98")), coded.parse) for _, coded in samples]
    before = desk.statements()
    for coded in (older[0], *newer):
        desk.save_recoded(coded)
    assert list(desk.statements()) == list(before)
    assert len(desk.search("pétrolier")) == len({(h.article, h.statement) for h in desk.search("pétrolier")})
    assert desk.unread([coder_id(NEWER)], "", 100) == []
    assert len(desk.unread([], "", 100)) == len(samples)
    assert desk.show_recoded([coder_id(NEWER)]) == len(samples)
    assert desk.counts()["minutes"] == len(samples)
    assert len(desk.statements()) == len([c for c in newer if c.minutes.statements])
    assert find_faults(desk) == []


def test_the_file_after_a_recode_is_the_file_added_by_the_newer(desk: Desk, samples: Read, new_address: Addresses) -> None:
    with open_desk(new_address(), create=True) as other:
        for document, coded in samples:
            newer = Coded(replace(coded.minutes, coder=NEWER), coded.parse)
            other.add(document, coded.minutes.article.id, coded.minutes.article.text, newer)
            desk.save_recoded(newer)
        desk.show_recoded([coder_id(NEWER)])
        assert list(desk.statements()) == list(other.statements())
        assert list(desk.search("sécurité")) == list(other.search("sécurité"))
        assert [desk.record(a.id) for a in desk.articles()] == [other.record(a.id) for a in other.articles()]


def test_what_people_decided_stands_over_what_the_machine_says(samples: Read) -> None:
    record = json.loads(json.dumps(to_record(samples[0][1].minutes)))
    claims = sorted(place for place in find_places(record) if place.kind == "statement" and place.field == "claim")
    typed, gone, kept = (replace(claims[0], field="type"), claims[1], claims[2])
    new = Place("statement", 0, 3, 0, "claim")
    decisions = [
        decide(record, typed, Verdict.CORRECTED, "other", **GIVEN),
        decide(record, gone, Verdict.REJECTED, None, **GIVEN),
        decide(record, kept, Verdict.ACCEPTED, None, **GIVEN),
        decide(record, new, Verdict.CORRECTED, {"type": "direct"}, **GIVEN),
    ]
    decided = apply_decisions(record, decisions)
    assert len(decided["statements"]) == len(record["statements"])
    assert decided["statements"][-1] == {"id": "human-1", "type": "direct"}
    places, were = find_places({**decided, "statements": decided["statements"][:-1]}), find_places(record)
    assert {place for place in were if places.get(place) != were[place]} >= {typed, gone}
    assert places[typed] == "other"
    assert gone not in places
    assert places[kept] == were[kept]
    assert apply_decisions(record, []) == record
    assert record == json.loads(json.dumps(to_record(samples[0][1].minutes)))
    taken_back = decide(record, gone, Verdict.ACCEPTED, None, **GIVEN)
    assert gone in find_places(apply_decisions(record, [*decisions[:3], taken_back]))
