"""What the formats of event coders share: acts with their actors in the coders' codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from verbale.errors import DataError
from verbale.store.chosen import Chosen
from verbale.store.frames import complete_day
from verbale.views.export.rows import chosen_statements
from verbale.world import load_world

FILE = Path(__file__).with_name("events.yml")
LANGUAGE = "en"
Record = dict[str, Any]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An international organisation in CAMEO."""

    code: str
    group: str
    type: str


class EventCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of events.yml."""

    alpha3: dict[str, str]
    bodies: dict[str, Body]
    cameo_quad: dict[str, int]
    plover_quad: dict[str, int]
    quads: dict[int, str]


@cache
def load_event_codes() -> EventCodes:
    """The tables, read once; raises DataError when the file is broken."""
    try:
        return msgspec.convert(yaml.safe_load(FILE.read_text(encoding="utf-8")), EventCodes)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"views/export/{FILE.name}: {error}") from error


@dataclass(frozen=True, slots=True)
class Party:
    """A state or body in the coders' codes; empty where they have none. ``country`` is ISO 3166-1 alpha-3."""

    name: str
    code: str
    country: str = ""
    group: str = ""
    type: str = ""


@cache
def find_party(code: str) -> Party:
    """The state or body that *code* (alpha-2, UN, EU) is.

    >>> find_party("ML").code, find_party("UN").code
    ('MLI', 'IGOUNO')
    """
    codes = load_event_codes()
    try:
        name = load_world().name(code, LANGUAGE)
    except KeyError:
        name = code
    if code in codes.bodies:
        body = codes.bodies[code]
        return Party(name, body.code, "", body.group, body.type)
    country = codes.alpha3.get(code, "")
    return Party(name, country, country)


@dataclass(frozen=True, slots=True)
class Event:
    """An act with all that the formats ask: its statement, its article, its actors and targets. ``day`` is None where it is not known whole."""

    chosen: Chosen
    statement: Record
    act: Record

    @property
    def id(self) -> str:
        """The article's hash and the act's id in it."""
        return f"{self.chosen.record['article']['id']}#{self.act['id']}"

    @property
    def article(self) -> Record:
        """The article of the record."""
        found: Record = self.chosen.record["article"]
        return found

    @property
    def day(self) -> str | None:
        """The day of publication: the day on which it was said, as far as the article tells."""
        day = complete_day(self.article["published"]["value"])
        return day.isoformat() if day else None

    @property
    def actors(self) -> tuple[Party, ...]:
        """Who would act or holds the stance."""
        return tuple(find_party(code) for code in self.act["actor"] or ())

    @property
    def targets(self) -> tuple[Party, ...]:
        """Toward whom."""
        return tuple(find_party(code) for code in self.act["target"] or ())

    @property
    def plover(self) -> Record:
        """The act in PLOVER; its event is None for mere words."""
        coded: Record | None = self.act["codes"]
        found: Record = coded["plover"] if coded else {"event": None, "mode": None, "context": []}
        return found

    @property
    def cameo(self) -> str:
        """The CAMEO number, empty where a person took it away."""
        coded = self.act["codes"]
        return (coded["cameo"] if coded else None) or ""

    def is_speaker_actor(self) -> bool:
        """True when one person or body speaks and acts for itself alone, so that what is known of the speaker is known of the actor."""
        speakers: list[Record] = self.statement["speakers"] or []
        return len(speakers) == 1 and bool(self.act["actor"]) and [*(speakers[0].get("countries") or ())] == [*self.act["actor"]]


def find_events(chosen: Chosen) -> Iterator[Event]:
    """Every act of the statements that were asked for."""
    return (Event(chosen, statement, act) for statement in chosen_statements(chosen) for act in statement["acts"] or ())


def find_plover_events(chosen: Chosen) -> Iterator[Event]:
    """The acts that are events in PLOVER: mere words are none."""
    return (event for event in find_events(chosen) if event.plover["event"])
