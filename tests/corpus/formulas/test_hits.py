"""Formulas in a record: every family by its own examples, spans, voices, distances."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.made import act, record, speaker, statement
from verbale.corpus.formulas.hits import Hit, User, Voice, find_hits
from verbale.language import languages
from verbale.language.formulas import families, family_name, load_distances, load_formulas

FORMULAS = [(language, formula) for language in languages() for formula in load_formulas(language)]
EXAMPLES = [(language, formula.id, text, True) for language, formula in FORMULAS for text in formula.yes]
EXAMPLES += [(language, formula.id, text, False) for language, formula in FORMULAS for text in formula.no]
HELD = [(language, rule, text) for language in languages() for rule, distance in load_distances(language).items() for text in distance.yes]
FREE = [(language, rule, text) for language in languages() for rule, distance in load_distances(language).items() for text in distance.no]


def hits(text: str, language: str = "fr", *statements: dict[str, Any]) -> tuple[Hit, ...]:
    return find_hits(record(text, *statements, language=language))


@pytest.mark.parametrize(("language", "family", "text", "expected"), EXAMPLES)
def test_a_family_matches_its_examples_and_no_counter_example(language: str, family: str, text: str, expected: bool) -> None:
    assert (family in {hit.family for hit in hits(text, language)}) is expected


@pytest.mark.parametrize(("language", "family", "text", "expected"), EXAMPLES)
def test_case_and_accents_change_nothing(language: str, family: str, text: str, expected: bool) -> None:
    assert (family in {hit.family for hit in hits(text.upper(), language)}) is expected


@pytest.mark.parametrize(("language", "rule", "text"), HELD)
def test_a_distance_holds_in_its_examples(language: str, rule: str, text: str) -> None:
    assert [hit.distance for hit in hits(text, language)] == [rule] * len(hits(text, language)) != []
    assert {hit.voice for hit in hits(text, language)} == {Voice.DISTANT}


@pytest.mark.parametrize(("language", "rule", "text"), FREE)
def test_a_distance_does_not_hold_in_its_counter_examples(language: str, rule: str, text: str) -> None:
    assert [hit.distance for hit in hits(text, language)] == [None] * len(hits(text, language)) != []


def test_there_are_forty_families_in_both_languages() -> None:
    by_language = [{formula.id for formula in load_formulas(language)} for language in ("fr", "en")]
    assert by_language[0] == by_language[1]
    assert len(by_language[0]) >= 40


@pytest.mark.parametrize(("language", "formula"), FORMULAS, ids=lambda value: getattr(value, "id", value))
def test_a_family_has_two_examples_each_way_and_its_name(language: str, formula: Any) -> None:
    assert len(formula.yes) >= 2
    assert len(formula.no) >= 2
    assert family_name(formula.id, language) == formula.name


def test_a_span_is_the_words_exactly() -> None:
    text = "«\u00a0Une communaute\u0301 humaine\nde destin\u00a0», dit-il. Les partenariats « gagnants-gagnants »."
    found = hits(text)
    assert [hit.words for hit in found] == ["communaute\u0301 humaine\nde destin", "partenariats « gagnants-gagnants"]
    assert [hit.span.of(text) for hit in found] == [hit.words for hit in found]


@pytest.mark.parametrize(
    "text", ["La communauté. De destin, il parle.", "La communauté\n\nde destin", "communauté (de destin)", "communauté: de destin"]
)
def test_a_mark_parts_the_words_of_a_formula(text: str) -> None:
    assert hits(text) == ()


def test_a_comma_stands_only_where_the_wording_has_one() -> None:
    assert [hit.family for hit in hits("le deux poids, deux mesures")] == ["double-standards"]
    assert hits("la double, circulation") == ()


def test_the_outlets_own_words_are_its_own_voice() -> None:
    (hit,) = hits("La communauté de destin avance.")
    assert (hit.voice, hit.statement, hit.users, hit.marked) == (Voice.OWN, None, (), False)
    assert hit.rule == "fr/formulas.yml#shared-future"


TOLD = "Wang Yi a dit que la communauté de destin avance."
WANG = speaker("Wang Yi", "CN")


def test_words_within_a_content_are_reported() -> None:
    (hit,) = hits(TOLD, "fr", statement(1, [WANG], (18, 49), acts=[act("bilateral", [(18, 49)], "SUPPORT")]))
    assert (hit.voice, hit.statement, hit.users, hit.act) == (Voice.REPORTED, "s1", (User("Wang Yi", ("CN",)),), "SUPPORT")


def test_words_given_word_for_word_are_the_speakers_own() -> None:
    (hit,) = hits(TOLD, "fr", statement(1, [WANG], (18, 49), verbatim=[(18, 49)]))
    assert hit.voice is Voice.OWN


def test_the_innermost_statement_holds_the_words() -> None:
    outer, inner = statement(1, [speaker("Lavrov", "RU")], (0, 49)), statement(2, [WANG], (18, 49))
    (hit,) = hits(TOLD, "fr", outer, inner)
    assert [user.name for user in hit.users] == ["Wang Yi"]


def test_a_speaker_can_hold_a_formula_at_a_distance() -> None:
    text = "M. Perrin a critiqué ce que Pékin appelle la double circulation."
    (hit,) = hits(text, "fr", statement(1, [speaker("Perrin", "FR")], (10, 63)))
    assert (hit.voice, hit.statement) == (Voice.DISTANT, "s1")
    assert hit.cue is not None
    assert hit.cue.of(text) == "ce que Pékin appelle"


def test_marks_alone_are_no_distance() -> None:
    (hit,) = hits("Il a salué la « double circulation ».")
    assert (hit.voice, hit.marked) == (Voice.OWN, True)


def test_a_language_without_formulas_has_none() -> None:
    assert hits("comunidad de destino", "es") == ()
    assert family_name("no-such", "fr") == "no-such"
    assert "two-states" in families()


@given(st.text(max_size=200))
def test_any_text_can_be_sought_in(text: str) -> None:
    for language in ("fr", "en"):
        for hit in hits(text, language):
            assert hit.span.of(text) == hit.words


@given(st.text(alphabet="ab ,.\n", max_size=30), st.text(alphabet="ab ,.\n", max_size=30))
def test_a_formula_is_found_wherever_it_stands(before: str, behind: str) -> None:
    found = hits(f"{before}. double circulation. {behind}")
    assert [hit.words for hit in found] == ["double circulation"]


@pytest.mark.parametrize(
    "piece", ["communauté ", "ce que ", "deux ", "ordre international ", "«", "a\u0301", "\n ", "gagnant-", "attempt to "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    began = time.process_time()
    find_hits(record(text, language="en" if piece.startswith("attempt") else "fr"))
    assert time.process_time() - began < 5
