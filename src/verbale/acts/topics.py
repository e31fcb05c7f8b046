"""What an act is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from verbale.language.topics import Phrase, Reading, Weight, load_topics
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Mentions, Parse, Topic

OWN_WORDS = 2
PRIOR = 6.0


class TopicReader:
    """Weighs the topics of stretches of one article. ``facing`` says that two sides meet in it."""

    def __init__(self, parse: Parse, mentions: Mentions, *, facing: bool) -> None:
        self._table = load_topics(parse.article.language)
        self._tokens = parse.tokens
        self._sentences = parse.sentences
        self._facing = facing
        self._places, self._weights = self._scan(officials(mentions))
        total = self._weigh(0, len(parse.tokens))
        whole = sum(total.values())
        self._prior = {} if facing or not whole else {topic: PRIOR * weight / whole for topic, weight in total.items()}
        self._main = self._best(total)

    def _scan(self, skipped: list[tuple[int, int]]) -> tuple[list[int], list[tuple[Weight, ...]]]:
        """Every word that speaks for a topic, with what it weighs; a phrase weighs at its first word and silences its others.

        What names an official ("ministre de la Défense") speaks for no topic.
        """
        places: list[int] = []
        weights: list[tuple[Weight, ...]] = []
        start, table = self._tokens.start, self._table
        silent, ahead = -1, 0
        for i, reading in [(i, reading) for i, word in enumerate(self._tokens.fold) if (reading := table[word])]:
            while ahead < len(skipped) and skipped[ahead][1] <= start[i]:
                ahead += 1
            if i <= silent or (ahead < len(skipped) and skipped[ahead][0] <= start[i]):
                continue
            own, longest = reading.weights, self._longest(reading, i)
            if longest is not None:
                silent, own = i + len(longest.rest), (longest.weight,) if longest.weight[1] else ()
            if own:
                places.append(i)
                weights.append(own)
        return places, weights

    def _longest(self, reading: Reading, i: int) -> Phrase | None:
        """The longest phrase that begins at word *i*, whose reading is given."""
        following = self._tokens.fold[i + 1] if reading.phrases and i + 1 < len(self._tokens.fold) else ""
        if following not in reading.seconds and not following.startswith(reading.stems):
            return None
        return max((p for p in reading.phrases if self._follows(p, i)), key=lambda p: len(p.rest), default=None)

    def _follows(self, phrase: Phrase, i: int) -> bool:
        words = self._tokens.fold[i + 1 : i + 1 + len(phrase.rest)]
        return len(words) == len(phrase.rest) and all(
            word.startswith(want[:-1]) if want.endswith("*") else word == want for word, want in zip(words, phrase.rest, strict=True)
        )

    def _weigh(self, first: int, last: int) -> dict[str, float]:
        """The weight of every topic in the words *first* to *last* (half-open)."""
        found: defaultdict[str, float] = defaultdict(float)
        for n in range(bisect_left(self._places, first), bisect_left(self._places, last)):
            for topic, weight in self._weights[n]:
                found[topic] += weight
        return found

    def _best(self, weights: Mapping[str, float]) -> Topic | None:
        """The heaviest topic, on a tie the one that stands first in topics.yml."""
        best = max(weights, key=lambda t: (weights[t], -self._table.order[t]), default=None)
        return Topic(best) if best is not None else None

    def find(self, own: tuple[int, int], around: tuple[int, int], before: Topic | None) -> Topic:
        """The topic of an act by its *own* words, which count double, and by the content *around* it, both as indices of words.

        What the whole article is about tips the scales. Where the words are silent, the act *before* it decides, then the article.
        """
        weights = self._weigh(*around)
        for topic, weight in self._weigh(*own).items():
            weights[topic] += weight * (OWN_WORDS - 1)
        if weights:
            for topic, weight in self._prior.items():
                if topic in weights:
                    weights[topic] += weight
            return self._best(weights) or Topic.OTHER
        return before or self._fallback()

    def split(self, own: tuple[int, int]) -> Topic | None:
        """The topic that the words *own* name by themselves, None when they name none."""
        return self._best(self._weigh(*own))

    def _fallback(self) -> Topic:
        return Topic.BILATERAL if self._facing else self._main or Topic.OTHER


def officials(mentions: Mentions) -> list[tuple[int, int]]:
    """The characters that name a person, in text order."""
    index = ReferenceIndex(mentions)
    return [
        (reference.span.start, reference.span.end)
        for i, reference in enumerate(mentions.references)
        if any(entity.kind in (EntityKind.PERSON, EntityKind.SOURCE) for entity in index.entities(i))
    ]
