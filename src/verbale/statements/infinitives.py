"""Infinitives and -ing forms as content, with their markers and whom they are addressed to."""

from __future__ import annotations

from verbale.language.cues import Slot
from verbale.model import Frame
from verbale.statements.grammar import OPEN, Text
from verbale.statements.groups import Group
from verbale.statements.opening import Opening

CONTROL_REACH = 30
DATIVE_REACH = 8


def find_infinitive(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    """The infinitive or -ing form that the rule of *group* licenses at *at*, with its marker, one addressed before it or not; None for none."""
    slots = group.rule.slots
    if Slot.INF in slots:
        inner = _behind_adjunct(text, at, limit)
        if opens_infinitive(text, inner):
            return Opening(inner, Frame.INFINITIVE, group.last)
    if Slot.GERUND in slots and text.is_gerund(at):
        return Opening(at, Frame.INFINITIVE, group.last)
    for slot, marker in ((Slot.OF_INF, "control-de"), (Slot.TO_INF, "control-a")):
        if slot not in slots:
            continue
        if is_marked(text, at, marker, limit):
            return Opening(at, Frame.INFINITIVE, group.last)
        addressed = text.is_nominal(at) or text.is_class(at, "a") or text.is_class(at, "oblique-pronouns")
        if addressed and not group.rule.joint and _controlled(text, at, limit, marker):
            return Opening(at, Frame.INFINITIVE, group.last)
    return None


def is_marked(text: Text, at: int, marker: str, limit: int) -> bool:
    """True for an infinitive, or an -ing form, with its marker at *at*; a negation may stand before the marker ("not to")."""
    while at < limit and text.is_class(at, "negations") and text.is_class(at + 1, marker):
        at += 1
    return text.is_class(at, marker) and (opens_infinitive(text, at + 1) or text.is_gerund(at + 1))


def _behind_adjunct(text: Text, at: int, limit: int) -> int:
    """Over "à l'AFP" or "dans un entretien" before an infinitive; *at* itself when none stands there."""
    if text.tokens.pos[at] != "ADP":
        return at
    for k in range(at + 1, min(at + DATIVE_REACH, limit)):
        if text.is_infinitive(k) or text.is_class(k, "negations"):
            return k
        if text.tokens.pos[k] not in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM"):
            return at
    return at


def opens_infinitive(text: Text, at: int) -> bool:
    """True for an infinitive at *at*, clitics, a negation and an opening mark before it allowed."""
    for k in range(at, min(at + 5, len(text.tokens))):
        if text.is_infinitive(k):
            return True
        known = (
            text.tokens.text[k] in OPEN
            or text.is_class(k, "object-clitics")
            or text.is_class(k, "negations")
            or text.is_class(k, "reflexives")
        )
        if not (known or text.is_class(k, "negative-adverbs") or text.tokens.pos[k] == "ADV"):
            return False
    return False


def _controlled(text: Text, at: int, limit: int, marker: str) -> bool:
    """True when an infinitive with its marker follows the one addressed, in the same clause."""
    for k in range(at + 1, min(at + CONTROL_REACH, limit - 1)):
        if is_marked(text, k, marker, limit):
            return True
        if text.is_finite(k) and not in_relative(text, k, at):
            return False
    return False


def in_relative(text: Text, at: int, floor: int) -> bool:
    """True when a relative word stands between *floor* and the verb at *at*."""
    return any(text.is_class(k, "relatives") for k in range(floor, at))
