"""What a mention does in its clause: speaks, is the subject, an agent, an object, or stands aside."""

from __future__ import annotations

from enum import IntEnum

from verbale.language.cues import Slot, load_cues
from verbale.mentions.context import Context

CLIMB = 3
VERBAL = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
SUBORDINATE = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "csubj", "xcomp"})


class Function(IntEnum):
    """The functions, the weakest claim on the reader's attention first."""

    ASIDE = 0
    OBJECT = 1
    EMBEDDED = 2
    AGENT = 3
    SUBJECT = 4
    SPEAKER = 5


def find_function(context: Context, first: int, last: int) -> Function:
    """The function of the phrase at tokens *first* to *last*.

    The parser's relation is asked, and the surface first where the parser is known to be unsure: a source named by a
    preposition, the noun behind the verb of an incise, the phrase that opens a sentence.
    """
    article = context.fold(first - 1) in context.words["definite"]
    before = context.fold(first - 1 - article)
    sentence = context.parse.sentences[context.tokens.sentence[first]]
    sources = context.words["source-words"]
    place = first - 1 - article
    if first > sentence.first and (before in sources or f"{context.fold(place - 1)} {before}" in sources):
        return Function.SPEAKER if before not in context.words["purpose-words"] or place == sentence.first else Function.ASIDE
    if context.incise(first):
        return Function.ASIDE if context.among(first - 1, "of", "towards", "about") else Function.SPEAKER
    found = _relation(context, first, last)
    if found is Function.ASIDE and _opens(context, first, sentence.first) and last < sentence.last:
        return Function.SUBJECT
    return found


def _opens(context: Context, first: int, start: int) -> bool:
    return first == start or (first == start + 1 and not context.tokens.text[start][0].isalnum())


def _relation(context: Context, first: int, last: int) -> Function:
    head = _head(context, first, last)
    tokens = context.tokens
    for _ in range(CLIMB):
        relation = tokens.dep[head]
        if relation.startswith("nsubj"):
            return _subject(context, tokens.head[head])
        if relation == "obl:agent" or (relation == "pobj" and tokens.dep[tokens.head[head]] == "agent"):
            return Function.AGENT
        if relation in {"obj", "iobj", "dobj", "dative"}:
            return Function.OBJECT
        if relation not in {"conj", "appos", "flat:name", "compound", "flat"}:
            return Function.ASIDE
        head = tokens.head[head]
    return Function.ASIDE


def _head(context: Context, first: int, last: int) -> int:
    """The token of the phrase that hangs on a word outside it."""
    heads = context.tokens.head
    for at in range(first, last):
        if not first <= heads[at] < last or heads[at] == at:
            return at
    return first


def _subject(context: Context, verb: int) -> Function:
    """A subject speaks when its verb can report; the subject of a clause inside another is less in the reader's mind."""
    forms = load_cues(context.lexicon.language).forms.get(context.fold(verb), ())
    if any(form.rule.incise or Slot.CLAUSE in form.rule.slots for form in forms) and context.tokens.pos[verb] in VERBAL:
        return Function.SPEAKER
    return Function.EMBEDDED if context.tokens.dep[verb] in SUBORDINATE else Function.SUBJECT
