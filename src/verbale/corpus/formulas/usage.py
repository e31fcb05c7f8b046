"""Families of formulas over many dispatches: how often, since when, by whom, and who began or stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.corpus.chances import wilson
from verbale.corpus.counting import Claim, Count, count_claims, count_dispatches
from verbale.corpus.formulas.hits import Hit, Voice, find_hits
from verbale.corpus.formulas.sources import Change, Source, SourceKind, find_changes, find_sources
from verbale.corpus.shelf import Dispatch
from verbale.language.formulas import families

PER = 1000


@dataclass(frozen=True, slots=True)
class Use:
    """A hit in its dispatch."""

    dispatch: Dispatch
    hit: Hit

    @property
    def claim(self) -> Claim:
        """The hit as it is counted."""
        return Claim(self.dispatch, (self.hit.span,))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who uses the formula here: the outlets that print it, and, unless it is held at a distance, its speakers and their countries."""
        outlets = [Source(SourceKind.OUTLET, outlet) for outlet in self.dispatch.outlets]
        users = self.hit.users if self.hit.voice is not Voice.DISTANT else ()
        countries = dict.fromkeys(code for user in users for code in user.countries)
        return (
            *(Source(SourceKind.COUNTRY, code) for code in countries),
            *(Source(SourceKind.SPEAKER, user.name) for user in users),
            *outlets,
        )


@dataclass(frozen=True, slots=True)
class Share:
    """One source of a family: in how many dispatches it uses it, first and last on which day."""

    source: Source
    dispatches: Count
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Usage:
    """A family over a shelf.

    ``per_1000`` is how many of 1,000 distinct dispatches have it, between ``low`` and ``high`` at 95 % (Wilson). ``own``, ``reported`` and
    ``distant`` count hits by voice. ``first`` and ``last`` are days of publication, in ``first_article`` and ``last_article``; None where
    no dispatch has a known day. ``sources`` come with the most frequent first, ``changes`` by day.
    """

    family: str
    dispatches: Count
    hits: Count
    per_1000: float
    low: float
    high: float
    own: Count
    reported: Count
    distant: Count
    first: str | None
    first_article: str | None
    last: str | None
    last_article: str | None
    sources: tuple[Share, ...]
    changes: tuple[Change, ...]


def find_uses(dispatches: Iterable[Dispatch], *, asked_only: bool = False) -> tuple[Use, ...]:
    """The formulas in all *dispatches*, in their order; with *asked_only* those alone that stand in a statement that was asked for."""
    return tuple(
        Use(dispatch, hit)
        for dispatch in dispatches
        for hit in find_hits(dispatch.record)
        if not asked_only or hit.statement in dispatch.statements
    )


def summarise(dispatches: Sequence[Dispatch], uses: Sequence[Use]) -> tuple[Usage, ...]:
    """Each family that *uses* have, the most frequent first, then in the order of the families; *dispatches* are the base."""
    by_family: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        by_family[use.hit.family].append(use)
    order = {family: place for place, family in enumerate(families())}
    history = find_sources(dispatches)
    base = count_dispatches(dispatches).distinct
    found = [_usage(family, some, base, history) for family, some in by_family.items()]
    return tuple(sorted(found, key=lambda usage: (-usage.dispatches.distinct, order.get(usage.family, len(order)))))


def _usage(family: str, uses: list[Use], base: int, history: dict[Source, dict[str, str]]) -> Usage:
    dispatches = count_holders(use.claim for use in uses)
    low, high = wilson(dispatches.distinct, base)
    days = sorted((day, use.dispatch.id) for use in uses if (day := use.dispatch.day))
    (first, first_article), (last, last_article) = (days[0], days[-1]) if days else ((None, None), (None, None))
    voices = {voice: count_claims(use.claim for use in uses if use.hit.voice is voice) for voice in Voice}
    return Usage(
        family=family,
        dispatches=dispatches,
        hits=count_claims(use.claim for use in uses),
        per_1000=round(PER * dispatches.distinct / base, 1) if base else 0.0,
        low=round(PER * low, 1),
        high=round(PER * high, 1),
        own=voices[Voice.OWN],
        reported=voices[Voice.REPORTED],
        distant=voices[Voice.DISTANT],
        first=first,
        first_article=first_article,
        last=last,
        last_article=last_article,
        sources=_shares(uses),
        changes=find_changes(((source, use.claim) for use in uses for source in use.sources), history),
    )


def count_holders(claims: Iterable[Claim]) -> Count:
    """How many dispatches have one of *claims*: families of reprints with one that no earlier article had, and documents.

    >>> count_holders([])
    Count(distinct=0, with_reprints=0)
    """
    every = list(claims)
    holders = {claim.dispatch.id: claim.dispatch for claim in every}
    own = {claim.dispatch.family for claim in every if not claim.is_carried}
    return Count(len(own), sum(len(dispatch.documents) for dispatch in holders.values()))


def _shares(uses: list[Use]) -> tuple[Share, ...]:
    by_source: dict[Source, list[Use]] = defaultdict(list)
    for use in uses:
        for source in use.sources:
            by_source[source].append(use)
    found = []
    for source, some in by_source.items():
        days = sorted(day for use in some if (day := use.dispatch.day))
        found.append(Share(source, count_holders(use.claim for use in some), days[0] if days else None, days[-1] if days else None))
    return tuple(sorted(found, key=lambda share: (-share.dispatches.distinct, share.source)))
