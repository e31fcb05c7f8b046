"""What was read: the text, exactly, with its paragraphs and what is known of its date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.span import Span


class Basis(StrEnum):
    """Where a date comes from: the user or the page, the text, an inference, or nowhere."""

    GIVEN = "given"
    TEXT = "text"
    INFERRED = "inferred"
    NOT_STATED = "not_stated"


class ParagraphKind(StrEnum):
    """What a line of the text is: its headline, its dateline alone, or a paragraph to read."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty line of the text, without its outer blanks."""

    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A year that the text's own evidence allows for a year-less date, with that evidence."""

    year: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date, ISO 8601; unknown parts stay X (``XXXX-09-14``)."""

    value: str | None
    basis: Basis
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words that date (and place) the text, such as ``PARIS, 3 mars (AFP) -``."""

    span: Span
    value: str | None
    place: Span | None
    agency: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text as read, never normalised; every offset of the record points into ``text``."""

    id: str
    language: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None
    outlet: str | None
    url: str | None
    dateline: Dateline | None
    published: Published
