"""A promise with its mentions, what later dispatches say of it, and the state that a person gave it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.corpus.counting import Count
from verbale.model import Span


class Turn(StrEnum):
    """What a mention does to a promise that was there: makes it, says it again, binds more or less than the last one did, or is a reprint."""

    MADE = "made"
    REITERATED = "reiterated"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REPRINTED = "reprinted"


class State(StrEnum):
    """What became of a promise, as a person judges it; the machine never does."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a promise is told: its words, whose words they are (``speakers``, who speak for ``countries``) and how they bind.

    ``strength`` is None for what was agreed: the record gives agreements none.
    """

    article: str
    published: str | None
    outlets: tuple[str, ...]
    statement: str
    act: str
    spans: tuple[Span, ...]
    words: str
    speakers: tuple[str, ...]
    countries: tuple[str, ...]
    strength: str | None
    when: str | None
    amount: str | None
    turn: Turn = Turn.MADE


@dataclass(frozen=True, slots=True)
class Report:
    """What a later dispatch says on the matter of a promise without promising it: it was done, is asked for, is called into question.

    ``likeness`` says how much of the matter the two share, from 0 to 1: whether the report bears on the promise is for its reader to say.
    """

    article: str
    published: str | None
    statement: str
    act: str
    force: str
    strength: str | None
    spans: tuple[Span, ...]
    words: str
    speakers: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """The state that a person gave a promise: by whom, when and why."""

    state: State
    by: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One entry of the ledger.

    *actor* is who would do it, *target* toward whom, *told_by* the states and bodies that say so themselves, *one_sided* is true for what
    several would do and not all of them say. *strength*, *when* and *amount* are those of the last mention that has them, *topic* that of the
    first. *id* is made of the place of the first mention.
    """

    id: str
    actor: tuple[str, ...]
    target: tuple[str, ...]
    told_by: tuple[str, ...]
    one_sided: bool
    topic: str
    negative: bool
    strength: str | None
    when: str | None
    amount: str | None
    count: Count
    mentions: tuple[Mention, ...]
    reports: tuple[Report, ...] = ()
    ruling: Ruling | None = None

    @property
    def words(self) -> str:
        """The words in which it was made."""
        return self.mentions[0].words
