"""What an export takes out, on each database: filters as the lists have them, values after decisions, one state of the data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.store.conftest import Addresses, Read
from verbale.errors import StoreError
from verbale.ingest import EXTRACTOR
from verbale.model import Metadata
from verbale.store import Desk, Document, open_desk
from verbale.store.chosen import choosing
from verbale.store.decisions import Verdict
from verbale.store.places import Place, find_places
from verbale.store.queries import Filter

GIVEN = {"by": "A. Keita", "at": "2026-01-05T09:00:00Z", "why": "I read it"}
WANTED: tuple[dict[str, Any], ...] = (
    {},
    {"speaker": "DIOP abdoulaye"},
    {"country": "ml", "act": "COMMIT"},
    {"topic": "security", "confidence": "sure"},
    {"type": "direct", "since": "2024", "outlet": "Agence (exemple)"},
    {"until": "2023"},
)


def place_of(desk: Desk, article: str, kind: str, field: str) -> Place:
    """The first place of that kind and field."""
    return next(p for p in sorted(find_places(desk.record(article))) if (p.kind, p.field) == (kind, field))


def chosen_of(desk: Desk, words: str = "", **wanted: Any) -> list[tuple[str, str]]:
    """The statements that are chosen, each with its article, in their order."""
    with choosing(desk, Filter(**wanted), words) as choice:
        return [(c.record["article"]["id"], s["id"]) for c in choice for s in c.record["statements"] if s["id"] in c.statements]


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_filters_choose_what_the_lists_have(shelf: Desk, wanted: dict[str, Any]) -> None:
    assert chosen_of(shelf, **wanted) == [(s.article, s.statement) for s in shelf.statements(**wanted)]


@pytest.mark.parametrize("words", ["sécurité", "« Le Mali »", "accords", "*()"])
def test_words_choose_what_the_search_finds(shelf: Desk, words: str) -> None:
    hits = {(hit.article, hit.statement) for hit in shelf.search(words, limit=1000) if hit.statement}
    assert set(chosen_of(shelf, words)) == hits


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_a_decision_that_changes_nothing_changes_no_choice(desk: Desk, wanted: dict[str, Any]) -> None:
    """Articles with a decision are filtered by their records, others by SQL: both find the same."""
    before = chosen_of(desk, **wanted)
    for article in desk.articles():
        desk.decide(article.id, place_of(desk, article.id, "statement", "frame"), Verdict.ACCEPTED, **GIVEN)
    assert chosen_of(desk, **wanted) == before


def test_one_state_is_seen_whatever_is_added(desk: Desk, address: str, samples: Read) -> None:
    document, coded = samples[0]
    first = desk.articles()[0].id
    with choosing(desk, Filter()) as choice:
        before = [(c.record, c.given) for c in choice]
        with open_desk(address) as other:
            reprint = Document(document.raw, "2026-01-05T09:00:00Z", EXTRACTOR, Metadata(outlet="Un autre"))
            assert other.add(reprint, coded.minutes.article.id, coded.minutes.article.text, None)
            other.decide(first, place_of(other, first, "statement", "type"), Verdict.REJECTED, **GIVEN)
        assert [(c.record, c.given) for c in choice] == before
    with choosing(desk, Filter()) as choice:
        after = {c.record["article"]["id"]: c for c in choice}
    assert len(after[coded.minutes.article.id].given) == 2
    assert after[first].decided == {"s1": ("type",)}


def test_a_value_that_fits_no_place_stops_with_a_sentence(desk: Desk) -> None:
    article = desk.articles()[0].id
    desk.decide(article, place_of(desk, article, "statement", "speakers"), Verdict.CORRECTED, "Abdoulaye Diop", **GIVEN)
    with pytest.raises(StoreError, match=r"the decision by A\. Keita .* is no value for it"):
        chosen_of(desk)


def test_decisions_come_into_another_desk(desk: Desk, new_address: Addresses, samples: Read) -> None:
    article = desk.articles()[0].id
    taken = desk.decide(article, place_of(desk, article, "statement", "type"), Verdict.REJECTED, **GIVEN)
    document, coded = next((d, c) for d, c in samples if c.minutes.article.id == article)
    with open_desk(new_address(), create=True) as other:
        other.add(replace(document, path=None), article, coded.minutes.article.text, coded)
        for _ in range(2):
            other.restore(taken)
        assert other.decisions() == (taken,)
        assert other.decided(article) == desk.decided(article)
