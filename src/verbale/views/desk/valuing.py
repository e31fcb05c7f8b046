"""What a person types for a value, as the record holds it: names, codes, words of the text, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from verbale.errors import UsageError
from verbale.store.places import CLAIM, Place, Record, without_ids
from verbale.store.values import find_misfit, find_spans_outside
from verbale.world import load_world

RANGE = re.compile(r"(\d+):(\d+)")
PARTED = re.compile(r"\s*[;+]\s*")
YES = {"yes": True, "true": True, "no": False, "false": False}
Reader = Callable[[str, Record], Any]


def read_value(given: str, place: Place, record: Record) -> Any:
    """The value that *given* is for *place* of *record*; raises UsageError for one that does not fit.

    What begins with a bracket is JSON. Else names of people are parted by ``;`` and take their countries from the record, countries are codes
    parted by blanks or commas, and a place in the text is its words or its offsets (``12:40``).
    """
    value: Any = _read_json(given) if given.lstrip()[:1] in ("[", "{") else _reader(place)(given, record)
    misfit = find_misfit(place.kind, place.field, value)
    if misfit:
        raise UsageError(f"{given!r} is no value for {_called(place)}: {misfit}")
    length = len(record["article"]["text"])
    outside = next(find_spans_outside(value, length), None)
    if outside:
        raise UsageError(f"{outside[0]}:{outside[1]} are no words of the text, which has {length} characters")
    for code in _codes(value):
        check_code(code)
    return without_ids(value)


def _called(place: Place) -> str:
    return f"a {place.kind}" if place.field == CLAIM else f"the {place.field} of a {place.kind}"


def _read_json(given: str) -> Any:
    try:
        return json.loads(given)
    except json.JSONDecodeError as error:
        raise UsageError(f"{given!r} begins as JSON and is none ({error.msg} at {error.pos})") from error


def _reader(place: Place) -> Reader:
    if place.field == CLAIM:
        return _no_claim
    return READERS.get(place.field, lambda given, record: given)


def _no_claim(given: str, record: Record) -> Any:
    raise UsageError(f"{given!r} is no claim; write the claim as JSON, or correct one of its fields, such as s3.speakers")


def read_speaker(given: str, record: Record) -> Record:
    """The one called *given*, with the countries that the record knows of that very name."""
    name = given.strip()
    known = [party["countries"] for party in (*record["people"], *record["parties"]) if party["name"] == name]
    return {"name": name, "countries": known[0] if known else []}


def read_speakers(given: str, record: Record) -> list[Record]:
    """Several, parted by ``;`` or ``+``."""
    return [read_speaker(name, record) for name in PARTED.split(given.strip()) if name]


def read_codes(given: str, record: Record) -> list[str]:
    """Codes of states and bodies."""
    return [code.upper() for code in re.split(r"[\s,;+]+", given.strip()) if code]


def read_yes(given: str, record: Record) -> Any:
    """Yes or no."""
    return YES.get(given.strip().lower(), given)


def read_span(given: str, record: Record) -> Record:
    """The place of *given* in the text: offsets, or words that stand there once, blanks of any kind forgiven."""
    found = RANGE.fullmatch(given.strip())
    if found:
        return {"start": int(found[1]), "end": int(found[2])}
    words = r"\s+".join(map(re.escape, given.split()))
    places = [match.span() for match in re.finditer(words, record["article"]["text"])] if words else []
    if not places:
        raise UsageError(f"the text does not have the words {given!r}; copy them from it, or give their place as 12:40")
    if len(places) > 1:
        told = ", ".join(f"{start}:{end}" for start, end in places)
        raise UsageError(f"the text has the words {given!r} {len(places)} times; give one of {told}")
    return {"start": places[0][0], "end": places[0][1]}


def read_spans(given: str, record: Record) -> list[Record]:
    """Pieces of the text, parted by an ellipsis as the minutes show them."""
    return [read_span(piece, record) for piece in re.split(r"\s*(?:…|\.\.\.)\s*", given.strip()) if piece]


def read_cue(given: str, record: Record) -> Record:
    """A cue, whose dictionary form is not known: its own words stand for it."""
    span = read_span(given, record)
    return {**span, "lemma": record["article"]["text"][span["start"] : span["end"]]}


def _codes(value: Any) -> list[str]:
    """The codes of states and bodies anywhere in *value*."""
    if isinstance(value, dict):
        return [code for inner in value.values() for code in _codes(inner)]
    if isinstance(value, list):
        return [code for inner in value for code in ([inner] if isinstance(inner, str) else _codes(inner))]
    return []


def check_code(code: str) -> None:
    """Raises UsageError for a code of two letters that is no state's and no body's.

    >>> check_code("ML")
    """
    if re.fullmatch("[A-Z]{2}", code):
        try:
            load_world().entity(code)
        except KeyError as error:
            raise UsageError(f"{code!r} is the code of no state and no body; codes are those of ISO 3166, UN and EU") from error


READERS: dict[str, Reader] = {
    "speakers": read_speakers,
    "participants": read_speakers,
    "host": read_speaker,
    "addressee": read_speaker,
    "countries": read_codes,
    "actor": read_codes,
    "target": read_codes,
    "on_behalf_of": read_codes,
    "one_sided": read_yes,
    "source": read_span,
    "content": read_spans,
    "verbatim": read_spans,
    "evidence": read_spans,
    "cue": read_cue,
}
