"""Every SELECT that reads what is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Table,
    and_,
    exists,
    func,
    literal_column,
    null,
    select,
    true,
)

from verbale.errors import UsageError
from verbale.model import FACTS
from verbale.store import tables
from verbale.store.document import storable
from verbale.store.found import FoundArticle, FoundStatement, Hit, Refused
from verbale.store.rows import FIRST_STATEMENT
from verbale.world.fold import fold_name

minutes, statement = tables.minutes, tables.statement
CURRENT = minutes.c.current == literal_column("1")
SHA256, DIGITS, LAST = "sha256:", re.compile(r"[0-9a-f]+"), "~"
FEW = 50
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ORDER = (minutes.c.published.is_(None), minutes.c.published, minutes.c.article)
NEWEST = tables.words.c.rowid.desc()
SELDOM, ONE = 2000, literal_column("1", Integer)
STATEMENTS = literal_column(str(FIRST_STATEMENT), BigInteger)


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; None keeps all. ``speaker`` is a part of a name, ``country`` a code that speaks, acts or is acted upon.

    ``since`` and ``until`` are ISO dates of publication, both kept; an article whose year is not known is outside any. Raises UsageError for
    a date that is none.
    """

    speaker: str | None = None
    country: str | None = None
    act: str | None = None
    topic: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    confidence: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, storable(getattr(self, field.name)))
        for day in (self.since, self.until):
            if day is not None and not DATE.fullmatch(day):
                raise UsageError(f"{day!r} is no date; write it as 2024-03-11, 2024-03 or 2024")

    def of_statements(self) -> bool:
        """True when something is asked that only statements have."""
        return any((self.speaker, self.country, self.act, self.topic, self.type, self.confidence))

    def of_articles(self) -> Filter:
        """What of it articles have."""
        return Filter(outlet=self.outlet, since=self.since, until=self.until)


def select_articles(connection: Connection, wanted: Filter) -> list[FoundArticle]:
    """The articles that have a statement as *wanted*, or all that were published so; by date, those without one last."""
    documents = select(func.count()).where(tables.document.c.article == minutes.c.article).scalar_subquery()
    query = select(
        minutes.c.article, minutes.c.published, minutes.c.outlet, minutes.c.title, minutes.c.language, minutes.c.statements, documents
    )
    return [FoundArticle(*row) for row in connection.execute(_listed(query, wanted))]


def select_article_ids(connection: Connection, wanted: Filter) -> list[str]:
    """The ids of ``select_articles``, in its order."""
    return list(connection.execute(_listed(select(minutes.c.article), wanted)).scalars())


def _listed(query: Select[Any], wanted: Filter) -> Select[Any]:
    """*query* on the current minutes of the articles that are as *wanted*, in the order of lists."""
    query = query.where(CURRENT, *of_article(wanted)).order_by(*ORDER)
    if not wanted.of_statements():
        return query
    return query.where(exists().where(statement.c.minutes == minutes.c.number, *of_statement(wanted)))


def select_statements(connection: Connection, wanted: Filter) -> list[FoundStatement]:
    """The statements as *wanted*, by date of publication, then in text order."""
    s = statement.c
    facts = (s.type, s.attribution, s.confidence, s.rule, s.start, s.end)
    query = select(minutes.c.article, s.id, minutes.c.published, minutes.c.outlet, s.speakers, s.content, *facts)
    query = query.join_from(minutes, statement, s.minutes == minutes.c.number)
    query = query.where(CURRENT, *of_article(wanted), *of_statement(wanted)).order_by(*ORDER, s.position)
    return [FoundStatement(*row) for row in connection.execute(query)]


def search_statements(connection: Connection, matches: ColumnElement[bool], wanted: Filter, limit: int | None) -> list[Hit]:
    """The statements whose words match, the newest first."""
    s, index = statement.c, tables.indexed.c
    query = select(minutes.c.article, s.id, minutes.c.published, minutes.c.outlet, minutes.c.title, s.speakers, s.content)
    query = join_words(query).join(statement, and_(s.minutes == minutes.c.number, s.position == index.statement))
    asked = (*of_article(wanted), *of_statement(wanted, index.minutes, index.statement))
    query = query.where(matches, tables.words.c.rowid >= STATEMENTS, CURRENT, *asked)
    query = among_seldom(connection, query, wanted, tables.words.c.rowid)
    return read_hits(connection, query.order_by(NEWEST).limit(limit))


def search_articles(
    connection: Connection, matches: ColumnElement[bool], wanted: Filter, limit: int | None, but: Sequence[str]
) -> list[Hit]:
    """The articles whose text matches, the newest first, without those of *but*."""
    query = select(minutes.c.article, null(), minutes.c.published, minutes.c.outlet, minutes.c.title, null(), null())
    query = join_words(query).where(matches, tables.words.c.rowid < STATEMENTS, CURRENT, *of_article(wanted))
    query = query.where(minutes.c.article.not_in(but))
    return read_hits(connection, query.order_by(NEWEST).limit(limit))


def join_words(query: Select[Any]) -> Select[Any]:
    """*query* on the search index, with the minutes that each entry is of."""
    index = tables.indexed
    query = query.select_from(tables.words).join(index, index.c.number == tables.words.c.rowid)
    return query.join(minutes, minutes.c.number == index.c.minutes)


def read_hits(connection: Connection, query: Select[Any]) -> list[Hit]:
    """What *query* finds."""
    return [Hit(*row) for row in connection.execute(query)]


def of_article(wanted: Filter) -> list[ColumnElement[bool]]:
    """The conditions on current minutes whose article is as *wanted*."""
    found: list[ColumnElement[bool]] = []
    if wanted.outlet:
        document = tables.document.c
        found.append(exists().where(document.article == minutes.c.article, document.outlet == wanted.outlet))
    if wanted.since:
        found.append(minutes.c.published >= wanted.since)
    if wanted.until:
        found.append(func.substr(minutes.c.published, 1, len(wanted.until)) <= wanted.until)
    if wanted.since or wanted.until:
        found.append(minutes.c.published.not_like("X%"))
    return found


def of_statement(
    wanted: Filter, number: ColumnElement[int] = statement.c.minutes, position: ColumnElement[int] = statement.c.position
) -> list[ColumnElement[bool]]:
    """The conditions on statements that are as *wanted*.

    *number* and *position* say which statement it is: the search index says so too, without a look at the statement.
    """
    s, found = statement.c, list[ColumnElement[bool]]()
    if wanted.speaker:
        speaker = tables.speaker.c
        parts = [speaker.folded.contains(part, autoescape=True) for part in fold_name(wanted.speaker).split()]
        found.append(exists().where(speaker.minutes == number, speaker.statement == position, *parts))
    if wanted.country:
        country = tables.statement_country.c
        found.append(exists().where(country.minutes == number, country.statement == position, country.country == wanted.country.upper()))
    if wanted.act or wanted.topic:
        act = tables.act.c
        asked = [column == value for column, value in ((act.act, wanted.act), (act.topic, wanted.topic)) if value]
        found.append(exists().where(act.minutes == number, act.statement == position, *asked))
    asked_of = ((s.type, wanted.type), (s.confidence, wanted.confidence))
    return [*found, *(column == value for column, value in asked_of if value)]


def among_seldom(connection: Connection, query: Select[Any], wanted: Filter, number: ColumnElement[int]) -> Select[Any]:
    """*query* on the search index, whose entries have *number*, narrowed to where a value of *wanted* stands that few statements have.

    The newest are found by going back through the index until there are enough, which for such a value would be all of it.
    """
    seldom = _seldom(connection, wanted)
    return query if seldom is None else query.where(number.in_(connection.execute(seldom).scalars().all()))


def _seldom(connection: Connection, wanted: Filter) -> Select[Any] | None:
    """Where the statements stand that have a value of *wanted* which few have; None where each is frequent or none is asked for."""
    entry = tables.indexed.alias("entry")
    index = entry.c
    for table, condition in _conditions(wanted):
        asked = select(ONE).select_from(table).where(condition).limit(SELDOM + 1)
        if len(connection.execute(asked).all()) <= SELDOM:
            beside = and_(index.minutes == table.c.minutes, index.statement == table.c.statement)
            return select(index.number).join_from(table, entry, beside).where(condition)
    return None


def _conditions(wanted: Filter) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """What of *wanted* an index of its own answers, each with its table."""
    country, act, speaker = tables.statement_country, tables.act, tables.speaker
    if wanted.country:
        yield country, country.c.country == wanted.country.upper()
    if wanted.act:
        yield act, act.c.act == wanted.act
    if wanted.topic:
        yield act, act.c.topic == wanted.topic
    if wanted.speaker:
        parts = fold_name(wanted.speaker).split()
        yield speaker, and_(true(), *(speaker.c.folded.contains(part, autoescape=True) for part in parts))


def select_ids(connection: Connection, part: str) -> list[str]:
    """The ids of the articles that *part* begins, with or without ``sha256:``; two at most, none for what begins no id."""
    digits = part.removeprefix(SHA256).lower()
    if not DIGITS.fullmatch(digits):
        return []
    start, identity = SHA256 + digits, tables.article.c.id
    query = select(identity).where(identity >= start, identity <= start + LAST)
    return list(connection.execute(query.order_by(tables.article.c.id).limit(2)).scalars())


def select_record(connection: Connection, article: str) -> tuple[str, str] | None:
    """The text of an article and its current record, which lacks the text; None when there is no such article."""
    query = select(tables.article.c.text, minutes.c.record).join_from(tables.article, minutes, minutes.c.article == tables.article.c.id)
    found = connection.execute(query.where(CURRENT, tables.article.c.id == article)).first()
    return (found[0], found[1]) if found else None


def select_records(connection: Connection, articles: Sequence[str]) -> list[Row[Any]]:
    """Each of *articles* with its text and its current record, in the order of ``select_articles``."""
    query = select(minutes.c.article, tables.article.c.text, minutes.c.record)
    query = query.join_from(tables.article, minutes, minutes.c.article == tables.article.c.id)
    return list(connection.execute(query.where(CURRENT, minutes.c.article.in_(articles)).order_by(*ORDER)))


def select_documents(connection: Connection, articles: Sequence[str]) -> dict[str, list[dict[str, str | None]]]:
    """What was given about the documents of each of *articles*, in the order in which they came."""
    d = tables.document.c
    query = select(d.article, d.published, d.outlet, d.url, d.title, d.language).where(d.article.in_(articles)).order_by(d.number)
    found: dict[str, list[dict[str, str | None]]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["article"], []).append({key: row[key] for key in FACTS})
    return found


def article_of_document(connection: Connection, identity: str) -> str | None:
    """The article of the document with this id, None when it is not there."""
    return connection.execute(select(tables.document.c.article).where(tables.document.c.id == identity)).scalar()


def has_article(connection: Connection, identity: str) -> bool:
    """True when the article is there."""
    return connection.execute(select(tables.article.c.id).where(tables.article.c.id == identity)).first() is not None


def has_page(connection: Connection, url: str, article: str) -> bool:
    """True when a document from *url* brought the text."""
    d = tables.document.c
    return connection.execute(select(d.id).where(d.url == url, d.article == article).limit(1)).first() is not None


def select_paths(connection: Connection, paths: Sequence[str]) -> set[str]:
    """Those of *paths* that a document came from."""
    path = tables.document.c.path
    return set(connection.execute(select(path).where(path.in_(paths))).scalars())


def select_feed(connection: Connection, url: str) -> tuple[str | None, str | None]:
    """The version of a feed that was read last: its ETag and its Last-Modified."""
    f = tables.feed.c
    row = connection.execute(select(f.etag, f.last_modified).where(f.url == url)).first()
    return (row.etag, row.last_modified) if row else (None, None)


def select_given(connection: Connection, after: str, coders: Sequence[str], limit: int) -> list[Row[Any]]:
    """Articles behind the id *after* that none of *coders* has read, with their text and what their first document gives."""
    document, article = tables.document.c, tables.article.c
    columns = (article.id, article.text, document.published, document.outlet, document.url, document.title, document.language)
    query = select(*columns).join_from(tables.article, tables.document, document.id == article.document)
    read = exists().where(minutes.c.article == article.id, minutes.c.coder.in_(coders))
    return list(connection.execute(query.where(article.id > after, ~read).order_by(article.id).limit(limit)))


def select_pending(connection: Connection, coders: Sequence[str]) -> list[int]:
    """The numbers of the minutes by *coders* that wait to be shown."""
    query = select(minutes.c.number).where(minutes.c.current == 0, minutes.c.coder.in_(coders))
    return list(connection.execute(query.order_by(minutes.c.number)).scalars())


def select_lemmas(connection: Connection, words: Sequence[str]) -> dict[str, list[str]]:
    """The lemmas that the texts of this file gave to each of *words*."""
    found: dict[str, list[str]] = {}
    for form, lemma in connection.execute(select(tables.lemma).where(tables.lemma.c.form.in_(words)).order_by(tables.lemma.c.lemma)):
        found.setdefault(form, []).append(lemma)
    return found


def select_forms(connection: Connection, article: str) -> list[str]:
    """The words of an article's text that have a lemma of their own, by letter."""
    index, entry = tables.indexed.c, tables.words.c
    query = select(entry.forms).join_from(tables.words, tables.indexed, index.number == entry.rowid)
    query = query.join(minutes, minutes.c.number == index.minutes).where(minutes.c.article == article)
    words = {word for forms in connection.execute(query).scalars() for word in forms.split()}
    known = connection.execute(select(tables.lemma.c.form).distinct().order_by(tables.lemma.c.form)).scalars()
    return [form for form in known if form in words]


def has_row(connection: Connection, matches: ColumnElement[bool]) -> bool:
    """True when a row of the search index matches."""
    return connection.execute(select(tables.words.c.rowid).where(matches).limit(1)).first() is not None


def select_refusals(connection: Connection) -> list[Refused]:
    """What is in quarantine, by name."""
    r = tables.refusal.c
    return [Refused(*row) for row in connection.execute(select(r.name, r.reason, r.code, r.given, r.at).order_by(r.name))]


def select_decisions(connection: Connection, article: str | None) -> list[Row[Any]]:
    """The decisions on one article, or all, in the order in which they were taken."""
    query = select(tables.decision).order_by(tables.decision.c.number)
    return list(connection.execute(query if article is None else query.where(tables.decision.c.article == article)))


def every_raw(connection: Connection) -> Iterable[Row[Any]]:
    """All bytes, one at a time."""
    return connection.execute(select(tables.raw.c.id, tables.raw.c.bytes).execution_options(yield_per=FEW))


def every_document(connection: Connection) -> Iterable[Row[Any]]:
    """All documents with their bytes and their article's text, a few at a time."""
    d, r, a = tables.document.c, tables.raw.c, tables.article.c
    query = select(d.id, d.article, d.extractor, r.bytes, a.text)
    query = query.join_from(tables.document, tables.raw, r.id == d.raw).join(tables.article, a.id == d.article)
    return connection.execute(query.execution_options(yield_per=FEW))


def every_minutes(connection: Connection) -> Iterable[Row[Any]]:
    """All minutes with their text, a few at a time."""
    m, a = minutes.c, tables.article.c
    query = select(m.number, m.id, m.article, m.sha256, m.record, a.text).join_from(minutes, tables.article, a.id == m.article)
    return connection.execute(query.execution_options(yield_per=FEW))


def rows_of(connection: Connection, table: Table, number: int) -> list[dict[str, Any]]:
    """The rows of *table* that belong to the minutes *number*."""
    return [dict(row) for row in connection.execute(select(table).where(table.c.minutes == number)).mappings()]


def articles_without_minutes(connection: Connection) -> list[str]:
    """The articles that have no minutes to show."""
    shown = exists().where(minutes.c.article == tables.article.c.id, CURRENT)
    return list(connection.execute(select(tables.article.c.id).where(~shown)).scalars())
