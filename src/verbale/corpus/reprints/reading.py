"""Links and families as a desk has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbale.corpus.reprints.alignment import Passage
from verbale.corpus.reprints.links import Kind, Link
from verbale.model import Span
from verbale.store import Desk
from verbale.store.samples import StoredLink, article_key


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles share, by their ids."""

    later: str
    earlier: str
    kind: Kind
    passages: tuple[Passage, ...]
    share_of_later: float
    share_of_earlier: float


def read_link(link: StoredLink) -> Link:
    """A link as it is stored."""
    return Link(link.later, link.earlier, Kind(link.kind), tuple(Passage(*numbers) for numbers in link.passages))


def write_link(link: Link) -> StoredLink:
    """A link as it is to be stored."""
    rows = ((p.begin, p.end, p.source_begin, p.source_end, p.words, p.fresh) for p in link.passages)
    return StoredLink(link.later, link.earlier, link.kind, tuple(rows))


def read_families(desk: Desk) -> dict[str, str]:
    """The family of each article of *desk*: the id of the article that had it first."""
    with desk.sampling() as samples:
        return {article: first for article, (_, first) in samples.family_of().items()}


def read_shared(desk: Desk, article: str) -> tuple[Shared, ...]:
    """What *article* has in common with each other one, the earliest first.

    Standing words are told of the article that had them first; of those that had them later there may be thousands, and they are left out.
    """
    key = article_key(article)
    with desk.sampling() as samples:
        stored = {(link.later, link.earlier): link for link in (*samples.links([key], kind=Kind.PASSAGE), *samples.links_to_earlier([key]))}
        links = [read_link(link) for link in stored.values()]
        known = samples.get({key for link in links for key in (link.later, link.earlier)})
    ordered = sorted(links, key=lambda link: (known[link.earlier].entry, known[link.later].entry))
    return tuple(
        Shared(
            known[link.later].article,
            known[link.earlier].article,
            link.kind,
            link.passages,
            sum(p.words for p in link.passages) / max(1, known[link.later].words),
            sum(p.words for p in link.passages) / max(1, known[link.earlier].words),
        )
        for link in ordered
    )


def find_carried(desk: Desk, texts: Mapping[str, str]) -> dict[str, tuple[Span, ...]]:
    """Of each article of *texts* (by id, in order) the passages that one before it in *texts* has too, widened to the marks around them.

    Two of them may have a passage of a third that is not among them: the first of them has it then.
    """
    keys = {article_key(article): article for article in texts}
    with desk.sampling() as samples:
        links = [read_link(link) for link in samples.links_to_earlier(keys)]
    of: dict[str, list[Link]] = {}
    for link in links:
        of.setdefault(keys[link.later], []).append(link)
    taken: dict[int, list[Span]] = {}
    found: dict[str, tuple[Span, ...]] = {}
    for article, text in texts.items():
        carried = []
        for link in of.get(article, ()):
            for passage in link.passages:
                if link.earlier in keys or any(span.covers(passage.source) for span in taken.get(link.earlier, ())):
                    carried.append(passage.span)
                else:
                    taken.setdefault(link.earlier, []).append(passage.source)
        if carried:
            found[article] = _widen(text, carried)
    return found


def _widen(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """*spans* with the marks and whites around them, those that touch as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        start, end = span.start, span.end
        while start > 0 and not text[start - 1].isalnum():
            start -= 1
        while end < len(text) and not text[end].isalnum():
            end += 1
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)
