"""Who held which office when."""

from __future__ import annotations

import pytest

from verbale.world import load_world
from verbale.world.schema import State
from verbale.world.sources import read_records


@pytest.mark.parametrize(
    ("office", "of", "date", "expected"),
    [
        ("foreign_minister", "CN", "2020-09-12", ["Wang Yi"]),
        ("foreign_minister", "CN", "2023-06", ["Qin Gang"]),
        ("foreign_minister", "CN", "2022-12-30", ["Qin Gang"]),
        ("foreign_minister", "CN", "2024", ["Wang Yi"]),
        ("head_of_state", "FR", "2017", ["François Hollande", "Emmanuel Macron"]),
        ("head_of_state", "US", "2025-01-20", ["Donald Trump"]),
        ("head_of_state", "KZ", "2020-09-12", ["Kassym-Jomart Tokaïev"]),
        ("foreign_minister", "TN", "2024-05-20", ["Nabil Ammar"]),
        ("foreign_minister", "EU", "2021", ["Josep Borrell"]),
        ("head_of_state", "RU", "2010-01-01", ["Dmitri Medvedev"]),
        ("leader", "UN", "2006-12-31", ["Kofi Annan"]),
        ("head_of_state", "FR", None, []),
        ("head_of_state", "FR", "XXXX-09-12", []),
        ("head_of_state", "FR", "1789-07-14", []),
    ],
)
def test_holders_at_a_date(office: str, of: str, date: str | None, expected: list[str]) -> None:
    assert [person.name for person in load_world().holders(office, of, date)] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wang", "Wang Yi"),
        ("TOKAÏEV", "Kassym-Jomart Tokaïev"),
        ("Tokayev", "Kassym-Jomart Tokaïev"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Le Drian", "Jean-Yves Le Drian"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("ben Salmane", "Mohammed ben Salmane"),
    ],
)
def test_a_person_is_found_by_any_spelling(name: str, expected: str) -> None:
    assert expected in [person.name for person in load_world().persons_named(name)]


def test_nobody_is_found_by_a_given_name() -> None:
    assert not [p.name for p in load_world().persons_named("Vladimir")]


def test_the_surname_is_a_part_of_the_name() -> None:
    assert not [p.name for p in load_world().persons if p.surname not in p.name]


def test_no_holding_ends_before_it_starts() -> None:
    assert not [(p.name, h) for p in load_world().persons for h in p.holdings if h.end is not None and h.end < h.start]


def test_main_offices_are_known_of_most_states() -> None:
    held = {h.of for p in load_world().persons for h in p.holdings if h.office != "spokesperson"}
    assert len(held) > 200


def heads(state: str, date: str) -> bool:
    """True when a head of state or of government of *state* is known at *date*."""
    return any(load_world().holders(office, state, date) for office in ("head_of_state", "head_of_government"))


@pytest.mark.parametrize("year", range(2000, 2027))
def test_a_head_is_known_of_at_least_130_states_in_every_year(year: int) -> None:
    assert sum(heads(state.id, str(year)) for state in read_records("states.yml", State)) >= 130


MAIN = (
    "US",
    "CN",
    "RU",
    "FR",
    "GB",
    "DE",
    "IT",
    "ES",
    "PT",
    "PL",
    "UA",
    "BY",
    "HU",
    "TR",
    "SE",
    "NO",
    "FI",
    "RS",
    "GR",
    "GE",
    "AM",
    "AZ",
    "KZ",
    "UZ",
    "JP",
    "KR",
    "KP",
    "IN",
    "PK",
    "BD",
    "TH",
    "VN",
    "ID",
    "PH",
    "AU",
    "NZ",
    "IR",
    "IQ",
    "SY",
    "LB",
    "IL",
    "JO",
    "SA",
    "AE",
    "QA",
    "EG",
    "TN",
    "DZ",
    "MA",
    "ML",
    "BF",
    "NE",
    "CI",
    "NG",
    "CD",
    "RW",
    "ET",
    "SD",
    "ZA",
    "KE",
    "CA",
    "MX",
    "BR",
    "AR",
    "VE",
    "CU",
    "VA",
    "NL",
    "BE",
    "CH",
)
DATES = ("2022-09", "2023-02", "2023-09", "2024-03", "2024-09", "2025-03", "2025-09", "2026-03")


@pytest.mark.parametrize("date", DATES)
def test_the_heads_and_foreign_ministers_of_the_main_states_are_known_since_2022(date: str) -> None:
    assert len(MAIN) >= 60
    missing = {(state, date) for state in MAIN if not heads(state, date) or not load_world().holders("foreign_minister", state, date)}
    assert missing == set()


def test_an_office_of_one_has_one_holder_but_where_two_claimed_it() -> None:
    """Two holders for a season would leave every text of it ambiguous; each of the rest is a contested, a shared or a deputised office."""
    months = [f"{year}-{month:02}-15" for year in range(2000, 2027) for month in range(1, 13)]
    offices = {(h.office, h.of) for p in load_world().persons for h in p.holdings if h.office in ("head_of_state", "head_of_government")}
    double = {(office, of, day[:4]) for office, of in offices for day in months if len(load_world().holders(office, of, day)) > 1}
    assert double == {
        ("head_of_government", "CD", "2019"),
        ("head_of_government", "IL", "2006"),
        ("head_of_government", "UA", "2004"),
        ("head_of_state", "CI", "2010"),
        ("head_of_state", "CI", "2011"),
        ("head_of_state", "ZA", "2005"),
    }
