"""Rules for speech that has no cue verb: labelled turns, quotations and sentences that go on."""

from __future__ import annotations

from verbale.language.entry import Entry


class TurnRule(Entry, frozen=True, kw_only=True):
    """A way to go on speaking; ``about`` says when it holds."""

    about: str
