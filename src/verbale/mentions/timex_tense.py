"""Whether the words round a time look back or ahead."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.calendar import Calendar, load_calendar
from verbale.model import Tokens

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
STEPS = 8
FAR = 64
DONE = frozenset({"obj", "dobj", "nsubj", "nsubj:pass", "nsubjpass", "conj"})
LED = "xcomp"
PASSIVE = frozenset({"aux:pass", "auxpass"})
PAST, OPEN, FUTURE, PRESENT = -1, 0, 1, 2
PLANNED = 1


def find_direction(tokens: Tokens, first: int, last: int, language: str) -> int:
    """-1 when the time at tokens *first* to *last* (half-open) is past, 1 when it is to come, 0 when the words do not say.

    2 is for a present tense and for "jusqu'à", which tell what is planned or, in a story, what was. A word just before the time
    decides ("depuis", "d'ici"), else the verb that it hangs on, with its auxiliaries; for a noun, a participle between the two.
    """
    calendar = load_calendar(language)
    before = _toward(tokens, first, calendar)
    if before:
        return before
    verb, direct = _governor(tokens, first, last)
    if verb is not None and _apart(tokens, verb, first, last):
        verb, direct = _nearest(tokens, first, last), True
    if verb is None:
        return OPEN
    found = _tense(tokens, _led(tokens, verb, first), calendar)
    return found if direct or (found == FUTURE and _plainly_future(tokens, verb, calendar)) else OPEN


def _plainly_future(tokens: Tokens, verb: int, calendar: Calendar) -> bool:
    """True when a noun that hangs on *verb* may be taken as to come too: a future form, or an infinitive behind "doit" or "will"."""
    if "VerbForm=Inf" not in tokens.morph[verb]:
        return "Tense=Pres" not in tokens.morph[verb]
    return any(tokens.fold[i] in calendar.words("modal") for i in (tokens.head[verb], *_helpers(tokens, verb)))


def find_bound(tokens: Tokens, first: int, language: str) -> str | None:
    """Which end of a time the words right before token *first* name: ``since``, ``until``, ``by``, ``before``, ``after``; None for none."""
    found = _before(tokens, first, load_calendar(language), "bound")
    return None if found is None else str(found)


def _toward(tokens: Tokens, first: int, calendar: Calendar) -> int:
    return int(_before(tokens, first, calendar, "toward") or OPEN)


def _before(tokens: Tokens, first: int, calendar: Calendar, name: str) -> str | int | None:
    """What the words right before a token mean in a class, the longest first."""
    if not first or tokens.fold[first - 1] not in _endings(calendar.language, name):
        return None
    for count in (4, 3, 2, 1):
        phrase = " ".join(tokens.fold[max(first - count, 0) : first]).replace("' ", "'")
        meaning = calendar.optional(name, phrase)
        if meaning is not None:
            return meaning
    return None


@cache
def _endings(language: str, name: str) -> frozenset[str]:
    """The last words of a class's phrases."""
    calendar = load_calendar(language)
    words = calendar.words(name) if name in calendar.pieces else {}
    return frozenset(part for word in words for part in (word, re.split(r"[ ']", word)[-1], word[word.rfind(" ") + 1 :]))


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
            return (above, noun is None or _loose(tokens, noun, first)) if between is None else (between, True)
        if tokens.pos[above] in NOMINAL and not first <= above < last and noun is None:
            noun = above
        at = above
    return None, False


def _led(tokens: Tokens, verb: int, first: int) -> int:
    """The infinitive that a verb in the present leads to before token *first* ("souhaite accueillir …, en octobre"), else the verb."""
    if "Tense=Pres" not in tokens.morph[verb] or "VerbForm=Fin" not in tokens.morph[verb]:
        return verb
    behind = range(verb + 1, min(first, verb + 1 + STEPS))
    return next((i for i in behind if tokens.head[i] == verb and "VerbForm=Inf" in tokens.morph[i] and tokens.dep[i] == LED), verb)


def _loose(tokens: Tokens, noun: int, first: int) -> bool:
    """True when the parse hangs a time on a noun that no preposition joins it to: it is the verb's, unless the noun is what the verb does."""
    at = first - 1
    while at > 0 and tokens.pos[at] in {"DET", "PUNCT"} and tokens.fold[at] != ",":
        at -= 1
    return at >= 0 and tokens.pos[at] != "ADP" and tokens.dep[noun] not in DONE


def _between(tokens: Tokens, noun: int | None, first: int) -> int | None:
    """The last participle between a noun and the expression behind it."""
    if noun is None or noun >= first:
        return None
    places = (
        i for i in range(first - 1, max(noun, first - 2 * STEPS), -1) if tokens.pos[i] in VERBAL or "VerbForm=Part" in tokens.morph[i]
    )
    return next(places, None)


def _nearest(tokens: Tokens, first: int, last: int) -> int | None:
    """The verb nearest to an expression that the parse leaves alone, in its own sentence."""
    sentence = tokens.sentence[first]
    for distance in range(1, 2 * STEPS):
        for place in (first - distance, last - 1 + distance):
            near = 0 <= place < len(tokens) and tokens.sentence[place] == sentence
            if near and tokens.pos[place] in VERBAL and not _apart(tokens, place, first, last):
                return place
    return None


def _apart(tokens: Tokens, verb: int, first: int, last: int) -> bool:
    """True when a semicolon parts a verb from the expression: no clause goes on behind one."""
    return ";" in (tokens.fold[max(verb, first - FAR) : first] if verb < first else tokens.fold[last : min(verb, last + FAR)])


def _tense(tokens: Tokens, verb: int, calendar: Calendar) -> int:
    word, morph = tokens.fold[verb], tokens.morph[verb]
    helpers = [i for i in _helpers(tokens, verb) if i != verb]
    had = any(tokens.fold[i] in calendar.words("having") for i in helpers)
    for helper in helpers:
        found = _finite(tokens.fold[helper], tokens.morph[helper], calendar)
        if found == FUTURE:
            perfect = "VerbForm=Part" in morph and (had or tokens.fold[helper] in calendar.words("perfect"))
            return PAST if perfect else FUTURE
    if _wished(tokens, verb, helpers):
        return FUTURE
    if word in calendar.words("ahead"):
        return _ahead(tokens, helpers, calendar.words("ahead")[word])
    if word in calendar.words("ready") and not had:
        return _ahead(tokens, helpers, PLANNED)
    if "VerbForm=Part" in morph and _shape(calendar.language, "futurity").fullmatch(word):
        return FUTURE
    if "VerbForm=Inf" in morph:
        return _infinitive(tokens, verb, helpers, calendar)
    if had:
        return PAST
    if "VerbForm=Part" in morph:
        return _participle(tokens, verb, helpers, calendar)
    return _finite(word, morph, calendar)


def _participle(tokens: Tokens, verb: int, helpers: list[int], calendar: Calendar) -> int:
    """What is done is past, unless its helping verbs are all in the present ("is held") or in the infinitive ("to be held")."""
    if any("VerbForm=Inf" in tokens.morph[i] and tokens.dep[i] in PASSIVE for i in helpers):
        return FUTURE if tokens.pos[tokens.head[verb]] in NOMINAL else _infinitive(tokens, verb, helpers, calendar)
    if "Tense=Pres" in tokens.morph[verb]:
        return PRESENT if any("Tense=Pres" in tokens.morph[i] for i in helpers) else OPEN
    passive = [i for i in helpers if tokens.dep[i] in PASSIVE and "Tense=Pres" in tokens.morph[i]]
    return OPEN if passive and len(passive) == len(helpers) else PAST


def _wished(tokens: Tokens, verb: int, helpers: list[int]) -> bool:
    """True for a present subjunctive, active ("avant qu'il parte") or passive ("que le texte soit voté"): what it tells is to come."""
    told = [i for i in helpers if tokens.dep[i] in PASSIVE] if helpers else [verb]
    return any("Mood=Sub" in tokens.morph[i] and "Tense=Pres" in tokens.morph[i] for i in told)


def _ahead(tokens: Tokens, helpers: list[int], meaning: str | int) -> int:
    """What is planned ("prévu") is to come, unless it is told in a past tense; what is moved or called ("reporté") still is then."""
    told = any("Tense=Imp" in tokens.morph[i] for i in helpers)
    perfect = meaning == PLANNED and any("Tense=Past" in tokens.morph[i] for i in helpers)
    return OPEN if told or perfect else FUTURE


def _helpers(tokens: Tokens, verb: int) -> list[int]:
    """The auxiliaries of a verb, which stand before it."""
    return [i for i in range(max(verb - STEPS, 0), verb) if tokens.head[i] == verb and tokens.dep[i].startswith(("aux", "cop"))]


def _finite(word: str, morph: str, calendar: Calendar) -> int:
    """The direction of a finite form: the future and the conditional look ahead, the past tenses back, the present may do either."""
    if word in calendar.words("bygone"):
        return PAST
    if (
        word in calendar.words("modal")
        or "Tense=Fut" in morph
        or "Mood=Cnd" in morph
        or _shape(calendar.language, "conditional").fullmatch(word)
    ):
        return FUTURE
    if "Tense=Imp" in morph or "Tense=Past" in morph:
        return PAST
    if _shape(calendar.language, "futurity").fullmatch(word):
        return FUTURE
    return PRESENT if "Tense=Pres" in morph and word not in calendar.words("auxiliary") else OPEN


def _infinitive(tokens: Tokens, verb: int, helpers: list[int], calendar: Calendar) -> int:
    if any(tokens.fold[i] in calendar.words("having") for i in helpers) or tokens.fold[max(verb - 1, 0)] in calendar.words("having"):
        return PAST
    if _before(tokens, verb, calendar, "recent"):
        return PAST
    above = tokens.head[verb]
    if tokens.fold[above] in calendar.words("ahead") or tokens.fold[above] in calendar.words("ready"):
        return FUTURE
    if above == verb or tokens.pos[above] not in VERBAL:
        return OPEN
    if tokens.fold[above] in calendar.words("bygone"):
        return PAST
    return FUTURE


@cache
def _shape(language: str, name: str) -> re.Pattern[str]:
    """The endings of a tense that the parser is known to misread."""
    return load_calendar(language).compile(f"{{{name}}}")
