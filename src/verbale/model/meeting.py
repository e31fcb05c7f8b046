"""Who met."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.span import Reason, Span
from verbale.model.statement import Speaker, Statement


class MeetingKind(StrEnum):
    """How they met."""

    MEETING = "meeting"
    CALL = "call"
    VISIT = "visit"
    SUMMIT = "summit"
    SIGNING = "signing"


class MeetingFormat(StrEnum):
    """By what means they met, or beside what larger event."""

    TELEPHONE = "telephone"
    VIDEO = "video"
    MARGINS = "margins"


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter that the text reports as having taken place, or as to come.

    ``host`` is the one who received the others; ``occasion`` the words of the larger event beside which they met.
    """

    id: str
    kind: MeetingKind
    participants: tuple[Speaker, ...]
    countries: tuple[str, ...]
    date: str | None
    place: str | None
    place_reason: Reason | None
    evidence: tuple[Span, ...]
    rule: str
    host: Speaker | None = None
    format: MeetingFormat | None = None
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class Acts:
    """What was done: the statements with their acts, the meetings held and the meetings announced, each in text order."""

    statements: tuple[Statement, ...]
    meetings: tuple[Meeting, ...]
    announced: tuple[Meeting, ...] = ()
