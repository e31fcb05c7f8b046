"""What refers to a state in a sentence, and what only bears its name."""

from __future__ import annotations

import pytest

from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.model import Metadata
from verbale.parse import parse_article
from verbale.world import load_world

FRAMES = {"fr": "Le navire a quitté le port de {} hier.", "en": "The ship left the port of the {} yesterday."}


def places(text: str, language: str) -> list[str]:
    """The names of the states and organisations that *text* refers to, "?" for a reference that is left open."""
    found = find_mentions(parse_article(read_article(text, Metadata(published="2021-03-04", language=language))))
    names = {e.id: e.name for e in found.entities}
    return [names[r.entities[0]] if r.entities else "?" for r in found.references if r.rule.startswith("world/")]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sea_a_river_and_a_region_are_no_state(language: str) -> None:
    names = [name for name, _ in load_world().elsewhere(language)]
    assert len(names) > 30
    assert [(name, found) for name in names if (found := places(FRAMES[language].format(name), language))] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L'UA a condamné le coup d'État.", ["Union africaine"]),
        ("fr", "La Guinée a protesté.", ["Guinée"]),
        ("fr", "La Guinée-Bissau a protesté.", ["Guinée-Bissau"]),
        ("fr", "La Guinée équatoriale a protesté.", ["Guinée équatoriale"]),
        ("fr", "La RDC a protesté.", ["République démocratique du Congo"]),
        ("fr", "Le Congo a protesté.", ["?"]),
        ("fr", "Kinshasa est calme. Le Congo a protesté.", ["République démocratique du Congo", "République démocratique du Congo"]),
        ("fr", "Brazzaville est calme. Le Congo a protesté.", ["Congo", "Congo"]),
        ("fr", "Le delta du Niger est calme. Le Niger a protesté.", ["Niger"]),
        ("fr", "La République dominicaine et la Dominique ont protesté.", ["République dominicaine", "Dominique"]),
        ("fr", "Les Samoa américaines sont loin des Samoa.", ["Samoa américaines", "Samoa"]),
        ("en", "The AU condemned the coup.", ["African Union"]),
        ("en", "Equatorial Guinea protested.", ["Equatorial Guinea"]),
        ("en", "The DRC protested.", ["Democratic Republic of the Congo"]),
        ("en", "Congo protested.", ["?"]),
        ("en", "South Sudan and Sudan protested.", ["South Sudan", "Sudan"]),
        ("en", "Who protested? The WHO did.", ["World Health Organization"]),
    ],
)
def test_a_name_in_a_sentence_refers_to_its_state_alone(language: str, text: str, expected: list[str]) -> None:
    assert places(text, language) == expected
