"""The desk's links and families brought up to date: one more article touches those alone that have words of it.

What is stored is a function of the articles: whatever the order in which they come, one by one or many at once, the same links and
families are there in the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from verbale.corpus.reprints.alignment import Passage
from verbale.corpus.reprints.families import first_of, gather
from verbale.corpus.reprints.fingerprints import find_prints
from verbale.corpus.reprints.known import Judged, Known, Nodes
from verbale.corpus.reprints.links import EVIDENCE, Kind, Link, find_candidates, find_passages, judge
from verbale.corpus.reprints.reading import read_link, write_link
from verbale.corpus.reprints.rewording import find_reworded
from verbale.corpus.reprints.standing import CONTEXTS, UNKNOWN_DAY
from verbale.corpus.reprints.words import Worded, read_words
from verbale.store import Desk
from verbale.store.samples import BREADTH, Entry, Sample, Samples, article_key

GROUP, PAIRS = 5_000, 500
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article to take in: its id, its day of publication as the minutes have it, its text."""

    article: str
    published: str | None
    text: str


def catch_up(desk: Desk, told: Told | None = None) -> int:
    """Takes in every article of *desk* that is not sampled, or whose day is another one by now; returns how many. *told* hears of each group.

    A desk that lacks none is not written to. Others may do the same at the same time: what they took in is not taken in again.
    """
    judged: Judged = {}
    done = 0
    while _lacks(desk):
        with desk.sampling(write=True) as samples:
            taken = take_some(samples, judged)
        done += taken
        if told:
            told(taken)
    return done


def _lacks(desk: Desk) -> bool:
    with desk.sampling() as samples:
        return bool(samples.pending())


def take_some(samples: Samples, judged: Judged, most: int = GROUP) -> int:
    """Takes in the first articles that lack a sample, *most* at most; those whose day is another one lose theirs first. Returns how many."""
    for article, _, is_there in samples.pending():
        if is_there:
            samples.forget(article)
    some = samples.pending()[:most]
    texts = samples.texts([article for article, _, _ in some])
    add_arrivals(samples, [Arrival(article, published, texts[article]) for article, published, _ in some], judged)
    return len(some)


def add_arrivals(samples: Samples, arrivals: Iterable[Arrival], judged: Judged | None = None) -> None:
    """Takes in articles that are not there, with their links, and puts all that they touch in order; the caller's transaction is one.

    *judged* may be kept from one call to the next: which words are standing hangs on the articles alone.
    """
    new = {sample.key: sample for sample in map(_sample, arrivals)}
    arrived: dict[int, list[Entry]] = {}
    for sample in new.values():
        for hash_ in sample.prints.hashes:
            arrived.setdefault(hash_, []).append(sample.entry)
    before = samples.first(arrived)
    samples.save(list(new.values()))
    after = {hash_: tuple(sorted((*before.get(hash_, ()), *entries))[:BREADTH]) for hash_, entries in arrived.items()}
    known = Known(samples, new, after, {} if judged is None else judged)
    touched = {*new, *find_touched(samples, known, before, after)}
    changed = _relink(samples, known, sorted(touched))
    _regroup(samples, known, {*new, *changed})


def find_touched(
    samples: Samples, known: Known, before: Mapping[int, tuple[Entry, ...]], after: Mapping[int, tuple[Entry, ...]]
) -> set[int]:
    """The articles whose links may be others than they were when hashes had the first holders *before*; some whose links are the same.

    Two articles that share no more than this one hash have no link by it, be it standing or not, and are passed over.
    """
    changed = {hash_: (old, after[hash_]) for hash_, old in before.items() if old != after[hash_]}
    known.load({key for pair in changed.values() for holders in pair for _, key in holders})
    touched: set[int] = set()
    instead: dict[int, Counter[int]] = {}
    for hash_, (old, now) in changed.items():
        was, stands = known.judge(old), known.judge(now)
        if was and stands:
            if old[0] != now[0]:
                touched.update(samples.linked_to(old[0][1]))
                instead.setdefault(now[0][1], Counter()).update(samples.holders(hash_))
        elif len(now) == BREADTH:
            touched.update(samples.holders(hash_) if was or stands else samples.holders(hash_, min(set(now) - set(old))))
        else:
            touched.update(_related(known, now, set(now) if was or stands else set(now) - set(old)))
    return touched | {key for counted in instead.values() for key, number in counted.items() if number >= EVIDENCE}


def _related(known: Known, holders: Sequence[Entry], concerned: Collection[Entry]) -> Iterator[int]:
    """Those of *holders*, which are in order, that may have a link with one of *concerned* before them."""
    for at, later in enumerate(holders):
        for earlier in holders[:at]:
            if earlier in concerned and known.may_share(later[1], earlier[1]):
                yield later[1]


def day_of(published: str | None) -> int:
    """The number of a day of publication; of a month or a year its first day's; higher than any where the year is not known.

    >>> day_of("2024-03") == day_of("2024-03-01T09:10") < day_of("XXXX-03-11") == day_of(None)
    True
    """
    parts = (published or "").partition("T")[0].split("-")
    try:
        year, month, day = [*map(int, parts), 1, 1][:3]
        return date(year, month, day).toordinal()
    except ValueError:
        return UNKNOWN_DAY


def _sample(arrival: Arrival) -> Sample:
    worded, key = read_words(arrival.text), article_key(arrival.article)
    return Sample(key, arrival.article, arrival.published, day_of(arrival.published), len(worded.words), find_prints(worded), key)


@lru_cache(maxsize=4_000)
def _worded(article: str, text: str) -> Worded:
    return read_words(text)


def _relink(samples: Samples, known: Known, keys: Sequence[int]) -> set[int]:
    """Finds the links of *keys* to earlier articles anew and saves them; returns all articles at an end of one that changed."""
    known.load(keys)
    known.load_holders(hash_ for key in keys for hash_ in known.prints(key).hashes)
    sharing = {known.holders()[hash_] for key in keys for hash_ in known.prints(key).hashes}
    known.load_to_judge(sharing)
    known.load(key for holders in sharing if 1 < len(holders) < CONTEXTS for _, key in holders)
    old = {(link.later, link.earlier): read_link(link) for link in samples.links_to_earlier(keys)}
    pairs = [
        (key, other)
        for key in keys
        for other in find_candidates(known.sample(key).entry, known.prints(key), known.holders(), known.standing, known.prints)
    ]
    found: dict[tuple[int, int], Link] = {}
    for some in _some(sorted(pairs, key=lambda pair: known.sample(pair[0]).entry)):
        texts = _texts(samples, known, {key for pair in some if pair not in old for key in pair})
        found |= {pair: link for pair in some if (link := _link(known, texts, pair, old.get(pair)))}
    changed = {key for pair in {*old, *found} if old.get(pair) != found.get(pair) for key in pair}
    later = [key for key in keys if key in changed]
    samples.save_links(later, [write_link(link) for pair, link in sorted(found.items()) if pair[0] in changed])
    return changed


def _some(pairs: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """A few hundred at a time; by day, so that copies of one dispatch are compared while its words are at hand."""
    for at in range(0, len(pairs), PAIRS):
        yield pairs[at : at + PAIRS]


def _texts(samples: Samples, known: Known, keys: Iterable[int]) -> dict[int, Worded]:
    wanted = [known.sample(key).article for key in sorted(keys)]
    return {article_key(article): _worded(article, text) for article, text in samples.texts(wanted).items()}


def _link(known: Known, texts: dict[int, Worded], pair: tuple[int, int], old: Link | None) -> Link | None:
    """The link of two articles; what was aligned before is not aligned again."""
    later, earlier = map(known.sample, pair)
    passages = old.exact if old else find_passages(texts[pair[0]], texts[pair[1]])
    link = judge(later, earlier, passages, known.standing)
    if link is None or link.kind is not Kind.COPY:
        return link
    if old and old.kind is Kind.COPY:
        reworded: Sequence[Passage] = [passage for passage in old.passages if passage.reworded]
    else:
        both = _texts(known.samples, known, pair) if old else texts
        reworded = find_reworded(both[pair[0]], both[pair[1]], link.passages)
    return replace(link, passages=tuple(sorted([*link.passages, *reworded], key=lambda p: (p.begin, p.end))))


def _regroup(samples: Samples, known: Known, changed: set[int]) -> None:
    """Finds the families of *changed*, of their copies, and of all who were in a family with one of these."""
    nodes = Nodes(samples, known)
    nodes.load(changed)
    seeds = {*changed, *nodes.leaning_on(changed)}
    known.load(seeds)
    members = samples.of_families({known.sample(key).family for key in seeds})
    nodes.load([*seeds, *members])
    families: dict[int, int] = {}
    for family in gather(sorted({*seeds, *members}), nodes.joined):
        first = first_of(family, {key: known.sample(key).entry for key in family})
        families |= {key: first for key in family if known.sample(key).family != first}
    samples.save_families(families)
