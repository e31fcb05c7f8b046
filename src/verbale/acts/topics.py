"""What an act is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping

from verbale.language.topics import Phrase, Reading, Weight, load_topics
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Parse, Topic

CONTEXT, CONTEXT_FACING = 7.0, 4.0
SHARPNESS = 1.25
TITLE, TITLE_WORDS = 3.0, 30
OFTEN = 5
NEAR, NEARBY, CLEAR = 60, 0.15, 8.0
TWO_SIDES = 1.0


class TopicReader:
    """Weighs the topics of stretches of one article.

    What the article is about is the context of every act, as smoothing is in a language model: few or weak words of its own leave an act
    with the matter of the words near it and of the article, many strong ones take it elsewhere. ``facing`` says that two sides meet in it (they go through many
    matters: the context counts less), ``two_sided`` that two states fill it (what is about nothing else is about the two).
    """

    def __init__(self, parse: Parse, index: ReferenceIndex, *, facing: bool, two_sided: bool = False) -> None:
        self._table = load_topics(parse.article.language)
        self._tokens = parse.tokens
        self._places, self._weights = self._scan(officials(index))
        self._context = self._read_context(parse, facing=facing)
        if two_sided and not facing:
            self._context[Topic.BILATERAL] = self._context.get(Topic.BILATERAL, 0.0) + TWO_SIDES
        self._fallback = Topic.BILATERAL if facing else Topic.OTHER

    def _read_context(self, parse: Parse, *, facing: bool) -> dict[str, float]:
        """What each topic weighs by the whole article: its share, the larger ones favoured; the title's words count three times."""
        total: defaultdict[str, float] = defaultdict(float)
        seen: Counter[str] = Counter()
        title = _title(parse)
        for place, weights in zip(self._places, self._weights, strict=True):
            word = self._tokens.fold[place]
            seen[word] += 1
            if seen[word] <= OFTEN:
                for topic, weight in weights:
                    total[topic] += weight * (TITLE if place < title else 1.0)
        whole = sum(total.values())
        shares = {topic: (weight / whole) ** (1.0 if facing else SHARPNESS) for topic, weight in total.items()}
        whole = sum(shares.values())
        return {topic: (CONTEXT_FACING if facing else CONTEXT) * share / whole for topic, share in shares.items()}

    def _scan(self, skipped: list[tuple[int, int]]) -> tuple[list[int], list[tuple[Weight, ...]]]:
        """Every word that speaks for a topic, with what it weighs; a phrase weighs at its first word and silences its others.

        What names an official ("ministre de la Défense") speaks for no topic.
        """
        places: list[int] = []
        weights: list[tuple[Weight, ...]] = []
        start, table = self._tokens.start, self._table
        silent, ahead = -1, 0
        for i, reading in [(i, reading) for i, word in enumerate(self._tokens.fold) if (reading := table[word])]:
            longest = self._longest(reading, i) if reading.phrases else None
            if longest is None and not reading.weights:
                continue
            while ahead < len(skipped) and skipped[ahead][1] <= start[i]:
                ahead += 1
            if i <= silent or (ahead < len(skipped) and skipped[ahead][0] <= start[i]):
                continue
            own = reading.weights
            if longest is not None:
                silent, own = i + len(longest.rest), (longest.weight,) if longest.weight[1] else ()
            if own:
                places.append(i)
                weights.append(own)
        return places, weights

    def _longest(self, reading: Reading, i: int) -> Phrase | None:
        """The longest phrase that begins at word *i*, whose reading is given."""
        following = self._tokens.fold[i + 1] if i + 1 < len(self._tokens.fold) else ""
        if following not in reading.seconds and not (reading.stems and following.startswith(reading.stems)):
            return None
        likely = [p for p in reading.phrases if following.startswith(p.rest[0][:-1])]
        return max((p for p in likely if self._follows(p, i)), key=lambda p: len(p.rest), default=None)

    def _follows(self, phrase: Phrase, i: int) -> bool:
        words = self._tokens.fold[i + 1 : i + 1 + len(phrase.rest)]
        return len(words) == len(phrase.rest) and all(
            word.startswith(want[:-1]) if want.endswith("*") else word in (want, want + "s", want + "x")
            for word, want in zip(words, phrase.rest, strict=True)
        )

    def _weigh(self, first: int, last: int) -> defaultdict[str, float]:
        """The weight of every topic in the words *first* to *last* (half-open); a word told twice weighs once."""
        found: defaultdict[str, float] = defaultdict(float)
        seen: set[str] = set()
        for n in range(bisect_left(self._places, first), bisect_left(self._places, last)):
            word = self._tokens.fold[self._places[n]]
            if word not in seen:
                seen.add(word)
                for topic, weight in self._weights[n]:
                    found[topic] += weight
        return found

    def _best(self, weights: Mapping[str, float]) -> Topic | None:
        """The heaviest topic, on a tie the one that stands first in topics.yml."""
        best = max(weights, key=lambda t: (weights[t], -self._table.order[t]), default=None)
        return Topic(best) if best is not None else None

    def find(self, around: tuple[int, int]) -> Topic:
        """The topic of an act by the words *around* it (indices of words), by those near it and by the article.

        The less its own words say, the more their neighbours count: a text goes through its matters one after the other.
        Where nothing in the whole article speaks for any, it is the two sides' relations if they meet, else other.
        """
        weights = self._weigh(*around)
        open_to_others = NEARBY * (1 - max(weights.values(), default=0.0) / CLEAR)
        if open_to_others > 0:
            for topic, weight in self._weigh(around[0] - NEAR, around[1] + NEAR).items():
                weights[topic] += open_to_others * weight
        for topic, weight in self._context.items():
            weights[topic] += weight
        return self._best(weights) or self._fallback

    def split(self, own: tuple[int, int]) -> Topic | None:
        """The topic that the words *own* name by themselves, None when they name none."""
        return self._best(self._weigh(*own))


def _title(parse: Parse) -> int:
    """How many words the first line has when it is short enough for a title and something follows it, else 0."""
    end = parse.article.text.find("\n")
    words = bisect_left(parse.tokens.start, end) if end > 0 else 0
    return words if words <= TITLE_WORDS else 0


def officials(index: ReferenceIndex) -> list[tuple[int, int]]:
    """The characters that name a person, in text order."""
    return [
        (reference.span.start, reference.span.end)
        for i, reference in enumerate(index.references)
        if any(entity.kind in (EntityKind.PERSON, EntityKind.SOURCE) for entity in index.entities(i))
    ]
