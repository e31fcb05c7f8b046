"""Silences: between two sides and over time, with their bases, and what chance explains."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.corpus.made import act, dispatch, record, speaker, statement
from verbale.corpus.counting import Count
from verbale.corpus.shelf import Dispatch
from verbale.corpus.silences import (
    Finding,
    Silence,
    SilenceKind,
    base_of,
    concerns_both,
    country_voice,
    find_silences,
    person_voices,
)
from verbale.model import Span, Topic

TEXT = "Le port et le rail seront rouverts."
WHOLE = (0, len(TEXT))
CN, KZ = country_voice("CN"), country_voice("KZ")


def said(number: int, code: str, *topics: str, name: str = "M. Perrin", **more: Any) -> Dispatch:
    day = (date(2024, 1, 1) + timedelta(days=number)).isoformat()
    acts = [act(topic, [WHOLE], id=f"a{n}") for n, topic in enumerate(topics, start=1)]
    return dispatch(number, record(TEXT, statement(1, [speaker(name, code)], WHOLE, acts=acts), day=day), **more)


def silences(dispatches: list[Dispatch], kind: SilenceKind = SilenceKind.OTHER) -> list[Silence]:
    return [silence for silence in find_silences(dispatches, CN, KZ) if silence.kind is kind]


def test_a_topic_that_the_other_side_never_raises_is_a_finding_on_a_large_base() -> None:
    shelf = [*(said(n, "CN", "trade", "security") for n in range(20)), *(said(n, "KZ", "trade") for n in range(20, 40))]
    (silence,) = silences(shelf)
    assert (silence.side, silence.other, silence.topic, silence.finding) == ("CN", "KZ", Topic.SECURITY, Finding.SILENT)
    assert (silence.raised, silence.spoken, silence.silent) == (Count(20, 20), Count(20, 20), Count(20, 20))
    assert (silence.first, silence.last, silence.until) == ("2024-01-01", "2024-01-20", "2024-02-09")
    assert silence.mentions[0].evidence == (Span(*WHOLE),)


def test_the_same_silence_on_a_small_base_is_too_few() -> None:
    (silence,) = silences([said(1, "CN", "security"), said(2, "KZ")])
    assert (silence.finding, silence.chance, silence.silent) == (Finding.TOO_FEW, 0.5, Count(1, 1))


def test_a_side_that_does_not_speak_is_not_silent() -> None:
    assert silences([said(n, "CN", "security") for n in range(20)]) == []


def test_a_topic_that_both_raise_is_no_silence_and_the_topic_other_is_none() -> None:
    assert silences([said(1, "CN", "trade", "other"), said(2, "KZ", "trade")]) == []


def test_what_both_say_together_is_said_by_both() -> None:
    told = record(TEXT, statement(1, [speaker("M. Perrin", "CN"), speaker("Mme Roux", "KZ")], WHOLE, acts=[act("trade", [WHOLE])]))
    assert silences([dispatch(1, told)]) == []


def test_a_topic_that_is_raised_no_more_has_both_periods() -> None:
    shelf = [*(said(n, "CN", "trade", "health") for n in range(10)), *(said(n, "CN", "trade") for n in range(10, 30))]
    (stopped,) = silences(shelf, SilenceKind.STOPPED)
    assert (stopped.topic, stopped.other, stopped.finding) == (Topic.HEALTH, None, Finding.SILENT)
    assert (stopped.raised, stopped.spoken, stopped.silent) == (Count(10, 10), Count(10, 10), Count(20, 20))
    assert (stopped.first, stopped.last, stopped.until) == ("2024-01-01", "2024-01-10", "2024-01-30")


def test_one_mention_is_nothing_that_stops() -> None:
    assert silences([said(1, "CN", "health"), *(said(n, "CN") for n in range(2, 40))], SilenceKind.STOPPED) == []


def test_a_short_silence_after_many_mentions_is_too_few() -> None:
    shelf = [*(said(n, "CN", "health") for n in range(5)), said(6, "CN")]
    (stopped,) = silences(shelf, SilenceKind.STOPPED)
    assert (stopped.finding, stopped.chance) == (Finding.TOO_FEW, 0.1667)


def test_reprints_change_no_distinct_count_and_no_chance() -> None:
    shelf = [*(said(n, "CN", "security") for n in range(9)), *(said(n, "KZ") for n in range(9, 15))]
    reprints = [said(50 + n, "CN", "security", family=n, outlets=("A", "B"), carried=(Span(*WHOLE),)) for n in range(9)]
    (before,), (after,) = silences(shelf), silences([*shelf, *reprints])
    assert (after.raised, after.spoken, after.silent) == (Count(9, 27), Count(9, 27), Count(6, 6))
    assert (after.chance, after.finding, after.last) == (before.chance, before.finding, before.last)
    assert base_of([*shelf, *reprints], CN) == Count(9, 27)


def test_a_dispatch_concerns_those_who_speak_hear_act_or_meet() -> None:
    assert not concerns_both(said(1, "CN", "trade"), "CN", "KZ")
    toward = record(TEXT, statement(1, [speaker("M. Perrin", "CN")], WHOLE, acts=[act("trade", [WHOLE], target=["KZ"])]))
    assert concerns_both(dispatch(1, toward), "CN", "KZ")
    assert concerns_both(dispatch(1, record(TEXT, meetings=[{"countries": ["KZ", "CN"]}])), "CN", "KZ")
    heard = statement(1, [speaker("M. Perrin", "CN")], WHOLE) | {"addressee": {"countries": ["KZ"]}}
    assert concerns_both(dispatch(1, record(TEXT, heard)), "CN", "KZ")


def test_a_person_stands_against_others_who_speak_for_the_country() -> None:
    shelf = [said(1, "CN", "trade", name="Wang Yi"), said(2, "CN", "health", name="Li Qiang"), said(3, "KZ", "energy", name="Tokaïev")]
    one, other, codes = person_voices(shelf, "wang")
    assert codes == ("CN",)
    found = find_silences(shelf, one, other)
    assert [(silence.side, silence.topic) for silence in found] == [("wang", Topic.TRADE), ("CN", Topic.HEALTH)]


def test_an_unknown_person_has_no_silences() -> None:
    shelf = [said(1, "CN", "trade")]
    one, other, codes = person_voices(shelf, "Nobody")
    assert (find_silences(shelf, one, other), codes) == ((), ())


def test_a_dispatch_without_a_day_counts_between_sides_but_not_over_time() -> None:
    told = record(TEXT, statement(1, [speaker("M. Perrin", "CN")], WHOLE, acts=[act("security", [WHOLE])]), day=None)
    (silence,) = silences([dispatch(1, told), said(2, "KZ")])
    assert (silence.raised, silence.first, silence.last) == (Count(1, 1), None, None)
