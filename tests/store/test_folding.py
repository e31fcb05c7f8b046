"""What the search takes for the same word, and what it does not."""

from __future__ import annotations

import pytest

from verbale.store.folding import find_alternatives, fold_query, fold_words


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("l'amitié", "AMITIE"),
        ("l’amitié", "amitié"),
        ("qu'il", "il"),
        ("porte-parole", "porte parole"),
        ("porte‑parole", "porte-parole"),
        ("vœux", "VOEUX"),
        ("Tokaïev", "tokaiev"),
        ("Tokaïev", "tokaïev"),
        ("ﬁnances", "finances"),
        ("ＣＯＶＩＤ－19", "covid-19"),
        ("n'djamena", "N’Djamena"),
        ("İzmir", "izmir"),
        ("Straße", "STRASSE"),
    ],
)
def test_the_same_word(told: str, asked: str) -> None:
    assert fold_words(told) == fold_words(asked) != []


@pytest.mark.parametrize(("told", "asked"), [("mer", "mère de"), ("accord", "accorder"), ("19", "1 9"), ("aujourd'hui", "hui")])
def test_another_word(told: str, asked: str) -> None:
    assert fold_words(told) != fold_words(asked)


@pytest.mark.parametrize("query", ["", " ", "'", '"', "«»", "-", "\0", "\ud800", "…!?", "_"])
def test_what_has_no_word_asks_for_nothing(query: str) -> None:
    assert fold_query(query) == []


def test_operators_are_words() -> None:
    assert fold_query("a OR b NOT c* NEAR(d e) forms:f ^g") == [
        ["a"],
        ["or"],
        ["b"],
        ["not"],
        ["c"],
        ["near"],
        ["d"],
        ["e"],
        ["forms"],
        ["f"],
        ["g"],
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("marchés", "marche"),
        ("marche", "marches"),
        ("signaux", "signal"),
        ("signal", "signaux"),
        ("policies", "policy"),
        ("treaty", "treaties"),
    ],
)
def test_singular_and_plural_find_each_other(asked: str, found: str) -> None:
    assert found in find_alternatives(fold_words(asked), {})


def test_a_phrase_is_only_itself() -> None:
    assert find_alternatives(["les", "marches"], {"marches": ["marcher"]}) == ["les marches"]
    assert find_alternatives(["marches"], {"marches": ["marcher"]})[:2] == ["marches", "marcher"]
