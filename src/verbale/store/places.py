"""The places of a record that a person can decide on, and the machine's value at each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

CLAIM = "claim"
Record = dict[str, Any]
OWN_IDS = {"id", "person", "carried_from", "parent"}
ANCHORS = {"statement": "statements", "person": "people", "meeting": "meetings", "announced": "announced", "time": "times"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One field of one claim. The claim is known by its kind and its anchor in the text, not by its number, which a new coder may change.

    ``nth`` counts the claims of one kind with one anchor, from 0. The field ``claim`` is the claim as a whole.
    """

    kind: str
    start: int
    end: int
    nth: int
    field: str


def find_places(record: Record) -> dict[Place, Any]:
    """Every place of *record* with the machine's value, as JSON has it; ids, which mean nothing outside the record, are left out."""
    found: dict[Place, Any] = {}
    for place, claim, _ in find_claims(record):
        value = without_ids({key: value for key, value in claim.items() if key != "acts"})
        found[place] = value
        found |= {replace(place, field=field): inner for field, inner in value.items()}
    return found


def find_claims(record: Record) -> Iterator[tuple[Place, Record, list[Record]]]:
    """Every claim of *record* as it stands there, with its place as a whole and the list that it stands in; acts behind their statement."""
    seen: dict[tuple[str, int, int], int] = {}
    for kind, start, end, claim, among in _anchored(record):
        nth = seen.get((kind, start, end), 0)
        seen[kind, start, end] = nth + 1
        yield Place(kind, start, end, nth, CLAIM), claim, among


def _anchored(record: Record) -> Iterator[tuple[str, int, int, Record, list[Record]]]:
    for kind, name in ANCHORS.items():
        for claim in record[name]:
            start, end = anchor_of(kind, claim)
            yield kind, start, end, claim, record[name]
            for act in claim.get("acts", []):
                begin, last = _hull(act["evidence"]) if act["evidence"] else (start, end)
                yield "act", begin, last, act, claim["acts"]


def anchor_of(kind: str, claim: Record) -> tuple[int, int]:
    """Where a claim hangs in the text: a statement on its cue, else its content; a meeting on its evidence; a person on the first mention.

    (0, 0) where it has none of these.
    """
    if kind == "statement":
        return _hull([claim["cue"]] if claim.get("cue") else claim.get("content") or [])
    if kind in {"meeting", "announced"}:
        return _hull((claim.get("evidence") or [])[:1])
    if kind == "person":
        return _hull((claim.get("mentions") or claim.get("offices") or [])[:1])
    return _hull([claim] if claim.get("end") else [])


def _hull(spans: list[Record]) -> tuple[int, int]:
    """From the first character of *spans* to the last; (0, 0) for none."""
    return min((s["start"] for s in spans), default=0), max((s["end"] for s in spans), default=0)


def without_ids(value: Any) -> Any:
    """*value* without the ids of a record, at any depth.

    >>> without_ids([{"name": "Wang Yi", "person": "p1"}])
    [{'name': 'Wang Yi'}]
    """
    if isinstance(value, dict):
        return {key: without_ids(inner) for key, inner in value.items() if key not in OWN_IDS}
    return [without_ids(inner) for inner in value] if isinstance(value, list) else value
