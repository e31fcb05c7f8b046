"""What strings refer to: the names of all states from CLDR, and our own list of adjectives, capitals, prefixes and seats of power."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from babel import Locale

from verbale.world import load_world
from verbale.world.schema import State
from verbale.world.sources import read_records

LANGUAGES = ("fr", "en")
OWN = yaml.load((Path(__file__).parent / "strings.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
STATES = {state.id for state in read_records("states.yml", State)}
ARTICLES = ("le ", "la ", "les ", "l'", "the ", "The ")
# CLDR lists what is no state of the news: parts of states, unclaimed land, groups of states, and codes for testing.
NO_STATES = {
    "AC", "AQ", "BL", "BQ", "BV", "CC", "CP", "CQ", "CX", "DG", "EA", "EU", "EZ", "GF", "GP", "GS", "HM",
    "IC", "MF", "MQ", "QO", "RE", "SJ", "TA", "TF", "UM", "UN", "XA", "XB", "YT", "ZZ",
}  # fmt: skip


def cldr_names(language: str) -> dict[str, str]:
    """CLDR's name of each territory by its code; a name with a second one in brackets stands by its first."""
    territories = Locale(language).territories
    return {code: str(name).replace(" & ", f" {joining(language)} ") for code, name in territories.items() if len(code) == 2}


def joining(language: str) -> str:
    return "et" if language == "fr" else "and"


def spellings(name: str) -> list[str]:
    """The names in one of CLDR's: "Myanmar (Birmanie)" is two, "Congo - Kinshasa" is printed with a hyphen.

    None for a name with a qualifier in brackets, which no text prints.
    """
    first, _, second = name.removesuffix(")").partition(" (")
    return [] if second[:1].islower() else [first.replace(" - ", "-"), *([second] if second else [])]


def refers(text: str, language: str) -> list[str]:
    bare = next((text.removeprefix(a) for a in ARTICLES if text.startswith(a) and not load_world().lookup(text, language)), text)
    return list(dict.fromkeys(form.refers for form in load_world().lookup(bare, language)))


def from_cldr() -> list[tuple[str, str, list[str]]]:
    names = [(language, code, name) for language in LANGUAGES for code, name in cldr_names(language).items()]
    return [(language, text, [code]) for language, code, name in names if code not in NO_STATES for text in spellings(name)]


def our_own() -> list[tuple[str, str, list[str]]]:
    return [(language, text, codes) for language in LANGUAGES for text, codes in OWN[language].items()]


@pytest.mark.parametrize("strings", [from_cldr, our_own], ids=lambda f: f.__name__)
def test_every_string_refers_to_what_it_should(strings: object) -> None:
    cases = strings()  # type: ignore[operator]
    assert len(cases) >= 300
    assert [(language, text, codes, refers(text, language)) for language, text, codes in cases if refers(text, language) != codes] == []


def test_every_territory_of_cldr_is_a_state_or_is_listed_as_none() -> None:
    assert set(cldr_names("fr")) | set(cldr_names("en")) == STATES | NO_STATES
