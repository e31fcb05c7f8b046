"""What two states say and do, day by day, in three lanes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.corpus.counting import Claim, count_claims
from verbale.corpus.dossier.values import Entry, EntryKind, Evidence, Lane
from verbale.corpus.shelf import Dispatch
from verbale.model import Span

Raw = Mapping[str, Any]
CUT = " … "
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One claim of one dispatch before reprints and repeated tellings are put together: those of one *key* are one entry."""

    key: Key
    lane: Lane
    kind: EntryKind
    claim: Claim
    raw: Raw

    @property
    def is_held(self) -> bool:
        """True for an encounter that took place."""
        return self.kind is EntryKind.MEETING

    @property
    def day(self) -> str | None:
        """The day of the encounter where it has one, else that of publication."""
        told: str | None = self.raw.get("date")
        return told if told and told[:4].isdigit() else self.claim.dispatch.published


def find_words(dispatches: Sequence[Dispatch], a: str, b: str) -> tuple[Item, ...]:
    """The statements of the two states, in the order of the dispatches; what others say in the same dispatches is left out."""
    return tuple(item for dispatch in dispatches for item in _words_of(dispatch, a, b))


def _words_of(dispatch: Dispatch, a: str, b: str) -> Iterator[Item]:
    for statement in dispatch.record["statements"]:
        codes = {code for speaker in statement["speakers"] or () for code in speaker["countries"] or ()}
        lane = _lane(codes, a, b)
        if lane and statement["content"]:
            claim = Claim(dispatch, _spans(statement["content"]))
            yield Item((dispatch.family, claim.words), lane, EntryKind.STATEMENT, claim, statement)


def _lane(codes: set[str], a: str, b: str) -> Lane | None:
    if {a, b} <= codes:
        return Lane.TOGETHER
    return Lane.A if a in codes else Lane.B if b in codes else None


def find_meetings(dispatches: Sequence[Dispatch], a: str, b: str) -> tuple[Item, ...]:
    """The encounters of the two, held and announced, in the order of the dispatches; of one kind on one day they are one."""
    found = []
    for dispatch in dispatches:
        for kind, name in ((EntryKind.MEETING, "meetings"), (EntryKind.ANNOUNCED, "announced")):
            for meeting in dispatch.record[name]:
                if {a, b} <= set(meeting["countries"] or ()) and meeting["evidence"]:
                    day = meeting["date"] or f"{dispatch.family} {meeting['id']}"
                    claim = Claim(dispatch, _spans(meeting["evidence"]))
                    found.append(Item((kind, meeting["kind"] or "", day), Lane.TOGETHER, kind, claim, meeting))
    return tuple(found)


def line_up(items: Iterable[Item]) -> tuple[Entry, ...]:
    """The entries by day, a day's in the order of *items*; those without a day last. Words that an earlier article had make no entry of their own."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault((item.lane, *item.key), []).append(item)
    told = [group for group in groups.values() if group[0].kind is not EntryKind.STATEMENT or not all(i.claim.is_carried for i in group)]
    return tuple(sorted(map(_entry, told), key=lambda entry: (entry.day is None, entry.day or "")))


def _entry(group: Sequence[Item]) -> Entry:
    first = group[0]
    raw, acts = first.raw, first.raw.get("acts") or ()
    people = raw["speakers"] if first.kind is EntryKind.STATEMENT else raw["participants"]
    return Entry(
        day=first.day,
        lane=first.lane,
        kind=first.kind,
        who=tuple(person["name"] for person in people or ()),
        evidence=find_evidence(first.claim, raw["id"]),
        count=count_claims(item.claim for item in group),
        forces=tuple(dict.fromkeys(act["act"] for act in acts if act["act"])),
        topic=next((act["topic"] for act in acts if act["topic"]), None),
        kind_of_meeting=raw["kind"] if first.kind is not EntryKind.STATEMENT else None,
        place=raw["place"] if first.kind is not EntryKind.STATEMENT else None,
    )


def find_evidence(claim: Claim, identity: str) -> Evidence:
    """What carries *claim*, which the record calls *identity*: the article, the outlet that had it first, and the words."""
    dispatch = claim.dispatch
    words = CUT.join(" ".join(span.of(dispatch.text).split()) for span in claim.spans)
    outlet = next(iter(dispatch.outlets), None)
    return Evidence(dispatch.id, dispatch.published, outlet, dispatch.title, identity, claim.spans, words)


def _spans(raw: Iterable[Raw]) -> tuple[Span, ...]:
    return tuple(Span(s["start"], s["end"]) for s in raw)
