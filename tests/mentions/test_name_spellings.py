"""Two spellings of one name are joined, two names are not: 120 pairs of our own, counted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from verbale.mentions.lexicon import load_lexicon
from verbale.mentions.spelling import name_words, near, same_person
from verbale.world.schema import Alike
from verbale.world.sources import read_records

PAIRS = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))
# Known to stay apart: a vowel that we do not trust, a Chinese name whose words both are family names, a Korean name of short words.
APART = {("Khalifa Haftar", "Khalifa Hifter"), ("Wang Yi", "Yi Wang"), ("Yoon Suk-yeol", "Yoon Seok-youl")}


@cache
def gender_of(word: str) -> str | None:
    names = load_lexicon("fr").names
    return ("m" if word in names["given-masculine"] else "") + ("f" if word in names["given-feminine"] else "") or None


def joined(pair: list[str]) -> bool:
    names = load_lexicon("fr").names
    particles = names["particles"] | names["linking-particles"]
    first, second = (name_words(name, particles) for name in pair)
    return same_person(first, second, gender_of, names["family-first"])


def test_there_are_sixty_pairs_of_either_kind() -> None:
    assert [len({tuple(pair) for pair in PAIRS[kind]}) for kind in ("same", "different")] == [60, 60]


def test_spellings_of_one_person_are_joined_but_three() -> None:
    assert {tuple(pair) for pair in PAIRS["same"] if not joined(pair)} == APART


def test_no_two_persons_are_joined() -> None:
    assert [pair for pair in PAIRS["different"] if joined(pair)] == []


@pytest.mark.parametrize("kind", ["same", "different"])
def test_the_order_of_a_pair_does_not_matter(kind: str) -> None:
    assert [pair for pair in PAIRS[kind] if joined(pair) is not joined(pair[::-1])] == []


@pytest.mark.parametrize("entry", read_records("alike.yml", Alike), ids=lambda e: e.id)
def test_alike_sounds_join_their_examples_only(entry: Alike) -> None:
    assert all(near(a, b) and near(b, a) for a, b in entry.yes)
    assert not any(near(a, b) or near(b, a) for a, b in entry.no)
