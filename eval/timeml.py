"""Reads ISO-TimeML documents: the plain text, the day of publication, times, reporting events and evidential links."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

REPORTING, EVIDENTIAL = "REPORTING", "EVIDENTIAL"

Extent = tuple[int, int]


@dataclass(frozen=True)
class MarkedTime:
    """A TIMEX3 element of a text: its first and its last offset, its type, its value."""

    extent: Extent
    type: str
    value: str


@dataclass(frozen=True)
class Link:
    """An evidential link: the event that tells, whether it is a REPORTING one, and the event that is told."""

    teller: Extent
    reporting: bool
    told: Extent


@dataclass(frozen=True)
class TimeML:
    """What a document says; offsets are those of ``text``, its TEXT element without the marks; events have their class."""

    id: str
    published: str
    text: str
    times: tuple[MarkedTime, ...]
    events: tuple[tuple[Extent, str], ...]
    links: tuple[Link, ...]

    @property
    def reporting(self) -> tuple[Extent, ...]:
        """The extents of the events that report."""
        return tuple(extent for extent, kind in self.events if kind == REPORTING)


def read_timeml(path: Path) -> TimeML:
    """The document at *path*; marks without text and links to what is not marked in the text are left out.

    Raises ParseError for a file that is no XML, ValueError for one without a TEXT or without the time of its creation.
    """
    root = ET.parse(path).getroot()
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise ValueError(f"{path}: no TEXT, or no TIMEX3 in a DCT")
    marks = [(mark, extent) for mark, extent in _walk(body, 0) if extent[0] < extent[1]]
    events = {mark.get("eiid", mark.get("eid", "")): (extent, mark.get("class", "")) for mark, extent in marks if mark.tag == "EVENT"}
    return TimeML(
        id=path.stem,
        published=created.get("value", ""),
        text="".join(body.itertext()),
        times=tuple(MarkedTime(extent, m.get("type", ""), m.get("value", "")) for m, extent in marks if m.tag == "TIMEX3"),
        events=tuple(events.values()),
        links=tuple(_links(root, events)),
    )


def _walk(element: ET.Element, at: int) -> Iterator[tuple[ET.Element, Extent]]:
    """The elements inside *element*, whose text begins at *at*, with their extents, in the order of the text."""
    at += len(element.text or "")
    for child in element:
        length = len("".join(child.itertext()))
        yield child, (at, at + length)
        yield from _walk(child, at)
        at += length + len(child.tail or "")


def _links(root: ET.Element, events: Mapping[str, tuple[Extent, str]]) -> Iterator[Link]:
    """The evidential links of a document, each pair of events once."""
    links = [link for link in root.iter("SLINK") if link.get("relType") == EVIDENTIAL]
    pairs = dict.fromkeys((link.get("eventInstanceID", ""), link.get("subordinatedEventInstance", "")) for link in links)
    for teller, told in pairs:
        if teller in events and told in events:
            yield Link(events[teller][0], events[teller][1] == REPORTING, events[told][0])
