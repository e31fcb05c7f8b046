"""The forms of the verbs we know: from a printed form back to its verb, mood and person."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.loader import load_entries

PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
AGREEMENT = ("ms", "mp", "fs", "fp")
THIRD = ("3s", "3p")


class Mood(StrEnum):
    """The moods and tenses that the rules tell apart."""

    INFINITIVE = "inf"
    GERUND = "ger"
    PARTICIPLE = "pp"
    PRESENT = "pres"
    IMPERFECT = "impf"
    PAST = "past"
    FUTURE = "fut"
    CONDITIONAL = "cond"
    SUBJUNCTIVE = "subj"


FINITE = frozenset(Mood) - {Mood.INFINITIVE, Mood.GERUND, Mood.PARTICIPLE}


class Paradigm(Entry, frozen=True, kw_only=True):
    """How the verbs ending in ``inf`` change; see the head of paradigms.yml.

    What a language lacks is left out: a verb without ``impf`` or ``fut`` takes no endings of the tenses that build on that stem.
    ``fronts``, when given, are all that may stand before ``inf`` (``""`` for nothing): "hold" and "uphold", never "stronghold".
    ``also`` gives whole tenses that the verb forms by itself, one form for all persons ("will": ``{cond: would}``).
    """

    inf: str
    pres: tuple[str, ...] = ()
    impf: str | None = None
    fut: str | None = None
    past: tuple[str, ...] = ()
    subj: tuple[str, ...] = ()
    pp: tuple[str, ...] = ()
    ger: str | tuple[str, ...] = ()
    fronts: tuple[str, ...] | None = None
    also: dict[Mood, str] = msgspec.field(default_factory=dict)


class Tense(Entry, frozen=True, kw_only=True):
    """Six endings on a stem of the paradigm, shared by all verbs."""

    on: str
    endings: tuple[str, ...]


class Verbs(Entry, frozen=True, kw_only=True):
    """A group of verbs that some room asks for by name."""

    verbs: tuple[str, ...]


class Reading(NamedTuple):
    """One way to read a form: ``person`` is 1s to 3p for a finite mood, ms to fp for a participle, else empty."""

    lemma: str
    mood: Mood
    person: str


class VerbTable(msgspec.Struct, frozen=True):
    """All forms of all known verbs of a language."""

    forms: dict[str, tuple[Reading, ...]]

    def readings(self, form: str) -> tuple[Reading, ...]:
        """The readings of a folded form, none for a word that is no form of a known verb.

        >>> [r.mood.value for r in load_verbs("fr").readings("affirmant")]
        ['ger']
        """
        return self.forms.get(form, ())

    def can_be_finite(self, form: str) -> bool:
        """True for a folded form that some known verb has as a finite one.

        >>> load_verbs("fr").can_be_finite("affirme"), load_verbs("fr").can_be_finite("affirmant")
        (True, False)
        """
        return any(reading.mood in FINITE for reading in self.readings(form))


@cache
def load_verbs(language: str) -> VerbTable:
    """The table of a language, from its verbs.yml, paradigms.yml and tenses.yml; raises DataError for a verb without a paradigm."""
    tenses = load_entries(language, "tenses", Tense)
    forms: dict[str, dict[Reading, None]] = defaultdict(dict)
    for group in load_entries(language, "verbs", Verbs):
        for lemma in group.verbs:
            paradigm = find_paradigm(language, lemma)
            if paradigm is None:
                raise DataError(f"{language}/verbs.yml: entry {group.id}: no paradigm ends like {lemma!r}")
            for form, mood, person in conjugate(lemma, paradigm, tenses):
                forms[form][Reading(lemma, mood, person)] = None
    return VerbTable({form: tuple(readings) for form, readings in forms.items()})


@cache
def load_lemmas(language: str) -> dict[str, str]:
    """The verb of every form, the first where it has several readings.

    >>> load_lemmas("fr")["affirmant"]
    'affirmer'
    """
    return {form: readings[0].lemma for form, readings in load_verbs(language).forms.items()}


@cache
def find_paradigm(language: str, lemma: str) -> Paradigm | None:
    """The paradigm of a verb: the one with the longest end that fits, None when none does.

    >>> find_paradigm("en", "uphold").id, find_paradigm("en", "unfold").id
    ('hold', 'regular')
    """
    fitting = [p for p in load_entries(language, "paradigms", Paradigm) if lemma.endswith(p.inf)]
    fitting = [p for p in fitting if p.fronts is None or lemma.removesuffix(p.inf) in p.fronts]
    return max(fitting, key=lambda p: len(p.inf), default=None)


def conjugate(lemma: str, paradigm: Paradigm, tenses: tuple[Tense, ...]) -> list[tuple[str, Mood, str]]:
    """Every form of *lemma* with its mood and person, in the order of the moods."""
    stem = lemma[: len(lemma) - len(paradigm.inf)]
    forms = [(lemma, Mood.INFINITIVE, "")]
    gerunds = (paradigm.ger,) if isinstance(paradigm.ger, str) else paradigm.ger
    forms += [(stem + e, Mood.GERUND, "") for e in gerunds]
    rows: tuple[tuple[Mood, tuple[str, ...], tuple[str, ...]], ...] = (
        (Mood.PARTICIPLE, paradigm.pp, AGREEMENT),
        (Mood.PRESENT, paradigm.pres, PERSONS),
        (Mood.PAST, paradigm.past, THIRD),
        (Mood.SUBJUNCTIVE, paradigm.subj, THIRD),
    )
    forms += [(stem + e, mood, p) for mood, endings, persons in rows for e, p in zip(endings, persons, strict=False)]
    for tense in tenses:
        base = paradigm.impf if tense.on == "impf" else paradigm.fut
        forms += [(stem + base + e, Mood(tense.id), p) for e, p in zip(tense.endings, PERSONS, strict=True) if base is not None]
    return forms + [(stem + e, mood, p) for mood, e in paradigm.also.items() for p in PERSONS]
