"""Whether two reports tell of one encounter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from verbale.corpus.events.days import Fit, fit_days
from verbale.corpus.events.reports import Party, Report
from verbale.model import MeetingKind
from verbale.world.fold import fold_name
from verbale.world.sounds import sound_key

SPELLING = 82.0
PLACE = 70.0
PAIR = 2


class Verdict(StrEnum):
    """One encounter, perhaps one, or two."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict, why, and how much speaks for it: more is more."""

    verdict: Verdict
    reason: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Parties:
    """How two lists of parties compare: the persons of both, the parties of both, and those that one list alone has."""

    persons: int
    parties: int
    extra: tuple[Party, ...]
    extra_other: tuple[Party, ...]


def judge(one: Report, other: Report) -> Reading:
    """Whether *one* and *other* tell of one encounter; the order does not matter.

    They do when they are of one kind, two persons or more are in both and no party of a third side in one alone, and their day and place agree, one
    of them being told by both. They do not when an article tells both apart, or kind, day, part of the day, parties or place contradict.
    Anything else that contradicts nothing is unsure, with what is missing.
    """
    apart = _contradiction(one, other)
    if apart:
        return Reading(Verdict.DIFFERENT, apart)
    day = fit_days(one.day, other.day, one.published, other.published)
    if day is Fit.APART:
        return Reading(Verdict.DIFFERENT, "day")
    parties = compare_parties(one.parties, other.parties)
    strange = _stranger(parties, one.parties, other.parties)
    if strange:
        return Reading(Verdict.DIFFERENT, strange)
    place = same_place(one, other)
    weight = 10 * day + 5 * parties.persons + 3 * (place is True) + (one.margins == other.margins)
    return Reading(*_weigh(one, other, day, parties, place), weight)


def _contradiction(one: Report, other: Report) -> str | None:
    if one.article == other.article:
        return "one_article"
    if one.kind != other.kind:
        return "kind"
    if one.hours and other.hours and not one.hours & other.hours:
        return "hour"
    return None


def _weigh(one: Report, other: Report, day: Fit, parties: Parties, place: bool | None) -> tuple[Verdict, str]:
    if parties.parties < PAIR:
        return Verdict.DIFFERENT, "parties"
    if place is False and one.kind != MeetingKind.CALL:
        return (Verdict.DIFFERENT if one.state and other.state else Verdict.UNSURE), "place"
    if parties.persons < PAIR:
        return Verdict.UNSURE, "states_only"
    if day is Fit.UNKNOWN:
        return Verdict.UNSURE, "day_not_stated"
    if day is Fit.NEAR and one.day and other.day:
        return Verdict.UNSURE, "next_day"
    there = place is True or (one.margins and other.margins)
    if day is not Fit.SAME and not there and one.kind != MeetingKind.CALL:
        return Verdict.UNSURE, "day_in_part"
    if one.is_held != other.is_held and day is not Fit.SAME:
        return Verdict.UNSURE, "announced"
    return Verdict.SAME, "agree"


def compare_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> Parties:
    """Pairs of persons by name, then what is left by the state spoken for, where one side names no person for it."""
    left, left_other, persons = list(one), list(other), 0
    for party in one:
        twin = next((p for p in left_other if is_same_person(party, p)), None)
        if twin:
            left.remove(party)
            left_other.remove(twin)
            persons += 1
    found = persons
    for party in tuple(left):
        twin = next((p for p in left_other if not (party.is_person and p.is_person) and party.countries & p.countries), None)
        if twin:
            left.remove(party)
            left_other.remove(twin)
            found += 1
    return Parties(persons, found, tuple(left), tuple(left_other))


def is_same_person(one: Party, other: Party) -> bool:
    """True for one known person, or for two spellings of a name: alike as a whole, or by the sound of the family name and the first letter."""
    if not one.is_person or not other.is_person:
        return False
    if one.key == other.key:
        return True
    first, second = fold_name(one.name), fold_name(other.name)
    if fuzz.token_sort_ratio(first, second) >= SPELLING:
        return True
    a, b = first.split(), second.split()
    return bool(a and b) and a[0][0] == b[0][0] and len(a) == len(b) and sound_key(a[-1]) == sound_key(b[-1])


def _stranger(parties: Parties, one: tuple[Party, ...], other: tuple[Party, ...]) -> str | None:
    """Why the encounters differ by who took part: another person for one side, or a third side."""
    if parties.extra and parties.extra_other:
        return "other_person" if any(p.is_person for p in (*parties.extra, *parties.extra_other)) else "other_state"
    extra, there = (parties.extra, other) if parties.extra else (parties.extra_other, one)
    known = frozenset().union(*(party.countries for party in there))
    unknown = any(not party.countries for party in there)
    third = [party for party in extra if party.countries and not party.countries & known and not (unknown and not party.is_person)]
    return "third_side" if third else None


def same_place(one: Report, other: Report) -> bool | None:
    """True for one place, or a state and a place that the world data know in it; False for two; None where one is not told or not known.

    >>> from verbale.corpus.events.reports import _state
    >>> _state("Le Caire", "fr") == _state("Cairo", "en") == _state("Egypt", "en")
    True
    """
    if not one.place or not other.place:
        return None
    if one.state and other.state:
        return one.state == other.state
    alike = fuzz.ratio(fold_name(one.place), fold_name(other.place)) >= PLACE
    return True if alike else None if one.state or other.state else False
