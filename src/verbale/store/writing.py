"""Every INSERT, UPDATE and DELETE; the caller opens the transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from verbale.minutes import to_record
from verbale.model import Coder, Minutes, Parse
from verbale.store import tables
from verbale.store.document import Document, content_id, storable, to_json
from verbale.store.folding import fold_words
from verbale.store.queries import select_lemmas
from verbale.store.rows import find_rows, find_words, index_number

FEW = 500


@dataclass(frozen=True, slots=True)
class Coded:
    """Minutes with the parse that they were found in, whose lemmas the search needs."""

    minutes: Minutes
    parse: Parse


def coder_id(coder: Coder) -> str:
    """The hash of all that makes a coder."""
    return content_id(coder.version, coder.language_rules, coder.world, coder.model)


def save_document(connection: Connection, document: Document, article: str, text: str) -> bool:
    """Adds *document* and, if it is new, the article that it brings; returns False and changes nothing when the document is there."""
    if connection.execute(select(tables.document.c.id).where(tables.document.c.id == document.id)).first():
        return False
    if not connection.execute(select(tables.raw.c.id).where(tables.raw.c.id == document.raw_id)).first():
        connection.execute(insert(tables.raw), {"id": document.raw_id, "size": len(document.raw), "bytes": document.raw})
    if not connection.execute(select(tables.article.c.id).where(tables.article.c.id == article)).first():
        connection.execute(insert(tables.article), {"id": article, "document": document.id, "text": text})
    number, given = _last(connection, tables.document) + 1, {key: storable(value) for key, value in document.given().items()}
    facts = {"path": storable(document.path), "fetched": document.fetched, "added": document.added, "extractor": document.extractor}
    connection.execute(
        insert(tables.document), {"number": number, "id": document.id, "raw": document.raw_id, "article": article, **given, **facts}
    )
    return True


def save_minutes(connection: Connection, coded: Coded, *, current: bool) -> bool:
    """Adds the minutes of one article with their rows and words; returns False and changes nothing when this coder's are there."""
    minutes, article = coded.minutes, coded.minutes.article
    coder = coder_id(minutes.coder)
    identity = content_id(article.id, coder)
    if connection.execute(select(tables.minutes.c.id).where(tables.minutes.c.id == identity)).first():
        return False
    _save_coder(connection, minutes.coder)
    record = record_text(minutes)
    row = {
        "id": identity,
        "article": article.id,
        "coder": coder,
        "current": int(current),
        "language": article.language,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.value,
        "published_basis": article.published.basis.value,
        "statements": len(minutes.statements),
        "sha256": hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest(),
        "record": record,
    }
    number = _last(connection, tables.minutes) + 1
    connection.execute(insert(tables.minutes), {"number": number, **row})
    for table, rows in find_rows(minutes, number).items():
        if rows:
            connection.execute(insert(table), rows)
    _save_words(connection, coded, number)
    return True


def forget_lemmas(connection: Connection, forms: Sequence[str]) -> None:
    """Takes out the lemmas of *forms*."""
    for form in forms:
        connection.execute(delete(tables.lemma).where(tables.lemma.c.form == form))


def _last(connection: Connection, table: Table) -> int:
    """The highest number of *table*, 0 where it is empty; the caller is the only writer."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one())


def record_text(minutes: Minutes) -> str:
    """The record as it is stored: without its text, which the article has."""
    record = to_record(minutes)
    article = cast(dict[str, object], record["article"])
    return to_json({**record, "article": {k: v for k, v in article.items() if k != "text"}})


def _save_coder(connection: Connection, coder: Coder) -> None:
    identity = coder_id(coder)
    if not connection.execute(select(tables.coder.c.id).where(tables.coder.c.id == identity)).first():
        facts = {"version": coder.version, "language_rules": coder.language_rules, "world": coder.world, "model": coder.model}
        connection.execute(insert(tables.coder), {"id": identity, **facts})


def _save_words(connection: Connection, coded: Coded, number: int) -> None:
    lemmas = _lemmas(coded.parse)
    _save_lemmas(connection, lemmas)
    published = coded.minutes.article.published.value
    entries = [(index_number(published, number, at), at, forms, names) for at, forms, names in reversed(find_words(coded.minutes))]
    connection.execute(insert(tables.indexed), [{"number": entry, "minutes": number, "statement": at} for entry, at, _, _ in entries])
    rows = [
        {"rowid": entry, "forms": " ".join(forms), "lemmas": " ".join(_beside(forms, lemmas)), "names": " ".join(names)}
        for entry, _, forms, names in entries
    ]
    connection.execute(insert(tables.words), rows)


def _save_lemmas(connection: Connection, lemmas: dict[str, tuple[str, ...]]) -> None:
    """Adds the lemmas that no text has shown before."""
    forms = list(lemmas)
    for at in range(0, len(forms), FEW):
        some = forms[at : at + FEW]
        known = select_lemmas(connection, some)
        new = [{"form": form, "lemma": lemma} for form in some for lemma in lemmas[form] if lemma not in known.get(form, ())]
        if new:
            connection.execute(insert(tables.lemma), new)


def _beside(forms: list[str], lemmas: dict[str, tuple[str, ...]]) -> dict[str, None]:
    """The lemmas of *forms*, none twice."""
    return dict.fromkeys(lemma for form in dict.fromkeys(forms) for lemma in lemmas.get(form, ()))


def _lemmas(parse: Parse) -> dict[str, tuple[str, ...]]:
    """The folded lemmas of every folded form that is not its own lemma."""
    found: dict[str, dict[str, None]] = {}
    for form, lemma in dict.fromkeys(zip(parse.tokens.text, parse.tokens.lemma, strict=True)):
        forms, lemmas = _folded(form), _folded(lemma)
        if forms != lemmas and len(forms) == len(lemmas) == 1:
            found.setdefault(forms[0], {})[lemmas[0]] = None
    return {form: tuple(lemmas) for form, lemmas in found.items()}


@lru_cache(maxsize=100_000)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(fold_words(word))


def save_decision(connection: Connection, row: dict[str, Any]) -> None:
    """Adds a decision; the very same one again changes nothing."""
    if not connection.execute(select(tables.decision.c.id).where(tables.decision.c.id == row["id"])).first():
        connection.execute(insert(tables.decision), {"number": _last(connection, tables.decision) + 1, **row})


def make_current(connection: Connection, numbers: list[int]) -> None:
    """Shows the minutes *numbers* and takes away all others of their articles, and what an older coder left half-way."""
    for number in numbers:
        article = select(tables.minutes.c.article).where(tables.minutes.c.number == number).scalar_subquery()
        connection.execute(delete(tables.minutes).where(tables.minutes.c.article == article, tables.minutes.c.number != number))
        connection.execute(update(tables.minutes).where(tables.minutes.c.number == number).values(current=1))
    connection.execute(delete(tables.minutes).where(tables.minutes.c.current == 0))


def save_refusal(connection: Connection, name: str, reason: str, code: int, given: dict[str, str | None], at: str) -> None:
    """Puts *name* into quarantine; the same name again keeps its first time, with the newest reason."""
    row = {"reason": storable(reason), "code": code, "given": storable(to_json(given))}
    there = tables.refusal.c.name == storable(name)
    if connection.execute(update(tables.refusal).where(there).values(**row)).rowcount == 0:
        connection.execute(insert(tables.refusal), {"name": storable(name), "at": at, **row})


def clear_refusal(connection: Connection, name: str) -> None:
    """Takes *name* out of quarantine."""
    connection.execute(delete(tables.refusal).where(tables.refusal.c.name == storable(name)))


def save_feed(connection: Connection, url: str, etag: str | None, last_modified: str | None, at: str) -> None:
    """Keeps which version of a feed was read."""
    row = {"etag": storable(etag), "last_modified": storable(last_modified), "checked": at}
    if connection.execute(update(tables.feed).where(tables.feed.c.url == url).values(**row)).rowcount == 0:
        connection.execute(insert(tables.feed), {"url": url, **row})


def forget_article(connection: Connection, article: str) -> None:
    """Takes out an article with its documents, bytes, minutes and decisions."""
    raws = list(connection.execute(select(tables.document.c.raw).where(tables.document.c.article == article)).scalars())
    connection.execute(delete(tables.minutes).where(tables.minutes.c.article == article))
    connection.execute(delete(tables.article).where(tables.article.c.id == article))
    for table in (tables.document, tables.decision):
        _delete_of(connection, table, article)
    kept = select(tables.document.c.raw)
    connection.execute(delete(tables.raw).where(tables.raw.c.id.in_(raws), tables.raw.c.id.not_in(kept)))
    unused = tables.coder.c.id.not_in(select(tables.minutes.c.coder))
    connection.execute(delete(tables.coder).where(unused))


def _delete_of(connection: Connection, table: Table, article: str) -> None:
    connection.execute(delete(table).where(table.c.article == article))


def count(connection: Connection, table: Table) -> int:
    """How many rows *table* has."""
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
