"""What is parsed apart, and what the surface rules look words up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verbale.language.cues import CueTable, load_cues
from verbale.language.verbs import Mood, VerbTable, load_verbs
from verbale.language.words import Words as Classes
from verbale.language.words import load_words
from verbale.model import SegmentKind
from verbale.parse.words import Words

CLOSE = frozenset({"»", "”", '"'})
OPEN = frozenset({"«", "“", "„"})
STOPS = frozenset({",", ".", "!", "?", "…", "...", ";", ":", "(", ")", "—", "–", "»", "”", "«", "“"})
DASHES = frozenset({"-", "–", "—"})
BOUNDARIES = CLOSE | DASHES | {",", "!", "?", "…", "...", "."}
FINAL = frozenset({".", "!", "?", "…", "...", ","})
REACH = 12
TAIL = 60


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the surface rules look words up in."""

    cues: CueTable
    verbs: VerbTable
    classes: Classes
    chains: frozenset[str]


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of *language*, put together once."""
    cues, classes = load_cues(language), load_words(language)
    return Grammar(cues, load_verbs(language), classes, find_chain_starts(cues, classes))


@dataclass(frozen=True, slots=True)
class Cut:
    """Words ``first`` to ``last`` (half-open) that are parsed apart."""

    kind: SegmentKind
    first: int
    last: int


def find_chain_starts(cues: CueTable, classes: Classes) -> frozenset[str]:
    """Every form at which a chain may be recognised: a gerund of a cue verb, "ayant", the first word of "avant de"."""
    gerunds = {form for form, found in cues.forms.items() if any(f.mood is Mood.GERUND for f in found)}
    openers = {phrase.split(" ")[0] for phrase in classes["infinitive-openers"]}
    return frozenset(gerunds | openers | classes["absolute-auxiliaries"])


def incise_cut(words: Words, at: int, end: int, last: int) -> Cut:
    """The words of an incise with the marks round them."""
    start = at - 1 if words.form[at - 1] == "," or words.form[at - 1] in DASHES else at
    if end < last and words.form[end] in (",", "—", "–"):
        end += 1
    return Cut(SegmentKind.INCISE, start, end)


def next_stop(words: Words, at: int, last: int) -> int:
    """The first word at or after *at* that ends a phrase; a comma inside a name's list does not matter here."""
    while at < last and words.form[at] not in STOPS:
        at += 1
    return at


def behind_adverbial(fold: tuple[str, ...], at: int, last: int, classes: Classes) -> int:
    """The place behind the adverb or adverbial phrase at *at* ("d'abord", "hier soir"), *at* itself where there is none."""
    for size in classes.phrases("adverbials").sizes(fold, at):
        if at + size <= last:
            return at + size
    single = at < last and (fold[at] in classes["one-word-adverbs"] or fold[at].endswith(tuple(classes["adverb-endings"])))
    return at + 1 if single else at


def trimmed(words: Words, at: int, last: int) -> int:
    """*last* without the marks that end a sentence, never before *at*."""
    while last > at and words.form[last - 1] in FINAL:
        last -= 1
    return last
