"""Every report of an encounter in a record, as an event is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbale.corpus.events.days import day_of
from verbale.corpus.spans import read_spans, words_of
from verbale.model import MeetingFormat, MeetingKind, Span
from verbale.world import load_world
from verbale.world.fold import fold_name

Raw = Mapping[str, Any]
REMOTE = frozenset({MeetingFormat.TELEPHONE, MeetingFormat.VIDEO})
SPOKEN = frozenset({MeetingKind.MEETING, MeetingKind.SUMMIT})


@dataclass(frozen=True, slots=True)
class Party:
    """One who took part: ``key`` is the Wikidata id of a known person, else the folded name; ``countries`` are those spoken for."""

    name: str
    key: str
    is_person: bool
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of one encounter: its own words, and who, when, where and how.

    ``kind`` is the record's, but a meeting by telephone or video is a call and a summit a meeting, since outlets call one encounter either.
    ``is_held`` is false for one that the article only announces; ``hours`` are the parts of the day and hours told with it.
    """

    article: str
    meeting: str
    kind: str
    is_held: bool
    parties: tuple[Party, ...]
    countries: frozenset[str]
    day: str | None
    hours: frozenset[str]
    place: str | None
    state: str | None
    margins: bool
    spans: tuple[Span, ...]
    words: str
    published: str | None
    outlet: str | None
    language: str

    @property
    def id(self) -> str:
        """What the report is called: the article and the meeting in it."""
        return f"{self.article}:{self.meeting}"


def find_reports(record: Raw) -> tuple[Report, ...]:
    """The encounters that *record* tells as held or announces, with a kind and two parties or more, in its order; held ones first."""
    wikidata = {person["id"]: person["wikidata"] for person in record["people"] if person["wikidata"]}
    held = [_report(record, meeting, wikidata, True) for meeting in record["meetings"] if meeting["kind"]]
    announced = [_report(record, meeting, wikidata, False) for meeting in record["announced"] if meeting["kind"]]
    return tuple(report for report in (*held, *announced) if len(report.parties) > 1)


def _report(record: Raw, meeting: Raw, wikidata: Mapping[str, str], is_held: bool) -> Report:
    article = record["article"]
    spans = read_spans(meeting["evidence"])
    return Report(
        article=article["id"],
        meeting=meeting["id"],
        kind=_kind(meeting),
        is_held=is_held,
        parties=tuple(_party(p, wikidata) for p in meeting["participants"] or () if p["name"]),
        countries=frozenset(meeting["countries"] or ()),
        day=day_of(meeting["date"]),
        hours=frozenset(_hours(record["times"] or (), spans)),
        place=meeting["place"],
        state=_state(meeting["place"], article["language"]) if meeting["place"] else None,
        margins=meeting["format"] == MeetingFormat.MARGINS,
        spans=spans,
        words=words_of(article["text"], spans),
        published=article["published"]["value"],
        outlet=article["outlet"],
        language=article["language"],
    )


def _kind(meeting: Raw) -> str:
    if meeting["format"] in REMOTE:
        return MeetingKind.CALL
    return MeetingKind.MEETING if meeting["kind"] in SPOKEN else str(meeting["kind"])


def _party(raw: Raw, wikidata: Mapping[str, str]) -> Party:
    name, person = raw["name"], raw["person"]
    countries = frozenset(raw["countries"] or ())
    is_person = bool(person) or not countries
    return Party(name, wikidata.get(person or "") or _known(name) if is_person else name, is_person, countries)


@cache
def _known(name: str) -> str:
    """The Wikidata id of the one person whom the world data call so, else the folded name."""
    known = load_world().persons_named(name) if " " in name else ()
    return (known[0].wikidata if len(known) == 1 else None) or fold_name(name)


def _hours(times: Iterable[Raw], spans: tuple[Span, ...]) -> Iterable[str]:
    for time in times:
        if "T" in (time["value"] or "")[1:] and any(s.covers(told) for told in read_spans([time]) for s in spans):
            yield time["value"].partition("T")[2]


@cache
def _state(place: str, language: str) -> str | None:
    """The state that *place* is, or whose capital it is; None for any other place."""
    return next((form.refers for form in load_world().lookup(place, language)), None)
