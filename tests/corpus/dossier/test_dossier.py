"""The dossier of two states: whose words stand in which lane, what is counted, what is an entry."""

from __future__ import annotations

from typing import Any

from verbale.corpus.counting import Count
from verbale.corpus.dossier import Dossier, EntryKind, Lane, build_dossier, find_concerned
from verbale.corpus.shelf import Dispatch
from verbale.model import Span

SAID = "Le pont sera ouvert en mai"
TWO = [{"name": n, "person": p, "countries": [c]} for n, p, c in (("Awa Diop", "p1", "ML"), ("Issa Mahamat", "p2", "TD"))]
MET = "Ils se sont vus à Gao"


def statement(words: str, *by: str, start: int = 0, act: str = "ASSERT") -> dict[str, Any]:
    span = [{"start": start, "end": start + len(words)}]
    told = {"act": act, "strength": None, "polarity": "pos", "realis": "actual", "actor": list(by), "target": [], "one_sided": False}
    deed = {"id": "a1", **told, "topic": "trade", "when": None, "amount": None, "evidence": span}
    return {"id": "s1", "speakers": [{"name": code, "countries": [code]} for code in by], "addressee": None, "content": span, "acts": [deed]}


def meeting(date: str | None, words: str = MET) -> dict[str, Any]:
    told = {"participants": TWO, "countries": ["ML", "TD"], "date": date, "place": "Gao", "format": None}
    return {"id": "m1", "kind": "meeting", **told, "evidence": [{"start": 0, "end": len(words)}]}


def dispatch(
    name: str,
    day: str | None,
    *statements: dict[str, Any],
    meetings: tuple[dict[str, Any], ...] = (),
    family: str = "",
    carried: tuple[Span, ...] = (),
) -> Dispatch:
    article = {"id": name, "language": "fr", "text": f"{SAID}. {MET}.", "title": None, "outlet": None, "published": {"value": day}}
    record = {"article": article, "people": [], "times": [], "statements": list(statements), "meetings": list(meetings), "announced": []}
    return Dispatch(name, record, documents=({"outlet": "Agence"},), family=family or name, carried=carried)


def dossier(*dispatches: Dispatch) -> Dossier:
    return build_dossier(find_concerned(dispatches, "ML", "TD"), "ML", "TD")


def test_only_dispatches_on_both_are_read() -> None:
    on_both = dispatch("b", "2024-03-11", statement(SAID, "ML"), meetings=(meeting("2024-03-10"),))
    assert find_concerned([dispatch("a", "2024-03-11", statement(SAID, "ML")), on_both], "ML", "TD")[0].id == "b"


def test_each_speaks_in_a_lane_and_both_together_in_the_middle() -> None:
    here = (meeting("2024-03-10"),)
    found = dossier(
        dispatch("a", "2024-03-11", statement(SAID, "ML"), meetings=here),
        dispatch("b", "2024-03-12", statement(SAID, "TD"), meetings=here),
        dispatch("c", "2024-03-13", statement(SAID, "ML", "TD"), meetings=here),
        dispatch("d", "2024-03-13", statement(SAID, "FR"), meetings=here),
    )
    lanes = [entry.lane for entry in found.timeline if entry.kind is EntryKind.STATEMENT]
    assert lanes == [Lane.A, Lane.B, Lane.TOGETHER]
    assert (found.said_a, found.said_b, found.said_together) == (Count(1, 1), Count(1, 1), Count(1, 1))


def test_a_meeting_that_several_tell_of_is_one_entry_on_its_own_day() -> None:
    found = dossier(
        dispatch("a", "2024-03-11", meetings=(meeting("2024-03-10"),)), dispatch("b", "2024-03-12", meetings=(meeting("2024-03-10"),))
    )
    (entry,) = found.timeline
    assert (entry.day, entry.lane, entry.count, found.meetings) == ("2024-03-10", Lane.TOGETHER, Count(2, 2), Count(1, 2))


def test_reprints_add_nothing_distinct() -> None:
    here = (meeting("2024-03-10"),)
    first = dispatch("a", "2024-03-11", statement(SAID, "ML"), meetings=here, family="f")
    again = dispatch("b", "2024-03-12", statement(SAID, "ML"), meetings=here, family="f", carried=(Span(0, 49),))
    alone, both = dossier(first), dossier(first, again)
    assert len(alone.timeline) == len(both.timeline)
    for name in ("dispatches", "meetings", "said_a", "said_b", "said_together", "promised"):
        assert getattr(alone, name).distinct == getattr(both, name).distinct
    assert both.dispatches == Count(1, 2)


def test_what_has_no_day_comes_last() -> None:
    here = (meeting(None),)
    found = dossier(
        dispatch("a", None, statement(SAID, "ML"), meetings=here), dispatch("b", "2024-03-12", statement(SAID, "TD"), meetings=here)
    )
    assert [entry.day for entry in found.timeline][-1] is None


def test_the_ledger_has_what_binds_one_of_the_two() -> None:
    here = (meeting("2024-03-10"),)
    bound = dispatch("a", "2024-03-11", statement(SAID, "ML", act="COMMIT"), meetings=here)
    other = dispatch("b", "2024-03-11", statement(SAID, "FR", act="COMMIT"), meetings=here)
    assert [promise.actor for promise in dossier(bound, other).ledger] == [("ML",)]


def test_every_entry_stands_in_the_text_at_its_spans() -> None:
    one = dispatch("a", "2024-03-11", statement(SAID, "ML"), meetings=(meeting("2024-03-10"),))
    for entry in dossier(one).timeline:
        assert " … ".join(span.of(one.text) for span in entry.evidence.spans) == entry.evidence.words
