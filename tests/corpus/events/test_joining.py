"""Which reports are one event, and that their order does not matter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.records import record
from verbale.corpus.events import Event, Events, Report, find_events, find_reports

KONATE, ABDELKERIM = ("Issa Konaté", "ML"), ("Hassane Abdelkerim", "TD")
WAMBUI = ("Joyce Wambui", "KE")
MALI, CHAD = (None, "ML"), (None, "TD")
Who = tuple[str | None, str]


def meeting(
    *who: Who, day: str | None = "2024-03-11", place: str | None = "N'Djamena", kind: str = "meeting", **more: Any
) -> dict[str, Any]:
    parties = [
        {"name": name or code, "person": f"p{n}" if name else None, "countries": [code]} for n, (name, code) in enumerate(who, start=1)
    ]
    told = {"kind": kind, "participants": parties, "countries": [code for _, code in who], "date": day, "place": place}
    return told | {"format": None, "evidence": []} | more


def reports(
    *articles: tuple[dict[str, Any], ...] | dict[str, Any], published: str | None = "2024-03-11", languages: str = "fr"
) -> list[Report]:
    found: list[Report] = []
    for number, told in enumerate(articles):
        meetings = tuple(m | {"id": f"m{n}"} for n, m in enumerate(told if isinstance(told, tuple) else (told,), start=1))
        found += find_reports(record(str(number), meetings=meetings, published=published, language=languages))
    return found


def sizes(found: Events) -> list[int]:
    return sorted(len(event.versions) for event in found.events)


def reasons(found: Events) -> list[str]:
    return [proposal.reason for proposal in found.proposals]


BOTH = meeting(KONATE, ABDELKERIM)


@pytest.mark.parametrize(
    "other",
    [
        meeting(ABDELKERIM, KONATE),
        meeting(("Issa Konate", "ML"), ("Hassan Abdelkarim", "TD"), place=None),
        meeting(KONATE, ABDELKERIM, place="Tchad"),
        meeting(KONATE, ABDELKERIM, kind="summit"),
        meeting(("Issa Konaté", "TD"), ABDELKERIM),
        meeting(KONATE, ABDELKERIM, day="XXXX-03-11"),
        meeting(KONATE, ABDELKERIM, day="2024-03-11TMO"),
    ],
    ids=["turned round", "other spellings", "the state for its capital", "summit", "a state misread", "no year", "part of the day"],
)
def test_versions_of_one_encounter_are_one_event(other: dict[str, Any]) -> None:
    found = find_events(reports(BOTH, other))
    assert (sizes(found), reasons(found)) == ([2], [])


@pytest.mark.parametrize(
    "other",
    [
        meeting(KONATE, ABDELKERIM, day="2024-03-14"),
        meeting(KONATE, ABDELKERIM, kind="call", format="telephone"),
        meeting(KONATE, ABDELKERIM, format="video"),
        meeting(KONATE, WAMBUI),
        meeting(KONATE, ABDELKERIM, WAMBUI),
        meeting(KONATE, ("Oumar Saleh", "TD")),
        meeting(KONATE, ABDELKERIM, place="Bamako"),
        meeting(KONATE, ABDELKERIM, kind="visit"),
    ],
    ids=["three days later", "call", "video", "another counterpart", "a third side", "another person", "another capital", "visit"],
)
def test_two_encounters_stay_two_and_are_not_proposed(other: dict[str, Any]) -> None:
    found = find_events(reports(BOTH, other))
    assert (sizes(found), reasons(found)) == ([1, 1], [])


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (meeting(MALI, CHAD), "states_only"),
        (meeting(KONATE, ABDELKERIM, day="2024-03-12"), "next_day"),
        (meeting(KONATE, ABDELKERIM, day="2024-03"), "day_not_stated"),
        (meeting(KONATE, ABDELKERIM, place="Moundou"), None),
        (meeting(KONATE, ABDELKERIM, day=None, place=None), "day_in_part"),
    ],
)
def test_what_is_unsure_is_proposed_with_the_reason(other: dict[str, Any], reason: str | None) -> None:
    found = find_events(reports(BOTH, other))
    if reason is None:
        assert sizes(found) == [2]
    else:
        assert (sizes(found), reasons(found)) == ([1, 1], [reason])


def test_two_meetings_that_one_article_tells_apart_stay_two_and_a_report_that_fits_both_is_proposed() -> None:
    told = (meeting(KONATE, ABDELKERIM, place="N'Djamena"), meeting(KONATE, ABDELKERIM, place="N'Djamena"))
    found = find_events(reports(told, meeting(KONATE, ABDELKERIM)))
    assert sizes(found) == [1, 1, 1]
    assert reasons(found) == ["rival", "rival"]


def test_a_report_without_a_year_does_not_join_two_events_of_two_years() -> None:
    partly = meeting(KONATE, ABDELKERIM, day="XXXX-03-11")
    found = find_events(reports(BOTH, meeting(KONATE, ABDELKERIM, day="2023-03-11"), partly, published=None))
    assert sizes(found) == [1, 1, 1]
    assert reasons(found) == ["rival", "rival"]


def test_a_meeting_is_within_the_visit() -> None:
    found = find_events(reports((meeting(KONATE, ABDELKERIM, kind="visit", day="2024-03-10/2024-03-12"), BOTH)))
    by_kind: dict[str, Event] = {event.kind: event for event in found.events}
    assert by_kind["meeting"].within == by_kind["visit"].id
    assert by_kind["visit"].within is None


def test_hours_tell_two_meetings_of_one_day_apart() -> None:
    articles: list[Report] = []
    for number, hour in enumerate(("TMO", "TEV")):
        told = meeting(KONATE, ABDELKERIM, evidence=[{"start": 0, "end": 5}]) | {"id": "m1"}
        made = record(str(number), meetings=(told,))
        made["article"]["text"], made["times"] = "matin", [{"start": 0, "end": 5, "value": f"2024-03-11{hour}"}]
        articles += find_reports(made)
    assert sizes(find_events(articles)) == [1, 1]


def test_a_known_person_is_one_under_two_names() -> None:
    other = meeting(("Sergey Lavrov", "RU"), KONATE)
    assert sizes(find_events(reports(meeting(("Sergueï Lavrov", "RU"), KONATE), other))) == [2]


MEETINGS = st.builds(
    meeting,
    st.sampled_from((KONATE, MALI, ("I. Konaté", "ML"))),
    st.sampled_from((ABDELKERIM, CHAD, WAMBUI)),
    day=st.sampled_from((None, "2024-03-11", "2024-03-12", "XXXX-03-11", "2024-03")),
    place=st.sampled_from((None, "N'Djamena", "Bamako", "Moundou")),
    kind=st.sampled_from(("meeting", "call", "visit")),
)


@given(st.lists(st.one_of(MEETINGS, st.tuples(MEETINGS, MEETINGS)), max_size=8), st.randoms())
def test_the_order_of_reports_does_not_matter_and_each_is_in_one_event(told: list[Any], chance: Any) -> None:
    every = reports(*told)
    found = find_events(every)
    chance.shuffle(every)
    assert find_events(every) == found
    assert sorted(version.id for event in found.events for version in event.versions) == sorted(report.id for report in every)
    for event in found.events:
        assert len({version.article for version in event.versions}) == len(event.versions)
