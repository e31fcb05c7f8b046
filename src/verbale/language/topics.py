"""The words of the topics."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from verbale.language.entry import Entry
from verbale.language.loader import load_entries

WEIGHTS = {"strong": 4, "plain": 2, "weak": 1, "silent": 0}
PIECE = re.compile(r"[^\s']+'?|'")
SHORTEST_STEM = 3

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


class TopicTable:
    """The words of a language's topics: what a word weighs, and the phrases that it begins."""

    def __init__(self, rules: tuple[TopicRule, ...]) -> None:
        self.order = {rule.id: place for place, rule in enumerate(rules)}
        self._words: dict[str, list[Weight]] = {}
        self._stems: dict[str, list[Weight]] = {}
        self._known: dict[str, tuple[tuple[Weight, ...], tuple[Phrase, ...]]] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        for rule in rules:
            for strength, weight in WEIGHTS.items():
                for term in getattr(rule, strength):
                    self._add(term, (rule.id, weight))

    def _add(self, term: str, weight: Weight) -> None:
        first, *rest = PIECE.findall(term)
        if rest:
            self._phrases.setdefault(first, []).append(Phrase(tuple(rest), weight))
        elif first.endswith("*"):
            self._stems.setdefault(first[:-1], []).append(weight)
        else:
            for form in dict.fromkeys((first, first + "s", first + "x")):
                self._words.setdefault(form, []).append(weight)

    def read(self, word: str) -> tuple[tuple[Weight, ...], tuple[Phrase, ...]]:
        """What the folded *word* weighs by itself, and the phrases that it may begin; read once for each word.

        >>> load_topics("fr").read("vaccins")[0]
        (('health', 4),)
        """
        known = self._known.get(word)
        if known is None:
            weights = list(self._words.get(word, ()))
            for end in range(SHORTEST_STEM, len(word) + 1):
                weights += self._stems.get(word[:end], ())
            heaviest = {topic: max(w for t, w in weights if t == topic) for topic, _ in weights}
            known = self._known[word] = (tuple(heaviest.items()), tuple(self._phrases.get(word, ())))
        return known


@cache
def load_topics(language: str) -> TopicTable:
    """The topics of *language*, in the order of topics.yml."""
    return TopicTable(load_entries(language, "topics", TopicRule))
