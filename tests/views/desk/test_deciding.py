"""``verbale decide``, ``decisions`` and ``conflicts``: what a desk officer types, and what is said when it makes no sense."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import verbale
from tests.views.export.conftest import desk, fill, samples, template
from verbale.store import Desk
from verbale.store.chosen import choosing
from verbale.store.decisions import Verdict
from verbale.store.queries import Filter
from verbale.views.cli import main
from verbale.views.desk.placing import find_place, name_claims, name_place

__all__ = ["desk", "fill", "samples", "template"]

TITLE = "N'DJAMENA"
WHO = ("--by", "A. Keita", "--why", "I read it")


@pytest.fixture
def file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERBALE_FILE", desk.engine.name)
    return Path(desk.engine.name)


@pytest.fixture
def article(desk: Desk, file: Path) -> str:
    """The dispatch of N'Djamena."""
    return next(a.id for a in desk.articles() if desk.record(a.id)["article"]["text"].startswith(TITLE))


def decided(file: Path, article: str) -> dict[str, Any]:
    """The record as exports have it."""
    with verbale.open(file) as desk, choosing(desk, Filter()) as choice:
        return next(chosen.record for chosen in choice if chosen.record["article"]["id"] == article)


def by_id(record: dict[str, Any], identity: str) -> dict[str, Any]:
    """The claim called *identity*."""
    claims: Iterator[dict[str, Any]] = (c for name in ("statements", "people", "meetings") for c in record[name])
    acts = (act for s in record["statements"] for act in s["acts"] or ())
    return next(claim for claim in (*claims, *acts) if claim["id"] == identity)


CORRECTIONS = [
    ("s1.speakers", "Abdoulaye Diop", [{"name": "Abdoulaye Diop", "countries": ["ML"], "person": "p2"}]),
    ("s1.speakers", "Abdoulaye Diop; Un inconnu", 2),
    ("s2.content", "former, dès le mois de septembre", "former, dès le mois de septembre"),
    ("s2.content", "former … deux cents officiers", ["former", "deux cents officiers"]),
    ("s1.type", "direct", "direct"),
    ("a5.one_sided", "no", False),
    ("a5.target", "ml, td UN", ["ML", "TD", "UN"]),
    ("a5.when", "2024-05", "2024-05"),
    ("m1.place", "Moundou", "Moundou"),
    ("m1.host", "Abdoulaye Diop", {"name": "Abdoulaye Diop", "countries": ["ML"], "person": "p2"}),
    ("p1.countries", "TD", ["TD"]),
    ("s1.addressee", '{"name": "Mali", "countries": ["ML"]}', {"name": "Mali", "countries": ["ML"], "person": None}),
]


@pytest.mark.parametrize(("place", "value", "wanted"), CORRECTIONS, ids=[f"{place}={value}" for place, value, _ in CORRECTIONS])
def test_a_correction_is_what_exports_have(article: str, file: Path, place: str, value: str, wanted: Any) -> None:
    assert main(["decide", article[7:19], place, "correct", value, *WHO]) == 0
    record = decided(file, article)
    identity, _, field = place.partition(".")
    found = by_id(record, identity)[field]
    text = record["article"]["text"]
    if field == "content":
        found = [text[span["start"] : span["end"]] for span in found]
        wanted = wanted if isinstance(wanted, list) else [wanted]
    assert (len(found) if isinstance(wanted, int) and not isinstance(wanted, bool) else found) == wanted
    with verbale.open(file) as desk:
        (decision,) = desk.decisions()
        assert (decision.by, decision.why, decision.verdict) == ("A. Keita", "I read it", Verdict.CORRECTED)
        assert desk.conflicts() == ()


def test_codes_follow_a_corrected_act(article: str, file: Path) -> None:
    before = by_id(decided(file, article), "a2")
    assert (before["act"], before["codes"]["plover"]["event"]) == ("COMMIT", "AGREE")
    assert main(["decide", article, "a2.act", "correct", "REQUEST", *WHO]) == 0
    assert main(["decide", article, "a2.strength", "reject", *WHO]) == 0
    after = by_id(decided(file, article), "a2")
    assert (after["act"], after["strength"], after["codes"]["plover"]["event"], after["codes"]["cameo"][:2]) == (
        "REQUEST",
        None,
        "REQUEST",
        "10",
    )


def test_reject_accept_and_add(article: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", article, "s8", "reject", *WHO]) == 0
    assert main(["decide", article, "s1.speakers", "accept", *WHO]) == 0
    claim = {
        "speakers": [{"name": "Abdoulaye Diop", "countries": ["ML"]}],
        "content": [{"start": 32, "end": 60}],
        "acts": [{"act": "WARN"}],
    }
    assert main(["decide", article, "new-statement", "correct", json.dumps(claim), *WHO]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in told] == ["s8:", "s1.speakers:", "statement@32:60:"]
    record = decided(file, article)
    assert "s8" not in {s["id"] for s in record["statements"]}
    added = by_id(record, "human-1")
    assert (added["speakers"][0]["person"], added["acts"][0]["codes"]["cameo"]) == ("p2", "130")
    assert main(["decide", article, "s8", "accept", *WHO]) == 0
    assert "s8" in {s["id"] for s in decided(file, article)["statements"]}


WRONG = [
    ("s99", "reject", None, "there is no 's99' in this article; it has s1, a1"),
    ("s1.colour", "reject", None, "s1 has no 'colour'; it has addressee"),
    ("s1.type", "correct", None, "correct takes a value"),
    ("s1.type", "accept", "direct", "accept takes no value"),
    ("s1.type", "correct", "shouted", "Invalid enum value 'shouted'"),
    ("s1.speakers", "correct", '["x"', "begins as JSON and is none"),
    ("s1.speakers", "correct", '[{"nom": "x"}]', "unknown field `nom`"),
    ("s1.content", "correct", "mots absents", "does not have the words"),
    ("s1.content", "correct", "le", "times; give one of"),
    ("s1.content", "correct", "5:99999", "are no words of the text"),
    ("s1.content", "correct", "9:9", "are no words of the text"),
    ("a1.target", "correct", "ZZ", "'ZZ' is the code of no state and no body"),
    ("a1.one_sided", "correct", "perhaps", "Expected `bool"),
    ("s1", "correct", "words", "is no claim; write the claim as JSON"),
    ("new-statement", "reject", None, "is a claim to add"),
    ("new-statement", "correct", '{"type": "direct"}', "needs the words that carry it"),
    ("new-act", "correct", '{"act": "WARN"}', "there is no 'new-act'"),
]


@pytest.mark.parametrize(("place", "verdict", "value", "words"), WRONG, ids=[f"{place}-{value}" for place, _, value, _ in WRONG])
def test_what_makes_no_sense_is_told(
    article: str, file: Path, place: str, verdict: str, value: str | None, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decide", article, place, verdict, *([] if value is None else [value]), *WHO]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
    with verbale.open(file) as desk:
        assert desk.decisions() == ()


def test_who_and_why_are_needed(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    for rest in ([], ["--by", "A. Keita"], ["--why", "I read it"], ["--by", " ", "--why", "x"]):
        assert main(["decide", article, "s1.type", "accept", *rest]) == 2
        assert "say --by NAME --why TEXT" in capsys.readouterr().err
    assert main(["decide", "zz", "s1.type", "accept", *WHO]) == 2
    assert "no article 'zz'" in capsys.readouterr().err


def test_places_are_listed_with_their_values(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", article]) == 0
    everything = capsys.readouterr().out.splitlines()
    assert "s1.speakers: Mahamat Saleh Annadif (TD)" in everything
    assert main(["decide", article, "s1"]) == 0
    assert all(line.startswith("s1.") for line in capsys.readouterr().out.splitlines())
    assert main(["decide", article, "s1.type"]) == 0
    assert capsys.readouterr().out == "s1.type: indirect\n"


def test_decisions_and_conflicts_are_listed(article: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for value in ("direct", "mixed"):
        assert main(["decide", article, "s1.type", "correct", value, *WHO]) == 0
    capsys.readouterr()
    assert main(["decisions"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("s1.type: corrected indirect to direct by A. Keita: I read it  (decided again later)")
    assert second.endswith("s1.type: corrected indirect to mixed by A. Keita: I read it")
    assert main(["decisions", article[7:20], "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["place"], row["value"], row["holds"]) for row in rows] == [("s1.type", "direct", False), ("s1.type", "mixed", True)]
    assert main(["conflicts"]) == 0
    assert capsys.readouterr().out == ""
    with verbale.open(file) as desk:
        place = find_place(desk.record(article), "s1.confidence")
        gone = find_place(desk.record(article), "s2.type")
        given = {"by": "B. Sow", "at": "2026-01-05T09:00:00Z", "why": "seen elsewhere"}
        desk.decide(article, type(gone)("statement", 1, 3, 0, "type"), Verdict.CORRECTED, "direct", **given)
        assert name_place(desk.record(article), place) == "s1.confidence"
    assert main(["conflicts", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["decisions"]) == 0
    assert "statement@1:3.type: corrected nothing to direct by B. Sow" in capsys.readouterr().out


def test_every_claim_has_a_name_of_its_own(desk: Desk) -> None:
    for article in desk.articles():
        record = desk.record(article.id)
        names = [name for name, _ in name_claims(record)]
        assert len(set(names)) == len(names)
        assert [find_place(record, name) for name in names] == [place for _, place in name_claims(record)]
