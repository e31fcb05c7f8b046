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


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter that the text reports as having taken place."""

    id: str
    kind: MeetingKind
    participants: tuple[Speaker, ...]
    countries: tuple[str, ...]
    date: str | None
    place: str | None
    place_reason: Reason | None
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Acts:
    """What was done: the statements with their acts, and the meetings, both in text order."""

    statements: tuple[Statement, ...]
    meetings: tuple[Meeting, ...]
