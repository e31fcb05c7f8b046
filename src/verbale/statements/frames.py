"""What follows a cue: where its content begins, and which frame it has."""

from __future__ import annotations

from verbale.language.cues import CueRule, Slot
from verbale.language.fold import join
from verbale.model import Frame
from verbale.statements.adjuncts import find_complement, own_preposition
from verbale.statements.clauses import find_bare_clause, find_clause
from verbale.statements.grammar import OPEN, Text
from verbale.statements.groups import Group
from verbale.statements.infinitives import find_infinitive
from verbale.statements.nominals import find_headed, find_nominal, find_predicated
from verbale.statements.opening import Opening

QUOTE_REACH = 14
PLACE_REACH = 5
QUOTED_REACH = 6
COUNTED_REACH = 16


def find_opening(text: Text, group: Group, limit: int) -> Opening | None:
    """The content that *group* opens before token *limit*, or None when nothing that its rule licenses follows.

    A quotation right behind the cue wins, then a clause, then an infinitive, then a noun phrase.
    """
    rule, slots = group.rule, set(group.rule.slots)
    at = find_complement(text, group.last, limit, slots)
    if at >= limit:
        return None
    direct = None if own_preposition(text, at, slots) else _quotation(text, rule, at, limit)
    if direct is not None:
        return Opening(direct, Frame.QUOTE, group.last)
    if rule.unless and _begins_with(text, at, rule.unless):
        return None
    if Slot.CLAUSE in rule.slots:
        if (
            (text.is_class(at, "a") or text.is_class(at, "de"))
            and text.is_class(at + 1, "clause-nouns")
            and text.is_class(at + 2, "complementizers")
        ):
            at += 2
        if text.is_class(at, "complementizers") or text.is_class(at, "interrogatives"):
            return Opening(at + 1, Frame.CLAUSE, group.last) if _has_needed(text, rule, at + 1, limit) else None
    if rule.heads:
        return find_headed(text, group, at, limit)
    opening = (
        find_infinitive(text, group, at, limit)
        or find_clause(text, group, at, limit)
        or find_bare_clause(text, group, at, limit)
        or find_predicated(text, group, at, limit)
        or find_nominal(text, group, at, limit)
    )
    return opening if opening is not None and _has_needed(text, rule, opening.start, limit) else None


def _has_needed(text: Text, rule: CueRule, at: int, limit: int) -> bool:
    """True when the content at *at* has the quotation marks or the figure that the rule wants."""
    if rule.quoted and not any(mark in OPEN for mark in text.tokens.text[at : at + QUOTED_REACH]):
        return False
    if not rule.counted:
        return True
    return any(text.is_class(k, "a") and text.tokens.text[k + 1][:1].isdigit() for k in range(at, min(at + COUNTED_REACH, limit - 1)))


def _begins_with(text: Text, at: int, words: tuple[str, ...]) -> bool:
    """True when the content at *at* begins with one of *words*, its preposition and clitics passed over."""
    heard = join(text.tokens.fold[at : at + 4]).split(" ")
    return any(word in heard for word in words)


def _quotation(text: Text, rule: CueRule, at: int, limit: int) -> int | None:
    """The first token inside the quotation that the cue introduces, behind a colon or at once."""
    fold = text.tokens.fold
    if fold[at] == ":" and at + 1 < limit and fold[at + 1] in OPEN:
        return at + 2
    if not rule.incise or _takes_objects(rule):
        return None
    for k in range(at, min(at + QUOTE_REACH, limit - 1)):
        if fold[k] in OPEN and text.quoted[k + 1] >= 0:
            return k + 1
        if text.tokens.pos[k] not in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM") or (k == at and text.tokens.pos[k] != "ADP"):
            return None
    return None


def _takes_objects(rule: CueRule) -> bool:
    return Slot.NP in rule.slots
