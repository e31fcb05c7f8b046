"""Families over dispatches: counts both ways, sources, those that began or stopped."""

from __future__ import annotations

from datetime import date, timedelta

from tests.corpus.made import dispatch, record, speaker, statement
from verbale.corpus.counting import Count
from verbale.corpus.formulas.sources import ChangeKind, Source, SourceKind
from verbale.corpus.formulas.usage import Usage, find_uses, summarise
from verbale.corpus.shelf import Dispatch
from verbale.model import Span

PLAIN = "M. Perrin a dit que le pont sera ouvert en mai."
USED = "M. Perrin a dit que la double circulation avance."
CODES = {"Perrin": "FR", "Wang": "CN", "Touré": "ML"}


def said(number: int, who: str, text: str = PLAIN, **more: object) -> Dispatch:
    """A dispatch of day *number* in which *who* says what stands behind "que"."""
    day = (date(2024, 1, 1) + timedelta(days=number)).isoformat()
    told = record(text, statement(1, [speaker(who, CODES[who])], (20, len(text) - 1)), day=day)
    return dispatch(number, told, **more)  # type: ignore[arg-type]


def only(dispatches: list[Dispatch]) -> Usage:
    (usage,) = summarise(dispatches, find_uses(dispatches))
    return usage


def test_a_family_is_counted_by_distinct_dispatch_with_its_interval() -> None:
    usage = only([said(1, "Wang", USED), said(2, "Wang"), said(3, "Wang"), said(4, "Wang", USED, outlets=("A", "B"))])
    assert (usage.family, usage.dispatches, usage.hits) == ("dual-circulation", Count(2, 3), Count(2, 3))
    assert (usage.per_1000, usage.low, usage.high) == (500.0, 150.0, 850.0)
    assert (usage.first, usage.first_article, usage.last, usage.last_article) == ("2024-01-02", "sha256:0001", "2024-01-05", "sha256:0004")
    assert (usage.own, usage.reported, usage.distant) == (Count(0, 0), Count(2, 3), Count(0, 0))


def test_reprints_change_no_distinct_count() -> None:
    corpus = [said(1, "Wang", USED), said(2, "Perrin"), said(3, "Touré", USED)]
    reprint = said(4, "Wang", USED, family=1, carried=(Span(0, len(USED)),))
    before, after = only(corpus), only([*corpus, reprint])
    assert (after.dispatches.distinct, after.hits.distinct, after.reported.distinct) == (2, 2, 2)
    assert (after.dispatches.with_reprints, before.dispatches.with_reprints) == (3, 2)
    assert (after.per_1000, after.low, after.high, after.changes) == (before.per_1000, before.low, before.high, before.changes)
    assert [share.dispatches.distinct for share in after.sources if share.source.kind is SourceKind.COUNTRY] == [1, 1]


def test_sources_come_with_the_most_frequent_first() -> None:
    usage = only([said(1, "Wang", USED), said(2, "Wang", USED), said(3, "Perrin", USED)])
    named = [(share.source.kind.value, share.source.name, str(share.dispatches)) for share in usage.sources]
    assert named[0] == ("outlet", "Agence Alpha", "3 (3)")
    assert named[1:] == [
        ("country", "CN", "2 (2)"),
        ("speaker", "Wang", "2 (2)"),
        ("country", "FR", "1 (1)"),
        ("speaker", "Perrin", "1 (1)"),
    ]


def test_one_who_holds_a_formula_at_a_distance_does_not_use_it() -> None:
    text = "M. Perrin a parlé de ce que Pékin appelle la double circulation."
    usage = only([dispatch(1, record(text, statement(1, [speaker("Perrin", "FR")], (18, 63))))])
    assert [share.source.kind for share in usage.sources] == [SourceKind.OUTLET]
    assert usage.distant == Count(1, 1)


def test_a_country_that_begins_is_marked_with_its_silence_before() -> None:
    usage = only([said(1, "Wang", USED), *(said(n, "Perrin") for n in range(2, 12)), said(12, "Perrin", USED)])
    (change,) = [change for change in usage.changes if change.source.kind is SourceKind.COUNTRY]
    assert (change.kind, change.source, change.day) == (ChangeKind.BEGAN, Source(SourceKind.COUNTRY, "FR"), "2024-01-13")
    assert (change.times, change.without, change.of, change.chance) == (1, 10, 11, 0.0909)


def test_the_first_source_of_all_did_not_begin() -> None:
    usage = only([said(1, "Wang"), said(2, "Wang", USED)])
    assert usage.changes == ()


def test_a_country_that_stops_is_marked_when_chance_does_not_explain_it() -> None:
    used = [said(n, "Wang", USED) for n in range(3)]
    assert only([*used, said(10, "Wang"), said(11, "Wang")]).changes == ()
    changes = only([*used, *(said(n, "Wang") for n in range(10, 20))]).changes
    country = next(change for change in changes if change.source.kind is SourceKind.COUNTRY)
    assert (country.kind, country.day, country.times, country.without, country.of) == (ChangeKind.STOPPED, "2024-01-03", 3, 10, 13)
    assert country.chance == 0.0035


def test_an_undated_dispatch_is_counted_but_has_no_day() -> None:
    told = record(USED, statement(1, [speaker("Wang", "CN")], (20, 48)), day="XXXX-03-11")
    usage = only([dispatch(1, told)])
    assert (usage.dispatches, usage.first, usage.last, usage.changes) == (Count(1, 1), None, None, ())


def test_only_what_was_asked_for_is_kept() -> None:
    other = dispatch(1, record(USED, statement(1, [speaker("Wang", "CN")], (20, 48))), asked=["s9"])
    assert find_uses([other], asked_only=True) == ()
    assert len(find_uses([other])) == 1
