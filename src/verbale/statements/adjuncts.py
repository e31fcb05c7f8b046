"""What may stand between a cue and its content: adverbs, days, parentheses, whom and where it was told."""

from __future__ import annotations

from verbale.language.cues import Slot
from verbale.statements.grammar import STOP, Text
from verbale.statements.infinitives import opens_infinitive

DATIVE_REACH = 8
PLACE_REACH = 5
CHANNEL_REACH = 14
PHRASAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "PRON", "ADV"})
HEADS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
PREPOSITIONS = (Slot.DE, Slot.A, Slot.POUR, Slot.SUR, Slot.CONTRE)


def own_preposition(text: Text, at: int, slots: set[Slot]) -> bool:
    """True when one of the prepositions that the verb itself takes stands at *at*."""
    return any(text.is_class(at, slot.value) for slot in PREPOSITIONS if slot in slots)


def find_complement(text: Text, at: int, limit: int, slots: set[Slot]) -> int:
    """Where what the verb takes begins, at or behind *at*: adverbs, days, where and how it is said are passed over."""
    while at < limit:
        behind = behind_channel(text, skip_adjuncts(text, at, limit), limit, slots)
        if behind == at:
            break
        at = behind
    if at + 1 < limit and text.tokens.fold[at] == "," and Slot.CLAUSE in slots and text.is_class(at + 1, "complementizers"):
        return at + 1
    return at


def behind_channel(text: Text, at: int, limit: int, slots: set[Slot]) -> int:
    """Over where and how something is said ("appelle dans son communiqué à …") to what the verb takes; *at* where nothing fits."""
    if not text.is_class(at, "adjunct-prepositions") or own_preposition(text, at, slots):
        return at
    for k in range(at + 2, min(at + CHANNEL_REACH, limit)):
        if _fits(text, k, slots):
            return k
        if text.tokens.pos[k] == "DET" and text.tokens.pos[k - 1] in HEADS and not text.is_class(k + 1, "one-word-adverbs"):
            return at
        if text.tokens.pos[k] not in PHRASAL and not text.is_participle(k) and not text.is_capital(k):
            return at
    return at


def _fits(text: Text, at: int, slots: set[Slot]) -> bool:
    """True where one of the complements that the verb takes may begin, behind an adjunct."""
    objects = bool({Slot.NP, Slot.ABSTRACT} & slots)
    closed = text.tokens.pos[at - 1] in HEADS or text.is_capital(at - 1)
    return (
        text.is_class(at, "complementizers")
        or (text.tokens.fold[at] == "," and text.is_class(at + 1, "complementizers"))
        or own_preposition(text, at, slots - {Slot.DE})
        or (opens_infinitive(text, at) and text.is_infinitive(at))
        or (text.is_class(at, "control-de") and Slot.OF_INF in slots and opens_infinitive(text, at + 1))
        or (objects and text.tokens.pos[at] == "DET" and (closed or text.is_participle(at - 1)))
        or (objects and text.is_class(at, "partitives") and text.is_class(at - 1, "months"))
        or (closed and text.behind_adverbial(at) > at)
    )


def skip_adjuncts(text: Text, at: int, limit: int) -> int:
    """The first token at or behind *at* that is no adverb, adverbial, day or parenthesis between commas."""
    fold = text.tokens.fold
    while at < limit:
        if text.is_class(at, "quantifiers") and text.is_class(at + 1, "de"):
            return at
        held = text.is_class(at, "complementizers") or text.is_class(at, "negations") or text.is_class(at, "interrogatives")
        if text.is_class(at, "one-word-adverbs") or (text.tokens.pos[at] == "ADV" and not held):
            at += 1
            continue
        dated = _date_end(text, at, limit)
        if dated > at:
            at = dated
            continue
        behind = text.behind_adverbial(at)
        if behind > at:
            at = behind
            continue
        if fold[at] == ",":
            close = _parenthesis(text, at, limit)
            if close is None:
                return at
            at = close + 1
            continue
        place = place_end(text, at, limit)
        if place is None:
            return at
        at = place
    return at


def behind_dative(text: Text, at: int, limit: int, slots: set[Slot]) -> int:
    """Over "à son hôte" before what the verb itself takes ("a fait part à son hôte de …"); *at* where there is none."""
    if not text.is_class(at, "a") or Slot.A in slots or text.tokens.pos[at + 1 : at + 2] == ("VERB",):
        return at
    for k in range(at + 2, min(at + DATIVE_REACH, limit)):
        pos = text.tokens.pos[k]
        if (Slot.DE in slots and text.is_class(k, "control-de")) or (
            pos == "DET" and text.tokens.pos[k - 1] not in ("ADP", "DET", "CCONJ") and {Slot.NP, Slot.ABSTRACT} & slots
        ):
            return k
        if pos not in PHRASAL and not text.is_participle(k):
            return at
    return at


def _date_end(text: Text, at: int, limit: int) -> int:
    """The place behind a date with a number in it ("dès 2012", "en mars 2016", "le 3 mai"), or *at*."""
    if not text.is_class(at, "date-openers"):
        return at
    for k in range(at + 1, min(at + 4, limit)):
        if text.tokens.text[k][:1].isdigit():
            return k + 2 if text.is_class(k + 1, "months") else k + 1
    return at


def _parenthesis(text: Text, at: int, limit: int) -> int | None:
    """The comma that closes the parenthesis opened at *at*, with no finite verb inside."""
    for k in range(at + 1, min(at + 14, limit)):
        if text.tokens.fold[k] == ",":
            return k
        if text.is_finite(k) or text.tokens.fold[k] in STOP:
            return None
    return None


def place_end(text: Text, at: int, limit: int) -> int | None:
    """The place behind "à Dakar," where a name and a comma follow a preposition, None elsewhere."""
    if not text.is_class(at, "place-prepositions"):
        return None
    for k in range(at + 1, min(at + PLACE_REACH, limit)):
        if text.tokens.fold[k] == ",":
            return k + 1 if k > at + 1 else None
        if not text.tokens.text[k][:1].isupper():
            return None
    return None
