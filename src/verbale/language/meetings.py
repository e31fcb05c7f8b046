"""How a language tells that people met."""

from __future__ import annotations

from typing import Literal

from verbale.language.entry import Entry


class MeetingRule(Entry, frozen=True, kw_only=True):
    """A pattern over a folded sentence for the words between those who met: the subject stands before, the others behind.

    ``at`` are words of which the sentence must hold one; ``but`` are words in the sentence that give another ``kind``, ``then``.
    """

    at: tuple[str, ...]
    pattern: str
    kind: Literal["meeting", "call", "visit", "summit", "signing"] = "meeting"
    but: str | None = None
    then: Literal["meeting", "call", "visit", "summit", "signing"] = "call"
