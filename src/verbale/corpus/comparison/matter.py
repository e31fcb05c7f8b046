"""What words are about, as keys that the words of another text can share, in the same language or in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from verbale.corpus.spans import read_spans
from verbale.language.loader import has_rules, load_entries
from verbale.language.matters import Commonplaces, Matter, Reversal, find_form
from verbale.model import Span
from verbale.world import load_world
from verbale.world.fold import fold_name

WORD = re.compile(r"[^\W\d_]{2,}|\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
GROUPING = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
STEM, SHORTEST = 5, 4
NUMBER, STATE, TIME, NAMED = "#", "@", "=", "+"


def matter_of(record: Mapping[str, Any], spans: tuple[Span, ...]) -> frozenset[str]:
    """The keys of the words of *record* at *spans*.

    A number is ``#`` with its digits, a state or body ``@`` with its code, a time ``=`` with its value, a word of language/<lang>/matters.yml
    ``+`` with the entry, which is the same in every language; any other word of four letters or more is its first five, without accents,
    unless it is a commonplace (language/<lang>/commonplaces.yml).
    """
    article = record["article"]
    text, language = article["text"], article["language"]
    times = [t for t in record["times"] or () if any(s.covers(time) for time in read_spans([t]) for s in spans)]
    keys = {TIME + t["value"] for t in times if t["value"] and any(c.isdigit() for c in t["value"])}
    timed = {place for t in times for place in range(t["start"], t["end"])}
    for span in spans:
        for found in WORD.finditer(text, span.start, span.end):
            if found.start() not in timed:
                keys |= set(_keys(found[0], language))
    return frozenset(keys)


def is_turned(record: Mapping[str, Any], spans: tuple[Span, ...]) -> bool:
    """True when an odd number of the words turn a stance round: "la levée des sanctions", "la non-ingérence"."""
    text, language = record["article"]["text"], record["article"]["language"]
    if not has_rules(language):
        return False
    words = (found[0] for span in spans for found in WORD.finditer(text, span.start, span.end))
    return sum(bool(find_form(fold_name(word), load_reversals(language))) for word in words) % 2 == 1


@cache
def _keys(word: str, language: str) -> tuple[str, ...]:
    if word[0].isdigit():
        return (NUMBER + GROUPING.sub("", word).replace(",", "."),)
    codes = tuple(STATE + form.refers for form in load_world().lookup(word, language) if not form.weak)
    folded = fold_name(word)
    if codes or not has_rules(language):
        return codes[:1] or ((folded[:STEM],) if len(folded) >= SHORTEST else ())
    matters = load_matters(language)
    form = find_form(folded, matters)
    if form:
        return (NAMED + matters[form],)
    told = len(folded) >= SHORTEST and not find_form(folded, load_commonplaces(language))
    return (folded[:STEM],) if told else ()


@cache
def load_matters(language: str) -> dict[str, str]:
    """The id of the matter by each of its words without accents, stems with their star.

    >>> load_matters("fr")["ble"] == load_matters("en")["wheat"]
    True
    """
    return {fold_name(word): entry.id for entry in load_entries(language, "matters", Matter) for word in entry.words}


@cache
def load_commonplaces(language: str) -> frozenset[str]:
    """The commonplaces without accents, stems with their star."""
    return frozenset(fold_name(word) for entry in load_entries(language, "commonplaces", Commonplaces) for word in entry.words)


@cache
def load_reversals(language: str) -> frozenset[str]:
    """The words that turn a stance round without accents, stems with their star."""
    return frozenset(fold_name(word) for entry in load_entries(language, "reversals", Reversal) for word in entry.words)
