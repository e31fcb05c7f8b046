"""What the desk keeps of reprints: fingerprints of texts, links between them, families. The caller opens the transaction."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, TextClause, delete, func, insert, or_, select, text, update

from verbale.store import tables

FEW = 400
DIGITS = slice(7, 22)
PRINT = struct.Struct("<qI")
BREADTH = 32
FIRST = "SELECT * FROM (SELECT hash, day, key FROM posting WHERE hash = {hash} ORDER BY day, key LIMIT {breadth}) AS found"
Entry = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprints of a text in its order, and the code point at which the words of each begin."""

    hashes: tuple[int, ...]
    places: tuple[int, ...]

    def to_bytes(self) -> bytes:
        """As they are stored."""
        return b"".join(map(PRINT.pack, self.hashes, self.places))


def read_prints(stored: bytes) -> Prints:
    """What ``to_bytes`` wrote.

    >>> read_prints(Prints((-5, 7), (0, 31)).to_bytes())
    Prints(hashes=(-5, 7), places=(0, 31))
    """
    pairs = list(PRINT.iter_unpack(stored))
    return Prints(tuple(hash_ for hash_, _ in pairs), tuple(place for _, place in pairs))


@dataclass(frozen=True, slots=True)
class Sample:
    """An article as reprints see it. *key* is made of its id; *day* numbers its day of publication; *family* is the key of one that had it first."""

    key: int
    article: str
    published: str | None
    day: int
    words: int
    prints: Prints
    family: int

    @property
    def entry(self) -> Entry:
        """What articles are ordered by: the day, then the key."""
        return self.day, self.key


@dataclass(frozen=True, slots=True)
class StoredLink:
    """What two articles have in common, as the caller wrote it: *passages* are rows of numbers."""

    later: int
    earlier: int
    kind: int
    passages: tuple[tuple[int, ...], ...]


def article_key(article: str) -> int:
    """The first 60 bits of an article's id.

    >>> article_key("sha256:00000000000000f" + "0" * 49)
    15
    """
    return int(article[DIGITS], 16)


class Samples:
    """The samples of one desk as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self) -> list[tuple[str, str | None, bool]]:
        """The articles whose sample is missing, or tells another day than the current minutes, by id: id, publication, whether it has one."""
        m, s = tables.minutes.c, tables.sampled
        query = select(m.article, m.published, s.c.key).join_from(tables.minutes, s, s.c.article == m.article, isouter=True)
        query = query.where(m.current == 1, or_(s.c.key.is_(None), s.c.published.is_distinct_from(m.published)))
        return [(row[0], row[1], row[2] is not None) for row in self._connection.execute(query.order_by(m.article))]

    def texts(self, articles: Sequence[str]) -> dict[str, str]:
        """The texts of *articles*."""
        a = tables.article.c
        return {row[0]: row[1] for row in self._of(select(a.id, a.text), a.id, articles)}

    def get(self, keys: Iterable[int]) -> dict[int, Sample]:
        """The samples of *keys*, as far as they are there."""
        return {row.key: _sample(row) for row in self._of(select(tables.sampled), tables.sampled.c.key, sorted(set(keys)))}

    def of_families(self, families: Iterable[int]) -> dict[int, Sample]:
        """All members of *families*."""
        return {row.key: _sample(row) for row in self._of(select(tables.sampled), tables.sampled.c.family, sorted(set(families)))}

    def families(self) -> list[tuple[int, int]]:
        """Each family that has more than one member, with their number, by key."""
        family = tables.sampled.c.family
        query = select(family, func.count()).group_by(family).having(func.count() > 1).order_by(family)
        return [(row[0], row[1]) for row in self._connection.execute(query)]

    def family_of(self) -> dict[str, tuple[int, str]]:
        """Of each sampled article its key, and the id of the article that had it first."""
        s, first = tables.sampled.c, tables.sampled.alias()
        query = select(s.article, s.key, first.c.article).join_from(tables.sampled, first, first.c.key == s.family)
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(query)}

    def first(self, hashes: Iterable[int]) -> dict[int, tuple[Entry, ...]]:
        """The first 32 articles that have each of *hashes*, as day and key, in that order; a hash that none has is not there.

        Of few hashes the rest of the holders is not read; of many it is passed over, which costs less than to ask for each hash alone.
        """
        every = sorted(set(hashes))
        found: dict[int, list[Entry]] = defaultdict(list)
        for at in range(0, len(every), FEW):
            query = _first_of_each if len(every) <= FEW else _ranked
            for hash_, day, key in self._connection.execute(query(every[at : at + FEW])):
                found[hash_].append((day, key))
        return {hash_: tuple(sorted(entries)) for hash_, entries in found.items()}

    def holders(self, hash_: int, after: Entry | None = None) -> list[int]:
        """The keys of all articles that have *hash_*, or of those behind *after*."""
        p = tables.posting.c
        query = select(p.key).where(p.hash == hash_)
        if after is not None:
            query = query.where(or_(p.day > after[0], (p.day == after[0]) & (p.key > after[1])))
        return list(self._connection.execute(query).scalars())

    def links(self, keys: Iterable[int], *, kind: int = 0) -> list[StoredLink]:
        """The links of *keys* of that kind or a stronger one, to earlier and to later articles, in order."""
        link, wanted = tables.link.c, sorted(set(keys))
        found = {
            (row.later, row.earlier): row
            for column in (link.later, link.earlier)
            for row in self._of(select(tables.link).where(link.kind >= kind), column, wanted)
        }
        return [_link(found[pair]) for pair in sorted(found)]

    def linked_to(self, earlier: int) -> list[int]:
        """The later articles that have a link to *earlier*."""
        return list(self._connection.execute(select(tables.link.c.later).where(tables.link.c.earlier == earlier)).scalars())

    def links_to_earlier(self, keys: Iterable[int]) -> list[StoredLink]:
        """The links that *keys* have to earlier articles, in order."""
        rows = self._of(select(tables.link), tables.link.c.later, sorted(set(keys)))
        return sorted(map(_link, rows), key=lambda link: (link.later, link.earlier))

    def save(self, samples: Sequence[Sample]) -> None:
        """Adds *samples* and the places of their hashes."""
        self._insert(tables.sampled, [_row(sample) for sample in samples])
        postings = sorted((hash_, s.day, s.key) for s in samples for hash_ in s.prints.hashes)
        self._insert(tables.posting, [{"hash": hash_, "day": day, "key": key} for hash_, day, key in postings])

    def save_links(self, later: Collection[int], links: Sequence[StoredLink]) -> None:
        """Puts *links* in the place of all that the articles *later* have to earlier ones."""
        self._delete(tables.link, tables.link.c.later, sorted(later))
        rows = [{"later": k.later, "earlier": k.earlier, "kind": k.kind, "passages": _written(k)} for k in links]
        self._insert(tables.link, rows)

    def save_families(self, families: dict[int, int]) -> None:
        """Puts each key into its family."""
        for key, family in sorted(families.items()):
            self._connection.execute(update(tables.sampled).where(tables.sampled.c.key == key).values(family=family))

    def forget(self, article: str) -> None:
        """Takes out the sample of *article*, and with it all that may look otherwise without it: they are pending again."""
        found = self.get([article_key(article)])
        for sample in found.values():
            touched = {sample.key, *(s.key for s in self.of_families([sample.family]).values())}
            touched |= {key for link in self.links([sample.key]) for key in (link.later, link.earlier)}
            for hash_, holders in self.first(sample.prints.hashes).items():
                if sample.entry in holders:
                    touched.update(self.holders(hash_))
            self._take_out(self.get(touched))

    def _take_out(self, samples: dict[int, Sample]) -> None:
        keys, p = sorted(samples), tables.posting.c
        for key in keys:
            self._delete(tables.posting, p.hash, samples[key].prints.hashes, p.day == samples[key].day, p.key == key)
        for column in (tables.link.c.later, tables.link.c.earlier):
            self._delete(tables.link, column, keys)
        self._delete(tables.sampled, tables.sampled.c.key, keys)

    def _of(self, query: Any, column: ColumnElement[Any], values: Sequence[Any]) -> list[Any]:
        chunks = (values[at : at + FEW] for at in range(0, len(values), FEW))
        return [row for some in chunks for row in self._connection.execute(query.where(column.in_(some)))]

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _delete(self, table: Table, column: ColumnElement[Any], values: Sequence[Any], *also: ColumnElement[bool]) -> None:
        for at in range(0, len(values), FEW):
            self._connection.execute(delete(table).where(column.in_(values[at : at + FEW]), *also))


def _link(row: Any) -> StoredLink:
    return StoredLink(row.later, row.earlier, row.kind, tuple(tuple(passage) for passage in json.loads(row.passages)))


def _written(link: StoredLink) -> str:
    return json.dumps(link.passages, separators=(",", ":"))


def _first_of_each(hashes: Sequence[int]) -> TextClause:
    return text(" UNION ALL ".join(FIRST.format(hash=int(hash_), breadth=BREADTH) for hash_ in hashes))


def _ranked(hashes: Sequence[int]) -> Select[Any]:
    p = tables.posting.c
    nth = func.row_number().over(partition_by=p.hash, order_by=(p.day, p.key)).label("nth")
    ranked = select(p.hash, p.day, p.key, nth).where(p.hash.in_(hashes)).subquery()
    return select(ranked.c.hash, ranked.c.day, ranked.c.key).where(ranked.c.nth <= BREADTH)


def _sample(row: Any) -> Sample:
    return Sample(row.key, row.article, row.published, row.day, row.words, read_prints(row.prints), row.family)


def _row(sample: Sample) -> dict[str, Any]:
    given = {name: getattr(sample, name) for name in ("key", "article", "published", "day", "words", "family")}
    return {**given, "prints": sample.prints.to_bytes()}
