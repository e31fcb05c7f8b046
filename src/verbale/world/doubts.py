"""What a user should know of an addition that fits: words that now mean two, and offices that now have two holders."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.world.additions import Additions
from verbale.world.fold import fold_name
from verbale.world.forms import organisation_forms, state_forms
from verbale.world.lookup import World
from verbale.world.schema import Agreement, Person
from verbale.world.sources import read_records
from verbale.world.values import Form

SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def find_doubts(addition: Additions, world: World, languages: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence for each doubt, in the addition's order; *world* is the one before it."""
    words = [d for language in languages for form in _forms(addition, language) for d in _second_meaning(form, language, world)]
    return tuple(dict.fromkeys((*words, *(d for person in addition.people for d in _second_holder(person, world)))))


def _forms(addition: Additions, language: str) -> Iterator[Form]:
    agreement = read_records("agreement.yml", Agreement)
    for state in addition.states:
        yield from state_forms(state, language, agreement)
    for organisation in addition.organisations:
        yield from organisation_forms(organisation, language)


def _second_meaning(form: Form, language: str, world: World) -> Iterator[str]:
    others = [f.refers for f in world.lookup(form.text, language) if f.refers != form.refers]
    if others:
        yield f"{form.text!r} also means {world.name(others[0], language)}: alone in a text it will be left open"


def _second_holder(person: Person, world: World) -> Iterator[str]:
    names = {fold_name(n) for n in (person.name, person.en or "", *person.spellings) if n}
    for held in person.holds:
        for other in world.holders(held.office, held.of, held.start) if held.office in SINGLE else ():
            if not names & {fold_name(n) for n in other.names}:
                yield f"{other.name} is {held.office} of {held.of} on {held.start} too: give the end of that holding to tell them apart"
