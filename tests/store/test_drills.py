"""Each drill once, in small; ``make drill`` runs them in full and writes docs/reliability.md."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from tests.store.conftest import Addresses, Read
from tests.store.drills.cloning import clone, moulds
from tests.store.drills.corrections import correct
from tests.store.drills.crowd import crowd
from tests.store.drills.growth import grow
from tests.store.drills.pages import show
from tests.store.drills.queries import ask
from tests.store.drills.report import section, write_report
from tests.store.drills.result import Figure, Result, exactly, none_of, within
from tests.store.drills.run import NAMES, parse
from tests.store.drills.thrice import add_thrice
from tests.store.drills.writes import fail_writes
from tests.store.importing import documents, invented_words, known_texts, published_on
from verbale.store import Coded, open_desk
from verbale.store.verifying import find_faults

SLOW_MACHINE = 2.0


def coded_of(samples: Read) -> list[Coded]:
    return [coded for _, coded in samples]


def test_each_write_fails(tmp_path: Path, samples: Read) -> None:
    result = fail_writes(tmp_path, coded_of(samples), numbers=(1, 2, 7, 40, 150), files=6)
    assert result.broken == ()
    assert int(result.figures[0].value) >= 6


def test_corrections_are_kept(new_address: Addresses, samples: Read) -> None:
    result = correct(new_address(), samples[:3], rounds=1, decisions=25)
    assert result.broken == ()
    assert result.figures[-1].value != "0"


def test_adding_three_times(new_address: Addresses, tmp_path: Path, samples: Read) -> None:
    result = add_thrice(new_address(), tmp_path / "files", coded_of(samples)[:2], files=12, parsed=True)
    assert [figure for figure in result.broken if "faster" not in figure.name] == []


def test_a_desk_grows_is_asked_and_crowded(new_address: Addresses, tmp_path: Path, samples: Read) -> None:
    address, coded = new_address(), coded_of(samples)
    assert len(grow(address, coded, (10, 60)).figures) == 6
    assert ask(address, coded, queries=150).broken == ()
    assert show(address, coded, times=2, limit=SLOW_MACHINE).broken == ()
    result = crowd(address, tmp_path, coded, writers=2, readers=3, seconds=1.0, search=SLOW_MACHINE)
    assert result.broken == ()


def test_clones_are_as_the_program_makes_them(new_address: Addresses, samples: Read) -> None:
    with open_desk(new_address(), create=True) as desk:
        for document, one in islice(documents(known_texts(coded_of(samples))), 2):
            desk.add(document, one.minutes.article.id, one.minutes.article.text, one)
        clone(desk, moulds(desk), range(2, 9))
        assert desk.counts()["article"] == 9
        assert find_faults(desk) == []
        (hit,) = desk.search(invented_words(5)[-1])
        assert hit.published == published_on(5)


def test_a_figure_that_misses_its_limit_is_told(tmp_path: Path) -> None:
    figures = (none_of("lost", 1), exactly("kept", 1, 2), within("slowest", 1.5, 1.0), Figure("size", "1 KiB"))
    result = Result("kills", "what was done", figures)
    assert result.broken == figures[:3]
    assert section(result, "here").count("**missed**") == 3
    report = tmp_path / "reliability.md"
    write_report([result, Result("crowd", "x", ())], report)
    write_report([Result("kills", "again", (none_of("lost", 0),))], report)
    text = report.read_text(encoding="utf-8")
    assert text.count("\n## ") == 2
    assert "missed" not in text.partition("\n## ")[2]
    assert "| lost | 0 | 0 | kept |" in text


def test_a_drill_can_be_run_by_its_name() -> None:
    assert parse(["crowd", "--seconds", "5"]).drills == ["crowd"]
    assert parse([]).kills == 500
    assert len(set(NAMES)) == 8
