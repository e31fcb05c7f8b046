"""Counts in two ways: distinct, and with reprints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verbale.corpus.reprints.words import read_words
from verbale.corpus.shelf import Dispatch
from verbale.language.fold import fold_text
from verbale.model import Span

WORDS = " "
CARRIED = 0.8


@dataclass(frozen=True, slots=True)
class Count:
    """A number given both ways; ``str`` gives it as people read it.

    >>> str(Count(12, 31))
    '12 (31)'
    """

    distinct: int
    with_reprints: int

    def __str__(self) -> str:
        return f"{self.distinct} ({self.with_reprints})"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a dispatch says and that is counted: a statement, an act, a hit of a formula; *spans* are its words, in the dispatch's text."""

    dispatch: Dispatch
    spans: tuple[Span, ...]

    @property
    def words(self) -> str:
        """The words without case, typography and line breaks, by which two claims of one family are the same.

        >>> from verbale.corpus.shelf import Dispatch
        >>> Claim(Dispatch("sha256:0", {"article": {"text": "L’amitié \\n dure."}}), (Span(0, 16),)).words
        "l'amitié dure."
        """
        return WORDS.join(fold_text(WORDS.join(span.of(self.dispatch.text) for span in self.spans)).split())

    @property
    def is_carried(self) -> bool:
        """True when four fifths of its words lie in passages that an earlier article of the shelf had: a word put before them makes no claim."""
        words = [Span(start, end) for span in self.spans for start, end in _words(self.dispatch.text, span)]
        carried = sum(any(passage.covers(word) for passage in self.dispatch.carried) for word in words)
        return bool(words) and carried >= CARRIED * len(words)


def _words(text: str, span: Span) -> list[tuple[int, int]]:
    return [(span.start + start, span.start + end) for start, end in read_words(span.of(text)).spans]


def count_dispatches(dispatches: Iterable[Dispatch]) -> Count:
    """How many families of reprints, and how many documents.

    >>> from verbale.corpus.shelf import Dispatch
    >>> one = Dispatch("sha256:0", {"article": {"text": "A."}}, family="f", documents=({"outlet": "A"}, {"outlet": "B"}))
    >>> str(count_dispatches([one, Dispatch("sha256:1", {"article": {"text": "B."}}, family="f", documents=({"outlet": "C"},))]))
    '1 (3)'
    """
    every = list(dispatches)
    return Count(len({dispatch.family for dispatch in every}), sum(len(dispatch.documents) for dispatch in every))


def count_claims(claims: Iterable[Claim]) -> Count:
    """How many claims: the same words within one family once, those that an earlier article had not at all; and one for each document.

    A claim that is in reprints alone, because their coder read them in another way, is 0 distinct: adding a reprint adds nothing.

    >>> count_claims([])
    Count(distinct=0, with_reprints=0)
    """
    every = list(claims)
    own = {(claim.dispatch.family, claim.words) for claim in every if not claim.is_carried}
    return Count(len(own), sum(len(claim.dispatch.documents) for claim in every))
