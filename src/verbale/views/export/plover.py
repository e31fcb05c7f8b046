"""PLOVER, one event a line. Definition: PLOVER manual, Open Event Data Alliance, chapter "JSON Data Fields" (github.com/openeventdata/PLOVER).

Each act that PLOVER knows is a record with PLOVER's field names: ``source`` and ``recipient`` are lists of actors, ``date`` is the day of publication (null
where it is not known whole), ``text_info`` has the offsets of the evidence in code points. Mere words (ASSERT and the like) are no events in PLOVER and are
left out. Beside PLOVER's own fields stand ``one_sided``, ``on_behalf_of`` and ``decided``, which PLOVER allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.views.export.claims import hull, words
from verbale.views.export.events import Event, Party, find_plover_events, load_event_codes
from verbale.views.export.format import Format, Notice
from verbale.views.export.lines import json_line
from verbale.views.export.sidecar import beside

CODEBOOK = "PLOVER 0.8, from CAMEO by acts/codes.yml and acts/plover.yml"


def to_line(event: Event, program: str) -> dict[str, Any]:
    """The record of an event."""
    article, plover = event.article, event.plover
    start, end = hull(event.act["evidence"] or ())
    cited = {key: article[key] for key in ("url", "title", "language") if article[key]}
    return {
        "id": event.id,
        "has_event": True,
        "date": event.day,
        "source": [actor(party) for party in event.actors],
        "recipient": [actor(party) for party in event.targets],
        "event": [plover["event"]],
        "mode": plover["mode"],
        "context": list(plover["context"]),
        "quad_code": load_event_codes().plover_quad[plover["event"]],
        "event_text": [words(article["text"], span) for span in event.act["evidence"] or ()],
        "text_info": {"start": start, "end": end},
        "cite_info": {
            "citation": event.id,
            **cited,
            **({"publication": article["outlet"]} if article["outlet"] else {}),
            "coder": f"verbale {event.chosen.record['coder']['version']}",
            "codebook": CODEBOOK,
        },
        "coder": f"verbale {program}",
        "one_sided": event.act["one_sided"],
        "on_behalf_of": event.act["on_behalf_of"] or [],
        "decided": list(event.chosen.decided.get(event.act["id"], ())),
    }


def actor(party: Party) -> dict[str, str]:
    """A party as PLOVER's actor object: the country's code, or IGO for a body between states, with its name."""
    return {"code": party.country or party.type, "name": party.name}


def write(rows: Iterator[Event], notice: Notice, path: Path) -> None:
    """One line an event."""
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for event in rows:
            file.write(json_line(to_line(event, notice.program)))


FORMAT = Format("plover", "jsonl", "act", find_plover_events, write, beside)
