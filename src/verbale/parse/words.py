"""Words and their places, before anything is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.model import Article

if TYPE_CHECKING:
    from spacy.language import Language

ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " "})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article in text order: places in the text, forms with plain apostrophes, folded forms, a blank behind or not."""

    start: tuple[int, ...]
    end: tuple[int, ...]
    form: tuple[str, ...]
    fold: tuple[str, ...]
    space: tuple[bool, ...]


def find_words(article: Article, nlp: Language) -> Words:
    """The words of *article*; apostrophes and blanks of every kind are read alike, and offsets stay those of the text.

    Blanks are no words. A lone apostrophe written apart from its elision ("l' Etat") joins it.
    """
    plain = article.text.translate(ALIKE)
    start: list[int] = []
    end: list[int] = []
    form: list[str] = []
    space: list[bool] = []
    strings = nlp.vocab.strings
    behind = 0
    for orth, blank in nlp.tokenizer(plain).to_array(["ORTH", "SPACY"]).tolist():
        text = strings[orth]
        at, behind = behind, behind + len(text) + blank
        if text.isspace():
            continue
        if text == "'" and end and end[-1] == at and len(form[-1]) <= 2:
            form[-1] += text
            end[-1] += 1
            continue
        start.append(at)
        end.append(at + len(text))
        form.append(text)
        space.append(bool(blank))
    return Words(tuple(start), tuple(end), tuple(form), tuple(f.casefold() for f in form), tuple(space))
