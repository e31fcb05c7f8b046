"""Clauses as content, behind a complementizer or without one."""

from __future__ import annotations

from verbale.language.cues import Address, CueRule, Slot
from verbale.language.verbs import Mood
from verbale.model import Frame
from verbale.statements.grammar import OPEN, STOP, Text
from verbale.statements.groups import Group
from verbale.statements.opening import Opening

CONTROL_REACH = 30
CLAUSE_REACH = 30
HEAD_REACH = 5


def find_clause(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    """The clause behind a complementizer that follows the cue at *at*, whom it is told and where passed over; None when there is none."""
    if Slot.CLAUSE not in group.rule.slots:
        return None
    nominal = text.is_nominal(at) or text.tokens.text[at] in OPEN
    if nominal and {Slot.NP, Slot.ABSTRACT, Slot.INF, Slot.ATTRIBUTE} & set(group.rule.slots) and not _skippable(text, group.rule, at):
        return None
    for k in range(at, min(at + CLAUSE_REACH, limit)):
        if text.is_class(k, "complementizers"):
            return Opening(k + 1, Frame.CLAUSE, group.last) if _attaches(text, k) else None
        if text.is_finite(k) or text.is_infinitive(k) or text.tokens.text[k] in OPEN or text.tokens.fold[k] in {":", ";"}:
            return None
        qualifies = at > group.last and text.has_mood(k, Mood.PARTICIPLE)
        if k == at and not (nominal or qualifies or text.tokens.pos[k] in ("ADP", "ADV", "PUNCT", "PRON", "SCONJ")):
            return None
    return None


def find_bare_clause(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    """A clause without a complementizer: "said the bridge would open". It begins where the parser says, adjuncts of the cue left out."""
    if Slot.BARE not in group.rule.slots:
        return None
    tokens = text.tokens
    verb = next(
        (k for k in range(at, limit) if tokens.head[k] == group.head and tokens.dep[k] == "ccomp" and _has_finite(text, k, at)), None
    )
    if verb is not None:
        inside = {verb}
        first = verb
        for k in range(verb - 1, at - 1, -1):
            if _hangs_in(text, k, inside, verb):
                inside.add(k)
                first = k
        while first < verb and tokens.pos[first] == "PUNCT" and tokens.text[first] not in OPEN:
            first += 1
        return Opening(first, Frame.CLAUSE, group.last)
    finite = clause_verb(text, at, limit)
    if finite is None:
        return None
    return Opening(_behind_hearer(text, at, finite) if Address.OBJECT in group.rule.addressed else at, Frame.CLAUSE, group.last)


def _behind_hearer(text: Text, at: int, verb: int) -> int:
    """Where the subject of *verb* begins, behind those who are told ("telling parliament | he would serve")."""
    heads = text.tokens.head
    subject = next((j for j in range(verb - 1, at, -1) if text.tokens.dep[j].startswith("nsubj")), at)
    first = subject
    while first > at and at < heads[first - 1] <= subject and heads[first - 1] >= first:
        first -= 1
    return first


def _has_finite(text: Text, at: int, floor: int) -> bool:
    """True when the clause of the verb at *at* is finite: it, a past form with a subject of its own, or a helping verb that hangs on it."""
    tokens = text.tokens
    if "Tense=Past" in tokens.morph[at] and any(tokens.head[k] == at and tokens.dep[k] == "nsubj" for k in range(floor, at)):
        return True
    return text.is_finite(at) or any(tokens.head[k] == at and text.is_finite(k) for k in range(floor, at))


def _hangs_in(text: Text, at: int, inside: set[int], verb: int) -> bool:
    """True when the heads above *at* lead into the clause of *verb*."""
    heads, k = text.tokens.head, at
    for _ in range(CONTROL_REACH):
        if k in inside or k == verb:
            return True
        if heads[k] == k:
            return False
        k = heads[k]
    return False


def clause_verb(text: Text, at: int, limit: int) -> int | None:
    """The finite verb of a clause that begins at *at* with its subject, None when no such clause does."""
    tokens = text.tokens
    if not (text.is_nominal(at) or tokens.pos[at] == "PRON") or text.is_class(at, "oblique-pronouns"):
        return None
    for k in range(at + 1, min(at + CLAUSE_REACH, limit)):
        if (
            text.is_class(k, "relatives")
            or text.is_class(k, "complementizers")
            or tokens.fold[k] in STOP
            or tokens.fold[k] in {";", ":", ","}
        ):
            return None
        if text.is_finite(k):
            subject = next((j for j in range(k - 1, at - 1, -1) if tokens.dep[j].startswith("nsubj")), None)
            return k if subject is not None and tokens.dep[k] not in ("relcl", "acl") else None
    return None


def _skippable(text: Text, rule: CueRule, at: int) -> bool:
    """True when the noun phrase at *at* leaves the "que" behind it to the verb: a time ("ce mercredi que"), or one who hears.

    Behind any other object the clause is the noun's.
    """
    if text.is_class(at + 1, "one-word-adverbs"):
        return True
    if Address.OBJECT not in rule.addressed:
        return False
    head = next((k for k in range(at, min(at + HEAD_REACH, len(text.tokens))) if text.tokens.pos[k] in ("NOUN", "PROPN")), at)
    return text.tokens.text[head][:1].isupper() or any(
        text.is_class(head, name) for name in ("speaker-nouns", "hearer-nouns", "audience-nouns")
    )


def _attaches(text: Text, at: int) -> bool:
    """A "que" of a comparison ("plus … que") or of another conjunction ("alors que") opens no content."""
    return not text.is_class(at - 1, "que-conjunctions") and not any(text.is_class(k, "comparatives") for k in range(max(at - 3, 0), at))
