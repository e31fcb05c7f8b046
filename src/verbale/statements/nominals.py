"""Noun phrases as content."""

from __future__ import annotations

from verbale.language.cues import Address, Slot
from verbale.language.fold import join
from verbale.model import Frame
from verbale.statements.adjuncts import PREPOSITIONS, behind_dative
from verbale.statements.clauses import clause_verb
from verbale.statements.grammar import OPEN, STOP, Text
from verbale.statements.groups import OBJECTS, Group
from verbale.statements.infinitives import in_relative, is_marked, opens_infinitive
from verbale.statements.opening import Opening

CONTROL_REACH = 30
DATIVE_REACH = 8
ATTRIBUTE_REACH = 16
HEAD_REACH = 8
PREDICATES = frozenset({"oprd", "ccomp"})


def find_headed(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    """ "expressed deep concern about …": a noun of the rule that belongs to the cue, with what hangs on it."""
    rule = group.rule
    k = at
    while k < limit and (text.is_class(k, "tail-fillers") or text.tokens.pos[k] == "ADJ") and text.tokens.fold[k] not in rule.heads:
        k += 1
    if k >= limit or text.tokens.fold[k] not in rule.heads:
        return None
    behind = k + 1
    if behind < limit:
        if Slot.CLAUSE in rule.slots and text.is_class(behind, "complementizers"):
            return Opening(behind + 1, Frame.CLAUSE, behind)
        if Slot.TO_INF in rule.slots and is_marked(text, behind, "control-a", limit):
            return Opening(behind, Frame.INFINITIVE, behind)
        if text.tokens.fold[behind] in rule.prepositions:
            return Opening(behind, Frame.NOMINAL, behind)
        if Slot.BARE in rule.slots and clause_verb(text, behind, limit) is not None:
            return Opening(behind, Frame.CLAUSE, behind)
    return Opening(at, Frame.NOMINAL, group.last)


def find_predicated(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    """ "described the plan as unfair", "called the plan unfair": a noun phrase with what it is said to be."""
    slots, tokens = group.rule.slots, text.tokens
    if not (text.is_nominal(at) or tokens.pos[at] == "PRON" or _free_relative(text, at)):
        return None
    for k in range(at + 1, min(at + CONTROL_REACH, limit)):
        if Slot.AS in slots and text.is_class(k, "attribute-markers"):
            return Opening(at, Frame.NOMINAL, group.last)
        if Slot.ATTRIBUTE in slots and tokens.head[k] == group.head and tokens.dep[k] in PREDICATES:
            return Opening(at, Frame.NOMINAL, group.last)
        if Slot.ATTRIBUTE in slots and tokens.pos[k] == "ADJ" and tokens.head[k] == k - 1 and tokens.dep[k - 1] == "dobj":
            return Opening(at, Frame.NOMINAL, group.last)
        if Slot.ATTRIBUTE in slots and tokens.text[k] in OPEN:
            return Opening(at, Frame.NOMINAL, group.last)
        if text.is_finite(k) and not in_relative(text, k, at):
            return None
    return None


def _prepositional(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    """A noun phrase behind one of the rule's prepositions, one addressed before it or not: "warned Iran of …"."""
    prepositions, tokens = group.rule.prepositions, text.tokens
    if Slot.PREPOSITION not in group.rule.slots:
        return None
    if tokens.fold[at] in prepositions:
        frame = Frame.INFINITIVE if text.is_gerund(at + 1) else Frame.NOMINAL
        return Opening(at, frame, group.last)
    if not text.is_nominal(at) and not text.is_class(at, "oblique-pronouns"):
        return None
    for k in range(at + 1, min(at + DATIVE_REACH, limit)):
        if tokens.fold[k] in prepositions and tokens.head[k] == group.head:
            return Opening(at, Frame.INFINITIVE if text.is_gerund(k + 1) else Frame.NOMINAL, group.last)
        if text.is_finite(k):
            return None
    return None


def find_nominal(text: Text, group: Group, at: int, limit: int) -> Opening | None:
    """The noun phrase that the rule of *group* licenses at *at*, with its preposition where the verb wants one; None for none."""
    slots, rule = set(group.rule.slots), group.rule
    at = behind_dative(text, at, limit, slots)
    pos = text.tokens.pos[at]
    behind = _prepositional(text, group, at, limit)
    if behind is not None:
        return behind
    if Address.OBJECT in rule.addressed and Slot.DE in slots and rule.objects:
        at = _behind_hearer(text, at, limit, rule.objects)
    for slot in PREPOSITIONS:
        if slot in slots and (text.is_class(at, slot.value) or join(text.tokens.fold[at : at + 2]) in text.tables.words[slot.value]):
            frame = Frame.INFINITIVE if opens_infinitive(text, at + 1) else Frame.NOMINAL
            return Opening(at, frame, group.last)
    if {Slot.A, Slot.TO_INF} <= slots and text.is_nominal(at) and _turned_to(text, at):
        return Opening(at, Frame.NOMINAL, group.last)
    if Slot.ADJECTIVE in slots and (pos in ("ADJ", "VERB") or text.tokens.text[at] in OPEN):
        return Opening(at, Frame.NOMINAL, group.last) if not rule.objects or _headed_by(text, at, rule.objects) else None
    if (
        not text.is_nominal(at)
        and text.tokens.text[at] not in OPEN
        and not text.is_class(at, "quantifiers")
        and not _partitive(text, at)
        and not text.is_class(at, "addressed-pronouns")
        and not _free_relative(text, at)
    ):
        return None
    if Slot.ATTRIBUTE in slots and _attributed(text, at, limit):
        return Opening(at, Frame.NOMINAL, group.last)
    if Slot.ABSTRACT in slots and not _abstract(text, at):
        return None
    if not slots & {Slot.NP, Slot.ABSTRACT} or (rule.objects and not _headed_by(text, at, rule.objects)):
        return None
    return _noun_clause(text, group, at) or Opening(at, Frame.NOMINAL, group.last)


def _behind_hearer(text: Text, at: int, limit: int, nouns: tuple[str, ...]) -> int:
    """Over the one who is told to one of *nouns* with its preposition: "a assuré son hôte | de son soutien"; *at* where there is none."""
    for k in range(at + 1, min(at + DATIVE_REACH, limit)):
        if text.is_class(k, "control-de") and _headed_by(text, k, nouns):
            return k
        if text.is_finite(k):
            return at
    return at


def _partitive(text: Text, at: int) -> bool:
    """True for an article that the tagger takes for a preposition: "des garanties", "de l'aide", "du temps"."""
    if text.is_class(at, "partitives"):
        return True
    return text.is_class(at, "de") and text.is_class(at + 1, "partitive-articles") and text.tokens.pos[at + 2 : at + 3] == ("NOUN",)


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


def _free_relative(text: Text, at: int) -> bool:
    """True for a relative clause that stands for a thing: "ce qui", "what"."""
    return any(join(text.tokens.fold[at : at + n]) in text.tables.words["free-relatives"] for n in (2, 1))


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
    """The noun behind *at* that the parser hangs on a verb before it ("the country's | support"), else the first."""
    tokens = text.tokens
    for k in range(at, min(at + HEAD_REACH, len(tokens))):
        if tokens.dep[k] in OBJECTS and tokens.head[k] < at:
            return k
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
