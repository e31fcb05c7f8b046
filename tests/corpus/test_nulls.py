"""After human decisions any value of a record may be null: no answer falls over it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.corpus.made import dispatch
from verbale.corpus.comparison import compare
from verbale.corpus.counting import Count
from verbale.corpus.dossier import build_dossier
from verbale.corpus.events import find_events, find_reports
from verbale.corpus.formulas.discovery import discover
from verbale.corpus.formulas.hits import Voice, find_hits
from verbale.corpus.formulas.passages import find_passages
from verbale.corpus.formulas.sources import Source, SourceKind
from verbale.corpus.formulas.usage import find_uses, summarise
from verbale.corpus.promises import find_promises
from verbale.corpus.silences import concerns_both, country_voice, find_silences

TEXT = "Le ministre salue la double circulation."
OPEN = {"start": None, "end": None}
ACT = {"id": None, "act": None, "topic": None, "actor": None, "target": None, "evidence": [{"start": 0, "end": 40}]}
SPEAKER = {"name": "M. Perrin", "person": None, "countries": None}


def statement(**told: Any) -> dict[str, Any]:
    return {"id": None, "speakers": None, "content": None, "verbatim": None, "addressee": None, "acts": None} | told


RECORD: dict[str, Any] = {
    "article": {"id": "sha256:0", "text": TEXT, "language": "fr", "title": None, "published": {"value": None}},
    "statements": [statement(), statement(speakers=[SPEAKER], content=[{"start": 0, "end": 40}, OPEN], acts=[ACT])],
    "people": [{"mentions": None, "offices": [OPEN]}],
    "times": [OPEN],
    "meetings": [{"countries": None}],
    "announced": [],
}


def test_a_formula_is_found_in_a_statement_of_which_little_is_known() -> None:
    (hit,) = find_hits(RECORD)
    assert (hit.voice, hit.statement, hit.act) == (Voice.REPORTED, None, None)
    assert [user.countries for user in hit.users] == [()]


def test_usage_discovery_and_silences_pass_over_what_is_null() -> None:
    shelf = [dispatch(1, RECORD)]
    (usage,) = summarise(shelf, find_uses(shelf))
    assert (usage.dispatches, usage.first) == (Count(1, 1), None)
    assert [passage.ours for passage in find_passages(shelf, Source(SourceKind.SPEAKER, "perrin"))] == [True]
    assert discover(find_passages(shelf, Source(SourceKind.COUNTRY, "CN"))) == ()
    assert not concerns_both(shelf[0], "CN", "KZ")
    assert find_silences(shelf, country_voice("CN"), country_voice("KZ")) == ()


def test_the_ledger_and_the_dossier_pass_over_what_is_null() -> None:
    act = ACT | {"act": "COMMIT", "strength": None, "polarity": None, "realis": None, "one_sided": None, "actor": ["CN"], "when": None, "amount": None}
    bare = act | {"evidence": None}
    told = [statement(id="s1", speakers=[SPEAKER], content=[OPEN], acts=[act]), statement(id="s2", speakers=[SPEAKER], acts=[bare, bare])]
    record = RECORD | {"statements": told, "people": [], "meetings": [], "times": [OPEN | {"value": None}]}
    shelf = [replace(dispatch(1, record), statements=frozenset({"s1", "s2"}))]
    assert [promise.actor for promise in find_promises(shelf)] == [("CN",)] * 3
    assert build_dossier(shelf, "CN", "KZ").timeline == ()


@pytest.mark.parametrize("kind", ["meeting", None])
def test_comparisons_and_events_pass_over_what_is_null(kind: str | None) -> None:
    party = {"name": "M. Perrin", "person": None, "countries": None}
    told = {"id": "m1", "kind": kind, "participants": [party, {"name": None, "person": None, "countries": ["ML"]}], "countries": None}
    meeting = told | {"date": None, "place": None, "format": None, "evidence": None}
    article = RECORD["article"] | {"outlet": None}
    whole = RECORD | {"article": article, "people": [], "times": [OPEN | {"value": None}], "meetings": [meeting]}
    whole["statements"] = [s | {"id": f"s{n}", "parent": None} for n, s in enumerate(RECORD["statements"], start=1)]
    other = whole | {"article": article | {"id": "sha256:1"}}
    found = compare(whole, other)
    assert [[cell.acts for cell in row.a] for row in found.rows if row.a and row.b] == [[()]]
    assert {cell.statement for row in found.rows for cell in row.a} == {"s1", "s2"}
    assert find_reports(whole) == ()
    assert find_events(find_reports(whole | {"meetings": [meeting | {"participants": [party, party]}]})).proposals == ()
