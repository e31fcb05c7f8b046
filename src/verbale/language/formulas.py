"""Formulas: families of set phrases that a side repeats as a signal, and the words that hold one at a distance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, TypeVar

import msgspec

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.loader import language_folder, languages, load_entries, rule_id
from verbale.language.wording import Wordings, read_wording

FORMULAS, DISTANCES = "formulas", "distances"
Wording = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class Formula(Entry, frozen=True, kw_only=True):
    """The variants of one family in one language; a family is the entries of one id in all languages. ``name`` is its plainest wording."""

    name: str
    variants: Wording


class Distance(Entry, frozen=True, kw_only=True):
    """Words by which one who prints a formula leaves it to another: ``before`` it, or ``after`` it; ``quoted``: only where marks stand round it."""

    place: Literal["before", "after"]
    wordings: Wording
    quoted: bool = False


Ruled = TypeVar("Ruled", Formula, Distance)


def _entries(language: str, topic: str, schema: type[Ruled]) -> tuple[Ruled, ...]:
    """The entries of a language, none where it has no file of that topic."""
    if not (language_folder(language) / f"{topic}.yml").exists():
        return ()
    entries = load_entries(language, topic, schema)
    for entry in entries:
        for wording in entry.variants if isinstance(entry, Formula) else entry.wordings:
            try:
                read_wording(wording, language)
            except DataError as error:
                raise DataError(f"{language}/{topic}.yml: entry {entry.id}: {error}") from error
    return entries


@cache
def load_formulas(language: str) -> tuple[Formula, ...]:
    """The formulas of *language*, in the file's order; none where it has no such file. Raises DataError for a wording that cannot be read.

    >>> load_formulas("fr")[0].id
    'shared-future'
    """
    return _entries(language, FORMULAS, Formula)


@cache
def load_distances(language: str) -> dict[str, Distance]:
    """What holds a formula at a distance in *language*, by the rule's id (``fr/distances.yml#so-called``)."""
    return {rule_id(language, DISTANCES, entry.id): entry for entry in _entries(language, DISTANCES, Distance)}


@cache
def formula_table(language: str) -> Wordings:
    """The formulas of *language* as they are sought in a text, by the family's id."""
    return Wordings(((formula.id, formula.variants) for formula in load_formulas(language)), language)


@cache
def distance_table(language: str) -> Wordings:
    """The distances of *language* as they are sought in a text, by the rule's id."""
    return Wordings(((rule, distance.wordings) for rule, distance in load_distances(language).items()), language)


def families() -> tuple[str, ...]:
    """The ids of all families, in the order of the first language that has them.

    >>> "two-states" in families()
    True
    """
    return tuple(dict.fromkeys(formula.id for formula in _all()))


def family_name(family: str, language: str) -> str:
    """What a family is called in *language*, else in the first language that has it; the id for one that is not known.

    >>> family_name("two-states", "fr")
    'solution à deux États'
    """
    names = {code: formula.name for code in languages() for formula in load_formulas(code) if formula.id == family}
    return names.get(language) or next(iter(names.values()), family)


def _all() -> Iterator[Formula]:
    return (formula for language in languages() for formula in load_formulas(language))
