"""The keys of words, and the data that make them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.corpus.records import record, say
from verbale.corpus.comparison.matter import is_turned, load_commonplaces, load_matters, load_reversals, matter_of
from verbale.language.loader import languages, load_entries
from verbale.language.matters import Commonplaces, Matter, Reversal
from verbale.model import Span

LANGUAGES = ("fr", "en")


def keys(words: str, language: str) -> frozenset[str]:
    made: dict[str, Any] = record("0", say("X", "ML", words), language=language)
    return matter_of(made, (Span(0, len(words)),))


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("des importations d'huile", "fr", {"impor", "+oil"}),
        ("importer du pétrole", "fr", {"impor", "+oil"}),
        ("250 000 tonnes", "fr", {"#250000", "tonne"}),
        ("250,000 tonnes", "en", {"#250000", "tonne"}),
        ("2,5 tonnes", "fr", {"#2.5", "tonne"}),
        ("la Libye", "fr", {"@LY"}),
        ("for both countries", "en", set()),
    ],
)
def test_words_have_keys(words: str, language: str, expected: set[str]) -> None:
    assert keys(words, language) == expected


def test_a_time_is_its_value_and_its_words_are_none() -> None:
    made = record("0", say("X", "ML", "avant la fin de mars"))
    made["times"] = [{"start": 6, "end": 20, "value": "2024-03"}]
    assert matter_of(made, (Span(0, 20),)) == {"=2024-03"}


def test_the_matters_are_the_same_in_all_languages() -> None:
    assert len({frozenset(entry.id for entry in load_entries(language, "matters", Matter)) for language in languages()}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_of_matters_holds_its_examples(language: str) -> None:
    assert load_matters(language)
    for entry in load_entries(language, "matters", Matter):
        for examples, expected in ((entry.yes, True), (entry.no, False)):
            for text in examples:
                assert (f"+{entry.id}" in keys(text, language)) is expected, (entry.id, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_has_two_matters(language: str) -> None:
    words = [word for entry in load_entries(language, "matters", Matter) for word in entry.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_commonplaces_say_nothing(language: str) -> None:
    assert load_commonplaces(language)
    for entry in load_entries(language, "commonplaces", Commonplaces):
        assert all(keys(text, language) == set() for text in entry.yes)
        assert all(keys(text, language) for text in entry.no)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reversals_turn_a_stance_round_and_two_of_them_turn_it_back(language: str) -> None:
    assert load_reversals(language)
    for entry in load_entries(language, "reversals", Reversal):
        for examples, expected in ((entry.yes, True), (entry.no, False)):
            for text in examples:
                made = record("0", say("X", "ML", text), language=language)
                assert is_turned(made, (Span(0, len(text)),)) is expected
                assert is_turned(made, (Span(0, len(text)),) * 2) is False
