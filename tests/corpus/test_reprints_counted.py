"""Reprints of real read-outs are read by the coder and added: the second number grows, the first does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from verbale.batch import State
from verbale.corpus.counting import Claim, Count, count_claims, count_dispatches
from verbale.corpus.shelf import Dispatch, shelve
from verbale.ingest import read_article
from verbale.model import Metadata, Span
from verbale.pipeline import read_parsed
from verbale.store import Coded, Desk, Document, open_desk

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("0[1-4]*.txt"))
TITLE = "Ce que l'on sait des entretiens d'hier"
ADDED = "Notre rédaction suivra la suite de ces échanges dans ses prochaines éditions."


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def retitled(text: str) -> str:
    return "\n\n".join([TITLE, *lines(text)[1:]]) + "\n"


def cut(text: str) -> str:
    kept = lines(text)
    return "\n\n".join(kept[: max(3, len(kept) // 2)]) + "\n"


def longer(text: str) -> str:
    return "\n\n".join([*lines(text), ADDED]) + "\n"


def paraphrased(text: str) -> str:
    """The lead with its words in another order and some of them others."""
    head, lead, *rest = lines(text)
    words = lead.split()
    middle = len(words) // 2
    return "\n\n".join([head, " ".join(["Ainsi,", *words[middle:], *words[:middle]]), *rest]) + "\n"


def put(desk: Desk, texts: list[str], published: str, outlet: str) -> None:
    given = Metadata(published=published, outlet=outlet, language="fr")
    articles = [read_article(text, given) for text in texts]
    for text, (parse, minutes) in zip(texts, read_parsed(articles), strict=True):
        document = Document(text.encode(), "2024-03-20T08:00:00Z", "test", given, known=given)
        assert desk.add(document, minutes.article.id, text, Coded(minutes, parse)), State.ADDED


def statements_of(dispatch: Dispatch) -> Iterator[Claim]:
    for one in dispatch.record["statements"]:
        yield Claim(dispatch, tuple(Span(piece["start"], piece["end"]) for piece in one["content"]))


def acts_of(dispatch: Dispatch) -> Iterator[Claim]:
    for one in dispatch.record["statements"]:
        for act in one["acts"]:
            yield Claim(dispatch, tuple(Span(piece["start"], piece["end"]) for piece in act["evidence"]))


def counts(desk: Desk) -> dict[str, Count]:
    shelf = shelve(desk)
    return {
        "dispatches": count_dispatches(shelf),
        "statements": count_claims(claim for dispatch in shelf for claim in statements_of(dispatch)),
        "acts": count_claims(claim for dispatch in shelf for claim in acts_of(dispatch)),
    }


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in SAMPLES]


@pytest.mark.parametrize("change", [str, retitled, cut, longer, paraphrased], ids=lambda change: change.__name__)
def test_reprints_add_to_the_second_number_alone(change: object, texts: list[str], tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        put(desk, texts, "2024-03-11", "Agence")
        before = counts(desk)
        put(desk, [change(text) for text in texts], "2024-03-12", "Le Rivage")  # type: ignore[operator]
        after = counts(desk)
    assert {name: count.distinct for name, count in after.items()} == {name: count.distinct for name, count in before.items()}
    assert all(after[name].with_reprints > before[name].with_reprints for name in before)
    assert before["statements"].distinct > len(texts)


def test_two_dispatches_in_one_text_add_nothing(texts: list[str], tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        put(desk, texts[:2], "2024-03-11", "Agence")
        before = counts(desk)
        put(desk, ["\n\n".join([*lines(texts[0])[1:], *lines(texts[1])[1:]]) + "\n"], "2024-03-12", "Le Rivage")
        after = counts(desk)
    assert after["statements"].distinct == before["statements"].distinct
    assert after["dispatches"] == Count(before["dispatches"].distinct + 1, before["dispatches"].with_reprints + 1)
