"""What an act is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from verbale.language.topics import Phrase, Weight, load_topics
from verbale.model import Parse, Topic

OWN_WORDS = 2
PRIOR = 1


class TopicReader:
    """Weighs the topics of stretches of one article. ``facing`` says that two sides meet in it."""

    def __init__(self, parse: Parse, *, facing: bool) -> None:
        self._table = load_topics(parse.article.language)
        self._fold = parse.tokens.fold
        self._sentence = parse.tokens.sentence
        self._sentences = parse.sentences
        self._facing = facing
        self._places, self._weights = self._scan()
        self._main = self._best(Counter(), self._weigh(0, len(self._fold)))

    def _scan(self) -> tuple[list[int], list[tuple[Weight, ...]]]:
        """Every word that speaks for a topic, with what it weighs; a phrase weighs at its first word."""
        places: list[int] = []
        weights: list[tuple[Weight, ...]] = []
        read = self._table.read
        for i, word in enumerate(self._fold):
            own, phrases = read(word)
            if phrases:
                own += tuple(p.weight for p in phrases if self._follows(p, i))
            if own:
                places.append(i)
                weights.append(own)
        return places, weights

    def _follows(self, phrase: Phrase, i: int) -> bool:
        words = self._fold[i + 1 : i + 1 + len(phrase.rest)]
        return len(words) == len(phrase.rest) and all(
            word.startswith(want[:-1]) if want.endswith("*") else word == want for word, want in zip(words, phrase.rest, strict=True)
        )

    def _weigh(self, first: int, last: int) -> Counter[str]:
        """The weight of every topic in the words *first* to *last* (half-open)."""
        found: Counter[str] = Counter()
        for n in range(bisect_left(self._places, first), bisect_left(self._places, last)):
            for topic, weight in self._weights[n]:
                found[topic] += weight
        return found

    def _best(self, own: Counter[str], around: Counter[str]) -> str | None:
        """The heaviest topic; an act's own words count double."""
        total = Counter(around)
        for topic, weight in own.items():
            total[topic] += weight * (OWN_WORDS - 1)
        return max(total, key=lambda t: (total[t], -self._table.order[t]), default=None)

    def find(self, own: tuple[int, int], around: tuple[int, int], before: Topic | None) -> Topic:
        """The topic of an act by its *own* words and by the content *around* it, both as indices of words.

        Where they are silent, the sentence decides, then the act *before* it in its paragraph, then the article.
        """
        topic = self._best(self._weigh(*own), self._weigh(*around))
        if topic is None:
            sentence = self._sentences[self._sentence[own[0]]]
            topic = self._best(Counter(), self._weigh(sentence.first, sentence.last))
        if topic is None:
            topic = before.value if before else self._fallback()
        return Topic(topic)

    def split(self, own: tuple[int, int]) -> Topic | None:
        """The topic that the words *own* name by themselves, None when they name none."""
        topic = self._best(Counter(), self._weigh(*own))
        return Topic(topic) if topic else None

    def _fallback(self) -> str:
        if self._facing:
            return Topic.BILATERAL.value
        return self._main or Topic.OTHER.value
