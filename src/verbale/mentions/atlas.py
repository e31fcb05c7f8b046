"""The world data as phrases of the room's table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

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
    """Every form that the world data knows in *language*."""
    forms = load_world().forms(language)
    return tuple(Place(f.text, f.refers, _how(f.refers, f.kind), f.gender, bool(f.plural), place_rule(f.refers), f.weak) for f in forms)


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
