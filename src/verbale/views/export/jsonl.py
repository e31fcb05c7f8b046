"""Whole records, one article a line, with the text, what was given about it and what people decided: what comes in again as it went out.

Definition: JSON Lines (jsonlines.org); the record is that of ``verbale schema``. ``text``, ``published``, ``outlet``, ``url``, ``title`` and ``language``
are what the first document gave; ``documents`` has all of them. ``record`` is the record after human decisions, without its text;
``decisions`` are those, in the order in which they were taken. Offsets are code points of ``text``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.store.chosen import Chosen
from verbale.store.decisions import decision_facts
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.lines import json_line
from verbale.views.export.sidecar import beside

SCHEMA = "verbale.article/1"


def to_line(chosen: Chosen) -> dict[str, Any]:
    """The line of an article."""
    article = chosen.record["article"]
    return {
        "schema": SCHEMA,
        "article": article["id"],
        "text": article["text"],
        **chosen.given[0],
        "documents": list(chosen.given),
        "decisions": [decision_facts(decision) for decision in chosen.decisions],
        "record": {**chosen.record, "article": {key: value for key, value in article.items() if key != "text"}},
    }


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """One line an article."""
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for chosen in rows:
            file.write(json_line(to_line(chosen)))


FORMAT = Format("jsonl", "jsonl", "article", whole, write, beside)
