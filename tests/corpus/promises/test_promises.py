"""The ledger: what is one promise, how its mentions follow each other, what bears on it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from verbale.corpus.counting import Count
from verbale.corpus.promises import Promise, Ruling, State, Turn, find_promises
from verbale.corpus.promises.ledger import anchor_of
from verbale.corpus.shelf import Dispatch
from verbale.model import Span

DOSES = "La Chine fournira 200 000 doses de vaccin au Mali"
AGAIN = "Pékin livrera au Mali les 200 000 doses de vaccin promises"
ENGLISH = "China will provide Mali with 200,000 doses of vaccine"
ROAD = "La Chine financera la route de Kayes"


def act(words: str, text: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words)
    given = {
        "act": "COMMIT",
        "strength": "pledged",
        "polarity": "pos",
        "realis": "future",
        "actor": ["CN"],
        "target": ["ML"],
        "one_sided": False,
    }
    told = {"topic": "health", "when": None, "amount": None, "evidence": [{"start": start, "end": start + len(words)}]}
    return given | told | fields


def dispatch(words: str, day: str | None, *, language: str = "fr", by: str = "CN", family: str | None = None, **fields: Any) -> Dispatch:
    """A dispatch with one statement of one act, said by someone who speaks for *by*."""
    text = f"{words}."
    identity = f"sha256:{words}{day}{family}"
    speaker = {"name": f"ministre {by}", "person": None, "countries": [by]}
    content = [{"start": 0, "end": len(words)}]
    statement = {"id": "s1", "speakers": [speaker], "content": content, "acts": [act(words, text, id="a1", **fields)]}
    article = {"id": identity, "language": language, "text": text, "title": None, "published": {"value": day}}
    record = {"article": article, "times": [], "statements": [statement]}
    return Dispatch(identity, record, frozenset({"s1"}), ({"outlet": "Agence", "published": day},), family or identity)


def only(*dispatches: Dispatch) -> Promise:
    (promise,) = find_promises(dispatches)
    return promise


def test_a_promise_told_again_is_one_entry() -> None:
    promise = only(dispatch(DOSES, "2021-03-01", strength="willing"), dispatch(AGAIN, "2021-03-09"))
    assert [m.turn for m in promise.mentions] == [Turn.MADE, Turn.STRENGTHENED]
    assert (promise.strength, promise.count) == ("pledged", Count(2, 2))


def test_it_is_one_entry_across_languages() -> None:
    promise = only(dispatch(DOSES, "2021-03-01"), dispatch(ENGLISH, "2021-04-02", language="en"))
    assert [m.turn for m in promise.mentions] == [Turn.MADE, Turn.REITERATED]


def test_a_weaker_word_weakens_it() -> None:
    promise = only(dispatch(DOSES, "2021-03-01"), dispatch(AGAIN, "2021-03-09", strength="willing"))
    assert promise.mentions[1].turn is Turn.WEAKENED


def test_another_thing_is_another_promise() -> None:
    assert len(find_promises([dispatch(DOSES, "2021-03-01"), dispatch(ROAD, "2021-03-09", topic="infrastructure")])) == 2


@pytest.mark.parametrize(
    "fields",
    [{"actor": ["RU"]}, {"polarity": "neg"}, {"target": ["SN"]}],
    ids=["another would do it", "the contrary", "toward another"],
)
def test_what_is_at_odds_is_another_promise(fields: dict[str, Any]) -> None:
    assert len(find_promises([dispatch(DOSES, "2021-03-01"), dispatch(AGAIN, "2021-03-09", **fields)])) == 2


def test_other_figures_are_another_promise() -> None:
    assert len(find_promises([dispatch(DOSES, "2021-03-01"), dispatch(AGAIN.replace("200 000", "500 000"), "2021-03-09")])) == 2


def test_a_reprint_is_a_mention_that_counts_once() -> None:
    first = dispatch(DOSES, "2021-03-01", family="f")
    promise = only(first, dispatch(DOSES, "2021-03-02", family="f"), dispatch(AGAIN, "2021-03-09"))
    assert [m.turn for m in promise.mentions] == [Turn.MADE, Turn.REPRINTED, Turn.REITERATED]
    assert promise.count == Count(2, 3)


def test_what_several_would_do_and_one_says_is_one_sided() -> None:
    told = dispatch(DOSES, "2021-03-01", actor=["CN", "ML"], target=[], one_sided=True)
    assert only(told).one_sided
    assert not only(told, dispatch(AGAIN, "2021-03-02", by="ML", actor=["CN", "ML"], target=[], one_sided=True)).one_sided


@pytest.mark.parametrize("fields", [{"strength": "done"}, {"realis": "past"}, {"actor": []}, {"act": "HOPE", "strength": None}])
def test_what_binds_nobody_is_no_promise(fields: dict[str, Any]) -> None:
    assert find_promises([dispatch(DOSES, "2021-03-01", **fields)]) == ()


def test_a_later_report_on_its_matter_is_linked() -> None:
    made = dispatch(DOSES, "2021-03-01")
    done = dispatch(
        "Les 200 000 doses de vaccin de la Chine sont au Mali", "2021-05-07", by="ML", act="ASSERT", strength=None, actor=["ML"], target=[]
    )
    other = dispatch(
        "Le Mali salue la Chine pour la route de Kayes", "2021-05-07", by="ML", act="PRAISE", strength=None, actor=["ML"], target=["CN"]
    )
    early = dispatch(
        "Le Mali demande à la Chine des doses de vaccin", "2021-02-07", by="ML", act="REQUEST", strength=None, actor=["ML"], target=["CN"]
    )
    assert [(r.published, r.force) for r in only(made, done, other, early).reports] == [("2021-05-07", "ASSERT")]


def test_a_ruling_on_any_mention_holds_and_the_last_taken_wins() -> None:
    made, told = dispatch(DOSES, "2021-03-01"), dispatch(AGAIN, "2021-03-09")
    kept, broken = Ruling(State.KEPT, "N", "2021-06-01T00:00:00Z", "."), Ruling(State.BROKEN, "N", "2021-05-01T00:00:00Z", ".")
    places = {(made.id, 0, len(DOSES)): broken, anchor_of(told.id, (Span(0, len(AGAIN)),)): kept}
    (promise,) = find_promises([made, told], places)
    assert promise.ruling == kept


def test_the_order_of_arrival_decides_nothing() -> None:
    every = [
        dispatch(DOSES, "2021-03-01", strength="willing"),
        dispatch(AGAIN, "2021-03-09"),
        dispatch(ENGLISH, "2021-04-02", language="en"),
        dispatch(ROAD, "2021-03-09", topic="infrastructure"),
        dispatch(DOSES, None),
    ]
    expected = find_promises(every)
    for seed in range(20):
        random.Random(seed).shuffle(every)
        assert find_promises(every) == expected


def test_every_mention_stands_in_the_text_at_its_spans() -> None:
    made = dispatch(DOSES, "2021-03-01")
    (mention,) = only(made).mentions
    assert [span.of(made.text) for span in mention.spans] == [mention.words]
