"""RIS references, one an article. Definition: RIS format specifications, Research Information Systems (the tags that Zotero, EndNote and Mendeley read).

Each statement that was asked for is a note (``N1``) with its speaker, its words and where they stand; ``ID`` is the article's hash.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from verbale.store.chosen import Chosen
from verbale.views.export.claims import hull, names, statement_spans, words
from verbale.views.export.dates import known_part
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.rows import chosen_statements
from verbale.views.export.sidecar import beside


def find_fields(chosen: Chosen) -> Iterator[tuple[str, str]]:
    """The tags and values of an article, in their order."""
    article = chosen.record["article"]
    published = known_part(article["published"]["value"])
    yield "TY", "NEWS"
    yield "ID", article["id"]
    yield "TI", article["title"] or ""
    yield "T2", article["outlet"] or ""
    yield "PY", published[:4] if published else ""
    yield "DA", "/".join((*published.split("-"), "", "")[:3]) + "/" if published else ""
    yield "UR", article["url"] or ""
    yield "LA", article["language"]
    for statement in chosen_statements(chosen):
        start, end = hull(statement_spans(statement))
        said = f"{statement['id']} {names(statement['speakers'])}: {words(article['text'], statement['content'])} [{start}:{end}]"
        decided = chosen.decided.get(statement["id"], ())
        yield "N1", said + (f" (decided: {', '.join(decided)})" if decided else "")
    yield "ER", ""


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """One record an article."""
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
        for chosen in rows:
            for tag, value in find_fields(chosen):
                line = " ".join(value.split())
                if line or tag == "ER":
                    file.write(f"{tag}  - {line}\r\n")


FORMAT = Format("ris", "ris", "article", whole, write, beside)
