"""What two states say and do, day by day, in three lanes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.corpus.counting import Claim, count_claims, count_dispatches
from verbale.corpus.dossier.values import Entry, EntryKind, Evidence, Lane
from verbale.corpus.events import Event, find_events, find_reports
from verbale.corpus.shelf import Dispatch
from verbale.corpus.spans import read_spans, words_of

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A statement of one dispatch, before reprints are put together: those of one family with the same words are one entry."""

    lane: Lane
    claim: Claim
    raw: Raw

    @property
    def key(self) -> tuple[str, str, str]:
        """What the statements of one entry share."""
        return self.lane, self.claim.dispatch.family, self.claim.words


def find_words(dispatches: Sequence[Dispatch], a: str, b: str) -> tuple[Item, ...]:
    """The statements of the two states, in the order of the dispatches; what others say in the same dispatches is left out."""
    return tuple(item for dispatch in dispatches for item in _words_of(dispatch, a, b))


def _words_of(dispatch: Dispatch, a: str, b: str) -> Iterator[Item]:
    for statement in dispatch.record["statements"]:
        codes = {code for speaker in statement["speakers"] or () for code in speaker["countries"] or ()}
        lane = _lane(codes, a, b)
        if lane and statement["content"]:
            claim = Claim(dispatch, read_spans(statement["content"]))
            yield Item(lane, claim, statement)


def _lane(codes: set[str], a: str, b: str) -> Lane | None:
    if {a, b} <= codes:
        return Lane.TOGETHER
    return Lane.A if a in codes else Lane.B if b in codes else None


def find_meetings(dispatches: Sequence[Dispatch], a: str, b: str) -> tuple[Entry, ...]:
    """The encounters of the two, held and announced, by day; one that several dispatches tell of is one entry, carried by the first of them."""
    by_id = {dispatch.id: dispatch for dispatch in dispatches}
    found = find_events(report for dispatch in dispatches for report in find_reports(dispatch.record))
    return tuple(_meeting(event, by_id) for event in found.events if {a, b} <= set(event.countries))


def _meeting(event: Event, by_id: Mapping[str, Dispatch]) -> Entry:
    first = event.versions[0]
    return Entry(
        day=event.day if event.day and event.day[:4].isdigit() else first.published,
        lane=Lane.TOGETHER,
        kind=EntryKind.MEETING if event.is_held else EntryKind.ANNOUNCED,
        who=event.parties,
        evidence=find_evidence(Claim(by_id[first.article], first.spans), first.meeting),
        count=count_dispatches(by_id[article] for article in dict.fromkeys(version.article for version in event.versions)),
        kind_of_meeting=event.kind,
        place=event.place,
    )


def line_up(items: Iterable[Item], meetings: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries by day, a day's encounters before its words, those in the order of *items*; what has no day comes last.

    Words that an earlier article had make no entry of their own.
    """
    groups: dict[tuple[str, str, str], list[Item]] = {}
    for item in items:
        groups.setdefault(item.key, []).append(item)
    words = [_words(group) for group in groups.values() if not all(item.claim.is_carried for item in group)]
    return tuple(sorted([*meetings, *words], key=lambda entry: (entry.day is None, entry.day or "")))


def _words(group: Sequence[Item]) -> Entry:
    first, acts = group[0], group[0].raw["acts"] or ()
    return Entry(
        day=first.claim.dispatch.published,
        lane=first.lane,
        kind=EntryKind.STATEMENT,
        who=tuple(speaker["name"] for speaker in first.raw["speakers"]),
        evidence=find_evidence(first.claim, first.raw["id"]),
        count=count_claims(item.claim for item in group),
        forces=tuple(dict.fromkeys(act["act"] for act in acts if act["act"])),
        topic=next((act["topic"] for act in acts if act["topic"]), None),
    )


def find_evidence(claim: Claim, identity: str) -> Evidence:
    """What carries *claim*, which the record calls *identity*: the article, the outlet that had it first, and the words."""
    dispatch = claim.dispatch
    outlet = next(iter(dispatch.outlets), None)
    return Evidence(dispatch.id, dispatch.published, outlet, dispatch.title, identity, claim.spans, words_of(dispatch.text, claim.spans))
