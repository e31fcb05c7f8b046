"""What a format is, and what every export says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from verbale.store.chosen import Chosen

SCHEMA = "verbale.notice/1"
Row = Any
Rows = Callable[[Chosen], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Notice:
    """What was asked, and what came of it.

    ``query`` holds the words and the filters that were set. ``rows`` counts what ``unit`` names (statement, act, article ...) in the export;
    ``cut`` is True when there was more than ``limit``. ``decided`` names the places in these articles that people decided on, as
    ``sha256:…#s1.speakers``. ``coders``
    are those whose minutes these are: one a language, more while a desk is half-way through a recode. ``sha256`` is that of the file beside which
    the notice stands, empty where it stands in it.
    """

    program: str
    format: str
    unit: str
    query: dict[str, str]
    rows: int
    articles: int
    limit: int | None
    cut: bool
    decided: tuple[str, ...]
    coders: tuple[dict[str, str], ...]
    sha256: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The notice as JSON takes it."""
        said = {"schema": SCHEMA, **asdict(self), "decided": list(self.decided), "coders": list(self.coders)}
        return {key: value for key, value in said.items() if key != "sha256" or value}

    def lines(self) -> list[tuple[str, str]]:
        """The notice for people, a name and a value a line."""
        query = " ".join(f"{key}={value}" for key, value in self.query.items()) or "everything"
        coders = "; ".join(f"{c['version']} {c['model']} {c['language_rules']} {c['world']}" for c in self.coders)
        more = f"yes, at {self.limit}" if self.cut else "no"
        facts = {"query": query, "unit": self.unit, "rows": self.rows, "articles": self.articles, "cut": more, "decided": len(self.decided)}
        places = [("decided places", " ".join(self.decided))] if self.decided else []
        return [("program", f"verbale {self.program}"), *((key, str(value)) for key, value in facts.items()), *places, ("coder", coders)]


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is written.

    ``find_rows`` gives the rows of one article; what they are, ``unit`` says. ``write`` puts all rows into the file (the folder, where
    ``folder`` is set) at the path, which is not there yet. ``beside`` gives the name and the content of a second file for the notice,
    where the format has no place for it; it gets the name of the first.
    """

    name: str
    suffix: str
    unit: str
    find_rows: Rows
    write: Callable[[Iterator[Row], Notice, Path], None]
    beside: Callable[[str, Notice], tuple[str, str]] | None = None
    binary: bool = False
    folder: bool = False
    tables: dict[str, Format] = field(default_factory=dict)


def whole(chosen: Chosen) -> Iterable[Chosen]:
    """The article itself, for formats whose unit it is."""
    return (chosen,)
