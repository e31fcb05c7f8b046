"""What a dossier holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.corpus.counting import Count
from verbale.corpus.formulas.usage import Usage
from verbale.corpus.promises import Promise
from verbale.corpus.silences import Silence
from verbale.model import Span


class Lane(StrEnum):
    """Who is heard: the first state, both together, or the second."""

    A = "a"
    TOGETHER = "together"
    B = "b"


class EntryKind(StrEnum):
    """What an entry of the timeline is: words, or an encounter held or announced."""

    STATEMENT = "statement"
    MEETING = "meeting"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The claim that carries an entry: ``claim`` is its id in the record of ``article``, ``words`` what stands at ``spans``."""

    article: str
    published: str | None
    outlet: str | None
    title: str | None
    claim: str
    spans: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``day`` is that of publication for words, that of the encounter for a meeting (of publication where the text gives none).

    ``forces`` are the acts of the words, ``kind_of_meeting`` and ``place`` say what encounter it was; ``count`` how many say it.
    """

    day: str | None
    lane: Lane
    kind: EntryKind
    who: tuple[str, ...]
    evidence: Evidence
    count: Count
    forces: tuple[str, ...] = ()
    topic: str | None = None
    kind_of_meeting: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A formula that the dispatches use, with the first places of it that are no reprint."""

    usage: Usage
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A topic that one of the two raises and the other does not, or no longer raises, with the first places where it was raised."""

    silence: Silence
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the dispatches on two states *a* and *b* say between two days; every count both ways.

    *said_a*, *said_together* and *said_b* count statements, *promised* those of the ledger that bind one of the two or both.
    """

    a: str
    b: str
    since: str | None
    until: str | None
    dispatches: Count
    meetings: Count
    said_a: Count
    said_together: Count
    said_b: Count
    promised: Count
    timeline: tuple[Entry, ...]
    ledger: tuple[Promise, ...]
    formulas: tuple[Phrase, ...]
    silences: tuple[Unsaid, ...]
