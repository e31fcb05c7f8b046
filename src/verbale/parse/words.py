"""Words and their places, before anything is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from verbale.model import Article, Quote
from verbale.parse.quotes import turn_quotes

if TYPE_CHECKING:
    from spacy.language import Language

ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " "})
ELISION = 2
MOST = 1 << 16
LONGEST = 256


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article in text order: places in the text, forms with plain apostrophes, folded forms, a blank behind or not."""

    start: tuple[int, ...]
    end: tuple[int, ...]
    form: tuple[str, ...]
    fold: tuple[str, ...]
    space: tuple[bool, ...]


class Piece(NamedTuple):
    """A word of a chunk: its form, its folded form, its place in the chunk, and whether a blank behind the chunk is its own."""

    form: str
    fold: str
    first: int
    last: int
    final: bool


class Splitter:
    """Cuts what stands between two blanks into words as spaCy's tokenizer does, every distinct chunk once.

    The tokenizer reads a chunk without regard to its neighbours, so what it made of one holds wherever the chunk comes again.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._known: dict[str, tuple[Piece, ...]] = {}

    def read(self, chunks: Iterable[str]) -> dict[str, tuple[Piece, ...]]:
        """A table that holds the pieces of all *chunks*, those not met before read in one go."""
        if len(self._known) > MOST:
            self._known = {}
        known = self._known
        fresh = [chunk for chunk in dict.fromkeys(chunks) if chunk not in known]
        if fresh:
            words = self._words("\n".join(fresh))
            known.update((chunk, _pieces(chunk, words)) for chunk in fresh)
        return known

    def _words(self, text: str) -> Iterable[str]:
        """The tokens of *text* one after the other, without the line breaks that part the chunks."""
        strings = self._nlp.vocab.strings
        return (word for orth in self._nlp.tokenizer(text).to_array("ORTH").tolist() if (word := strings[orth]) != "\n")


@lru_cache(maxsize=4)
def load_splitter(nlp: Language) -> Splitter:
    """The splitter of a pipeline, one a process."""
    return Splitter(nlp)


def find_words(article: Article, nlp: Language, quotes: tuple[Quote, ...] = ()) -> Words:
    """The words of *article*; apostrophes and blanks of every kind are read alike, and offsets stay those of the text.

    The marks of *quotes* that are straight or single are read as those that tell opening from closing. Blanks are no words. A lone
    apostrophe written apart from its elision ("l' Etat") joins it.
    """
    plain = turn_quotes(article.text, quotes).translate(ALIKE)
    chunks = cut_long(plain.split())
    known = load_splitter(nlp).read(chunks)
    start: list[int] = []
    end: list[int] = []
    form: list[str] = []
    fold: list[str] = []
    space: list[bool] = []
    behind = 0
    for chunk in chunks:
        at = plain.find(chunk, behind)
        behind = at + len(chunk)
        for piece in known[chunk]:
            start.append(at + piece[2])
            end.append(at + piece[3])
            form.append(piece[0])
            fold.append(piece[1])
            space.append(piece[4] and plain.startswith(" ", behind))
    return Words(tuple(start), tuple(end), tuple(form), tuple(fold), tuple(space))


def cut_long(chunks: list[str]) -> list[str]:
    """*chunks* with those that no writing has cut: the tokenizer takes the square of a chunk's length.

    >>> [len(chunk) for chunk in cut_long(["pont", "«" * 600])]
    [4, 256, 256, 88]
    """
    if max(map(len, chunks), default=0) <= LONGEST:
        return chunks
    return [chunk[at : at + LONGEST] for chunk in chunks for at in range(0, len(chunk), LONGEST)]


def _pieces(chunk: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """The pieces of *chunk*, taken from the head of *words*."""
    pieces: list[Piece] = []
    at, size = 0, len(chunk)
    for word in words:
        last = at + len(word)
        if word == "'" and pieces and len(pieces[-1].form) <= ELISION:
            before = pieces.pop()
            pieces.append(Piece(before.form + word, before.fold + word, before.first, last, False))
        else:
            pieces.append(Piece(word, word.casefold(), at, last, last == size))
        at = last
        if at == size:
            break
    return tuple(pieces)
