"""The SELECTs of pages: what came last, the newest statements, facets; none of them reads a record.

The search index goes by day of publication, so the newest statements are found by going back through it until there are enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from verbale.store import tables
from verbale.store.found import Facet, FoundArrival, Hit
from verbale.store.queries import (
    CURRENT,
    NEWEST,
    STATEMENTS,
    Filter,
    among_seldom,
    join_words,
    minutes,
    of_article,
    of_statement,
    read_hits,
    statement,
)

OPENING = 160


def select_arrivals(connection: Connection, before: int | None, limit: int) -> list[FoundArrival]:
    """The articles that came last, the last first; with *before*, those that came before the document of that number."""
    d, a, m = tables.document.c, tables.article.c, minutes.c
    came = select(d.number, d.added, a.id, func.substr(a.text, 1, OPENING).label("opening"))
    came = came.join_from(tables.document, tables.article, a.document == d.id).order_by(d.number.desc()).limit(limit)
    page = (came if before is None else came.where(d.number < before)).cte("last")
    last = page.c
    documents = select(func.count()).where(d.article == last.id).scalar_subquery()
    query = select(last.number, last.id, last.added, m.published, m.outlet, m.title, last.opening, m.language, m.statements, documents)
    query = query.join_from(page, minutes, and_(m.article == last.id, CURRENT)).order_by(last.number.desc())
    return [FoundArrival(*row) for row in connection.execute(query)]


def select_newest(connection: Connection, wanted: Filter, limit: int) -> list[Hit]:
    """The statements as *wanted*, the newest first."""
    s, index = statement.c, tables.indexed.c
    query = select(minutes.c.article, s.id, minutes.c.published, minutes.c.outlet, minutes.c.title, s.speakers, s.content)
    return read_hits(connection, _newest(connection, query, wanted).order_by(index.number.desc()).limit(limit))


def find_numbers(connection: Connection, matches: ColumnElement[bool] | None, wanted: Filter, limit: int) -> list[int]:
    """Where the newest statements that match, or all, as *wanted* stand in the search index."""
    index, s = tables.indexed.c, statement.c
    query = select(index.number)
    if matches is None:
        query = _newest(connection, query, wanted).order_by(index.number.desc())
    else:
        query = join_words(query).join(statement, and_(s.minutes == minutes.c.number, s.position == index.statement))
        asked = (*of_article(wanted), *of_statement(wanted, index.minutes, index.statement))
        query = query.where(matches, tables.words.c.rowid >= STATEMENTS, CURRENT, *asked)
        query = among_seldom(connection, query, wanted, tables.words.c.rowid).order_by(NEWEST)
    return list(connection.execute(query.limit(limit)).scalars())


def _newest(connection: Connection, query: Select[Any], wanted: Filter) -> Select[Any]:
    """*query* on statements as *wanted* by their place in the search index."""
    s, index = statement.c, tables.indexed.c
    query = query.select_from(tables.indexed).join(minutes, minutes.c.number == index.minutes)
    query = query.join(statement, and_(s.minutes == index.minutes, s.position == index.statement))
    query = query.where(index.number >= STATEMENTS, CURRENT, *of_article(wanted), *of_statement(wanted, index.minutes, index.statement))
    return among_seldom(connection, query, wanted, index.number)


def count_facets(connection: Connection, numbers: Sequence[int], most: int) -> list[Facet]:
    """Of the statements at *numbers* of the search index: the *most* frequent values of each filter, the most frequent first."""
    index, m = tables.indexed.c, minutes.c
    speaker, country, act = tables.speaker.c, tables.statement_country.c, tables.act.c
    fields = {"speaker": speaker.name, "country": country.country, "act": act.act, "topic": act.topic, "outlet": m.outlet}
    found: list[Facet] = []
    for field, value in (*fields.items(), ("since", func.substr(m.published, 1, 4))):
        count = func.count(index.number.distinct())
        query = select(value, count).select_from(tables.indexed).where(index.number.in_(numbers), value.is_not(None))
        if field in ("outlet", "since"):
            query = query.join(minutes, m.number == index.minutes)
        else:
            table = value.table
            query = query.join(table, and_(table.c.minutes == index.minutes, table.c.statement == index.statement))
        rows = connection.execute(query.group_by(value).order_by(count.desc(), value).limit(most))
        found += [Facet(field, *row) for row in rows]
    return found
