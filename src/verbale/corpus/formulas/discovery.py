"""Set phrases that nobody has listed yet: what one side repeats and others do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

from verbale.corpus.counting import Claim, Count
from verbale.corpus.formulas.logodds import log_odds
from verbale.corpus.formulas.ngrams import Repeated, Told, Words, find_repeated
from verbale.corpus.formulas.passages import Passage
from verbale.corpus.formulas.usage import count_holders
from verbale.language.content import small_words, title_words
from verbale.language.printed import fold_printed
from verbale.model import Span
from verbale.world import load_world
from verbale.world.values import FormKind

FEWEST_DISPATCHES, FEWEST_DAYS, LEAST_SCORE = 4, 3, 1.96
CONTENT_WORDS = 2
KEEPS = 0.8
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: the article, its day, the statement (None in an outlet's own text) and the words."""

    article: str
    published: str | None
    statement: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Offer:
    """A phrase that may be a formula of the side: as it is most often printed, in how many dispatches of the side and of others, how sure.

    ``score`` is the z-score of its log-odds (``logodds.log_odds``). ``days`` counts different days, ``places`` has the first few of the side.
    """

    words: str
    language: str
    score: float
    ours: Count
    others: Count
    days: int
    first: str
    last: str
    places: tuple[Place, ...]


def discover(passages: Iterable[Passage], *, fewest: int = FEWEST_DISPATCHES, days: int = FEWEST_DAYS) -> tuple[Offer, ...]:
    """The phrases that the side of *passages* repeats and others do not, the surest first.

    A phrase is two to eight words in a row that begin and end with a word of meaning. It is offered when at least *fewest* distinct dispatches of the
    side have it, on at least *days* days, and others so much more rarely that chance is no likely reason. Reprints count once, for whoever had the words
    first. Of phrases within each other the longest stands that is nearly as frequent; names, mere titles and dates are left out. Languages are
    looked at one by one.
    """
    by_language: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_language[passage.dispatch.record["article"]["language"]].append(passage)
    found = [offer for language, some in sorted(by_language.items()) for offer in _discover(some, language, fewest, days)]
    return tuple(sorted(found, key=lambda offer: (-offer.score, offer.words)))


def _discover(passages: Sequence[Passage], language: str, fewest: int, days: int) -> list[Offer]:
    repeated = find_repeated(_told(passages), fewest)
    scored = [(_score(one), one) for one in repeated if _is_phrase(one.words, language)]
    least = least_score(len(scored))
    chosen = choose([(score, one) for score, one in scored if score >= least])
    places = _find_places(passages, {one.words for _, one in chosen})
    offers = [_offer(score, places[one.words], language) for score, one in chosen]
    return [offer for offer in offers if offer and offer.days >= days]


def least_score(looked_at: int) -> float:
    """The score from which on a phrase is offered: where chance alone is expected to bring one of all that were *looked_at*; 1.96 at least.

    >>> round(least_score(10), 2), round(least_score(2000), 2)
    (1.96, 3.29)
    """
    return max(LEAST_SCORE, -NormalDist().inv_cdf(1 / looked_at)) if looked_at > 1 else LEAST_SCORE


def _told(passages: Sequence[Passage]) -> list[Told]:
    """The words of each family of reprints: those of its first dispatch, and what later ones add."""
    ours: dict[str, dict[Words, None]] = defaultdict(dict)
    others: dict[str, dict[Words, None]] = defaultdict(dict)
    for passage in passages:
        family, had = passage.dispatch.family, others if passage.ours else ours
        own = ours if passage.ours else others
        own[family] |= dict.fromkeys(run.words for run in passage.runs if run.words not in had[family])
    return [Told(tuple(ours[family]), tuple(others[family])) for family in {**ours, **others}]


def _score(one: Repeated) -> float:
    return log_odds(one.ours, one.others, one.of_ours, one.of_others)


def _is_phrase(words: Words, language: str) -> bool:
    small = small_words(language)
    if words[0] in small or words[-1] in small or words[0].isdigit() or words[-1].isdigit():
        return False
    content = [word for word in words if word not in small and not word.isdigit()]
    return len(content) >= CONTENT_WORDS and not _naming_words(language).issuperset(content)


@cache
def _naming_words(language: str) -> frozenset[str]:
    """The words of titles, dates, states and their people."""
    world = load_world()
    forms = world.forms(language) if language in world.languages else ()
    nations = {word for form in forms if form.kind is not FormKind.ORGANISATION for word in fold_printed(form.text)}
    return title_words(language) | nations


def choose(scored: Sequence[tuple[float, Repeated]]) -> list[tuple[float, Repeated]]:
    """Of phrases within each other one: the longest that is nearly as frequent as the shorter; of what is left the surest first.

    >>> found = [Repeated(tuple(words.split()), ours, 0, 100, 100) for words, ours in (("b c", 10), ("a b c", 9), ("a b c d", 4))]
    >>> [" ".join(one.words) for _, one in choose([(float(one.ours), one) for one in found])]
    ['a b c']
    """
    by_words = {one.words: (score, one) for score, one in scored}
    absorbed = set()
    for words in sorted(by_words, key=len, reverse=True):
        within = [part for part in _parts(words) if part in by_words]
        absorbed |= {part for part in within if by_words[words][1].ours >= KEEPS * by_words[part][1].ours}
    left = sorted((pair for words, pair in by_words.items() if words not in absorbed), key=lambda pair: (-pair[0], pair[1].words))
    chosen: list[tuple[float, Repeated]] = []
    taken: set[Words] = set()
    for score, one in left:
        if not taken.isdisjoint(_pairs(one.words)):
            continue
        chosen.append((score, one))
        taken.update(_pairs(one.words))
    return chosen


def _parts(words: Words) -> Iterable[Words]:
    """The shorter rows within *words*, of two words at least."""
    return (words[first:end] for first in range(len(words)) for end in range(first + 2, len(words) + 1) if end - first < len(words))


def _pairs(words: Words) -> set[Words]:
    """Every two neighbours in *words*."""
    return {words[at : at + 2] for at in range(len(words) - 1)}


@dataclass(frozen=True, slots=True)
class _Spot:
    passage: Passage
    span: Span


def _find_places(passages: Sequence[Passage], wanted: set[Words]) -> dict[Words, list[_Spot]]:
    """Where the rows of *wanted* stand, in the order of *passages*."""
    lengths = sorted({len(words) for words in wanted})
    found: dict[Words, list[_Spot]] = defaultdict(list)
    for passage in passages:
        for run in passage.runs:
            for at in range(len(run.words)):
                for length in lengths:
                    words = run.words[at : at + length]
                    if words in wanted:
                        found[words].append(_Spot(passage, Span(run.starts[at], run.ends[at + len(words) - 1])))
    return found


def _offer(score: float, spots: Sequence[_Spot], language: str) -> Offer | None:
    """The offer, None for what is printed as a name, all its words of meaning with a capital, or has no known day."""
    ours, others = _sides(spots)
    printed = defaultdict[str, int](int)
    for spot in ours:
        printed[" ".join(spot.span.of(spot.passage.dispatch.text).split())] += 1
    words = max(printed, key=lambda one: (printed[one], one))
    days = sorted({day for spot in ours if (day := spot.passage.dispatch.day)})
    if _is_name(words, language) or not days:
        return None
    places = (Place(s.passage.dispatch.id, s.passage.dispatch.published, s.passage.statement, s.span) for s in ours[:SHOWN])
    counts = (count_holders(_claims(ours)), count_holders(_claims(others)))
    return Offer(words, language, round(score, 2), *counts, len(days), days[0], days[-1], tuple(places))


def _sides(spots: Sequence[_Spot]) -> tuple[list[_Spot], list[_Spot]]:
    """The places of the side and those of others: all of a family of reprints belong to whoever has the words in its first dispatch."""
    first: dict[str, str] = {}
    had: dict[str, set[bool]] = defaultdict(set)
    for spot in spots:
        dispatch = spot.passage.dispatch
        if first.setdefault(dispatch.family, dispatch.id) == dispatch.id:
            had[dispatch.family].add(spot.passage.ours)
    ours, others = ([s for s in spots if side in had[s.passage.dispatch.family]] for side in (True, False))
    return ours, others


def _claims(spots: Iterable[_Spot]) -> list[Claim]:
    return [Claim(spot.passage.dispatch, (spot.span,)) for spot in spots]


def _is_name(words: str, language: str) -> bool:
    small = small_words(language)
    return all(word[:1].isupper() for word in words.replace("'", " ").replace("’", " ").split() if not small.issuperset(fold_printed(word)))
