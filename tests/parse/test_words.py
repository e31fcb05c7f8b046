"""Words are spaCy's own, wherever a chunk stands and however often it has come."""

from __future__ import annotations

import pytest

from verbale.ingest import read_article
from verbale.model import Metadata
from verbale.parse.engine import load_engine
from verbale.parse.words import ALIKE, find_words

TEXTS = (
    "« Aujourd’hui, l’U.E. et le Sud-Soudan (l'autre) », a-t-il dit ; c'est-à-dire 9h10, 12,5 % et 3.000 km².",
    "M. Diallo, M.Diallo :  « Peut-être qu'il viendra... »\n\nSelon lui, l'Etat d'abord !",
    "Aujourd’hui, l’U.E. viendra. Aujourd’hui, l’U.E. viendra.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_the_tokenizer(text: str) -> None:
    nlp = load_engine("fr")
    tokens = [token for token in nlp.tokenizer(text.translate(ALIKE)) if not token.is_space]
    words = find_words(read_article(text, Metadata(language="fr")), nlp)
    assert words.form == tuple(token.text for token in tokens)
    assert words.start == tuple(token.idx for token in tokens)
    assert words.space == tuple(bool(token.whitespace_) for token in tokens)


def test_an_apostrophe_apart_joins_its_elision() -> None:
    words = find_words(read_article("Selon l' Etat, l'\nEtat.", Metadata(language="fr")), load_engine("fr"))
    assert words.form == ("Selon", "l'", "Etat", ",", "l'", "Etat", ".")
    assert words.end[1] - words.start[1] == len("l'")
