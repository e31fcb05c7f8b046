"""Who held which office when."""

from __future__ import annotations

import pytest

from verbale.world import load_world


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
