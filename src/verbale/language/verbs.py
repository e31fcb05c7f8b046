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
    """How the verbs ending in ``inf`` change; see the head of paradigms.yml."""

    inf: str
    pres: tuple[str, ...]
    impf: str
    fut: str
    past: tuple[str, ...]
    subj: tuple[str, ...]
    pp: tuple[str, ...]
    ger: str


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


@cache
def load_verbs(language: str) -> VerbTable:
    """The table of a language, from its verbs.yml, paradigms.yml and tenses.yml; raises DataError for a verb without a paradigm."""
    paradigms = sorted(load_entries(language, "paradigms", Paradigm), key=lambda p: -len(p.inf))
    tenses = load_entries(language, "tenses", Tense)
    forms: dict[str, dict[Reading, None]] = defaultdict(dict)
    for group in load_entries(language, "verbs", Verbs):
        for lemma in group.verbs:
            paradigm = next((p for p in paradigms if lemma.endswith(p.inf)), None)
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


def conjugate(lemma: str, paradigm: Paradigm, tenses: tuple[Tense, ...]) -> list[tuple[str, Mood, str]]:
    """Every form of *lemma* with its mood and person, in the order of the moods."""
    stem = lemma[: len(lemma) - len(paradigm.inf)]
    forms = [(lemma, Mood.INFINITIVE, ""), (stem + paradigm.ger, Mood.GERUND, "")]
    forms += [(stem + e, Mood.PARTICIPLE, a) for e, a in zip(paradigm.pp, AGREEMENT, strict=True)]
    forms += [(stem + e, Mood.PRESENT, p) for e, p in zip(paradigm.pres, PERSONS, strict=True)]
    forms += [(stem + e, Mood.PAST, p) for e, p in zip(paradigm.past, ("3s", "3p"), strict=True)]
    forms += [(stem + e, Mood.SUBJUNCTIVE, p) for e, p in zip(paradigm.subj, ("3s", "3p"), strict=True)]
    for tense in tenses:
        base = stem + (paradigm.impf if tense.on == "impf" else paradigm.fut)
        forms += [(base + e, Mood(tense.id), p) for e, p in zip(tense.endings, PERSONS, strict=True)]
    return forms
