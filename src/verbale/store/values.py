"""What a person may put in a place: the same shape as the machine's value there, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec

from verbale.model import (
    Attribution,
    Confidence,
    Force,
    Frame,
    MeetingFormat,
    MeetingKind,
    Polarity,
    QuotationType,
    Realis,
    Reason,
    ReferenceKind,
    Strength,
    TimexType,
    Topic,
)
from verbale.store.places import CLAIM, Record

Code = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
Name = Annotated[str, msgspec.Meta(min_length=1)]
Offset = Annotated[int, msgspec.Meta(ge=0)]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A value with no other fields than these."""


class SpanValue(_Strict, frozen=True):
    """A range of code points of the text."""

    start: Offset
    end: Offset


class CueValue(SpanValue, frozen=True, kw_only=True):
    """A cue with its dictionary form."""

    lemma: str


class SpeakerValue(_Strict, frozen=True):
    """Who speaks, takes part or receives; the id of a person of the record where it is one."""

    name: Name
    countries: tuple[Code, ...] = ()
    person: str | None = None


class AddresseeValue(SpeakerValue, frozen=True, kw_only=True):
    """Someone who is addressed, with the words that tell it where there are any."""

    start: Offset | None = None
    end: Offset | None = None


class OfficeValue(SpanValue, frozen=True, kw_only=True):
    """An office as the text words it."""

    label: Name
    of: Code | None = None


class MentionValue(SpanValue, frozen=True, kw_only=True):
    """A place where the text refers to a person."""

    kind: ReferenceKind
    rule: str | None = None


class PloverValue(_Strict, frozen=True):
    """An act in PLOVER."""

    event: str | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()


class CodesValue(_Strict, frozen=True):
    """An act in the event coders' vocabularies."""

    plover: PloverValue = PloverValue()
    cameo: str | None = None
    cameo_alternatives: tuple[str, ...] = ()


class ActValue(_Strict, frozen=True):
    """An act, any field of it empty."""

    id: str | None = None
    act: Force | None = None
    strength: Strength | None = None
    polarity: Polarity | None = None
    realis: Realis | None = None
    actor: tuple[Code, ...] | None = None
    target: tuple[Code, ...] | None = None
    on_behalf_of: tuple[Code, ...] | None = None
    one_sided: bool | None = None
    topic: Topic | None = None
    when: str | None = None
    amount: str | None = None
    evidence: tuple[SpanValue, ...] | None = None
    rule: str | None = None
    codes: CodesValue | None = None


class StatementValue(_Strict, frozen=True):
    """A statement, any field of it empty."""

    id: str | None = None
    speakers: tuple[SpeakerValue, ...] | None = None
    speaker_reason: Reason | None = None
    source: SpanValue | None = None
    cue: CueValue | None = None
    content: tuple[SpanValue, ...] | None = None
    verbatim: tuple[SpanValue, ...] | None = None
    type: QuotationType | None = None
    frame: Frame | None = None
    attribution: Attribution | None = None
    carried_from: str | None = None
    parent: str | None = None
    addressee: AddresseeValue | None = None
    addressee_reason: Reason | None = None
    rule: str | None = None
    confidence: Confidence | None = None
    acts: tuple[ActValue, ...] | None = None


class MeetingValue(_Strict, frozen=True):
    """A meeting, any field of it empty."""

    id: str | None = None
    kind: MeetingKind | None = None
    participants: tuple[SpeakerValue, ...] | None = None
    countries: tuple[Code, ...] | None = None
    date: str | None = None
    place: str | None = None
    place_reason: Reason | None = None
    host: SpeakerValue | None = None
    format: MeetingFormat | None = None
    occasion: str | None = None
    evidence: tuple[SpanValue, ...] | None = None
    rule: str | None = None


class PersonValue(_Strict, frozen=True):
    """A person, any field of it empty."""

    id: str | None = None
    name: Name | None = None
    countries: tuple[Code, ...] | None = None
    offices: tuple[OfficeValue, ...] | None = None
    wikidata: str | None = None
    mentions: tuple[MentionValue, ...] | None = None


class TimeValue(_Strict, frozen=True):
    """A time, any field of it empty."""

    start: Offset | None = None
    end: Offset | None = None
    text: str | None = None
    type: TimexType | None = None
    value: str | None = None
    part: str | None = None
    grain: str | None = None
    interval: str | None = None
    anchor: str | None = None
    rule: str | None = None


class PromiseValue(_Strict, frozen=True):
    """What became of a promise; it is no part of the record and hangs on the words of an act."""

    state: Literal["open", "kept", "broken", "lapsed"] | None = None


VALUES: dict[str, type[_Strict]] = {
    "statement": StatementValue,
    "act": ActValue,
    "meeting": MeetingValue,
    "announced": MeetingValue,
    "person": PersonValue,
    "time": TimeValue,
    "promise": PromiseValue,
}


def find_misfit(kind: str, field: str, value: Any) -> str | None:
    """Why *value* cannot stand in *field* of a claim of *kind*, None where it can; a field may always be empty.

    >>> find_misfit("statement", "type", "direct")
    >>> find_misfit("statement", "type", "shouted")
    "Invalid enum value 'shouted' - at `$.type`"
    """
    if kind not in VALUES:
        return f"there are no claims of the kind {kind!r}"
    if value is None:
        return None
    try:
        msgspec.convert(value if field == CLAIM else {field: value}, VALUES[kind])
    except msgspec.ValidationError as error:
        return str(error)
    return None


def complete_claim(kind: str, claim: Record) -> Record:
    """*claim* with every field of its kind, empty where it has none.

    >>> complete_claim("act", {"act": "COMMIT"})["topic"] is None
    True
    """
    fields = msgspec.structs.fields(VALUES[kind])
    full: Record = {f.encode_name: None for f in fields} | claim
    for act in full.get("acts") or ():
        act |= {key: value for key, value in complete_claim("act", act).items() if key not in act}
    return full


def find_spans_outside(value: Any, length: int) -> Iterator[tuple[int, int]]:
    """The spans anywhere in *value* that are no words of a text of *length* code points.

    >>> list(find_spans_outside([{"start": 3, "end": 9}, {"start": 2, "end": 2}], 8))
    [(3, 9), (2, 2)]
    """
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
        if not 0 <= value["start"] < value["end"] <= length:
            yield value["start"], value["end"]
    for part in inner:
        yield from find_spans_outside(part, length)
