"""Whether the words round a time look back or ahead."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.calendar import Calendar, load_calendar
from verbale.model import Tokens

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
STEPS = 8
PAST, OPEN, FUTURE = -1, 0, 1


def find_direction(tokens: Tokens, first: int, last: int, language: str) -> int:
    """-1 when the time at tokens *first* to *last* (half-open) is past, 1 when it is to come, 0 when the words do not say.

    A word just before it decides ("depuis", "d'ici"), else the verb that it hangs on, with its auxiliaries; for a noun, a
    participle between the two.
    """
    calendar = load_calendar(language)
    before = _toward(tokens, first, calendar)
    if before:
        return before
    verb, direct = _governor(tokens, first, last)
    if verb is None:
        return OPEN
    found = _tense(tokens, verb, calendar)
    return found if direct or (found == FUTURE and _plainly_future(tokens, verb, calendar)) else OPEN


def _plainly_future(tokens: Tokens, verb: int, calendar: Calendar) -> bool:
    """True when a noun that hangs on *verb* may be taken as to come too: a future form, or an infinitive behind "doit"."""
    morph = tokens.morph[verb]
    return tokens.fold[tokens.head[verb]] in calendar.words("modal") if "VerbForm=Inf" in morph else "Tense=Pres" not in morph


def _toward(tokens: Tokens, first: int, calendar: Calendar) -> int:
    for count in (1, 2, 3):
        words = tokens.fold[max(first - count, 0) : first]
        phrase = " ".join(words).replace("' ", "'")
        meaning = calendar.meaning("toward", phrase)
        if meaning is not None:
            return int(meaning)
    return OPEN


def _governor(tokens: Tokens, first: int, last: int) -> tuple[int | None, bool]:
    """The verb that governs the expression, by the parse, and whether it does so without a noun between; a participle there goes first."""
    at = first
    for place in range(first, last):
        if not first <= tokens.head[place] < last:
            at = place
    noun: int | None = None
    for _ in range(STEPS):
        above = tokens.head[at]
        if above == at:
            between = _between(tokens, noun, first) if noun is not None else _nearest(tokens, first, last)
            return between, True
        if tokens.pos[above] in VERBAL:
            between = _between(tokens, noun, first) if noun is not None else None
            return (above, noun is None) if between is None else (between, True)
        if tokens.pos[above] in NOMINAL and not first <= above < last and noun is None:
            noun = above
        at = above
    return None, False


def _between(tokens: Tokens, noun: int | None, first: int) -> int | None:
    """The last participle between a noun and the expression behind it."""
    if noun is None or noun >= first:
        return None
    places = (i for i in range(first - 1, max(noun, first - 2 * STEPS), -1) if tokens.pos[i] in VERBAL or "VerbForm=Part" in tokens.morph[i])
    return next(places, None)


def _nearest(tokens: Tokens, first: int, last: int) -> int | None:
    """The verb nearest to an expression that the parse leaves alone, in its own sentence."""
    sentence = tokens.sentence[first]
    for distance in range(1, 2 * STEPS):
        for place in (first - distance, last - 1 + distance):
            if 0 <= place < len(tokens) and tokens.sentence[place] == sentence and tokens.pos[place] in VERBAL:
                between = tokens.fold[place:first] if place < first else tokens.fold[last:place]
                return None if ";" in between else place
    return None


def _tense(tokens: Tokens, verb: int, calendar: Calendar) -> int:
    word, morph = tokens.fold[verb], tokens.morph[verb]
    helpers = [i for i in _helpers(tokens, verb) if i != verb]
    for helper in helpers:
        found = _finite(tokens.fold[helper], tokens.morph[helper], calendar)
        if found == FUTURE:
            perfect = "VerbForm=Part" in morph and tokens.fold[helper] in calendar.words("perfect")
            return PAST if perfect else FUTURE
    if word in calendar.words("ahead"):
        return OPEN if any("Tense=Imp" in tokens.morph[i] for i in helpers) else FUTURE
    if "VerbForm=Part" in morph and _shape(calendar.language, "futurity").fullmatch(word):
        return FUTURE
    if "VerbForm=Inf" in morph:
        return _infinitive(tokens, verb, helpers, calendar)
    if "VerbForm=Part" in morph:
        passive = [i for i in helpers if tokens.dep[i] == "aux:pass" and "Tense=Pres" in tokens.morph[i]]
        return OPEN if "Tense=Pres" in morph or (passive and len(passive) == len(helpers)) else PAST
    return _finite(word, morph, calendar)


def _helpers(tokens: Tokens, verb: int) -> list[int]:
    """The auxiliaries of a verb, which stand before it."""
    return [i for i in range(max(verb - STEPS, 0), verb) if tokens.head[i] == verb and tokens.dep[i].startswith(("aux", "cop"))]


def _finite(word: str, morph: str, calendar: Calendar) -> int:
    """The direction of a finite form: the future and the conditional look ahead, the present too, the past tenses back."""
    if word in calendar.words("bygone"):
        return PAST
    if word in calendar.words("modal") or "Tense=Fut" in morph or "Mood=Cnd" in morph or _shape(calendar.language, "conditional").fullmatch(word):
        return FUTURE
    if "Tense=Imp" in morph or "Tense=Past" in morph:
        return PAST
    if _shape(calendar.language, "futurity").fullmatch(word):
        return FUTURE
    return FUTURE if "Tense=Pres" in morph and word not in calendar.words("auxiliary") else OPEN


def _infinitive(tokens: Tokens, verb: int, helpers: list[int], calendar: Calendar) -> int:
    if any(tokens.fold[i] in calendar.words("having") for i in helpers) or tokens.fold[max(verb - 1, 0)] in calendar.words("having"):
        return PAST
    above = tokens.head[verb]
    if above == verb or tokens.pos[above] not in VERBAL:
        return OPEN
    if tokens.fold[above] in calendar.words("bygone"):
        return PAST
    return FUTURE


@cache
def _shape(language: str, name: str) -> re.Pattern[str]:
    """The endings of a tense that the parser is known to misread."""
    return load_calendar(language).compile(f"{{{name}}}")
