"""References on their way to the record: spans by tokens, entities by actor."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.mentions.actors import Actor
from verbale.model import Reason, ReferenceKind


@dataclass(slots=True)
class Entry:
    """A reference at tokens ``first`` to ``last`` to ``actors``; ``reason`` when it is to nobody; ``source`` an earlier entry."""

    first: int
    last: int
    kind: ReferenceKind
    rule: str
    actors: tuple[Actor, ...] = ()
    reason: Reason | None = None
    source: int | None = None
    doubtful: bool = False
