"""POLECAT's 40 columns. Definition: Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT", 2023, and the data's own header.

One row an act that PLOVER knows, with several actors or recipients in one cell, parted by ``; ``. What is not known stays empty: intensity, places, sectors,
Wikipedia and Correlates of War codes. ``Actor Title`` and ``Actor Name Raw`` stand where one speaker acts for their own side alone. ``Event Date`` is the
day of publication.
"""

from __future__ import annotations

from collections.abc import Iterable

from verbale.views.export.claims import words
from verbale.views.export.events import Event, Party, find_plover_events, load_event_codes
from verbale.views.export.tabbed import tabbed_format

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts"),
    *(
        "Actor Name",
        "Actor Country",
        "Actor COW",
        "Primary Actor Sector",
        "Actor Sectors",
        "Actor Title",
        "Actor Name Raw",
        "Wikipedia Actor ID",
    ),
    *(
        "Recipient Name",
        "Recipient Country",
        "Recipient COW",
        "Primary Recipient Sector",
        "Recipient Sectors",
        "Recipient Title",
        "Recipient Name Raw",
        "Wikipedia Recipient ID",
    ),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
PARTED = "; "


def values(event: Event) -> Iterable[str]:
    """The 40 values of an event."""
    codes, plover, article = load_event_codes(), event.plover, event.article
    found = {
        "Event ID": event.id,
        "Event Date": event.day,
        "Event Type": plover["event"],
        "Event Mode": plover["mode"],
        "Quad Code": codes.quads[codes.plover_quad[plover["event"]]],
        "Contexts": PARTED.join(plover["context"]),
        "Actor Name": _names(event.actors),
        "Actor Country": _countries(event.actors),
        "Recipient Name": _names(event.targets),
        "Recipient Country": _countries(event.targets),
        **(_speaker(event) if event.is_speaker_actor() else {}),
        "Source": article["outlet"],
        "Publication Date": article["published"]["value"],
        "Story People": PARTED.join(person["name"] for person in event.chosen.record["people"] if person["name"]),
        "Story Organizations": PARTED.join(p["name"] for p in event.chosen.record["parties"] if p["kind"] == "organisation"),
        "Story Locations": PARTED.join(p["name"] for p in event.chosen.record["parties"] if p["kind"] == "state"),
        "Language": article["language"],
        "Version": f"verbale {event.chosen.record['coder']['version']}",
    }
    return (found.get(column) or "" for column in COLUMNS)


def _names(parties: Iterable[Party]) -> str:
    return PARTED.join(party.name for party in parties)


def _countries(parties: Iterable[Party]) -> str:
    return PARTED.join(party.country or party.type for party in parties)


def _speaker(event: Event) -> dict[str, str]:
    """The actor's title and own words for themselves, as the text has them."""
    (speaker,) = event.statement["speakers"]
    person = next((p for p in event.chosen.record["people"] if p["id"] == speaker.get("person")), None)
    offices = dict.fromkeys(office["label"] for office in (person["offices"] or ()) if office["label"]) if person else {}
    return {
        "Actor Title": PARTED.join(offices),
        "Actor Name Raw": words(event.article["text"], event.statement["source"]) or speaker["name"],
    }


FORMAT = tabbed_format("polecat", "act", COLUMNS, find_plover_events, values, header=True)
