"""The parser's words as columns, back in text order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from verbale.language.verbs import load_lemmas
from verbale.model import Segment, Sentence, Tokens
from verbale.parse.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

VERBAL = frozenset({"VERB", "AUX", "ADJ"})


class Annotations(NamedTuple):
    """What the parser says of the words, in text order; ``head`` is the index of the governor."""

    pos: list[str]
    morph: list[str]
    dep: list[str]
    head: list[int]


def find_tokens(
    words: Words, sentences: tuple[Sentence, ...], segments: tuple[Segment, ...], order: tuple[int, ...], doc: Doc, language: str
) -> Tokens:
    """Tokens in text order from *doc*, whose words stand in *order*; heads become places in the text.

    The lemma of a verb is that of our own table, of every other word its folded form.
    """
    found = _annotations(doc, order)
    lemmas = load_lemmas(language)
    sentence: list[int] = []
    for number, s in enumerate(sentences):
        sentence += [number] * (s.last - s.first)
    segment = [0] * len(order)
    for number, piece in enumerate(segments):
        for place in piece.tokens:
            segment[place] = number
    return Tokens(
        start=words.start,
        end=words.end,
        text=words.form,
        fold=words.fold,
        lemma=tuple([lemmas.get(f, f) if p in VERBAL else f for f, p in zip(words.fold, found.pos, strict=True)]),
        pos=tuple(found.pos),
        morph=tuple(found.morph),
        head=tuple(found.head),
        dep=tuple(found.dep),
        sentence=tuple(sentence),
        segment=tuple(segment),
    )


def _annotations(doc: Doc, order: tuple[int, ...]) -> Annotations:
    """The columns of *doc*, whose word ``n`` is word ``order[n]`` of the text."""
    import numpy

    rows = doc.to_array(["POS", "MORPH", "DEP", "HEAD"])
    places = numpy.array(order, dtype="int64")
    heads = numpy.arange(len(order)) + rows[:, 3].astype("int64")
    sorted_rows = numpy.empty_like(rows)
    sorted_rows[places] = rows
    head = numpy.empty_like(places)
    head[places] = places[heads]
    names = _load_names(doc.vocab)
    pos, morph, dep = ([names[key] for key in sorted_rows[:, column].tolist()] for column in range(3))
    return Annotations(pos, morph, dep, head.tolist())


class Names(dict[int, str]):
    """The names of the keys of a vocabulary, each looked up once; POS tags are keys of spaCy's own symbols."""

    def __init__(self, vocab: Vocab) -> None:
        from spacy.symbols import NAMES

        super().__init__({0: ""})
        self._strings, self._symbols = vocab.strings, NAMES

    def __missing__(self, key: int) -> str:
        name = self[key] = self._symbols[key] if key < len(self._symbols) else self._strings[key]
        return name


@lru_cache(maxsize=4)
def _load_names(vocab: Vocab) -> Names:
    return Names(vocab)
