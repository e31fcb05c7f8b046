"""What people decided, over what the machine says: kept through every recode, a conflict where a new value contradicts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from verbale.errors import UsageError
from verbale.store.document import content_id, to_json
from verbale.store.places import ANCHORS, CLAIM, Place, Record, find_claims, find_places

ABSENT = None


class Verdict(StrEnum):
    """What a person says of a machine's value."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: of which place, the machine's value that the person saw, and the value that holds from then on.

    The value that holds is what was seen where it was accepted, None where it was rejected, the new one where it was corrected.
    """

    article: str
    place: Place
    verdict: Verdict
    seen: Any
    value: Any
    by: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision and the new machine value that contradicts it."""

    decision: Decision
    machine: Any


def decide(record: Record, place: Place, verdict: Verdict, value: Any, *, by: str, at: str, why: str) -> Decision:
    """The decision on *place* of *record*; *value* is used by a correction alone.

    Raises UsageError for a place that the record does not have, unless it is a correction that adds what the machine did not find.
    """
    places = find_places(record)
    if place not in places and verdict is not Verdict.CORRECTED:
        raise UsageError(f"the record has no {place.field} of a {place.kind} at {place.start}:{place.end}, so it can only be corrected")
    seen = places.get(place, ABSENT)
    holds = {Verdict.ACCEPTED: seen, Verdict.REJECTED: ABSENT, Verdict.CORRECTED: value}[verdict]
    return Decision(record["article"]["id"], place, verdict, seen, holds, by, at, why)


def last_decisions(decisions: Iterable[Decision]) -> dict[tuple[str, Place], Decision]:
    """The decision that holds at each place: the last that was taken."""
    return {(decision.article, decision.place): decision for decision in decisions}


def find_conflicts(record: Record, decisions: Iterable[Decision]) -> list[Conflict]:
    """The decisions on *record*'s article that its machine values contradict, by place.

    A value contradicts when it is another than the one that holds, and not the one that the person saw and decided on.
    """
    places = find_places(record)
    found = []
    for (article, place), decision in sorted(last_decisions(decisions).items(), key=lambda item: item[0]):
        machine = places.get(place, ABSENT)
        known = (to_json(decision.value), to_json(decision.seen))
        if article == record["article"]["id"] and to_json(machine) not in known:
            found.append(Conflict(decision, machine))
    return found


def apply_decisions(record: Record, decisions: Iterable[Decision]) -> Record:
    """*record* with what people decided in place of what the machine says.

    A rejected claim is left out, a rejected field is null, a corrected value stands as the person gave it, a claim that a person
    added stands behind the machine's with the id ``human-1``, ``human-2``... An added act is left out: it has no statement to stand in.
    """
    decided = {place: d for (article, place), d in last_decisions(decisions).items() if article == record["article"]["id"]}
    changed: Record = json.loads(json.dumps(record))
    for place, claim, among in list(find_claims(changed)):
        for field in list(claim):
            decision = decided.pop(replace(place, field=field), None)
            if decision and decision.verdict is not Verdict.ACCEPTED:
                claim[field] = decision.value
        whole = decided.pop(place, None)
        if whole and whole.verdict is Verdict.REJECTED:
            among[:] = [other for other in among if other is not claim]
        elif whole and whole.verdict is Verdict.CORRECTED:
            claim |= whole.value if isinstance(whole.value, dict) else {}
    added = [d for place, d in decided.items() if place.field == CLAIM and place.kind in ANCHORS and isinstance(d.value, dict)]
    for number, decision in enumerate(sorted(added, key=lambda d: d.place), start=1):
        changed[ANCHORS[decision.place.kind]].append({"id": f"human-{number}", **decision.value})
    return changed


def decision_row(decision: Decision) -> dict[str, Any]:
    """The row of a decision."""
    values = {"seen": to_json(decision.seen), "value": to_json(decision.value)}
    row = {"article": decision.article, **decision_facts(decision), **values}
    return {"id": content_id(*row.values()), **row}


def decision_facts(decision: Decision) -> dict[str, Any]:
    """What a decision says by name, without its article: where, what, by whom, when and why."""
    place = decision.place
    where = {"kind": place.kind, "start": place.start, "end": place.end, "nth": place.nth, "field": place.field}
    values = {"verdict": decision.verdict.value, "seen": decision.seen, "value": decision.value}
    return {**where, **values, "by": decision.by, "at": decision.at, "why": decision.why}


def decision_of(row: Any) -> Decision:
    """The decision of a row."""
    place = Place(row.kind, row.start, row.end, row.nth, row.field)
    values = json.loads(row.seen), json.loads(row.value)
    return Decision(row.article, place, Verdict(row.verdict), *values, row.by, row.at, row.why)


def decision_id(row: Any) -> str:
    """The id that a row should have."""
    return str(decision_row(decision_of(row))["id"])
