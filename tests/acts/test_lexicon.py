"""The words of topics.yml, clauses.yml and amounts.yml against their own examples."""

from __future__ import annotations

import re

import pytest

from verbale.language.acts import load_clause_words
from verbale.language.amounts import load_amounts
from verbale.language.loader import load_entries
from verbale.language.topics import TopicRule, load_topics
from verbale.language.words import WordClass

Case = tuple[str, str, bool]


def cases(topic: str, schema: type[TopicRule] | type[WordClass]) -> list[Case]:
    entries = load_entries("fr", topic, schema)
    return [(e.id, word, expected) for e in entries for words, expected in ((e.yes, True), (e.no, False)) for word in words]


def topics_of(words: str) -> set[str]:
    """The topics that *words* speak for, phrases too."""
    table, pieces, found = load_topics("fr"), re.findall(r"[^\s']+'?", words.lower()), set()
    for n, piece in enumerate(pieces):
        reading = table[piece]
        if reading is not None:
            phrases = [p for p in reading.phrases if tuple(pieces[n + 1 : n + 1 + len(p.rest)]) == p.rest]
            found |= {topic for topic, _ in reading.weights} | {p.weight[0] for p in phrases}
    return found or {"other"}


@pytest.mark.parametrize(("entry", "words", "expected"), cases("topics", TopicRule))
def test_a_topic_has_its_words(entry: str, words: str, expected: bool) -> None:
    assert (entry in topics_of(words)) is expected


@pytest.mark.parametrize(("entry", "word", "expected"), cases("clauses", WordClass))
def test_a_class_of_words_has_its_members(entry: str, word: str, expected: bool) -> None:
    assert (word in load_clause_words("fr")[entry]) is expected


@pytest.mark.parametrize(("entry", "word", "expected"), cases("amounts", WordClass))
def test_an_amount_is_made_of_its_words(entry: str, word: str, expected: bool) -> None:
    words = load_amounts("fr")
    held = words.is_unit(word) if entry == "units" else word in getattr(words, entry)
    assert held is expected
