"""Words are spaCy's own, wherever a chunk stands and however often it has come."""

from __future__ import annotations

import time

import pytest

from verbale.ingest import read_article
from verbale.model import Metadata
from verbale.parse.engine import load_engine
from verbale.parse.text import find_groups
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


def test_the_parser_s_batches_are_bounded_by_number_size_and_language() -> None:
    small = [read_article(f"Le pont {n} est ouvert.", Metadata(language="fr")) for n in range(20)]
    large = [read_article(f"Le pont {n} est ouvert. " * 9000, Metadata(language="fr")) for n in range(3)]
    other = read_article("The bridge is open.", Metadata(language="en"))
    groups = list(find_groups([*small, other, *large]))
    assert [len(group) for group in groups] == [16, 4, 1, 1, 1, 1]
    assert [article for group in groups for article in group] == [*small, other, *large]


def test_marks_without_blanks_take_linear_time() -> None:
    spent = []
    for marks in ("«»-" * 700, "«»-" * 2800):
        article = read_article("Le ministre a parlé. " + marks, Metadata(language="fr"))
        began = time.process_time()
        words = find_words(article, load_engine("fr"))
        spent.append(time.process_time() - began)
        assert "".join(words.form) == article.text.replace(" ", "")
    assert spent[1] < 9 * spent[0] + 0.5
