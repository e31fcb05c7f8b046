"""The 61 columns of GDELT 2.0's events. Definition: "The GDELT Event Database Data Format Codebook V2.0", 19 February 2015 (gdeltproject.org).

Tabs, no header, one row a pair of actor and target of an act. Nothing is invented: what we do not know (Goldstein scale, tone, mentions, whether
it leads the story, places) is empty. ``GlobalEventID`` is a number of our own, made from the hash of the article, the act and the pair, far above
GDELT's; ``Day`` is the day of publication; ``NumArticles`` counts the documents that brought this very text, ``NumSources`` their outlets;
``SOURCEURL`` is the article's address, else its hash with the act's id. Country codes are ISO 3166-1 alpha-3, which CAMEO's are but for a few.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from verbale.store.chosen import Chosen
from verbale.views.export.events import Event, Party, find_events, load_event_codes
from verbale.views.export.tabbed import tabbed_format

ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
PLACE = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{part}" for number in (1, 2) for part in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in PLACE),
    *("DATEADDED", "SOURCEURL"),
)
DIGITS = 15
NEARLY = 0.9999


@dataclass(frozen=True, slots=True)
class Pair:
    """An act between two; either may be missing."""

    event: Event
    actor: Party | None
    target: Party | None


def find_pairs(chosen: Chosen) -> Iterator[Pair]:
    """Every pair of every act that was asked for."""
    for event in find_events(chosen):
        for actor, target in product(event.actors or (None,), event.targets or (None,)):
            yield Pair(event, actor, target)


def values(pair: Pair) -> Iterable[str]:
    """The 61 values of a pair."""
    event = pair.event
    given = event.chosen.given
    root = event.cameo[:2]
    found = {
        "GlobalEventID": str(number_of(pair)),
        **_day(event.day),
        **_actor("Actor1", pair.actor),
        **_actor("Actor2", pair.target),
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": root,
        "QuadClass": str(load_event_codes().cameo_quad.get(root, "")),
        "NumSources": str(len({document["outlet"] for document in given if document["outlet"]}) or ""),
        "NumArticles": str(len(given)),
        "SOURCEURL": event.article["url"] or event.id,
    }
    return (found.get(column, "") for column in COLUMNS)


def number_of(pair: Pair) -> int:
    """A number for the pair, the same in every export."""
    parts = (pair.event.id, pair.actor.code if pair.actor else "", pair.target.code if pair.target else "")
    return int(hashlib.sha256("|".join(parts).encode()).hexdigest()[:DIGITS], 16)


def _actor(which: str, party: Party | None) -> dict[str, str]:
    if party is None:
        return {}
    parts = {
        "Code": party.code,
        "Name": party.name.upper(),
        "CountryCode": party.country,
        "KnownGroupCode": party.group,
        "Type1Code": party.type,
    }
    return {which + part: value for part, value in parts.items()}


def _day(day: str | None) -> dict[str, str]:
    """The day in GDELT's four ways; the fraction of the year is its codebook's (MONTH * 30 + DAY) / 365."""
    if day is None:
        return {}
    year, month, number = day.split("-")
    fraction = min((int(month) * 30 + int(number)) / 365, NEARLY)
    return {"Day": year + month + number, "MonthYear": year + month, "Year": year, "FractionDate": f"{int(year) + fraction:.4f}"}


FORMAT = tabbed_format("gdelt", "pair of actor and target", COLUMNS, find_pairs, values, header=False)
