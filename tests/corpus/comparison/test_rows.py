"""What a comparison says, on small records; and what holds for any two."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.records import record, say
from verbale.corpus.comparison import Remark, RemarkKind, RowKind, compare
from verbale.corpus.comparison.remarks import Side
from verbale.model import Force, Topic

DAM = "le Tchad financera le barrage de Moundou"


def rows(a: Any, b: Any) -> list[tuple[RowKind, str, str]]:
    return [(row.kind, " | ".join(c.words for c in row.a), " | ".join(c.words for c in row.b)) for row in compare(a, b, ("TD", "ML")).rows]


def test_the_same_promise_in_other_words_is_in_both() -> None:
    a = record("0", say("Annadif", "TD", DAM, "COMMIT", strength="pledged", topic="energy"))
    b = record("1", say("Annadif", "TD", "son pays est prêt à financer un barrage à Moundou", "COMMIT", strength="willing", topic="energy"))
    (row,) = compare(a, b, ("TD", "ML")).rows
    assert row.kind is RowKind.BOTH
    assert row.remarks == (
        Remark(RemarkKind.STRENGTH, None, True, "pledged", "willing"),
        Remark(RemarkKind.ATTRIBUTED, Side.B, True),
    )


def test_two_promises_of_one_record_but_of_other_words_stand_apart() -> None:
    a = record("0", say("Annadif", "TD", DAM, "COMMIT", topic="energy"))
    b = record("1", say("Annadif", "TD", "il livrera du gaz dès janvier", "COMMIT", topic="energy"))
    assert {kind for kind, *_ in rows(a, b)} == {RowKind.ONLY_A, RowKind.ONLY_B}


def test_the_same_words_of_another_party_stand_apart() -> None:
    a = record("0", say("Annadif", "TD", DAM, "COMMIT", topic="energy"))
    b = record("1", say("Diop", "ML", "le Mali financera le barrage de Moundou", "COMMIT", topic="energy"))
    assert {kind for kind, *_ in rows(a, b)} == {RowKind.ONLY_A, RowKind.ONLY_B}


def test_a_promise_and_its_denial_are_contrary() -> None:
    a = record("0", say("Annadif", "TD", DAM, "COMMIT", topic="energy"))
    b = record("1", say("Annadif", "TD", "le Tchad ne financera pas le barrage de Moundou", "COMMIT", polarity="neg", topic="energy"))
    assert [kind for kind, *_ in rows(a, b)] == [RowKind.CONTRARY]


def test_support_of_one_party_and_opposition_of_the_other_to_the_same_are_contrary() -> None:
    a = record("0", say("Annadif", "TD", "la levée des sanctions de la CEDEAO", "SUPPORT", topic="multilateral"))
    b = record("1", say("Diop", "ML", "la levée des sanctions de la CEDEAO", "OPPOSE", topic="multilateral"))
    assert [kind for kind, *_ in rows(a, b)] == [RowKind.CONTRARY]


@pytest.mark.parametrize(
    ("opposed", "backed"), [("toute sanction contre Bamako", "la levée des sanctions contre Bamako"), ("l'ingérence", "la non-ingérence")]
)
def test_to_oppose_a_thing_and_to_support_its_end_are_one_stance(opposed: str, backed: str) -> None:
    a = record("0", say("Diop", "ML", opposed, "OPPOSE", topic="multilateral"))
    b = record("1", say("Diop", "ML", backed, "SUPPORT", topic="multilateral"))
    assert [kind for kind, *_ in rows(a, b)] == [RowKind.BOTH]


def test_a_statement_that_the_other_side_makes_in_two_is_one_row() -> None:
    a = record("0", say("Annadif", "TD", "son pays construira un barrage à Moundou et une école à Sarh", "COMMIT", topic="energy"))
    both = (("le Tchad construira un barrage à Moundou", "energy"), ("le Tchad construira une école à Sarh", "energy"))
    b = record("1", *(say("Annadif", "TD", words, "COMMIT", topic=topic) for words, topic in both))
    assert rows(a, b) == [
        (RowKind.BOTH, "son pays construira un barrage à Moundou et une école à Sarh", " | ".join(words for words, _ in both))
    ]


def test_a_statement_that_only_holds_another_stands_with_it() -> None:
    a = record("0", say("Annadif", "TD", f"Diop avait promis que {DAM}"), say("Diop", "ML", DAM, "COMMIT", topic="energy"))
    inner = a["statements"][1]
    inner["content"] = [{"start": 22, "end": 22 + len(DAM)}]
    inner["acts"][0]["evidence"] = inner["content"]
    inner["parent"] = "s1"
    b = record("1", say("Diop", "ML", DAM, "COMMIT", topic="energy"))
    (row,) = compare(a, b, ("TD", "ML")).rows
    assert (row.kind, [cell.statement for cell in row.a], [cell.statement for cell in row.b]) == (RowKind.BOTH, ["s1", "s2"], ["s1"])


def test_the_points_of_a_statement_part_its_words_and_lose_none() -> None:
    words = "il construira un barrage, et il espère que le riz poussera"
    a = record("0", say("Diop", "ML", words, "COMMIT"))
    acts = a["statements"][0]["acts"]
    acts[0]["evidence"] = [{"start": 3, "end": 24}]
    acts.append(acts[0] | {"id": "a2", "act": "HOPE", "evidence": [{"start": 32, "end": 38}]})
    assert [row.a[0].words for row in compare(a, record("1")).rows] == ["il construira un barrage", "et il espère que le riz poussera"]


def test_across_languages_the_record_names_numbers_and_matters_align() -> None:
    a = record("0", say("Annadif", "TD", "l'envoi de 250 000 tonnes de blé", "COMMIT", topic="aid"), say("Annadif", "TD", DAM, "COMMIT"))
    english = say("Annadif", "TD", "Chad will ship 250,000 tonnes of wheat", "COMMIT", topic="aid")
    b = record("1", english, say("Annadif", "TD", "Chad will fund the dam at Moundou", "COMMIT"), language="en")
    assert sorted(rows(a, b)) == sorted(
        [
            (RowKind.BOTH, "l'envoi de 250 000 tonnes de blé", "Chad will ship 250,000 tonnes of wheat"),
            (RowKind.BOTH, DAM, "Chad will fund the dam at Moundou"),
        ]
    )


def test_a_promise_of_both_that_one_side_tells_is_joint_according_to_it_alone() -> None:
    a = record("0", say("Annadif", "TD", "les deux parties rouvriront les marchés", "COMMIT", actor=["TD", "ML"], one_sided=True))
    (row,) = compare(a, record("1"), ("TD", "ML")).rows
    assert row.remarks == (Remark(RemarkKind.JOINT, Side.A, False),)


def test_what_the_other_side_is_said_to_have_said_is_marked() -> None:
    a = record("0", say("Diop", "ML", "le Mali paiera", "COMMIT"))
    (row,) = compare(a, record("1"), ("TD", "ML")).rows
    assert row.remarks == (Remark(RemarkKind.ATTRIBUTED, Side.A, False),)


def test_topics_have_their_share_and_their_place_on_both_sides() -> None:
    a = record("0", say("Annadif", "TD", "dix mots", topic="trade"), say("Annadif", "TD", "dix mots", topic="health"))
    b = record("1", say("Diop", "ML", "dix mots", topic="health"))
    assert [(s.topic, s.share_a, s.share_b, s.first_a, s.first_b) for s in compare(a, b).topics] == [
        ("health", 0.5, 1.0, 2, 1),
        ("trade", 0.5, 0.0, 1, None),
    ]


def test_a_version_is_that_of_the_state_which_it_hears_more() -> None:
    a = record("0", say("Annadif", "TD", "une très longue phrase sur le commerce"), say("Diop", "ML", "oui"))
    b = record("1", say("Diop", "ML", "une autre phrase fort longue"), say("Annadif", "TD", "non"))
    found = compare(a, b)
    assert (found.a.state, found.b.state) == ("TD", "ML")
    alike = compare(record("0", say("Diop", "ML", "oui")), record("1", say("Diop", "ML", "oui")))
    assert (alike.a.state, alike.b.state) == (None, None)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ministère tchadien des Affaires étrangères", "Malian Foreign Ministry", ("TD", "ML")),
        ("Malian Foreign Ministry", "Chadian Foreign Ministry", ("ML", "TD")),
        ("Ministère tchadien", "Journal", ("TD", "ML")),
        ("Journal", "Ministère tchadien", (None, "TD")),
        ("Xinhua", "Journal", ("TD", "ML")),
        ("Ministère tchadien", "Presse tchadienne", ("TD", "ML")),
    ],
)
def test_an_outlet_that_names_a_state_is_its_voice_and_else_the_words_tell(first: str, second: str, expected: tuple[str, str]) -> None:
    a = record("0", say("Annadif", "TD", "une longue phrase sur le commerce"), say("Diop", "ML", "oui"))
    b = record("1", say("Diop", "ML", "une autre longue phrase"), say("Annadif", "TD", "non"))
    a["article"]["outlet"], b["article"]["outlet"] = first, second
    found = compare(a, b)
    assert (found.a.state, found.b.state) == expected


def test_a_speaker_whom_one_record_gives_another_state_is_still_that_speaker() -> None:
    a = record("0", say("Hassane Abdelkerim", "TD", DAM, "COMMIT"))
    b = record("1", say("Hassane Abdelkérim", "ML", DAM, "COMMIT"))
    assert [kind for kind, *_ in rows(a, b)] == [RowKind.BOTH]


WORDS = ("barrage", "Moundou", "riz", "école", "marché", "deux cents", "250 000", "la Chine", "sanctions")
STATEMENTS = st.builds(
    lambda country, words, act, topic, polarity, target: say(
        country, country, " ".join(words), act, topic=topic, polarity=polarity, target=target
    ),
    st.sampled_from(("TD", "ML")),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from((None, *(force.value for force in Force))),
    st.sampled_from([topic.value for topic in Topic]),
    st.sampled_from(("pos", "neg")),
    st.sampled_from(([], ["TD"], ["ML"])),
)
SAID = st.lists(STATEMENTS, max_size=6)


@settings(max_examples=60, deadline=None)
@given(SAID, SAID, st.sampled_from(("fr", "en")))
def test_sides_exchanged_are_the_same_comparison_and_nothing_is_lost(first: list[Any], second: list[Any], language: str) -> None:
    a, b = record("0", *first), record("1", *second, language=language)
    found, back = compare(a, b), compare(b, a)
    kinds = {RowKind.ONLY_A: RowKind.ONLY_B, RowKind.ONLY_B: RowKind.ONLY_A}
    assert [(r.kind, r.topic, r.a, r.b) for r in found.rows] == [(kinds.get(r.kind, r.kind), r.topic, r.b, r.a) for r in back.rows]
    assert (found.a, found.b) == (back.b, back.a)
    for side, given_record in (("a", a), ("b", b)):
        orders = sorted(cell.order for row in found.rows for cell in getattr(row, side))
        assert orders == list(range(1, len(orders) + 1))
        assert {cell.statement for row in found.rows for cell in getattr(row, side)} == {s["id"] for s in given_record["statements"]}


@pytest.mark.parametrize("order", [("0", "1"), ("1", "0")])
def test_nothing_said_is_no_row(order: tuple[str, str]) -> None:
    assert compare(record(order[0]), record(order[1])).rows == ()
