"""Places of a record as people name them: ``s3.speakers``, ``a5.target``, ``m1``, ``t2.value``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verbale.errors import UsageError
from verbale.store.places import CLAIM, Place, Record, find_claims, find_places

OF = "."


def name_claims(record: Record) -> Iterator[tuple[str, Place]]:
    """Every claim of *record* with its name: its id, and ``t1``, ``t2`` ... for times, which have none."""
    times = 0
    for place, claim, _ in find_claims(record):
        times += place.kind == "time"
        yield claim.get("id") or f"t{times}", place


def find_place(record: Record, name: str) -> Place:
    """The place called *name*: a claim (``s3``) or a field of one (``s3.speakers``). Raises UsageError that says what there is."""
    identity, _, field = name.partition(OF)
    claims = dict(name_claims(record))
    if identity not in claims:
        raise UsageError(f"there is no {identity!r} in this article; it has {', '.join(claims) or 'no claims'}")
    place = replace(claims[identity], field=field or CLAIM)
    fields = [p.field for p in find_places(record) if replace(p, field=CLAIM) == claims[identity]]
    if place.field not in fields:
        raise UsageError(f"{identity} has no {field!r}; it has {', '.join(sorted(set(fields) - {CLAIM}))}")
    return place


def name_place(record: Record, place: Place) -> str:
    """What *place* is called in *record*; where no claim of it stands there, its kind and where it hung in the text."""
    names = {claim: name for name, claim in name_claims(record)}
    whole = replace(place, field=CLAIM)
    name = names.get(whole, f"{place.kind}@{place.start}:{place.end}")
    return name if place.field == CLAIM else name + OF + place.field
