"""Whom the reader has in mind: the mentions so far, weighed by what they did and how long ago."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.mentions.actors import Actor
from verbale.mentions.functions import Function
from verbale.model import EntityKind

WEIGHT = {
    Function.SPEAKER: 5.0,
    Function.SUBJECT: 3.5,
    Function.AGENT: 2.0,
    Function.EMBEDDED: 2.0,
    Function.OBJECT: 1.6,
    Function.ASIDE: 1.0,
}
DECAY = 0.55
WINDOW = 6
FAR = 40
FADE = 0.9
QUOTED = 0.25
HEADLINE = 0.5
REPEAT = 0.15
MARGIN = 1.15


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of one actor, or of several at once, in sentence ``sentence``; ``index`` is its place among the references."""

    actors: tuple[Actor, ...]
    sentence: int
    at: int
    weight: float
    index: int
    function: Function
    gender: str | None = None
    plural: bool = False


class Salience:
    """The mentions of a text in the order of reading."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._of: dict[int, list[Event]] = {}

    def add(self, event: Event) -> None:
        """Enters a mention."""
        self.events.append(event)
        for actor in event.actors:
            self._of.setdefault(id(actor), []).append(event)

    def recent(self, sentence: int, window: int = WINDOW) -> list[Event]:
        """The events of the last sentences up to *sentence*, the latest first."""
        found = []
        for event in reversed(self.events):
            if event.sentence < sentence - window:
                break
            found.append(event)
        return found

    def score(self, actor: Actor, sentence: int, *, clause: int | None = None) -> float:
        """How present *actor* is at *sentence*; 0 for one never mentioned. *clause*: a token from which on only speakers count."""
        best = 0.0
        count = 0
        for event in reversed(self._of.get(id(actor), ())):
            distance = sentence - event.sentence
            if distance > FAR:
                break
            if clause is None or event.at < clause or event.function is Function.SPEAKER:
                best = max(best, event.weight / max(1, len(event.actors)) ** 0.5 * DECAY**distance)
                count += 1
        return best * (1 + REPEAT * min(count, 6))

    def weight(self, actor: Actor, sentence: int) -> float:
        """How present *actor* has been in the text so far: the sum of its mentions, the old ones fading slowly."""
        return sum(e.weight * FADE ** (sentence - e.sentence) for e in self._of.get(id(actor), ()))

    def uses(self, actor: Actor) -> int:
        """How often *actor* was mentioned."""
        return len(self._of.get(id(actor), ()))

    def acted(self, actor: Actor) -> bool:
        """True when *actor* was once the subject of a clause, an agent or a speaker."""
        return any(event.function >= Function.AGENT for event in self._of.get(id(actor), ()))

    def last(self, actor: Actor) -> Event | None:
        """The latest mention of *actor*."""
        events = self._of.get(id(actor))
        return events[-1] if events else None


def choose(scored: list[tuple[float, Actor]]) -> tuple[Actor | None, bool]:
    """The best of *scored*, and False when the second is as good: then there is no best.

    A person goes before a state or a body that is not clearly more present.
    """
    people = [(s, a) for s, a in scored if a.kind in {EntityKind.PERSON, EntityKind.SOURCE}]
    top = max((s for s, _ in scored), default=0.0)
    if people and max(s for s, _ in people) >= 0.45 * top:
        scored = people
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].at))
    if not ranked or ranked[0][0] <= 0:
        return None, True
    if len(ranked) > 1 and ranked[0][0] < MARGIN * ranked[1][0]:
        return None, False
    return ranked[0][1], True
