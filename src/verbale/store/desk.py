"""A desk's file: what can be asked of it and what can be put in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from sqlalchemy import ColumnElement, Connection

from verbale.errors import StoreError, UsageError
from verbale.minutes.assembly import program_version
from verbale.model import FACTS
from verbale.store import browsing, queries, tables, writing
from verbale.store.address import open_engine
from verbale.store.copying import copy_desk
from verbale.store.decisions import Conflict, Decision, Verdict, apply_decisions, decide, decision_of, decision_row, find_conflicts
from verbale.store.document import Document
from verbale.store.engine import Engine
from verbale.store.folding import find_alternatives, fold_query
from verbale.store.found import Facet, Found, FoundArrival, FoundArticle, FoundStatement, Hit, Refused
from verbale.store.migrating import load_migrations, migrate
from verbale.store.places import Place
from verbale.store.queries import Filter
from verbale.store.samples import Samples
from verbale.store.writing import Coded

LIMIT = 100


class Desk:
    """A file with documents, articles, minutes and decisions. Close it, or use it in a ``with``.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder, "desk.db"), create=True) as desk:
    ...     len(desk.articles()), len(desk.search("l'amitié"))
    (0, 0)
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.backup_made = migrate(engine, program_version(), load_migrations(engine.dialect))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back."""
        self.engine.close()

    def articles(self, **wanted: str | None) -> Found[FoundArticle]:
        """The articles, by date of publication; keywords are the fields of Filter."""
        with self.engine.reading() as connection:
            return Found(FoundArticle, queries.select_articles(connection, Filter(**wanted)))

    def arrivals(self, *, before: int | None = None, limit: int = LIMIT) -> Found[FoundArrival]:
        """The articles that came last, the last first; *before* is the ``number`` behind which to go on."""
        with self.engine.reading() as connection:
            return Found(FoundArrival, browsing.select_arrivals(connection, before, limit))

    def newest(self, *, limit: int = LIMIT, **wanted: str | None) -> Found[Hit]:
        """The statements published last, the last first; keywords are the fields of Filter."""
        with self.engine.reading() as connection:
            return Found(Hit, browsing.select_newest(connection, Filter(**wanted), limit))

    def statements(self, **wanted: str | None) -> Found[FoundStatement]:
        """The statements of the current minutes, by date of publication, then in text order; keywords are the fields of Filter."""
        with self.engine.reading() as connection:
            return Found(FoundStatement, queries.select_statements(connection, Filter(**wanted)))

    def search(self, query: str, *, limit: int = LIMIT, **wanted: str | None) -> Found[Hit]:
        """Statements with all words of *query*, the newest first, then articles that have them elsewhere; keywords are those of Filter.

        Accents, case, apostrophes and hyphens are forgiven; a word finds its singular and plural and, where a text of the file has
        shown that it is a verb's, that verb's other forms; words in quotation marks stand side by side. Any input is a query: one
        without a letter or a digit finds nothing.
        """
        with self.engine.reading() as connection:
            return Found(Hit, self.find_hits(connection, query, Filter(**wanted), limit))

    def find_hits(self, connection: Connection, query: str, wanted: Filter, limit: int | None = None) -> list[Hit]:
        """What ``search`` finds, by a connection of the caller's; all of it without *limit*."""
        asked = fold_query(query)
        if not asked:
            return []
        match = self._match(connection, asked)
        hits = queries.search_statements(connection, match, wanted, limit)
        room = None if limit is None else limit - len(hits)
        if room != 0 and not wanted.of_statements():
            hits += queries.search_articles(connection, match, wanted, room, sorted({hit.article for hit in hits}))
        return hits

    def facets(self, query: str, *, among: int = 1000, most: int = 8, **wanted: str | None) -> tuple[int, Found[Facet]]:
        """What the newest statements with the words of *query* (without any: all) have in common: see ``browsing.count_facets``.

        *among* statements are counted at most; how many were comes first.
        """
        with self.engine.reading() as connection:
            asked = fold_query(query)
            if not among or (query.strip() and not asked):
                return 0, Found(Facet, ())
            numbers = browsing.find_numbers(connection, self._match(connection, asked) if asked else None, Filter(**wanted), among)
            return len(numbers), Found(Facet, browsing.count_facets(connection, numbers, most))

    def _match(self, connection: Connection, asked: list[list[str]]) -> ColumnElement[bool]:
        lemmas = queries.select_lemmas(connection, [words[0] for words in asked if len(words) == 1])
        return self.engine.matches([find_alternatives(words, lemmas) for words in asked])

    def find_article(self, part: str) -> str:
        """The id of the one article whose id *part* begins; raises UsageError when there is none or more than one."""
        with self.engine.reading() as connection:
            found = queries.select_ids(connection, part) if part else []
        if len(found) != 1:
            raise UsageError(f"{'more than one' if found else 'no'} article {part!r} in {self.engine.name}; `verbale list` shows them")
        return found[0]

    def record(self, article: str) -> dict[str, Any]:
        """The current record of the article with this id (or its beginning), as ``verbale read --format json`` prints it."""
        identity = self.find_article(article)
        with self.engine.reading() as connection:
            text, stored = cast(tuple[str, str], queries.select_record(connection, identity))
        return join_record(stored, text)

    def article_of(self, document: Document) -> str | None:
        """The id of the article that *document* brought, None when it is not there."""
        with self.engine.reading() as connection:
            return queries.article_of_document(connection, document.id)

    def has_article(self, article: str) -> bool:
        """True when the text is there."""
        with self.engine.reading() as connection:
            return queries.has_article(connection, article)

    def add(self, document: Document, article: str, text: str, coded: Coded | None) -> bool:
        """Saves a document with its article and minutes in one transaction; False when it is there already.

        *coded* may be None for a text that has its minutes.
        """
        with self.engine.writing() as connection:
            added = writing.save_document(connection, document, article, text)
            if coded is not None and queries.select_record(connection, article) is None:
                writing.save_minutes(connection, coded, current=True)
            if document.path:
                writing.clear_refusal(connection, document.path)
            return added

    def refuse(self, name: str, reason: str, code: int, given: dict[str, str | None], at: str) -> None:
        """Puts a file into quarantine."""
        with self.engine.writing() as connection:
            writing.save_refusal(connection, name, reason, code, given, at)

    def refusals(self) -> Found[Refused]:
        """The files in quarantine, by name."""
        with self.engine.reading() as connection:
            return Found(Refused, queries.select_refusals(connection))

    def has_page(self, url: str, article: str) -> bool:
        """True when a document fetched from *url* brought the text of *article*."""
        with self.engine.reading() as connection:
            return queries.has_page(connection, url, article)

    def known_paths(self, paths: Sequence[str]) -> set[str]:
        """Those of *paths* that a document of the file came from."""
        with self.engine.reading() as connection:
            return queries.select_paths(connection, paths)

    def feed_version(self, url: str) -> tuple[str | None, str | None]:
        """What the server of the feed *url* calls the version that was read last: its ETag and its Last-Modified."""
        with self.engine.reading() as connection:
            return queries.select_feed(connection, url)

    def save_feed(self, url: str, etag: str | None, last_modified: str | None, at: str) -> None:
        """Keeps that a version of the feed *url* was read to its end."""
        with self.engine.writing() as connection:
            writing.save_feed(connection, url, etag, last_modified, at)

    def release(self, name: str) -> None:
        """Takes a file out of quarantine."""
        with self.engine.writing() as connection:
            writing.clear_refusal(connection, name)

    def unread(self, coders: Sequence[str], after: str, limit: int) -> list[tuple[str, dict[str, str | None]]]:
        """Texts that none of *coders* has read, each with what is given about it, behind the article *after* in the order of ids."""
        with self.engine.reading() as connection:
            rows = queries.select_given(connection, after, coders, limit)
        return [(row.text, {key: getattr(row, key) for key in FACTS}) for row in rows]

    def save_recoded(self, coded: Coded) -> None:
        """Keeps new minutes beside those that are shown."""
        with self.engine.writing() as connection:
            writing.save_minutes(connection, coded, current=False)

    def show_recoded(self, coders: Sequence[str]) -> int:
        """Shows all new minutes by *coders* in place of the old, in one transaction; returns how many."""
        with self.engine.writing() as connection:
            pending = queries.select_pending(connection, coders)
            writing.make_current(connection, pending)
        return len(pending)

    def decide(self, article: str, place: Place, verdict: Verdict, value: object = None, *, by: str, at: str, why: str) -> Decision:
        """Keeps a person's decision on *place* of the current record; raises UsageError as ``decisions.decide`` does."""
        decision = decide(self.record(article), place, verdict, value, by=by, at=at, why=why)
        with self.engine.writing() as connection:
            writing.save_decision(connection, decision_row(decision))
        return decision

    def restore(self, decision: Decision) -> None:
        """Keeps a decision that was taken in another file on an article that is in this one; one that is here already changes nothing."""
        with self.engine.writing() as connection:
            writing.save_decision(connection, decision_row(decision))

    def decisions(self, article: str | None = None) -> tuple[Decision, ...]:
        """All decisions on one article, or on all, in the order in which they were taken."""
        with self.engine.reading() as connection:
            return tuple(decision_of(row) for row in queries.select_decisions(connection, article))

    def decided(self, article: str) -> dict[str, Any]:
        """The current record of an article with what people decided in place of what the machine says: see ``apply_decisions``."""
        record = self.record(article)
        return apply_decisions(record, self.decisions(record["article"]["id"]))

    def conflicts(self, article: str | None = None) -> tuple[Conflict, ...]:
        """The decisions on one article, or on all, that the current minutes contradict with a value nobody has seen."""
        with self.engine.reading() as connection:
            decisions = [decision_of(row) for row in queries.select_decisions(connection, article)]
            found: list[Conflict] = []
            for identity in dict.fromkeys(decision.article for decision in decisions):
                text, stored = cast(tuple[str, str], queries.select_record(connection, identity))
                found += find_conflicts(join_record(stored, text), decisions)
        return tuple(found)

    def forget(self, article: str) -> str:
        """Takes an article out of the file, with all that hangs on it and out of the file's bytes; returns its id."""
        identity = self.find_article(article)
        with self.engine.writing() as connection:
            forms = queries.select_forms(connection, identity)
            Samples(connection).forget(identity)
            writing.forget_article(connection, identity)
            gone = [form for form in forms if not queries.has_row(connection, self.engine.matches([[form]]))]
            writing.forget_lemmas(connection, gone)
        self.engine.compact()
        return identity

    @contextmanager
    def sampling(self, *, write: bool = False) -> Iterator[Samples]:
        """What is kept of reprints, as one transaction sees it; with *write* it may be changed."""
        with self.engine.writing() if write else self.engine.reading() as connection:
            yield Samples(connection)

    def backup(self, target: Path | str) -> str:
        """Copies all there is now to *target*, a file that is not there or a PostgreSQL database without a desk; its name, without secrets."""
        return copy_desk(self.engine, target)

    def counts(self) -> dict[str, int]:
        """How many documents, articles, minutes and decisions there are."""
        with self.engine.reading() as connection:
            named = (tables.document, tables.article, tables.minutes, tables.decision)
            return {table.name: writing.count(connection, table) for table in named}


def join_record(stored: str, text: str) -> dict[str, Any]:
    """A stored record with its text at its place."""
    record: dict[str, Any] = json.loads(stored)
    article = record["article"]
    record["article"] = {"id": article["id"], "language": article["language"], "text": text, **article}
    return record


def open_desk(path: Path | str, *, create: bool = False) -> Desk:
    """The desk's file at *path*, or the desk in the database at an address such as ``postgresql://user@host/database``.

    *create* makes it where there is none. Raises StoreError for what is no desk, cannot be reached or is a newer Verbale's.
    """
    engine = open_engine(path, create=create)
    try:
        return Desk(engine)
    except StoreError:
        engine.close()
        raise
