"""What an amount is made of: numbers, scales, units."""

from __future__ import annotations

from functools import cache

import msgspec

from verbale.language.loader import load_entries
from verbale.language.words import WordClass


class AmountWords(msgspec.Struct, frozen=True):
    """The words of amounts: ``units`` are whole words, ``stems`` the beginnings of units, ``signs`` units before the number ("$")."""

    numbers: frozenset[str]
    scales: frozenset[str]
    links: frozenset[str]
    signs: frozenset[str]
    units: frozenset[str]
    stems: tuple[str, ...]

    def is_number(self, word: str) -> bool:
        """True for a numeral in digits or letters.

        >>> load_amounts("fr").is_number("2,5"), load_amounts("fr").is_number("douze")
        (True, True)
        """
        return word[:1].isdigit() or word in self.numbers

    def is_unit(self, word: str) -> bool:
        """True for the name or sign of a unit.

        >>> load_amounts("fr").is_unit("euros")
        True
        """
        return word in self.units or word.startswith(self.stems)


@cache
def load_amounts(language: str) -> AmountWords:
    """The words of ``<language>/amounts.yml``."""
    classes = {entry.id: entry.words for entry in load_entries(language, "amounts", WordClass)}
    units = classes["units"]
    stems = tuple(unit[:-1] for unit in units if unit.endswith("*"))
    whole = frozenset(unit for unit in units if not unit.endswith("*"))
    numbers, scales, links, signs = (frozenset(classes[name]) for name in ("numbers", "scales", "links", "signs"))
    return AmountWords(numbers, scales, links, signs, whole, stems)
