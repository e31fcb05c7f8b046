"""The parsed text: columns of tokens, sentences, segments and quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.article import Article
from verbale.model.span import Span


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in text order: one tuple a field, all of one length, token ``i`` at index ``i``.

    ``fold`` is the form casefolded with straight apostrophes (accents kept); ``pos`` the Universal
    POS tag; ``morph`` the Universal features as one string (``"Gender=Masc|Number=Sing"``);
    ``head`` the index of the governor (a root is its own head); ``dep`` the relation to it;
    ``sentence`` and ``segment`` the index of the sentence and of the segment that hold the token.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    text: tuple[str, ...]
    fold: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    morph: tuple[str, ...]
    head: tuple[int, ...]
    dep: tuple[str, ...]
    sentence: tuple[int, ...]
    segment: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens ``first`` to ``last`` (half-open), its characters, its paragraph's index."""

    first: int
    last: int
    span: Span
    paragraph: int


class SegmentKind(StrEnum):
    """What was detached before parsing: the host sentence, an incise, or a participial chain."""

    HOST = "host"
    INCISE = "incise"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens parsed together; a host may have a hole where an incise stood."""

    kind: SegmentKind
    sentence: int
    tokens: tuple[int, ...]
    root: int
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A pair of quotation marks: ``span`` with the marks, ``inner`` without; an unclosed one ends with its paragraph."""

    span: Span
    inner: Span
    depth: int
    balanced: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """An article with its words, sentences, segments and quotations."""

    article: Article
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    segments: tuple[Segment, ...]
    quotes: tuple[Quote, ...]
    model: str
