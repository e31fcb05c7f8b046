"""Reports joined into events, whatever their order."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from verbale.corpus.events.days import find_window
from verbale.corpus.events.reports import Report
from verbale.corpus.events.verdict import Reading, Verdict, is_same_person, judge
from verbale.model import MeetingKind
from verbale.world import load_world

ID, FAMILY = 12, 3
Pair = tuple[str, str]
Readings = Mapping[Pair, Reading]


@dataclass(frozen=True, slots=True)
class Event:
    """One encounter with its versions, in order of publication, then id.

    ``id`` is made of the version whose id is the least: it stays while that version does. ``day``, ``place``, ``parties`` and ``countries`` are those of
    the version that tells most of each. ``within`` is the visit during which a meeting was.
    """

    id: str
    kind: str
    is_held: bool
    day: str | None
    place: str | None
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    within: str | None
    versions: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two events that may be one, and what is missing for joining them; a person decides."""

    a: str
    b: str
    reason: str
    reports: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Events:
    """All events by day, those without one last, and the proposals."""

    events: tuple[Event, ...]
    proposals: tuple[Proposal, ...]


def find_events(reports: Iterable[Report]) -> Events:
    """The events that *reports* tell of, the same in whatever order they come.

    Pairs that are one encounter are joined, the surest first, but never into an event with a report that contradicts one of its members; and not where
    a report is as near to two events that contradict each other. What is unsure or could not be joined is proposed.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    readings = {pair: judge(*reports) for pair, reports in _candidates(ordered)}
    groups = _Groups([report.id for report in ordered], readings)
    groups.join()
    by_id = {report.id: report for report in ordered}
    events = [_event([by_id[member] for member in members]) for members in groups.members()]
    named = {version.id: event.id for event in events for version in event.versions}
    events = [replace(event, within=_visit(event, events)) for event in events]
    proposals = _proposals(readings, named)
    return Events(tuple(sorted(events, key=lambda e: (e.day is None, e.day or "", e.id))), proposals)


def _candidates(reports: list[Report]) -> Iterator[tuple[Pair, tuple[Report, Report]]]:
    """Pairs of reports, by id, that share two states or a family name and that may be of one day; each once."""
    windows = {report.id: find_window(report.day, report.published) for report in reports}
    blocks: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for report in reports:
        for key in _keys(report):
            blocks[key].append(report)
    seen: set[Pair] = set()
    for block in blocks.values():
        for one, other in _near(block, windows):
            first, second = sorted((one, other), key=lambda report: report.id)
            pair = (first.id, second.id)
            if pair not in seen:
                seen.add(pair)
                yield pair, (first, second)


def _near(block: list[Report], windows: Mapping[str, tuple[int, int] | None]) -> Iterator[tuple[Report, Report]]:
    """Pairs whose windows are no more than a day apart, by a sweep over their first days; what may be of any day pairs with all."""
    free = [report for report in block if windows[report.id] is None]
    bound = sorted(((window, report) for report in block if (window := windows[report.id])), key=lambda item: (item[0], item[1].id))
    yield from combinations(free, 2)
    yield from ((one, report) for one in free for _, report in bound)
    firsts = [first for (first, _), _ in bound]
    for number, ((_, last), report) in enumerate(bound):
        until = bisect_right(firsts, last + 1)
        yield from ((report, bound[at][1]) for at in range(number + 1, until))


def _keys(report: Report) -> set[tuple[str, ...]]:
    states = sorted(frozenset().union(*(party.countries for party in report.parties)))
    names = sorted({party.key.split()[-1][:FAMILY] for party in report.parties if party.is_person and party.key.strip()})
    return {("state", *pair) for pair in combinations(states, 2)} | {("name", name) for name in names}


class _Groups:
    """Disjoint sets of reports that grow by pairs."""

    def __init__(self, ids: list[str], readings: Readings) -> None:
        self._group = {identity: frozenset([identity]) for identity in ids}
        self._fit: dict[str, set[str]] = defaultdict(set)
        self._pairs = sorted(
            ((-reading.weight, pair) for pair, reading in readings.items() if reading.verdict is Verdict.SAME), key=lambda item: item
        )
        for (one, other), reading in readings.items():
            if reading.verdict is Verdict.SAME or (reading.verdict is Verdict.UNSURE and reading.reason != "next_day"):
                self._fit[one].add(other)
                self._fit[other].add(one)
        self._same: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for weight, (one, other) in self._pairs:
            self._same[one].append((-weight, other))
            self._same[other].append((-weight, one))

    def join(self) -> None:
        """Joins what may be joined, the pairs with most weight first."""
        for negative, (one, other) in self._pairs:
            a, b = self._group[one], self._group[other]
            if a is not b and not self._contradict(a, b) and not self._torn(one, -negative, b) and not self._torn(other, -negative, a):
                joined = a | b
                for member in joined:
                    self._group[member] = joined

    def _contradict(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """True unless every report of the one may be of one encounter with every report of the other."""
        return any(not b <= self._fit[member] for member in a)

    def _torn(self, report: str, weight: int, group: frozenset[str]) -> bool:
        """True when *report* fits another event as well, one that contradicts *group*."""
        rivals = (other for found, other in self._same[report] if found >= weight and other not in group)
        return any(self._contradict(self._group[rival], group) for rival in rivals if self._group[rival] is not self._group[report])

    def members(self) -> list[list[str]]:
        """The sets, each in order of ids."""
        return [sorted(group) for group in dict.fromkeys(self._group.values())]


def _event(versions: list[Report]) -> Event:
    least = min(report.id for report in versions)
    fullest = max(versions, key=lambda r: (sum(p.is_person for p in r.parties), len(r.parties), r.id))
    days = [r.day for r in versions if r.day]
    places = [r.place for r in versions if r.place and not _is_state(r)] or [r.place for r in versions if r.place]
    return Event(
        id="e" + hashlib.sha256(least.encode()).hexdigest()[:ID],
        kind=versions[0].kind,
        is_held=any(r.is_held for r in versions),
        day=min(days, key=lambda day: (day.count("X"), -len(day), day), default=None),
        place=min(places, key=lambda place: (-places.count(place), place), default=None),
        parties=tuple(p.name for p in fullest.parties),
        countries=_countries(versions),
        within=None,
        versions=tuple(sorted(versions, key=lambda r: (r.published is None, r.published or "", r.id))),
    )


def _is_state(report: Report) -> bool:
    """True when the place is a whole state, which says less than a town in it."""
    return bool(report.state and report.place == load_world().name(report.state, report.language))


def _countries(versions: list[Report]) -> tuple[str, ...]:
    """The states that half of the versions tell, or all that any tells where those are fewer than two."""
    told = [frozenset().union(*(party.countries for party in report.parties)) for report in versions]
    every = sorted(frozenset().union(*told))
    most = tuple(code for code in every if 2 * sum(code in codes for codes in told) >= len(told))
    return most if len(most) > 1 else tuple(every)


def _visit(event: Event, events: list[Event]) -> str | None:
    """The visit of the same parties on the same day, or whose days cover it."""
    if event.kind in (MeetingKind.VISIT, MeetingKind.CALL) or not event.day:
        return None
    for visit in sorted((e for e in events if e.kind == MeetingKind.VISIT), key=lambda e: e.id):
        first, _, last = (visit.day or "").partition("/")
        together = set(visit.countries) <= set(event.countries)
        if together and first and first <= event.day <= (last or first) and _share_person(event, visit):
            return visit.id
    return None


def _share_person(one: Event, other: Event) -> bool:
    return any(is_same_person(a, b) for v in one.versions for a in v.parties for w in other.versions for b in w.parties)


def _proposals(readings: Readings, named: Mapping[str, str]) -> tuple[Proposal, ...]:
    """One for each two events that no pair of their reports keeps apart: with the reason of the pair that has most weight."""
    apart = {frozenset((named[a], named[b])) for (a, b), r in readings.items() if r.verdict is Verdict.DIFFERENT}
    best: dict[Pair, tuple[int, Proposal]] = {}
    for (one, other), reading in sorted(readings.items()):
        first, second = sorted((named[one], named[other]))
        if first == second or reading.verdict is Verdict.DIFFERENT or frozenset((first, second)) in apart:
            continue
        reason = "rival" if reading.verdict is Verdict.SAME else reading.reason
        if (first, second) not in best or best[first, second][0] < reading.weight:
            best[first, second] = (reading.weight, Proposal(first, second, reason, (one, other)))
    return tuple(proposal for _, (_, proposal) in sorted(best.items()))
