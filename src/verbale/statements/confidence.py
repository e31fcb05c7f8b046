"""How sure a statement is: a small linear model over what was found, its weights in confidence.json."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from importlib import resources

import msgspec

from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Attribution, Confidence, Statement
from verbale.statements.grammar import VERBAL, Text
from verbale.statements.members import tokens_of

FAR = 12
SHORT = 3
LONG = 45


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic model: what each piece of evidence adds to the log-odds that a statement is right, speaker included.

    From ``sure`` on a statement is sure, below ``likely`` it is doubtful. ``trained`` says on how many statements of how many
    texts, with how many right.
    """

    bias: float
    weights: dict[str, float]
    sure: float
    likely: float
    trained: dict[str, int]


@cache
def load_weights() -> Weights:
    """The weights that are shipped, written by ``make confidence``."""
    return msgspec.json.decode(resources.files(__package__).joinpath("confidence.json").read_bytes(), type=Weights)


def weigh(text: Text, index: ReferenceIndex, statement: Statement) -> Statement:
    """*statement* with the confidence that its evidence gives."""
    chance = find_chance(find_evidence(text, index, statement), load_weights())
    return replace(statement, confidence=find_level(chance, load_weights()))


def find_chance(evidence: frozenset[str], weights: Weights) -> float:
    """How probably a statement with that evidence is right, from 0 to 1; evidence without a weight adds nothing.

    >>> round(find_chance(frozenset({"a", "b"}), Weights(1.0, {"a": 1.0}, 0.9, 0.5, {})), 3)
    0.881
    """
    return 1 / (1 + math.exp(-weights.bias - sum(weights.weights.get(name, 0.0) for name in sorted(evidence))))


def find_level(chance: float, weights: Weights) -> Confidence:
    """The confidence word for a chance.

    >>> find_level(0.7, Weights(0.0, {}, 0.9, 0.5, {})).value
    'likely'
    """
    if chance >= weights.sure:
        return Confidence.SURE
    return Confidence.LIKELY if chance >= weights.likely else Confidence.DOUBTFUL


def find_evidence(text: Text, index: ReferenceIndex, statement: Statement) -> frozenset[str]:
    """What a statement's chance is told by: its frame and rule, how its speaker is named, where source, cue and content stand.

    No word of any language is evidence, so the same weights hold for each.
    """
    table = statement.rule.partition(".yml")[0].rpartition("/")[2]
    found = {
        f"frame {statement.frame}",
        f"type {statement.type}",
        f"attribution {statement.attribution}",
        f"rules {table}",
        f"speakers {min(len(statement.speakers), 2)}",
        f"pieces {min(len(statement.content), 2)}",
        f"chain {min(len(statement.chain), 3)}",
    }
    if statement.chain:
        found.add(f"named by {index.references[statement.chain[0]].kind}")
    if statement.parent is not None:
        found.add("inside another")
    if any(speaker.person is None and not speaker.countries for speaker in statement.speakers):
        found.add("speaker of no state")
    return frozenset(found | _content(text, statement) | _places(text, statement))


def _content(text: Text, statement: Statement) -> set[str]:
    """Evidence in the content: its length, whether it has a verb, where it ends."""
    first, last = tokens_of(text, statement.content[0])[0], tokens_of(text, statement.content[-1])[1]
    found = {"short"} if last - first <= SHORT else {"long"} if last - first >= LONG else set()
    if not any(text.is_finite(k) or text.is_infinitive(k) for k in range(first, last)):
        found.add("no verb in it")
    if not text.tables.words["relatives"].isdisjoint(text.tokens.fold[first:last]):
        found.add("relative in it")
    sentence = text.parse.sentences[text.tokens.sentence[max(last - 1, first)]]
    if not any(c.isalnum() for c in text.parse.article.text[statement.content[-1].end : sentence.span.end]):
        found.add("to the sentence's end")
    return found


def _places(text: Text, statement: Statement) -> set[str]:
    """Evidence in how source, cue and content stand to each other."""
    if statement.cue is None:
        return set()
    found, head = set(), tokens_of(text, statement.cue.span)
    if statement.cue.span.start > statement.content[0].start:
        found.add("cue behind")
    if not any(text.tokens.pos[k] in VERBAL for k in range(*head)) and statement.attribution is Attribution.EXPLICIT:
        found.add("cue no verb to the tagger")
    if statement.source is None:
        found.add("no source")
    elif abs(tokens_of(text, statement.source)[0] - head[0]) > FAR:
        found.add("source far from the cue")
    if statement.source is not None and statement.source.start > statement.cue.span.start:
        found.add("source behind the cue")
    return found
