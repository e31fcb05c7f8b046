"""A number both ways: what reprints add, and what they do not."""

from __future__ import annotations

from verbale.corpus.counting import Claim, Count, count_claims, count_dispatches
from verbale.corpus.shelf import Dispatch
from verbale.model import Span

TEXT = "Pékin soutiendra Astana. Le pont sera ouvert en mai."
WHOLE = Span(0, 24)


def dispatch(number: int, text: str = TEXT, family: str = "sha256:1", documents: int = 1, carried: tuple[Span, ...] = ()) -> Dispatch:
    record = {"article": {"id": f"sha256:{number}", "text": text, "title": None, "published": {"value": "2024-03-11"}}}
    given = tuple({"outlet": f"Agence {nth}"} for nth in range(documents))
    return Dispatch(f"sha256:{number}", record, documents=given, family=family, carried=carried)


def test_the_same_words_in_one_family_are_one_claim() -> None:
    first, again = dispatch(1, documents=2), dispatch(2, TEXT.replace(" ", "\n"), documents=3)
    assert count_claims([Claim(first, (WHOLE,)), Claim(again, (WHOLE,))]) == Count(1, 5)


def test_the_same_words_in_two_families_are_two_claims() -> None:
    assert count_claims([Claim(dispatch(1), (WHOLE,)), Claim(dispatch(2, family="sha256:2"), (WHOLE,))]) == Count(2, 2)


def test_words_that_an_earlier_article_had_are_not_distinct() -> None:
    compiled = dispatch(2, family="sha256:2", carried=(Span(0, 30),))
    assert count_claims([Claim(dispatch(1), (WHOLE,)), Claim(compiled, (WHOLE,))]) == Count(1, 2)


def test_a_claim_that_is_partly_new_is_distinct() -> None:
    compiled = dispatch(2, family="sha256:2", carried=(Span(0, 10),))
    assert count_claims([Claim(compiled, (WHOLE,))]) == Count(1, 1)


def test_a_claim_of_two_pieces_is_carried_when_both_are() -> None:
    pieces = (Span(0, 6), Span(25, 32))
    assert not Claim(dispatch(2, carried=(Span(0, 10),)), pieces).is_carried
    assert Claim(dispatch(2, carried=(Span(0, 10), Span(20, 40))), pieces).is_carried


def test_articles_are_counted_by_family_and_by_document() -> None:
    assert count_dispatches([dispatch(1, documents=2), dispatch(2), dispatch(3, family="sha256:3")]) == Count(2, 4)
    assert count_dispatches([]) == Count(0, 0)


def test_outlets_are_named_once() -> None:
    assert dispatch(1, documents=2).outlets == ("Agence 0", "Agence 1")
