"""What follows a cue: where its content begins, and which frame it has."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.language.cues import CueRule, Slot
from verbale.model import Frame
from verbale.statements.grammar import OPEN, STOP, Text
from verbale.statements.groups import Group, join

NOMINAL = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ"})
CONTROL_REACH = 30
CLAUSE_REACH = 30
QUOTE_REACH = 14
DATIVE_REACH = 8
PLACE_REACH = 5
CHANNEL_REACH = 14
QUOTED_REACH = 6
ATTRIBUTE_REACH = 16
PREPOSITIONS = (Slot.DE, Slot.A, Slot.POUR, Slot.SUR, Slot.CONTRE)


@dataclass(frozen=True, slots=True)
class Opening:
    """Content that begins at token ``start`` with ``frame``; ``cue_last`` is where the cue's own words end."""

    start: int
    frame: Frame
    cue_last: int


def find_opening(text: Text, group: Group, limit: int) -> Opening | None:
    """The content that *group* opens before token *limit*, or None when nothing that its rule licenses follows.

    A quotation right behind the cue wins, then a clause, then an infinitive, then a noun phrase.
    """
    rule, slots = group.rule, set(group.rule.slots)
    at = _behind_channel(text, skip_adjuncts(text, group.last, limit), limit, slots)
    if at >= limit:
        return None
    direct = None if _own_preposition(text, at, slots) else _quotation(text, rule, at, limit)
    if direct is not None:
        return Opening(direct, Frame.QUOTE, group.last)
    if rule.unless and _begins_with(text, at, rule.unless):
        return None
    if Slot.QUE in rule.slots and (text.is_class(at, "complementizers") or text.is_class(at, "interrogatives")):
        return Opening(at + 1, Frame.CLAUSE, group.last)
    opening = _infinitive(text, group, at, limit) or _clause(text, group, at, limit) or _nominal(text, group, at, limit)
    if opening is None or (rule.quoted and not any(mark in OPEN for mark in text.tokens.text[opening.start : opening.start + QUOTED_REACH])):
        return None
    return opening


def _own_preposition(text: Text, at: int, slots: set[Slot]) -> bool:
    """True when one of the prepositions that the verb itself takes stands at *at*."""
    return any(text.is_class(at, slot.value) for slot in PREPOSITIONS if slot in slots)


def _behind_channel(text: Text, at: int, limit: int, slots: set[Slot]) -> int:
    """Over where and how something is said ("appelle dans son communiqué à …") to what the verb takes; *at* where nothing fits."""
    if not text.is_class(at, "adjunct-prepositions") or _own_preposition(text, at, slots):
        return at
    for k in range(at + 2, min(at + CHANNEL_REACH, limit)):
        pos = text.tokens.pos[k]
        if (
            text.is_class(k, "complementizers")
            or _own_preposition(text, k, slots - {Slot.DE})
            or (_infinitive_at(text, k) and text.is_infinitive(k))
            or (text.is_class(k, "control-de") and Slot.DE_INF in slots and _infinitive_at(text, k + 1))
            or (pos == "DET" and text.tokens.pos[k - 1] in ("NOUN", "PROPN", "ADJ", "NUM") and {Slot.NP, Slot.ABSTRACT} & slots)
        ):
            return k
        if pos not in ("DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "PRON"):
            return at
    return at


def _begins_with(text: Text, at: int, words: tuple[str, ...]) -> bool:
    """True when the content at *at* begins with one of *words*, its preposition and clitics passed over."""
    heard = join(text.tokens.fold[at : at + 4]).split(" ")
    return any(word in heard for word in words)


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
        phrase = next((n for n in (5, 4, 3, 2) if join(fold[at : at + n]) in text.tables.words["adverbials"]), 0)
        if phrase:
            at += phrase
            continue
        if fold[at] == ",":
            close = _parenthesis(text, at, limit)
            if close is None:
                return at
            at = close + 1
            continue
        place = _place_end(text, at, limit)
        if place is None:
            return at
        at = place
    return at


def _place_end(text: Text, at: int, limit: int) -> int | None:
    """The place behind "à Dakar," where a name and a comma follow a preposition, None elsewhere."""
    if not text.is_class(at, "place-prepositions"):
        return None
    for k in range(at + 1, min(at + PLACE_REACH, limit)):
        if text.tokens.fold[k] == ",":
            return k + 1 if k > at + 1 else None
        if not text.tokens.text[k][:1].isupper():
            return None
    return None


def _behind_dative(text: Text, at: int, limit: int, slots: set[Slot]) -> int:
    """Over "à son hôte" before what the verb itself takes ("a fait part à son hôte de …"); *at* where there is none."""
    if not text.is_class(at, "a") or Slot.A in slots or text.tokens.pos[at + 1 : at + 2] == ("VERB",):
        return at
    for k in range(at + 2, min(at + DATIVE_REACH, limit)):
        pos = text.tokens.pos[k]
        if (Slot.DE in slots and text.is_class(k, "control-de")) or (
            pos == "DET" and text.tokens.pos[k - 1] not in ("ADP", "DET", "CCONJ") and {Slot.NP, Slot.ABSTRACT} & slots
        ):
            return k
        if pos not in ("DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "PRON"):
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


def _clause(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    if Slot.QUE not in group.rule.slots:
        return None
    nominal = text.tokens.pos[at] in NOMINAL or text.tokens.text[at] in OPEN
    if nominal and {Slot.NP, Slot.ABSTRACT, Slot.INF, Slot.ATTRIBUTE} & set(group.rule.slots) and not _person_object(text, at):
        return None
    for k in range(at, min(at + CLAUSE_REACH, limit)):
        if text.is_class(k, "complementizers"):
            return Opening(k + 1, Frame.CLAUSE, group.last) if _attaches(text, k) else None
        if text.is_finite(k) or text.is_infinitive(k) or text.tokens.text[k] in OPEN or text.tokens.fold[k] in {":", ";"}:
            return None
        if k == at and not (nominal or text.tokens.pos[k] in ("ADP", "ADV", "PUNCT", "PRON", "SCONJ")):
            return None
    return None


def _person_object(text: Text, at: int) -> bool:
    """False: an object noun before "que" makes the clause the noun's, unless the noun is a time ("ce mercredi que")."""
    return text.is_class(at + 1, "one-word-adverbs")


def _attaches(text: Text, at: int) -> bool:
    """A "que" of a comparison ("plus … que") or of another conjunction ("alors que") opens no content."""
    return not text.is_class(at - 1, "que-conjunctions") and not any(text.is_class(k, "comparatives") for k in range(max(at - 3, 0), at))


def _infinitive(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    slots = group.rule.slots
    if Slot.INF in slots:
        inner = _behind_adjunct(text, at, limit)
        if _infinitive_at(text, inner):
            return Opening(inner, Frame.INFINITIVE, group.last)
    for slot, marker in ((Slot.DE_INF, "control-de"), (Slot.A_INF, "control-a")):
        if slot not in slots:
            continue
        if text.is_class(at, marker) and _infinitive_at(text, at + 1):
            return Opening(at, Frame.INFINITIVE, group.last)
        addressed = text.tokens.pos[at] in NOMINAL or text.is_class(at, "a")
        if addressed and not group.rule.joint and _controlled(text, at, limit, marker):
            return Opening(at, Frame.INFINITIVE, group.last)
    return None


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


def _infinitive_at(text: Text, at: int) -> bool:
    """True for an infinitive at *at*, clitics and a negation before it allowed."""
    for k in range(at, min(at + 5, len(text.tokens))):
        if text.is_infinitive(k):
            return True
        known = text.is_class(k, "object-clitics") or text.is_class(k, "negations") or text.is_class(k, "reflexives")
        if not (known or text.is_class(k, "negative-adverbs") or text.tokens.pos[k] == "ADV"):
            return False
    return False


def _controlled(text: Text, at: int, limit: int, marker: str) -> bool:
    """True when an infinitive with its marker follows the one addressed, in the same clause."""
    for k in range(at + 1, min(at + CONTROL_REACH, limit - 1)):
        if text.is_class(k, marker) and _infinitive_at(text, k + 1):
            return True
        if text.is_finite(k) and not _in_relative(text, k, at):
            return False
    return False


def _in_relative(text: Text, at: int, floor: int) -> bool:
    return any(text.is_class(k, "relatives") for k in range(floor, at))


def _nominal(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    slots, rule = set(group.rule.slots), group.rule
    at = _behind_dative(text, at, limit, slots)
    pos, fold = text.tokens.pos[at], text.tokens.fold[at]
    for slot in PREPOSITIONS:
        if slot in slots and (text.is_class(at, slot.value) or join(text.tokens.fold[at : at + 2]) in text.tables.words[slot.value]):
            frame = Frame.INFINITIVE if _infinitive_at(text, at + 1) else Frame.NOMINAL
            return Opening(at, frame, group.last)
    if {Slot.A, Slot.A_INF} <= slots and pos in NOMINAL and _turned_to(text, at):
        return Opening(at, Frame.NOMINAL, group.last)
    if Slot.ADJECTIVE in slots and (pos in ("ADJ", "VERB") or text.tokens.text[at] in OPEN):
        return Opening(at, Frame.NOMINAL, group.last) if not rule.objects or _headed_by(text, at, rule.objects) else None
    if (
        pos not in NOMINAL
        and text.tokens.text[at] not in OPEN
        and not text.is_class(at, "quantifiers")
        and not (fold == "ce" and text.is_class(at + 1, "relatives"))
    ):
        return None
    if Slot.ATTRIBUTE in slots and _attributed(text, at, limit):
        return Opening(at, Frame.NOMINAL, group.last)
    if Slot.ABSTRACT in slots and not _abstract(text, at):
        return None
    if not slots & {Slot.NP, Slot.ABSTRACT} or (rule.objects and not _headed_by(text, at, rule.objects)):
        return None
    return _noun_clause(text, group, at) or Opening(at, Frame.NOMINAL, group.last)


def _attributed(text: Text, at: int, limit: int) -> bool:
    """True when the noun phrase at *at* is called something in its own clause: "le texte trop long", "le texte « absurde »"."""
    for k in range(at + 1, min(at + ATTRIBUTE_REACH, limit)):
        if text.is_finite(k) or text.is_class(k, "subordinators") or text.tokens.fold[k] in {",", ";", ":"}:
            return text.is_class(k, "attribute-markers")
        if text.tokens.text[k] in OPEN and text.tokens.pos[k - 1] in ("NOUN", "PROPN", "ADJ", "ADP", "PRON"):
            return True
        if text.is_class(k, "degree-words") and k + 1 < limit and text.tokens.pos[k + 1] in ("ADJ", "VERB"):
            return True
    return False


def _turned_to(text: Text, at: int) -> bool:
    """ "appelle les deux camps à la retenue": what is asked for follows the one who is asked."""
    for k in range(at + 1, min(at + DATIVE_REACH, len(text.tokens))):
        if text.is_class(k, "a"):
            return True
        if text.is_finite(k) or text.tokens.fold[k] in STOP:
            return False
    return False


def _noun_clause(text: Text, group: Group, at: int) -> Opening | None:
    """ "a exprimé l'espoir que": the noun belongs to the cue when "que" follows it at once and nothing possesses it."""
    if text.is_class(at + 1, "hope-nouns") and text.is_class(at + 2, "complementizers") and not text.is_class(at, "possessives"):
        return Opening(at + 3, Frame.CLAUSE, at + 2)
    return None


def _head_noun(text: Text, at: int) -> int:
    for k in range(at, min(at + 5, len(text.tokens))):
        if text.tokens.pos[k] in ("NOUN", "PROPN"):
            return k
    return at


def _abstract(text: Text, at: int) -> bool:
    """True for a noun of attitude, action or quality: those of the list, and derived ones by their ending."""
    fold = text.tokens.fold[_head_noun(text, at)]
    return fold in text.tables.words["abstract-nouns"] or any(fold.endswith(end) for end in text.tables.words["abstract-endings"])


def _headed_by(text: Text, at: int, nouns: tuple[str, ...]) -> bool:
    return any(text.tokens.fold[k] in nouns for k in range(at, min(at + 5, len(text.tokens))))
