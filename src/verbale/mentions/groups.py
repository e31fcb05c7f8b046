"""Several at once: "les deux parties", "les deux ministres"."""

from __future__ import annotations

from verbale.mentions.actors import Actor, Register, in_office
from verbale.mentions.context import Context
from verbale.mentions.salience import Salience
from verbale.mentions.sightings import Sighting
from verbale.mentions.states import States
from verbale.model import EntityKind

APART = 0.6


def find_group(context: Context, sighting: Sighting, salience: Salience, register: Register, states: States) -> tuple[Actor, ...]:
    """The states or persons that *sighting* counts; none when not exactly so many come into question."""
    assert sighting.mark is not None
    group = context.lexicon.groups[sighting.mark.item.entry]
    if group.kind == "state":
        return tuple(states.actor(code, sighting.first) for code in states.leading(group.size))
    sentence = context.tokens.sentence[sighting.first]
    people = [a for a in register.actors if a.kind is EntityKind.PERSON and not a.plural]
    holders = [a for a in people if _holds(context, a, group.office, register.date)] if group.office else people
    return pick(holders, salience, sentence, group.size)


def pick(people: list[Actor], salience: Salience, sentence: int, size: int) -> tuple[Actor, ...]:
    """The *size* most present of *people*, in order of their first mention; none when the next one is nearly as present."""
    ranked = sorted(((salience.weight(a, sentence), a) for a in people), key=lambda pair: (-pair[0], pair[1].at))
    ranked = [pair for pair in ranked if pair[0] > 0]
    if len(ranked) < size or (len(ranked) > size and ranked[size][0] > APART * ranked[size - 1][0]):
        return ()
    return tuple(sorted((a for _, a in ranked[:size]), key=lambda a: a.at))


def _holds(context: Context, actor: Actor, office: str | None, date: str | None) -> bool:
    """True when the text or the world data gives *actor* that office or duty."""
    if any(office in held.heads or office in held.duties for held in actor.offices):
        return True
    if actor.known is None or actor.offices:
        return False
    now = {h.office.replace("_", "-") for h in actor.known.holdings if in_office(h.start, h.end, date)}
    return any(d.id in now and (d.id == office or office in d.isa) for d in context.lexicon.duties)
