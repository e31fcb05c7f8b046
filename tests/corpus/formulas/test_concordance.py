"""The places of a family in context, and how its wording changed."""

from __future__ import annotations

from tests.corpus.made import dispatch, record
from verbale.corpus.counting import Count
from verbale.corpus.formulas.concordance import Edit, compare_words, find_lines, find_wordings
from verbale.corpus.formulas.usage import find_uses
from verbale.corpus.shelf import Dispatch
from verbale.model import Span

OLD, NEW = "La communauté de destin avance.", "La communauté d'avenir partagé avance."


def told(number: int, text: str, day: str | None, **more: object) -> Dispatch:
    return dispatch(number, record(text, day=day), **more)  # type: ignore[arg-type]


def test_a_line_shows_the_words_between_their_neighbours() -> None:
    text = "Le ministre a salué hier soir la double circulation devant les députés de la ville."
    (line,) = find_lines(find_uses([told(1, text, "2024-03-11")]), reach=20)
    assert (line.before, line.words, line.behind) == ("salué hier soir la ", "double circulation", " devant les députés")
    assert text[line.span.start : line.span.end] == line.words
    assert (line.article, line.published, line.outlets, line.rule) == (
        "sha256:0001",
        "2024-03-11",
        ("Agence Alpha",),
        "fr/formulas.yml#dual-circulation",
    )


def test_what_a_reprint_repeats_is_not_distinct() -> None:
    again = told(2, OLD, "2024-03-12", family=1)
    carried = told(3, OLD, "2024-03-12", carried=(Span(0, len(OLD)),))
    assert [line.distinct for line in find_lines(find_uses([told(1, OLD, "2024-03-11"), again, carried]))] == [True, False, False]


def test_wordings_are_compared_before_and_since_a_day() -> None:
    shelf = [
        told(1, OLD, "2023-01-01"),
        told(2, OLD, "2023-02-01"),
        told(3, NEW, "2024-01-01"),
        told(4, NEW, "2024-02-01"),
        told(5, OLD, None),
    ]
    found = find_wordings(find_uses(shelf), "2024-01-01")
    assert found is not None
    assert [(one.words, one.earlier, one.later) for one in found.wordings] == [
        ("communaute d avenir partage", Count(0, 0), Count(2, 2)),
        ("communaute de destin", Count(2, 2), Count(0, 0)),
    ]
    (turn,) = found.turns
    assert turn.pieces == ((Edit.KEPT, "communaute"), (Edit.REMOVED, "de destin"), (Edit.ADDED, "d avenir partage"))


def test_the_middle_dispatch_parts_the_periods() -> None:
    shelf = [told(n, OLD, f"2024-01-0{n}") for n in range(1, 6)]
    found = find_wordings(find_uses(shelf))
    assert found is not None
    assert (found.split, found.turns) == ("2024-01-03", ())


def test_without_a_known_day_there_are_no_periods() -> None:
    assert find_wordings(find_uses([told(1, OLD, "XXXX-01-01")])) is None
    assert find_wordings([]) is None


def test_removed_words_stand_before_added_ones() -> None:
    assert compare_words("a b", "a c b") == ((Edit.KEPT, "a"), (Edit.ADDED, "c"), (Edit.KEPT, "b"))
