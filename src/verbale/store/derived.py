"""What follows from a decided value: the other fields of a claim, ids, and codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from verbale.acts.codes import find_codes
from verbale.model import Force, Strength, Topic
from verbale.store.places import ANCHORS, Record
from verbale.store.values import complete_claim

CODED = {"act", "strength", "topic"}
CODES = "codes"


def complete_record(record: Record, decided: Mapping[str, Sequence[str]]) -> Record:
    """*record*, into which people's decisions went, made whole: *decided* has the fields that they decided, by the claim's id.

    Every claim gets every field; a party the id of the person of that very name and those countries, since a person's value has no ids; an act
    whose force, strength or topic a person changed, or that a person added, the codes that the table gives it, unless they decided on these too.
    """
    for kind, name in ANCHORS.items():
        record[name] = [complete_claim(kind, claim) for claim in record[name]]
    people = {(person["name"], *(person["countries"] or ())): person["id"] for person in reversed(record["people"])}
    claims = (*record["statements"], *record["meetings"], *record["announced"])
    for party in (party for claim in claims for party in _parties_of(claim)):
        party.setdefault("countries", [])
        party.setdefault("person", people.get((party["name"], *party["countries"])))
    for act in (act for statement in record["statements"] for act in statement["acts"] or ()):
        fields = decided.get(act["id"] or "", ())
        if CODES not in fields and (act[CODES] is None or CODED & set(fields)):
            act[CODES] = codes_of(act)
    return record


def _parties_of(claim: Record) -> list[Record]:
    """Whoever speaks, is addressed, takes part or receives in *claim*."""
    one = [claim.get("addressee"), claim.get("host")]
    return [*(claim.get("speakers") or ()), *(claim.get("participants") or ()), *(party for party in one if party)]


def codes_of(act: Record) -> dict[str, Any] | None:
    """The codes that the table has for an act as it is now, None for one without a force; a topic that is not known is any other.

    >>> codes_of({"act": "COMMIT", "strength": "intends", "topic": "health"})["cameo"]
    '033'
    """
    if act["act"] is None:
        return None
    strength = Strength(act["strength"]) if act["strength"] else None
    codes = find_codes(Force(act["act"]), strength, Topic(act["topic"] or Topic.OTHER))
    plover = {"event": codes.plover_event, "mode": codes.plover_mode, "context": list(codes.plover_context)}
    return {"plover": plover, "cameo": codes.cameo, "cameo_alternatives": list(codes.cameo_alternatives)}
