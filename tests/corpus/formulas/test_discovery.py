"""Discovery: planted phrases are found, names, titles and known formulas are not offered, reprints count once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.discovery import FIRST, PHRASES, measure
from tests.corpus.made import dispatch, record, speaker, statement
from verbale.corpus.counting import Count
from verbale.corpus.formulas.discovery import Offer, discover, least_score
from verbale.corpus.formulas.logodds import log_odds
from verbale.corpus.formulas.ngrams import Told, find_repeated
from verbale.corpus.formulas.passages import find_passages
from verbale.corpus.formulas.sources import Source, SourceKind
from verbale.corpus.shelf import Dispatch
from verbale.model import Span

CN = Source(SourceKind.COUNTRY, "CN")
NOISE = ("Le port rouvrira sous peu", "La récolte sera bonne", "Les prix vont baisser", "Une route neuve longera le fleuve", "Le musée ferme demain")


def said(number: int, code: str, text: str, *, name: str = "M. Perrin", more: dict[str, Any] | None = None, **given: Any) -> Dispatch:
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    told = record(text, statement(1, [speaker(name, code)], (0, len(text))), day=day, **(more or {}))
    return dispatch(number, told, **given)


def corpus(phrase: str, times: int = 12, **given: Any) -> list[Dispatch]:
    ours = [said(n, "CN", f"{NOISE[n % 5]}. Oui, {phrase}, pour {n} ans.", **given) for n in range(times)]
    return ours + [said(100 + n, "FR", f"{NOISE[n % 5]}. Nous attendons {n} jours.") for n in range(60)]


def offers(dispatches: list[Dispatch], side: Source = CN, **given: Any) -> tuple[Offer, ...]:
    return discover(find_passages(dispatches, side), **given)


def test_what_one_side_repeats_is_offered_with_its_figures() -> None:
    (offer,) = offers(corpus("la paix des deux rives"))
    assert (offer.words, offer.language, offer.ours, offer.others) == ("paix des deux rives", "fr", Count(12, 12), Count(0, 0))
    assert offer.days == 12
    assert offer.score > 1.96
    place = offer.places[0]
    assert (place.article, place.statement) == ("sha256:0000", "s1")


def test_what_others_say_as_much_is_not_offered() -> None:
    others = [said(200 + n, "FR", f"{NOISE[n % 5]}. Oui, la paix des deux rives.") for n in range(60)]
    assert offers(corpus("la paix des deux rives") + others) == ()


@pytest.mark.parametrize(
    "phrase",
    ["la ministre française", "le Grand Pavillon", "le 12 mai", "la communauté de destin", "le président du gouvernement chinois", "le", "la paix"],
)
def test_titles_names_dates_known_formulas_and_single_words_are_not_offered(phrase: str) -> None:
    assert offers(corpus(phrase)) == ()


def test_the_name_of_a_person_is_no_phrase() -> None:
    shelf = [said(n, "CN", "Oui, jean de la roche", more={"people": [{"mentions": [{"start": 5, "end": 21}], "offices": []}]}) for n in range(9)]
    assert offers([*shelf, *corpus("x", 0)]) == ()


def test_too_few_dispatches_or_days_are_not_offered() -> None:
    shelf = corpus("la paix des deux rives", 3)
    assert offers(shelf) == ()
    same_day = [said(12 * 28 * n, "CN", f"{NOISE[n % 5]}. Oui, la paix des deux rives.") for n in range(9)]
    rest = corpus("x", 0)
    assert offers([*same_day, *rest], days=2) == ()
    assert offers([*same_day, *rest], days=1) != ()


def test_reprints_count_once() -> None:
    shelf = corpus("la paix des deux rives")
    text = shelf[0].text
    reprints = [said(300 + n, "CN", text, family=0, carried=(Span(0, len(text)),)) for n in range(20)]
    elsewhere = [said(400 + n, "FR", text, family=0) for n in range(5)]
    (before,), (after,) = offers(shelf), offers([*shelf, *reprints, *elsewhere])
    assert after.ours.distinct == before.ours.distinct == 12
    assert after.others.distinct == 0


def test_reprints_of_one_dispatch_are_no_repetition() -> None:
    shelf = [said(n, "CN", "Oui, la paix des deux rives.", family=0) for n in range(12)]
    assert offers([*shelf, *corpus("x", 0)]) == ()


def test_the_words_that_a_speaker_leaves_to_another_are_the_others() -> None:
    text = "M. Wang redoute que Paris veuille la paix des deux rives."
    inner = statement(2, [speaker("Paris", "FR")], (20, 57))
    outer = statement(1, [speaker("Wang", "CN")], (11, 57))
    passages = list(find_passages([dispatch(1, record(text, outer, inner))], CN))
    assert [(passage.statement, passage.ours, passage.runs[0].words[-1]) for passage in passages] == [("s1", True, "que"), ("s2", False, "rives")]


def test_an_outlet_and_a_speaker_are_sides_too() -> None:
    shelf = [said(n, "CN", f"{NOISE[n % 5]}. Oui, la paix des deux rives.", outlets=("Alpha",), name="Wang Yi") for n in range(12)]
    rest = [said(100 + n, "FR", f"{NOISE[n % 5]}.", outlets=("Bêta",)) for n in range(60)]
    for side in (Source(SourceKind.OUTLET, "Alpha"), Source(SourceKind.SPEAKER, "wang")):
        assert [offer.words for offer in offers([*shelf, *rest], side)] == ["paix des deux rives"]


def test_at_least_eight_of_ten_planted_phrases_are_found_in_a_generated_corpus() -> None:
    found = measure(1)
    assert found.found >= 8, PHRASES
    assert found.false <= 3, FIRST


def test_the_more_is_looked_at_the_higher_the_score_has_to_be() -> None:
    assert least_score(0) == least_score(1) == 1.96 < least_score(100) < least_score(10_000)


@given(st.integers(0, 50), st.integers(0, 50))
def test_log_odds_change_sign_with_the_sides(ours: int, others: int) -> None:
    if ours + others:
        assert log_odds(ours, others, 1000, 1000) == pytest.approx(-log_odds(others, ours, 1000, 1000))


RUNS = st.lists(st.tuples(st.lists(st.lists(st.sampled_from("abc"), max_size=6).map(tuple), max_size=2).map(tuple), st.just(())), max_size=6)


@given(RUNS, st.integers(1, 3))
def test_repeated_rows_are_those_that_counting_all_of_them_gives(told: list[Any], fewest: int) -> None:
    counted: dict[tuple[str, ...], int] = {}
    for ours, _ in told:
        rows = {run[a:b] for run in ours for a in range(len(run)) for b in range(a + 1, len(run) + 1)}
        for row in rows:
            counted[row] = counted.get(row, 0) + 1
    found = find_repeated([Told(*one) for one in told], fewest)
    assert {one.words: one.ours for one in found} == {row: times for row, times in counted.items() if times >= fewest}
