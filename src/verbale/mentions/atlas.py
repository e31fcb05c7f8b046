"""The world data as phrases of the room's table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.language import load_entries, rule_id
from verbale.language.nations import Nation
from verbale.world import FormKind, load_world

HOW = {
    FormKind.NAME: "name",
    FormKind.ADJECTIVE: "adjective",
    FormKind.DEMONYM: "adjective",
    FormKind.PREFIX: "prefix",
    FormKind.CAPITAL: "capital",
    FormKind.METONYM: "metonym",
    FormKind.ORGANISATION: "organisation",
    FormKind.ACRONYM: "name",
}


class Place(NamedTuple):
    """Words that refer to a state or an organisation: its id in the world, how they refer, and the rule they go by.

    A ``weak`` one is also a given name or a common word ("Maurice"): it is a place only behind an article or a preposition.
    """

    text: str
    code: str
    how: str
    gender: str | None
    plural: bool
    rule: str
    weak: bool = False


@cache
def load_places(language: str) -> tuple[Place, ...]:
    """Every form that the world data knows in *language*; of a language without any there, those of its nations.yml."""
    if language not in load_world().languages:
        return tuple(_own_places(language))
    forms = load_world().forms(language)
    return tuple(Place(f.text, f.refers, _how(f.refers, f.kind), f.gender, bool(f.plural), place_rule(f.refers), f.weak) for f in forms)


def _own_places(language: str) -> Iterator[Place]:
    """The states as the language's own folder words them."""
    for nation in load_entries(language, "nations", Nation):
        rule = rule_id(language, "nations", nation.id)
        worded = (("name", nation.names), ("adjective", nation.adjectives), ("capital", nation.capitals))
        yield from (Place(word, nation.code, how, None, False, rule) for how, words in worded for word in words)


@cache
def place_name(code: str, language: str) -> str:
    """The short name of a state or an organisation in *language*; its code where the language has no word for it.

    >>> place_name("CN", "fr")
    'Chine'
    """
    if language in load_world().languages:
        return load_world().name(code, language)
    return next((n.names[0] for n in load_entries(language, "nations", Nation) if n.code == code), code)


def _how(refers: str, kind: FormKind) -> str:
    if kind is FormKind.ACRONYM and not is_state(refers):
        return "organisation"
    return HOW[kind]


def is_state(code: str) -> bool:
    """True for a state or a territory, false for the UN, the EU and every other organisation.

    >>> is_state("KZ"), is_state("EU"), is_state("org:cedeao")
    (True, False, False)
    """
    return len(code) == 2 and code not in {"UN", "EU"}


def place_rule(code: str) -> str:
    """The entry of the world data that a claim about *code* goes by.

    >>> place_rule("KZ")
    'world/states.yml#KZ'
    """
    return f"world/states.yml#{code}" if is_state(code) else f"world/organisations.yml#{code.removeprefix('org:')}"
