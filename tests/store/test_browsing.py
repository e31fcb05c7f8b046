"""What pages ask of a desk, on each database."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.store.conftest import Read
from verbale.store import Desk, browsing, queries

Wanted = dict[str, Any]
WANTED: list[Wanted] = [
    {},
    {"country": "ML"},
    {"country": "ZZ"},
    {"act": "COMMIT"},
    {"topic": "trade", "country": "ML"},
    {"speaker": "diop"},
    {"speaker": "%"},
    {"since": "2030"},
]


def test_what_came_last_comes_first_and_goes_on_where_it_stopped(shelf: Desk, samples: Read) -> None:
    came = [coded.minutes.article for _, coded in samples][::-1]
    found = shelf.arrivals()
    assert [row.id for row in found] == [article.id for article in came]
    assert [row.opening for row in found] == [article.text[: browsing.OPENING] for article in came]
    assert list(shelf.arrivals(before=found[2].number, limit=2)) == list(found[3:5])


@pytest.mark.parametrize("wanted", WANTED, ids=str)
@pytest.mark.parametrize("few", [0, queries.SELDOM])
def test_seldom_and_frequent_values_find_the_same(shelf: Desk, wanted: Wanted, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "SELDOM", few)
    found = shelf.newest(limit=1000, **wanted)
    assert {(hit.article, hit.statement) for hit in found} == {(row.article, row.statement) for row in shelf.statements(**wanted)}
    told = {(hit.article, hit.statement) for hit in shelf.search("Mali", limit=1000, **wanted) if hit.statement}
    assert told == {(hit.article, hit.statement) for hit in shelf.search("Mali", limit=1000) if hit.statement} & {(hit.article, hit.statement) for hit in found}
    days = [hit.published or "" for hit in found]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_facets_count_the_statements_that_are_found(shelf: Desk, wanted: Wanted) -> None:
    among, facets = shelf.facets("", most=1000, **wanted)
    rows = shelf.statements(**wanted)
    assert among == len(rows)
    records = {article: shelf.record(article) for article in {row.article for row in rows}}
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        statement = next(s for s in records[row.article]["statements"] if s["id"] == row.statement)
        counts.update({("speaker", speaker["name"]) for speaker in statement["speakers"]})
        counts.update({(key, act[key]) for act in statement["acts"] for key in ("act", "topic")})
        counts.update([("outlet", row.outlet)] if row.outlet else [])
    told = {(facet.field, facet.value): facet.count for facet in facets if facet.field not in ("country", "since")}
    assert told == dict(counts)


def test_facets_of_words_are_those_of_what_a_search_finds(shelf: Desk) -> None:
    hits = [hit for hit in shelf.search("Tchad", limit=1000) if hit.statement]
    among, facets = shelf.facets("Tchad")
    assert among == len(hits) > 0
    assert max(facet.count for facet in facets) <= among
    assert (shelf.facets("...")[0], len(shelf.facets("...")[1])) == (0, 0)
