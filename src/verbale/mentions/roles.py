"""Who "le ministre tunisien" or "le chef de l'Etat" can be: office against office, country against country."""

from __future__ import annotations

from verbale.mentions.actors import Actor, in_office
from verbale.mentions.atlas import is_state
from verbale.mentions.context import Context
from verbale.mentions.sightings import Held, Sighting

COMMON = 3


def can_be(context: Context, actor: Actor, role: Sighting, codes: tuple[str, ...], date: str | None) -> bool:
    """True when *actor* may be the one whom *role*, an office of *codes*, describes."""
    if actor.plural or role.plural:
        return False
    if role.gender and actor.gender and role.gender != actor.gender and not _epicene(context, role):
        return False
    if codes and actor.codes and not set(codes) & set(actor.codes):
        return False
    if codes and not actor.codes and not any(_is_open(context, other) for other in actor.offices):
        return False
    held = role.offices[0]
    return any(_answers(context, held, other) for other in actor.offices) or _known_holder(context, actor, held, date)


def _is_open(context: Context, held: Held) -> bool:
    """True for an office whose words leave open whose it is: no state's, and nobody's ("the representative", not "… of the Council")."""
    return bool(held.own) or not any(context.fold(i) in context.words["of"] for i in range(held.first, held.last))


def _epicene(context: Context, role: Sighting) -> bool:
    """True when the gender is only that of the noun: "le ministre" may be a woman where the paper says so."""
    return role.mark is not None and role.mark.item.gender is None and role.phrase is not None and role.phrase.first == role.mark.first


def _answers(context: Context, role: Held, other: Held) -> bool:
    if set(role.own) & set(other.duties):
        return True
    if role.own and other.own:
        return False
    head = role.heads[0]
    if head not in other.heads and head not in other.duties:
        return False
    return _plain(context, role) or _shares_words(context, role, other)


def _plain(context: Context, held: Held) -> bool:
    """True for an office without a complement but its country: "le ministre", "le ministre tunisien"."""
    label = held.label.casefold().split()
    before, former = context.words["before"], context.words["former"]
    return len([w for w in label if w not in before and w not in former]) <= 1 or (
        not held.duties and " ".join(label) in context.lexicon.phrases
    )


def _shares_words(context: Context, role: Held, other: Held) -> bool:
    """True when the complements of the two offices have a word of weight in common."""
    bodies = {code for code in role.codes if not is_state(code)} & set(other.codes)
    mine, theirs = _weighty(context, role), _weighty(context, other)
    return bool(bodies or mine & theirs) or not theirs


def _weighty(context: Context, held: Held) -> set[str]:
    noun = {context.fold(held.noun[1] - 1)} if context.lexicon.head_final else {context.fold(held.first)}
    places = [i for i in range(held.first, held.last) if context.fold(i) not in noun]
    return {context.fold(i) for i in places if _has_weight(context.fold(i)) or context.tokens.text[i].isupper()}


def _has_weight(word: str) -> bool:
    return len(word) > COMMON and not word.endswith("'")


def _known_holder(context: Context, actor: Actor, held: Held, date: str | None) -> bool:
    """True when the world data has *actor* in such an office at the text's date."""
    if actor.known is None or held.former:
        return False
    now = {h.office.replace("_", "-") for h in actor.known.holdings if in_office(h.start, h.end, date)}
    implied = {i for d in context.lexicon.duties if d.id in now for i in (d.id, *d.isa)}
    return bool(set(held.own) & implied) or (_plain(context, held) and held.heads[0] in implied)
