"""The words of the topics."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.language.declensions import inflect
from verbale.language.entry import Entry
from verbale.language.loader import load_entries

WEIGHTS = {"strong": 4, "plain": 2, "weak": 1, "silent": 0}
PIECE = re.compile(r"'s\b|[^\s']+(?:'(?!s\b))?|'")
HYPHEN = re.compile(r"(?<=[^\s-])-(?=[^\s-])")
SHORTEST_STEM = 3
MOST = 1 << 16

Weight = tuple[str, int]


class TopicRule(Entry, frozen=True, kw_only=True):
    """A topic (the entry's id) with its words by weight; the head of topics.yml says how they are written.

    ``silent`` phrases weigh nothing and keep their words from weighing: "affaires étrangères".
    """

    strong: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


class Phrase(msgspec.Struct, frozen=True, array_like=True):
    """The words of a phrase behind its first, each a word or the stem of one, and what it weighs."""

    rest: tuple[str, ...]
    weight: Weight


class Reading(NamedTuple):
    """What a word weighs by itself, and the phrases that it may begin, with the words and stems of words that come second in them."""

    weights: tuple[Weight, ...]
    phrases: tuple[Phrase, ...]
    seconds: frozenset[str]
    stems: tuple[str, ...]


class TopicTable(dict[str, Reading | None]):
    """The words of a language's topics: what each word says, None for one that speaks for no topic; worked out when first asked.

    >>> load_topics("fr")["vaccins"].weights, load_topics("fr")["zut"]
    ((('health', 4),), None)
    """

    def __init__(self, rules: tuple[TopicRule, ...], language: str) -> None:
        super().__init__()
        self._language = language
        self.order = {rule.id: place for place, rule in enumerate(rules)}
        self._words: dict[str, list[Weight]] = {}
        self._stems: dict[str, list[Weight]] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        for rule in rules:
            for strength, weight in WEIGHTS.items():
                for term in getattr(rule, strength):
                    self._add(term, (rule.id, weight))

    def _add(self, term: str, weight: Weight) -> None:
        """*term* as the parser may cut it: with its hyphens inside words, and with each as a word."""
        for spelling in dict.fromkeys((term, HYPHEN.sub(" - ", term))):
            self._spell(spelling, weight)

    def _spell(self, term: str, weight: Weight) -> None:
        first, *rest = PIECE.findall(term)
        if rest:
            for form in self._forms(first):
                self._phrases.setdefault(form, []).append(Phrase(tuple(rest), weight))
        elif first.endswith("*"):
            self._stems.setdefault(first[:-1], []).append(weight)
        else:
            for form in self._forms(first):
                self._words.setdefault(form, []).append(weight)

    def _forms(self, noun: str) -> tuple[str, ...]:
        """*noun* and its plurals."""
        return tuple(dict.fromkeys((noun, *inflect(noun, "noun", self._language))))

    def __missing__(self, word: str) -> Reading | None:
        if len(self) > MOST:
            self.clear()
        self[word] = reading = self._read(word)
        return reading

    def _read(self, word: str) -> Reading | None:
        weights = list(self._words.get(word, ()))
        for end in range(SHORTEST_STEM, len(word) + 1):
            weights += self._stems.get(word[:end], ())
        phrases = tuple(self._phrases.get(word, ()))
        if not weights and not phrases:
            return None
        heaviest = {topic: max(w for t, w in weights if t == topic) for topic, _ in weights}
        second = [phrase.rest[0] for phrase in phrases]
        stems = tuple(w[:-1] for w in second if w.endswith("*"))
        return Reading(tuple(heaviest.items()), phrases, frozenset(second), stems)


@cache
def load_topics(language: str) -> TopicTable:
    """The topics of *language*, in the order of topics.yml."""
    return TopicTable(load_entries(language, "topics", TopicRule), language)
