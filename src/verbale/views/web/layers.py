"""Who speaks in an article: a colour, a line and initials for each, so that no one is known by colour alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.views.layout import OFFICES, party, shown
from verbale.views.web.words import tell

COLOURS, LINES = 8, 5
WORD = re.compile(r"[^\W\d_]+")
UNKNOWN = "?"
JOINED = " + "


@dataclass(frozen=True, slots=True)
class Layer:
    """A speaker, or several who speak as one. ``style`` names the classes of its colour and line; ``facts`` are offices and countries."""

    name: str
    initials: str
    style: str
    facts: str
    statements: int = 0


def find_layers(record: Mapping[str, Any], ui: str) -> tuple[dict[str, Layer], list[str]]:
    """The layers of a record by key, in the order of their first words, and the key of each statement."""
    keys = [JOINED.join(speaker["name"] for speaker in statement["speakers"] or ()) for statement in record["statements"]]
    layers: dict[str, Layer] = {}
    taken, counts = set[str](), Counter(keys)
    for key, statement in zip(keys, record["statements"], strict=True):
        if key in layers:
            continue
        initials = _distinct(find_initials(key), taken)
        number = len(layers)
        name = shown(key) or tell(ui, "unknown_speaker")
        layers[key] = Layer(name, initials, f"c{number % COLOURS} u{number % LINES}", _facts(record, statement, ui), counts[key])
    return layers, keys


def find_initials(name: str) -> str:
    """The first letters of the first and the last word that begin with a capital; of one word alone two letters.

    >>> find_initials("Mahamat Saleh Annadif"), find_initials("porte-parole du ministère"), find_initials("Tchad"), find_initials("")
    ('MA', 'PM', 'TC', '?')
    """
    words = WORD.findall(name.split(JOINED)[0])
    words = [word for word in words if word[:1].isupper()] or words[:1] + words[-1:]
    if not words:
        return UNKNOWN
    first, last = str(words[0]), str(words[-1])
    return (first[:1] + last[:1] if len(words) > 1 else first[:2]).upper()


def _distinct(initials: str, taken: set[str]) -> str:
    number, found = 2, initials
    while found in taken:
        found, number = f"{initials}{number}", number + 1
    taken.add(found)
    return found


def _facts(record: Mapping[str, Any], statement: Mapping[str, Any], ui: str) -> str:
    """Offices, as the text words them, and the countries spoken for that the name does not tell."""
    speakers: Sequence[Mapping[str, Any]] = statement["speakers"] or ()
    people = {person["id"]: person for person in record["people"]}
    person = people.get(speakers[0].get("person")) if len(speakers) == 1 else None
    labels = dict.fromkeys(shown(office["label"]) for office in (person["offices"] or ()) if office["label"]) if person else {}
    names = dict.fromkeys(party(code, ui) for speaker in speakers for code in speaker["countries"] or ())
    told = " ".join(speaker["name"] for speaker in speakers)
    countries = ", ".join(name for name in names if name not in told)
    return ", ".join(list(labels)[:OFFICES]) + (f" ({countries})" if countries and labels else countries)
