"""What an act is known by: verbs, nouns, adjectives and phrases, in a cue or in the content behind a neutral one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Annotated, NamedTuple

import msgspec

from verbale.errors import DataError
from verbale.language.declensions import inflect
from verbale.language.entry import Entry
from verbale.language.loader import load_entries
from verbale.language.verbs import FINITE, Mood, Tense, conjugate, find_paradigm
from verbale.language.words import WordClass, Words, fill_classes
from verbale.model import Force, Frame, Strength

PIECE = re.compile(r"'s\b|[^\s']+(?:'\|[^\s']+)*'?|'")
LEMMA, ANY_INFINITIVE, EITHER = "~", "@inf", "|"


class By(StrEnum):
    """Where a rule looks: at the cue and what it governs, at the content behind a neutral cue, or at both."""

    CUE = "cue"
    CONTENT = "content"
    ANY = "any"


class Holder(StrEnum):
    """Whose clause a content rule needs: the speaker's own side, another side, several sides at once, a thing, or anyone's."""

    OWN = "own"
    OTHER = "other"
    SEVERAL = "several"
    THING = "thing"
    ANY = "any"


class Aim(StrEnum):
    """Toward whom an act goes: whoever its words name, the other side whether named or not, or nobody at all."""

    NAMED = "named"
    PARTNER = "partner"
    NOBODY = "nobody"


class Part(StrEnum):
    """What a trigger is, which says what must stand before it."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class ActRule(Entry, frozen=True, kw_only=True):
    """A force with what shows it; the head of acts.yml says how it is written.

    ``near`` wants one of its words among the next ``within`` words, ``unless`` none; ``behind`` names the cue lemmas that it needs;
    ``negated`` needs a negation (without it a negated predicate is no match); ``requests`` makes the clause's subject the target;
    ``being`` lets a verb take être in its compound tenses; ``aim`` is toward whom it goes; ``cameo`` is a code more precise than that of the force.
    """

    force: Force
    strength: Strength | None = None
    by: By = By.ANY
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    moods: tuple[Mood, ...] = ()
    frames: tuple[Frame, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    within: int = 14
    holder: Holder = Holder.OWN
    negated: bool = False
    requests: bool = False
    being: bool = False
    aim: Aim = Aim.NAMED
    cameo: Annotated[str, msgspec.Meta(pattern=r"^\d{3,4}$")] | None = None


class Item(NamedTuple):
    """One further word of a phrase: one of these forms, or any infinitive."""

    forms: frozenset[str]
    infinitive: bool = False

    def is_among(self, words: tuple[str, ...]) -> bool:
        """False when none of *words* can be this one; an infinitive may be any word."""
        return self.infinitive or not self.forms.isdisjoint(words)


class Wanted(NamedTuple):
    """Words that a rule wants, or does not want, near its trigger; "ouv*" is any word that begins so."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def meets(self, following: tuple[str, ...]) -> bool:
        """True when one of the words *following* is meant.

        >>> read_wanted(("porte", "ouv*")).meets(("la", "voie", "ouverte"))
        True
        """
        return not self.words.isdisjoint(following) or (bool(self.stems) and any(w.startswith(self.stems) for w in following))


class Trigger(NamedTuple):
    """A form that may show an act, as the first word of ``rest``; ``order`` is the place of its rule in the file."""

    rule: ActRule
    order: int
    part: Part
    mood: Mood | None
    reflexive: bool
    rest: tuple[Item, ...]


class ActTable(msgspec.Struct, frozen=True):
    """The triggers of a language by form, the rules by id with what they want near, and the forms that are finite verbs of some rule.

    ``performing`` are those of the triggers that a cue can be or govern, in the order in which they are tried there.
    """

    triggers: dict[str, tuple[Trigger, ...]]
    performing: dict[str, tuple[Trigger, ...]]
    rules: dict[str, ActRule]
    near: dict[str, Wanted]
    unless: dict[str, Wanted]
    finite: frozenset[str]


@cache
def load_clause_words(language: str) -> Words:
    """The word classes of clauses.yml, which say where a clause begins, whose it is, and whether it is negated."""
    return fill_classes(load_entries(language, "clauses", WordClass))


@cache
def load_acts(language: str) -> ActTable:
    """The act rules of *language*; raises DataError naming the entry whose verb has no paradigm.

    >>> {t.rule.force.value for t in load_acts("fr").triggers["condamne"]}
    {'OPPOSE'}
    """
    forms = _Conjugator(language)
    found: dict[str, list[Trigger]] = defaultdict(list)
    rules = load_entries(language, "acts", ActRule)
    for order, rule in enumerate(rules):
        for form, part, mood, reflexive, rest in _spell(rule, forms):
            found[form].append(Trigger(rule, order, part, mood, reflexive, rest))
    ranked = {form: tuple(sorted(ts, key=lambda t: (-len(t.rest), t.order))) for form, ts in found.items()}
    finite = frozenset(form for form, ts in ranked.items() if any(t.mood in FINITE for t in ts))
    near, unless = {r.id: read_wanted(r.near) for r in rules}, {r.id: read_wanted(r.unless) for r in rules}
    performing = {form: governed for form, ts in ranked.items() if (governed := _governed(ts))}
    return ActTable(ranked, performing, {rule.id: rule for rule in rules}, near, unless, finite)


def _governed(triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """Those of *triggers* that perform as a cue or right behind one."""
    return tuple(sorted((t for t in triggers if t.part is not Part.ADJECTIVE and t.rule.by is not By.CONTENT), key=cue_rank))


def cue_rank(trigger: Trigger) -> tuple[int, bool, int]:
    """Which of several triggers in one cue is tried first: the longest, a noun before a verb, the first of the file."""
    return -len(trigger.rest), trigger.part is not Part.NOUN, trigger.order


def read_wanted(words: tuple[str, ...]) -> Wanted:
    """The *words* of ``near`` or ``unless``, whole words apart from stems."""
    return Wanted(frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*")))


Spelt = tuple[str, Part, Mood | None, bool, tuple[Item, ...]]


def _spell(rule: ActRule, forms: _Conjugator) -> Iterator[Spelt]:
    """Every first form of *rule*, with what it is and the words that must follow it."""
    for verb in rule.verbs:
        yield from ((form, Part.VERB, mood, reflexive, ()) for form, mood, reflexive in forms.read(verb, rule.id))
    for noun in rule.nouns:
        yield from ((form, Part.NOUN, None, False, ()) for form in inflect(noun, "noun", forms.language))
    for adjective in rule.adjectives:
        yield from ((form, Part.ADJECTIVE, None, False, ()) for form in inflect(adjective, "adjective", forms.language))
    for phrase in rule.phrases:
        first, *rest = _pieces(phrase)
        items = tuple(forms.item(piece, rule.id) for piece in rest)
        if first.startswith(LEMMA):
            yield from ((form, Part.VERB, mood, reflexive, items) for form, mood, reflexive in forms.read(first[1:], rule.id))
        else:
            yield from ((form, Part.PHRASE, None, False, items) for form in first.split(EITHER))


def _pieces(phrase: str) -> list[str]:
    """The words of a phrase as the parser cuts them: "l'intention" is two; a lemma keeps its pronoun: "~s'élever", "~se_tenir".

    >>> _pieces("~avoir l'intention")
    ['~avoir', "l'", 'intention']
    """
    found: list[str] = []
    for word in phrase.split():
        found += [word.replace("_", " ")] if word.startswith(LEMMA) else PIECE.findall(word)
    return found


class _Conjugator:
    """The forms of the verbs that rules name, by the paradigms of the language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tenses = load_entries(language, "tenses", Tense)
        words = load_clause_words(language)
        self._auxiliaries = words["auxiliaries"]
        self._reflexives = sorted(words["reflexive-marks"], key=len, reverse=True)

    def read(self, verb: str, entry: str) -> Iterable[tuple[str, Mood, bool]]:
        """The forms of *verb* with their moods; "s'engager" reads as reflexive. A form that helps other verbs is theirs ("sommes")."""
        mark = next((m for m in self._reflexives if verb.startswith(m)), "")
        lemma = verb[len(mark) :].strip()
        paradigm = find_paradigm(self.language, lemma)
        if paradigm is None:
            raise DataError(f"{self.language}/acts.yml: entry {entry}: no paradigm ends like {lemma!r}")
        others = self._auxiliaries if lemma not in self._auxiliaries else frozenset()
        return dict.fromkeys((f, mood, bool(mark)) for f, mood, _ in conjugate(lemma, paradigm, self._tenses) if f not in others)

    def item(self, piece: str, entry: str) -> Item:
        """What a further word of a phrase may be."""
        if piece == ANY_INFINITIVE:
            return Item(frozenset(), infinitive=True)
        if piece.startswith(LEMMA):
            return Item(frozenset(form for form, _, _ in self.read(piece[1:], entry)))
        return Item(frozenset(piece.split(EITHER)))
