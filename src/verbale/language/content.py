"""Which words of a language carry meaning by themselves, and of which words mere titles and dates are made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from verbale.language.cues import load_cues
from verbale.language.loader import load_entries
from verbale.language.offices import OfficeNoun
from verbale.language.printed import fold_printed
from verbale.language.profile import load_profile
from verbale.language.sources import SourceNoun
from verbale.language.titles import Title
from verbale.language.verbs import load_lemmas
from verbale.language.words import load_words

SMALL = (
    "determiners",
    "prepositions",
    "conjunctions",
    "negations",
    "relatives",
    "subordinators",
    "subject-pronouns",
    "object-clitics",
    "reflexives",
    "oblique-pronouns",
    "indefinites",
    "possessives",
    "one-word-adverbs",
    "degree-words",
    "been",
)
CALENDAR = ("months", "time-nouns", "ordinals")


@cache
def small_words(language: str) -> frozenset[str]:
    """The words of *language* that begin and end no phrase of their own, folded: articles, prepositions, adverbs, verbs that help or attribute.

    >>> small_words("fr") >= {"de", "et", "a", "declare"}, "paix" in small_words("fr")
    (True, False)
    """
    words = load_words(language)
    members = [member for name in SMALL for member in words.get(name, ())]
    helping = [form for form, lemma in load_lemmas(language).items() if lemma in words.get("auxiliaries", ())]
    return _folded((*members, *helping, *load_cues(language).forms, *load_profile(language).words))


@cache
def title_words(language: str) -> frozenset[str]:
    """The words of titles, offices, bodies and dates of *language*, folded.

    >>> {"ministre", "president", "mai", "gouvernement"} <= title_words("fr")
    True
    """
    words = load_words(language)
    found = [member for name in CALENDAR for member in words.get(name, ())]
    for office in load_entries(language, "offices", OfficeNoun):
        found += [*office.masculine, *office.feminine, *office.common, *office.plural]
    for source in load_entries(language, "sources", SourceNoun):
        found += [*source.masculine, *source.feminine, *source.common, *source.plural]
    for title in load_entries(language, "titles", Title):
        found += title.words
    return _folded(found)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded for word in words for folded in fold_printed(word))
