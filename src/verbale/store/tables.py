"""The tables as SQLAlchemy knows them; the migrations make them, and a test holds the two together."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Table, Text

SCHEMA = MetaData()


def _table(name: str, *columns: str) -> Table:
    """A table of the named columns: ``#`` before a name is a number, ``%`` bytes, else text."""
    kinds = {"#": BigInteger, "%": LargeBinary}
    return Table(name, SCHEMA, *(Column(c.lstrip("#%"), kinds.get(c[0], Text)) for c in columns))


raw = _table("raw", "id", "#size", "%bytes")
article = _table("article", "id", "document", "text")
document = _table(
    "document",
    "#number",
    "id",
    "raw",
    "article",
    "path",
    "url",
    "outlet",
    "published",
    "title",
    "language",
    "fetched",
    "added",
    "extractor",
)
coder = _table("coder", "id", "version", "language_rules", "world", "model")
minutes = _table(
    "minutes",
    "#number",
    "id",
    "article",
    "coder",
    "#current",
    "language",
    "title",
    "outlet",
    "published",
    "published_basis",
    "#statements",
    "sha256",
    "record",
)
person = _table("person", "#minutes", "id", "name", "folded", "countries", "wikidata")
statement = _table(
    "statement",
    "#minutes",
    "#position",
    "id",
    "#start",
    "#end",
    "speakers",
    "content",
    "type",
    "frame",
    "attribution",
    "confidence",
    "rule",
)
speaker = _table("speaker", "#minutes", "#statement", "#position", "name", "folded", "person")
statement_country = _table("statement_country", "#minutes", "#statement", "country", "role")
act = _table(
    "act",
    "#minutes",
    "#statement",
    "#position",
    "id",
    "act",
    "strength",
    "polarity",
    "realis",
    "actor",
    "target",
    "#one_sided",
    "topic",
    "when",
    "amount",
    "rule",
)
time = _table("time", "#minutes", "#position", "#start", "#end", "text", "type", "value", "interval")
meeting = _table("meeting", "#minutes", "id", "#held", "kind", "date", "place", "participants", "countries", "rule")
indexed = _table("indexed", "#number", "#minutes", "#statement")
words = _table("words", "#rowid", "forms", "lemmas", "names")
lemma = _table("lemma", "form", "lemma")
decision = _table(
    "decision",
    "#number",
    "id",
    "article",
    "kind",
    "#start",
    "#end",
    "#nth",
    "field",
    "verdict",
    "seen",
    "value",
    "by",
    "at",
    "why",
)
refusal = _table("refusal", "name", "reason", "#code", "given", "at")
feed = _table("feed", "url", "etag", "last_modified", "checked")
sampled = _table("sampled", "#key", "article", "published", "#day", "#words", "%prints", "#family")
posting = _table("posting", "#hash", "#day", "#key")
link = _table("link", "#later", "#earlier", "#kind", "passages")
STORED = tuple(SCHEMA.tables.values())
