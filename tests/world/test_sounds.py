"""How names sound: every rule makes of its examples what it says, and the world finds a person by a spelling that it does not list."""

from __future__ import annotations

import pytest

from verbale.world import load_world, sound_of
from verbale.world.schema import Sound
from verbale.world.sources import read_records


@pytest.mark.parametrize("rule", read_records("sounds.yml", Sound), ids=lambda rule: rule.id)
def test_a_rule_of_sounds_has_examples_and_keeps_them(rule: Sound) -> None:
    assert rule.examples
    assert {word: sound_of(word) for word in rule.examples} == rule.examples


@pytest.mark.parametrize(
    ("surname", "expected"),
    [
        ("Tokaev", ["Kassym-Jomart Tokaïev"]),
        ("Zelenskiy", ["Volodymyr Zelensky"]),
        ("Lukachenko", ["Alexandre Loukachenko"]),
        ("Perrin", []),
    ],
)
def test_a_person_is_found_by_the_sound_of_the_surname(surname: str, expected: list[str]) -> None:
    assert [person.name for person in load_world().persons_sounding(surname)] == expected
