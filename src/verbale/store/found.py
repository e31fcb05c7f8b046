"""What the store gives back: frozen rows, and lists of them that notebooks can take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from verbale.store.frames import to_arrow, to_pandas, to_polars

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article with what the current minutes say of it; ``documents`` counts the documents that brought this very text."""

    id: str
    published: str | None
    outlet: str | None
    title: str | None
    language: str
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement of the current minutes; ``start`` and ``end`` are code points of the article's text."""

    article: str
    statement: str
    published: str | None
    outlet: str | None
    speakers: str
    content: str
    type: str
    attribution: str
    confidence: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found: a statement, or an article (``statement`` is None) where no statement has the words."""

    article: str
    statement: str | None
    published: str | None
    outlet: str | None
    title: str | None
    speakers: str | None
    content: str | None


@dataclass(frozen=True, slots=True)
class FoundArrival:
    """An article in the order in which articles came; ``number`` goes on from there, ``opening`` is the beginning of its text."""

    number: int
    id: str
    added: str
    published: str | None
    outlet: str | None
    title: str | None
    opening: str
    language: str
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the found statements have *value* in *field*, a filter's name; of ``since``, a year."""

    field: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A file in quarantine: its name, why it was refused and when first."""

    name: str
    reason: str
    code: int
    given: str
    at: str


class Found(Sequence[Row], Generic[Row]):
    """Rows in order, all of one kind.

    >>> Found(Refused, (Refused("a.txt", "empty", 3, "{}", "2024-03-11"),)).to_dicts()[0]["name"]
    'a.txt'
    """

    def __init__(self, kind: type[Row], rows: Sequence[Row]) -> None:
        self.kind = kind
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} of {self.kind.__name__}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as plain dictionaries, for any library of tables."""
        return [asdict(row) for row in self._rows]  # type: ignore[call-overload]

    def to_arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table with typed columns: see ``verbale.store.frames``."""
        return to_arrow(self.kind, self._rows)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas table with the columns of ``to_arrow``; raises UsageError when pandas is not installed."""
        return to_pandas(self.kind, self._rows)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars table with the columns of ``to_arrow``; raises UsageError when polars is not installed."""
        return to_polars(self.kind, self._rows)
