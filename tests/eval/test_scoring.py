"""The scorer, on texts small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pytest

from eval.scoring import Count, Scores, core, find_piece, match, same_speakers, score_document

TEXT = "Il a dit que le pont était fermé. « La route aussi », a ajouté Mme Kouadio."


def gold(**changes: Any) -> dict[str, Any]:
    statement = {
        "speaker": ["Amina Kouadio"], "speaker_countries": ["CI"], "type": "indirect", "attribution": "explicit", "frame": "clause",
        "content": [["le pont était fermé", "le pont était fermé"]],
        "acts": [{"act": "ASSERT", "actor": ["CI"], "target": [], "topic": "infrastructure"}],
    }  # fmt: skip
    people = [{"name": "Amina Kouadio", "country": "CI", "office": None}]
    return {"statements": [statement | changes], "times": [{"text": "l'an dernier", "value": "2023"}], "people": people}


def record(start: int, end: int, name: str = "Amina Kouadio", **act: Any) -> dict[str, Any]:
    acts = [{"act": "ASSERT", "actor": ["CI"], "target": [], "topic": "infrastructure"} | act]
    speakers = [{"name": name, "person": "p1", "countries": ["CI"]}] if name else []
    statement = {"content": [{"start": start, "end": end}], "speakers": speakers, "type": "indirect", "acts": acts, "confidence": "sure"}
    people = [{"name": "Mme Kouadio", "countries": ["CI"]}]
    return {"statements": [statement], "times": [{"text": "L’an dernier", "value": "2023"}], "people": people}


def scores_of(document: dict[str, Any], found: dict[str, Any]) -> Scores:
    scores = Scores()
    score_document(scores, TEXT, document, found)
    return scores


def test_the_same_words_are_a_strict_match() -> None:
    scores = scores_of(gold(), record(TEXT.index("le pont"), TEXT.index(". «")))
    assert {name: count.f1 for name, count in scores.counts.items()} == dict.fromkeys(scores.counts, 1.0)
    assert scores.frames["clause"].recall == scores.types["indirect"].recall == scores.forces["ASSERT"].f1 == 1
    assert scores.confidence == {"sure": Count(1, 1, 0)}
    assert scores.wrong_speaker_rate == 0


def test_que_and_a_full_stop_make_no_difference() -> None:
    scores = scores_of(gold(), record(TEXT.index("que le pont"), TEXT.index(" «")))
    assert scores.counts["strict"].f1 == 1


def test_half_of_the_words_match_but_not_strictly() -> None:
    scores = scores_of(gold(), record(TEXT.index("pont"), TEXT.index(". «")))
    assert scores.counts["statements"].f1 == 1
    assert scores.counts["strict"].f1 == 0


def test_less_than_half_is_one_missed_and_one_invented() -> None:
    scores = scores_of(gold(), record(TEXT.index("fermé"), TEXT.index(". «")))
    assert scores.counts["statements"] == Count(0, 1, 1)


def test_a_speaker_not_named_is_missed_and_one_misnamed_is_wrong() -> None:
    start, end = TEXT.index("le pont"), TEXT.index(". «")
    assert scores_of(gold(), record(start, end, name="")).wrong_speaker_rate == 0
    assert scores_of(gold(), record(start, end, name="Paul Verdier")).wrong_speaker_rate == 1
    assert scores_of(gold(), record(start, end, name="Mme Kouadio")).counts["speaker"].f1 == 0
    assert scores_of(gold(), record(start, end, name="Kouadio")).counts["speaker"].f1 == 1


def test_a_state_is_known_by_its_country() -> None:
    state = {"speakers": [{"name": "République du Tchad", "person": None, "countries": ["TD"]}]}
    assert same_speakers({"speaker": ["N'Djamena"], "speaker_countries": ["TD"]}, state)
    assert not same_speakers({"speaker": ["Niamey"], "speaker_countries": ["NE"]}, state)


def test_parties_of_an_act_count_apart() -> None:
    scores = scores_of(gold(), record(TEXT.index("le pont"), TEXT.index(". «"), target=["ML"]))
    assert scores.counts["acts"].f1 == 1
    assert scores.counts["full acts"].f1 == 0


def test_headlines_are_not_scored() -> None:
    document = gold() | {"headline": TEXT[:33]}
    assert scores_of({**document, "statements": []}, record(0, 30)).counts["statements"] == Count(0, 0, 0)


def test_each_statement_matches_once_the_best_first() -> None:
    wanted = [frozenset(range(10))]
    assert match(wanted, [frozenset(range(6)), frozenset(range(9))]) == [(0, 1)]


def test_a_piece_is_sought_behind_the_one_before() -> None:
    text = "le pont, le pont"
    assert find_piece(text, "le pont", "le pont", 1) == (9, 16)
    with pytest.raises(ValueError, match="not in the text"):
        find_piece(text, "le port", "le port", 0)


def test_the_core_of_marks_alone_is_empty() -> None:
    assert core("« ! »", [(0, 5)]) == frozenset()


def test_a_time_needs_its_value_and_a_person_the_state() -> None:
    other = record(0, 5) | {"times": [{"text": "l'an dernier", "value": None}], "people": [{"name": "Amina Kouadio", "countries": ["ML"]}]}
    counts = scores_of(gold(), other).counts
    assert counts["times"] == counts["people"] == Count(0, 1, 1)


def test_what_is_sure_and_has_the_wrong_speaker_counts_against_the_word() -> None:
    found = record(TEXT.index("le pont"), TEXT.index(". «"), name="Paul Verdier")
    assert scores_of(gold(), found).confidence == {"sure": Count(0, 1, 0)}
