"""How a language tells that people met."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from verbale.language.entry import Entry
from verbale.language.loader import load_entries
from verbale.language.verbs import load_verbs
from verbale.language.words import WordClass, Words, fill_classes


class Pattern(StrEnum):
    """How the words name those who met.

    ``whom``: the subject and the object ("a reçu"); ``with``: the subject and those behind "avec"; ``to``: the subject and those
    behind "à"; ``from``: the subject and the one behind "de" ("a reçu un appel de"); ``talk``: a noun ("entretien") with the verb
    or the preposition that says that it took place; ``visit``: one who goes and the state that he goes to; ``sign``: those who
    signed.
    """

    WHOM = "whom"
    WITH = "with"
    TO = "to"
    TALK = "talk"
    VISIT = "visit"
    SIGN = "sign"
    FROM = "from"


class MeetingRule(Entry, frozen=True, kw_only=True):
    """Words that tell an encounter of one ``kind``: ``verbs`` by their infinitives, or ``nouns``, phrases of folded words.

    ``reflexive`` verbs count only with "se", others only without it unless ``mutual``. Where ``states`` is true the parties may be
    states. ``alone``: one party is enough; ``together``: so is a subject in the plural; ``hosted``: the subject receives the
    other; ``persons``: bodies and groups do not count; ``ahead``: what it tells is to come whatever the tense. ``needs`` are words
    of which the sentence must hold one, ``bars`` words of which it must hold none.
    """

    pattern: Pattern
    kind: Literal["meeting", "call", "visit", "summit", "signing"] = "meeting"
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    reflexive: bool = False
    mutual: bool = False
    states: bool = False
    alone: bool = False
    together: bool = False
    hosted: bool = False
    persons: bool = False
    ahead: bool = False
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()


class Noun(NamedTuple):
    """A noun phrase of a rule, its words folded."""

    words: tuple[str, ...]
    rule: MeetingRule


class MeetingTable(msgspec.Struct, frozen=True):
    """The rules of a language by what sets them off, ``forms`` the verbs of them by their forms, and the word classes they are read with."""

    language: str
    verbs: dict[str, tuple[MeetingRule, ...]]
    forms: dict[str, str]
    nouns: dict[str, tuple[Noun, ...]]
    words: Words


@cache
def load_meetings(language: str) -> MeetingTable:
    """The table of *language*, from its meetings.yml and its encounters.yml.

    >>> [rule.id for rule in load_meetings("fr").verbs["rencontrer"]]
    ['met']
    """
    verbs: dict[str, list[MeetingRule]] = defaultdict(list)
    nouns: dict[str, list[Noun]] = defaultdict(list)
    for rule in load_entries(language, "meetings", MeetingRule):
        for verb in rule.verbs:
            verbs[verb].append(rule)
        for noun in rule.nouns:
            words = tuple(noun.replace("'", "' ").split())
            nouns[words[0]].append(Noun(words, rule))
    classes = fill_classes(load_entries(language, "encounters", WordClass))
    longest = {first: tuple(sorted(found, key=lambda n: -len(n.words))) for first, found in nouns.items()}
    forms = {form: r.lemma for form, readings in load_verbs(language).forms.items() for r in reversed(readings) if r.lemma in verbs}
    return MeetingTable(language, {verb: tuple(rules) for verb, rules in verbs.items()}, forms, longest, classes)
