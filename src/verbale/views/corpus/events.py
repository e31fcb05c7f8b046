"""``verbale events``: meetings and calls, each with all its reports."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from verbale.corpus.counting import Count, count_dispatches
from verbale.corpus.events import Event, Events, Proposal, Report, find_events, find_reports
from verbale.corpus.shelf import Dispatch, shelve
from verbale.errors import UsageError
from verbale.store import Desk, open_desk
from verbale.store.queries import Filter
from verbale.views.catalogue import say, say_date
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.corpus.options import filters
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import parties, shown
from verbale.views.reading import ui_language

EXCERPT = 140
JOINER = "; "


@dataclass(frozen=True, slots=True)
class Told(Event):
    """An event with how many dispatches report it."""

    reports: Count


@dataclass(frozen=True, slots=True)
class Line:
    """A version of an event for tables; the columns of the event stand in each of its lines."""

    event: str
    kind: str
    is_held: bool
    day: str | None
    place: str | None
    parties: str
    countries: str
    within: str | None
    reports: Count
    article: str
    meeting: str
    published: str | None
    outlet: str | None
    language: str
    start: int | None
    end: int | None
    words: str


def events_command(options: argparse.Namespace) -> int:
    """Prints the events, those of *country* alone where it is given, and what may be one event."""
    wanted = Filter(**filters(options))
    with open_desk(desk_path(options)) as desk:
        shelf = shelve(desk, wanted)
    found = _of_country(_find(shelf), options.country)
    told = [_count(event, shelf) for event in found.events]
    query = {"command": "events", **filters(options), "country": options.country}
    base = {"articles": count_dispatches(shelf), "proposals": found.proposals}
    lines = [line for event in told for line in table_lines(event)]
    answer = Answer(query, base, Line, lines) if options.format == "csv" else Answer(query, base, Told, told)
    print_answer(options, answer, text_lines(told, found.proposals, ui_language(options.lang_ui)))
    return 0


def find_event(desk: Desk, name: str) -> Event:
    """The one event of *desk* whose id *name* begins; raises UsageError when there is none or more than one."""
    found = [event for event in _find(shelve(desk)).events if event.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(
            f"{'more than one' if found else 'no'} event {name!r}; `verbale events` lists them; two articles are compared by their two ids"
        )
    return found[0]


def _find(shelf: Iterable[Dispatch]) -> Events:
    return find_events(report for dispatch in shelf for report in find_reports(dispatch.record))


def _of_country(found: Events, country: str | None) -> Events:
    if country is None:
        return found
    events = tuple(event for event in found.events if country.upper() in event.countries)
    kept = {event.id for event in events}
    return Events(events, tuple(p for p in found.proposals if kept & {p.a, p.b}))


def _count(event: Event, shelf: Iterable[Dispatch]) -> Told:
    articles = {version.article for version in event.versions}
    values = {field.name: getattr(event, field.name) for field in fields(Event)}
    return Told(**values, reports=count_dispatches(dispatch for dispatch in shelf if dispatch.id in articles))


def table_lines(event: Told) -> Iterator[Line]:
    """A line for each version of *event*, in their order."""
    of_event = (
        event.id,
        event.kind,
        event.is_held,
        event.day,
        event.place,
        JOINER.join(event.parties),
        " ".join(event.countries),
        event.within,
    )
    for told in event.versions:
        start, end = (told.spans[0].start, told.spans[-1].end) if told.spans else (None, None)
        of_version = (told.article, told.meeting, told.published, told.outlet, told.language, start, end, told.words)
        yield Line(*of_event, event.reports, *of_version)


def text_lines(told: Iterable[Told], proposals: tuple[Proposal, ...], ui: str) -> Iterator[str]:
    """Each event on a line, below it each version with its own words; then the proposals."""
    for event in told:
        yield event_line(event, ui)
        yield from (f"  {version_line(version, ui)}" for version in event.versions)
    if proposals:
        yield ""
        yield say(ui, "proposed")
        yield from (say(ui, "proposal", a=p.a, b=p.b, reason=say(ui, f"reason-{p.reason}")) for p in proposals)


def event_line(event: Told, ui: str) -> str:
    """Id, kind, day, place, who took part, in how many dispatches."""
    kind = say(ui, event.kind) if event.is_held else say(ui, "announced", words=say(ui, event.kind))
    day = say_date(ui, event.day) if event.day else say(ui, "date_not_stated")
    who = f"{', '.join(shown(name) for name in event.parties)} ({parties(event.countries, ui)})"
    within = say(ui, "within", event=event.within) if event.within else ""
    return "  ".join(part for part in (event.id, kind, day, shown(event.place or ""), who, within, str(event.reports)) if part)


def version_line(version: Report, ui: str) -> str:
    """A version: the article and the meeting in it, when and by whom it was published, its own words."""
    words = shown(version.words)
    cut = words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + "…"
    head = f"{short(version.article)}:{version.meeting}"
    return "  ".join(part for part in (head, version.published, shown(version.outlet or ""), say(ui, "quote", words=cut)) if part)
