"""Many documents: each ends in one state, a text that breaks the coder breaks it alone, a recode goes on where it stood."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from verbale import batch
from verbale.batch import Incoming, Outcome, State, add_files, current_coders, recode
from verbale.model import Article, Metadata, Minutes, Parse
from verbale.pipeline import read_parsed
from verbale.store import Desk, open_desk

TEXT = "Le pont numéro {} sera ouvert en mai, a déclaré le ministre malien.\n"
GIVEN = Metadata(published="2024-03-11", language="fr")
NOW = "2024-03-12T08:00:00Z"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk.db", create=True) as opened:
        yield opened


def files(folder: Path, count: int) -> list[Incoming]:
    """*count* files with a text of their own."""
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(TEXT.format(number), encoding="utf-8")
    return [Incoming(str(path), GIVEN, NOW) for path in paths]


def states(outcomes: Iterable[Outcome]) -> list[State]:
    return [outcome.state for outcome in outcomes]


def test_each_file_ends_in_one_state_in_order(desk: Desk, tmp_path: Path) -> None:
    good = files(tmp_path, 20)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "german.txt").write_text(
        "Der Minister sagte am Montag im Parlament, dass die Brücke im Mai wieder offen sei und er froh.", encoding="utf-8"
    )
    (tmp_path / "copy.txt").write_text(TEXT.format(0), encoding="utf-8")
    bad = [Incoming(str(tmp_path / name), Metadata(), NOW) for name in ("empty.txt", "german.txt", "absent.txt")]
    copy = Incoming(str(tmp_path / "copy.txt"), GIVEN, NOW)
    mixed = [*good[:10], *bad, *good[10:], copy]
    told = list(add_files(desk, mixed))
    assert [outcome.path for outcome in told] == [incoming.path for incoming in mixed]
    assert states(told) == [State.ADDED] * 10 + [State.REFUSED] * 3 + [State.ADDED] * 10 + [State.ALREADY]
    assert {row.name: row.code for row in desk.refusals()} == {bad[0].path: 3, bad[1].path: 4, bad[2].path: 3}
    assert all(row.name in row.reason for row in desk.refusals())


def test_adding_three_times_is_adding_once_and_fast(desk: Desk, tmp_path: Path) -> None:
    incoming, spent, counts = files(tmp_path, 32), [], []
    next(add_files(desk, files(tmp_path, 1)))
    for _ in range(3):
        begun = time.process_time()
        told = states(add_files(desk, incoming))
        spent.append(time.process_time() - begun)
        counts.append(desk.counts())
    assert told == [State.ALREADY] * 32
    assert counts[0] == counts[1] == counts[2]
    assert counts[0]["article"] == 32
    assert spent[0] > 10 * spent[1]


def test_a_text_that_breaks_the_coder_breaks_it_alone(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(articles: Iterable[Article]) -> Iterator[tuple[Parse, Minutes]]:
        for article in articles:
            if "numéro 2" in article.text:
                raise RecursionError("too deep")
            yield from read_parsed([article])

    monkeypatch.setattr(batch, "read_parsed", fragile)
    assert states(add_files(desk, files(tmp_path, 4))) == [State.ADDED, State.ADDED, State.REFUSED, State.ADDED]
    (refused,) = desk.refusals()
    assert "RecursionError: too deep" in refused.reason
    assert refused.code == 4
    monkeypatch.undo()
    assert states(add_files(desk, [Incoming(refused.name, GIVEN, NOW)])) == [State.ADDED]
    assert len(desk.refusals()) == 0


def test_a_refused_file_that_becomes_a_copy_leaves_the_quarantine(desk: Desk, tmp_path: Path) -> None:
    (good,) = files(tmp_path, 1)
    bad = Incoming(str(tmp_path / "later.txt"), GIVEN, NOW)
    assert states(add_files(desk, [good, bad])) == [State.ADDED, State.REFUSED]
    Path(bad.path).write_text(TEXT.format(0), encoding="utf-8")
    assert states(add_files(desk, [bad])) == [State.ALREADY]
    assert len(desk.refusals()) == 0


def test_a_recode_goes_on_where_it_stood(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(add_files(desk, files(tmp_path, 20)))
    assert list(recode(desk)) == []
    before = current_coders()
    monkeypatch.setattr("verbale.batch.program_version", lambda: "99")
    monkeypatch.setattr("verbale.minutes.assembly.program_version", lambda: "99")
    assert set(before).isdisjoint(current_coders())
    begun = list(islice(recode(desk), 7))
    assert {desk.record(a.id)["coder"]["version"] for a in desk.articles()} == {desk.record(begun[0])["coder"]["version"]} != {"99"}
    rest = list(recode(desk))
    assert len(set(begun) | set(rest)) == 20
    assert len(rest) == 13
    assert {desk.record(a.id)["coder"]["version"] for a in desk.articles()} == {"99"}
    assert desk.counts()["minutes"] == 20
    assert list(recode(desk)) == []
