"""Who can use a formula: countries, speakers and outlets, each with the dispatches that it spoke in; and who began or stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from verbale.corpus.chances import chance_of_none
from verbale.corpus.counting import Claim
from verbale.corpus.shelf import Dispatch

RARE = 0.05
FEWEST = 3


class SourceKind(StrEnum):
    """What a source is."""

    COUNTRY = "country"
    SPEAKER = "speaker"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A country by its code, a speaker or an outlet by its name."""

    kind: SourceKind
    name: str


class ChangeKind(StrEnum):
    """A source that had not used a formula uses it, or one that did no longer does."""

    BEGAN = "began"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the set of a family's sources.

    ``day`` is the day of the first use of one that began, of the last of one that stopped. ``without`` is how many distinct dispatches of the
    source, before or since, do without, ``of`` how many it has in all, ``times`` in how many of these it uses the formula. ``chance`` is how
    likely so many without are by chance alone (``chances.chance_of_none``).
    """

    kind: ChangeKind
    source: Source
    day: str
    times: int
    without: int
    of: int
    chance: float


History = dict[Source, dict[str, str]]


def find_sources(dispatches: Iterable[Dispatch]) -> History:
    """The distinct dispatches of each source by family of reprints, each with the first day of it; those without a day are left out."""
    found: History = defaultdict(dict)
    for dispatch in dispatches:
        if (day := dispatch.published) is None or "X" in day:
            continue
        for source in _sources(dispatch):
            found[source][dispatch.family] = min(day[:10], found[source].get(dispatch.family, day[:10]))
    return found


def _sources(dispatch: Dispatch) -> Iterable[Source]:
    speakers = [speaker for statement in dispatch.record["statements"] for speaker in statement["speakers"] or ()]
    yield from {Source(SourceKind.COUNTRY, code) for speaker in speakers for code in speaker["countries"] or ()}
    yield from {Source(SourceKind.SPEAKER, speaker["name"]) for speaker in speakers}
    yield from (Source(SourceKind.OUTLET, outlet) for outlet in dispatch.outlets)


def find_changes(claims: Iterable[tuple[Source, Claim]], history: Mapping[Source, Mapping[str, str]]) -> tuple[Change, ...]:
    """Who began and who stopped, by day.

    One began when it had dispatches before without the formula while another source already used it. One stopped when it used it in three
    distinct dispatches at least, and has had so many since without it that this happens by chance in one case of twenty at most.
    """
    users: dict[Source, set[str]] = defaultdict(set)
    for source, claim in claims:
        if not claim.is_carried and claim.dispatch.family in history.get(source, {}):
            users[source].add(claim.dispatch.family)
    firsts = {source: min(history[source][family] for family in some) for source, some in users.items()}
    found: list[Change] = []
    for source, some in users.items():
        earlier = any(firsts[other] < firsts[source] for other in users if other.kind is source.kind)
        found += _changes(source, history[source], some, earlier=earlier)
    return tuple(sorted(found, key=lambda change: (change.day, change.kind, change.source)))


def _changes(source: Source, days: Mapping[str, str], users: set[str], *, earlier: bool) -> Iterable[Change]:
    first, last = min(days[family] for family in users), max(days[family] for family in users)
    before, since = sum(day < first for day in days.values()), sum(day > last for day in days.values())
    times, of = len(users), len(days)
    if before and earlier:
        yield Change(ChangeKind.BEGAN, source, first, times, before, of, round(chance_of_none(times, of, before), 4))
    chance = chance_of_none(times, of, since)
    if times >= FEWEST and chance <= RARE:
        yield Change(ChangeKind.STOPPED, source, last, times, since, of, round(chance, 4))
