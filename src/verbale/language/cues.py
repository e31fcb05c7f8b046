"""The verbs, nouns and prepositions that attribute words to a source: what stands in cues.yml."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.language.entry import Entry
from verbale.language.loader import load_entries
from verbale.language.verbs import Mood, load_verbs


class Slot(StrEnum):
    """What may follow a cue as its content.

    ``clause`` behind a complementizer, ``bare`` without one; ``inf`` and ``ger`` at once, ``of-inf`` and ``to-inf`` behind their markers,
    one addressed between them or not; ``np`` a noun phrase, ``abstract`` one of attitude or action; ``prep`` a noun phrase behind
    one of the rule's prepositions, ``de`` to ``contre`` behind those of the word class; ``adj`` a predicate of the speaker;
    ``as`` a noun phrase with its predicate ("described the plan as unfair"); ``attr`` one that is called something: "juge le texte trop
    long", "called the plan unfair".
    """

    CLAUSE = "clause"
    BARE = "bare"
    INF = "inf"
    OF_INF = "of-inf"
    TO_INF = "to-inf"
    GERUND = "ger"
    NP = "np"
    ABSTRACT = "abstract"
    DE = "de"
    A = "a"
    POUR = "pour"
    SUR = "sur"
    CONTRE = "contre"
    ADJECTIVE = "adj"
    ATTRIBUTE = "attr"
    PREPOSITION = "prep"
    AS = "as"


class Address(StrEnum):
    """Where a verb takes those who hear it: behind "à" or "to" and as a dative clitic, or as its direct object."""

    DATIVE = "dative"
    OBJECT = "object"


class CueRule(Entry, frozen=True, kw_only=True):
    """A verb that attributes, alone or with the words of ``tail`` after it.

    ``slots`` is what its content may be; ``incise`` that it may stand in a parenthesis with its subject behind it;
    ``objects``, when given, are the only nouns that its object may have as head; ``joint`` that it attributes only when its
    subject is plural ("ont décidé de"); ``heads`` are nouns of which one must follow and belongs to the cue ("expressed concern");
    ``negated`` that it attributes only under negation ("n'exclut pas que");
    ``clitic`` must stand before the verb ("s'en prend à"); a content that begins with a word of ``unless`` is none ("a refusé de répondre").
    ``quoted`` wants words in quotation marks at the content's beginning ("parle d'un « accident »"); ``counted`` a figure at
    which it is put ("estime les pertes à 3 millions").
    ``addressed`` says where the verb takes those who hear it ("a dit à la presse", "told reporters").
    """

    verb: str
    reflexive: bool = False
    auxiliary: str | None = None
    tail: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    incise: bool = False
    objects: tuple[str, ...] = ()
    joint: bool = False
    negated: bool = False
    clitic: str | None = None
    unless: tuple[str, ...] = ()
    quoted: bool = False
    counted: bool = False
    addressed: tuple[Address, ...] = ()


class SourceRule(Entry, frozen=True, kw_only=True):
    """A preposition or phrase that names a source by itself: "selon", "d'après", "pour"; ``initial`` only at a sentence's start."""

    words: tuple[str, ...]
    initial: bool = False


class CueForm(NamedTuple):
    """A form of cue verbs: the rules of its lemma with the mood and person in which it may be read."""

    rule: CueRule
    mood: Mood
    person: str


class CueTable(msgspec.Struct, frozen=True):
    """Every form of every cue verb."""

    forms: dict[str, tuple[CueForm, ...]]
    incises: frozenset[str]


@cache
def load_cues(language: str) -> CueTable:
    """The cue verbs of a language, by form; ``incises`` are the forms that may stand in an incise."""
    rules = defaultdict(list)
    for rule in load_entries(language, "cues", CueRule):
        rules[rule.verb].append(rule)
    forms: dict[str, list[CueForm]] = {}
    for form, readings in load_verbs(language).forms.items():
        found = [CueForm(rule, r.mood, r.person) for r in readings for rule in rules.get(r.lemma, ())]
        if found:
            forms[form] = found
    incises = frozenset(form for form, found in forms.items() if any(f.rule.incise for f in found))
    return CueTable({form: tuple(found) for form, found in forms.items()}, incises)
