"""Whether a formula is held at a distance: by words before or behind it, some of them only together with quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbale.language.formulas import distance_table, load_distances
from verbale.language.loader import load_entries
from verbale.language.printed import Gap, Printed, fold_printed
from verbale.language.wording import Found
from verbale.language.words import WordClass, fill_classes
from verbale.model import Span

OPENING, CLOSING = '«“„"‘', '»”“"’'
BLANKS = " \t\u00a0\u202f\u2009\n"
STOPS = ",."
BETWEEN = ("definite", "indefinite", "possessive", "of")
MOST_BETWEEN, REACH = 2, 14


@dataclass(frozen=True, slots=True)
class Held:
    """The words that hold a formula at a distance, and their rule."""

    span: Span
    rule: str


def find_distance(printed: Printed, formula: Found, language: str, *, marked: bool) -> Held | None:
    """What holds *formula* at a distance, the nearest words first; *marked*: marks of quotation stand round it."""
    rules = load_distances(language)
    if not rules:
        return None
    for found in _near(printed, formula, language):
        rule = rules[found.rule]
        stands = _stands_before(printed, found, formula, language) if rule.place == "before" else _stands_after(printed, found, formula)
        if stands and (marked or not rule.quoted):
            return Held(Span(printed.starts[found.first], printed.ends[found.end - 1]), found.rule)
    return None


def _near(printed: Printed, formula: Found, language: str) -> Iterator[Found]:
    """Distances in the words before *formula*, those that end last first, then in the words behind it."""
    before = _within(printed, max(0, formula.first - REACH), formula.first, language)
    yield from sorted(before, key=lambda one: (-one.end, one.first))
    yield from _within(printed, formula.end, min(len(printed.words), formula.end + REACH), language)


def _within(printed: Printed, first: int, last: int, language: str) -> list[Found]:
    found = distance_table(language).find(printed.part(first, last))
    return [Found(one.first + first, one.end + first, one.rule, one.wording) for one in found]


def _stands_before(printed: Printed, found: Found, formula: Found, language: str) -> bool:
    """True when *found* ends where *formula* begins, with no mark and at most an article and a preposition between."""
    between = range(found.end, formula.first)
    if len(between) > MOST_BETWEEN or any(printed.gaps[at] for at in range(found.end, formula.first + 1)):
        return False
    return _articles(language).issuperset(printed.words[found.end : formula.first])


@cache
def _articles(language: str) -> frozenset[str]:
    classes = fill_classes(load_entries(language, "modifiers", WordClass))
    return frozenset(word for name in BETWEEN for member in classes[name] for word in fold_printed(member))


def _stands_after(printed: Printed, found: Found, formula: Found) -> bool:
    return found.first == formula.end and printed.gaps[found.first] <= Gap.COMMA


def has_marks(text: str, span: Span) -> bool:
    """True when marks of quotation stand directly round *span*; a comma or a full stop may stand before the closing one.

    >>> has_marks("la « double circulation »", Span(5, 23)), has_marks("la « double circulation forte »", Span(5, 23))
    (True, False)
    """
    before, behind = span.start - 1, span.end
    while before >= 0 and text[before] in BLANKS:
        before -= 1
    while behind < len(text) and text[behind] in BLANKS + STOPS:
        behind += 1
    return before >= 0 and behind < len(text) and text[before] in OPENING and text[behind] in CLOSING
