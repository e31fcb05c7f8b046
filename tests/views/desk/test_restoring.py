"""Export, restore, export again: identical; and a line can claim nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import verbale
from tests.store.conftest import Read
from tests.views.export.conftest import decided, desk, fill, samples, template
from verbale.batch import State
from verbale.ingest import EXTRACTOR, read_article
from verbale.model import Metadata
from verbale.pipeline import read_parsed
from verbale.store import Coded, Desk, Document
from verbale.store.verifying import find_faults
from verbale.views.cli import main
from verbale.views.desk import restoring

__all__ = ["decided", "desk", "fill", "samples", "template"]
NOW = "2026-01-06T08:00:00Z"
TITLES = st.characters(codec="utf-8", exclude_characters="\0")  # the store keeps U+FFFD in place of NUL


def export(file: Path, target: Path) -> tuple[bytes, bytes]:
    """The lines and the notice."""
    assert main(["export", "--format", "jsonl", "--file", str(file), "--out", str(target)]) == 0
    return target.read_bytes(), target.with_name(f"{target.name}.meta.json").read_bytes()


def add_odd_documents(desk: Desk, samples: Read) -> None:
    """A reprint with another outlet and date, a text with odd marks, and one without anything given."""
    document, coded = samples[2]
    other = Metadata(
        outlet="Un autre journal", published="2024-03-12T09:10", url="https://example.org/a?b=c", title='Le "titre"', language="fr"
    )
    article = coded.minutes.article
    assert desk.add(replace(document, metadata=other, path="reprint.txt"), article.id, article.text, None)
    for text, given_ in (
        ("Titre\r\n\r\nLe pont\u2028 sera ouvert\u00a0\U0001f600, a déclaré le ministre malien.\r\n", other),
        ("Le traité sera signé à Niamey, a dit le ministre nigérien.", Metadata()),
    ):
        found = read_article(text, given_)
        ((parse, minutes),) = read_parsed([found])
        desk.add(Document(text.encode(), NOW, EXTRACTOR, given_), found.id, text, Coded(minutes, parse))


def test_export_restore_export_is_identical(decided: Desk, samples: Read, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_odd_documents(decided, samples)
    file, fresh = Path(decided.engine.name), tmp_path / "fresh.db"
    first = export(file, tmp_path / "one.jsonl")
    capsys.readouterr()
    assert main(["restore", str(tmp_path / "one.jsonl"), "--file", str(fresh)]) == 0
    assert capsys.readouterr().out == f"restored {len(samples) + 2}, already there 0, refused 0 articles; 5 decisions\n"
    assert export(fresh, tmp_path / "two.jsonl") == first
    capsys.readouterr()
    assert main(["restore", str(tmp_path / "one.jsonl"), "--file", str(fresh)]) == 0
    assert capsys.readouterr().out == f"restored 0, already there {len(samples) + 2}, refused 0 articles; 0 decisions\n"
    assert export(fresh, tmp_path / "three.jsonl") == first
    with verbale.open(fresh) as restored:
        assert [d.article for d in restored.decisions()] == [d.article for d in decided.decisions()]
        assert {a.id: restored.decided(a.id) for a in restored.articles()} == {a.id: decided.decided(a.id) for a in decided.articles()}
        assert restored.search("sécurité").to_dicts() == decided.search("sécurité").to_dicts()
        assert find_faults(restored) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(alphabet="ab é\n\t«»\"'\\{}\u2028\U0001f600e\u0301", min_size=1, max_size=60).filter(str.strip), st.text(TITLES, max_size=12)
)
def test_any_text_and_title_come_back(tmp_path_factory: pytest.TempPathFactory, text: str, title: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    told = Metadata(title=title or None, language="fr")
    with verbale.open(folder / "one.db", create=True) as first:
        article = read_article(text, told)
        ((parse, minutes),) = read_parsed([article])
        first.add(Document(text.encode(), NOW, EXTRACTOR, told), article.id, text, Coded(minutes, parse))
    before = export(folder / "one.db", folder / "one.jsonl")
    assert main(["restore", str(folder / "one.jsonl"), "--file", str(folder / "two.db")]) == 0
    assert export(folder / "two.db", folder / "two.jsonl") == before


@pytest.fixture
def line(decided: Desk, tmp_path: Path) -> dict[str, Any]:
    """The line of the article that was decided on."""
    export(Path(decided.engine.name), tmp_path / "one.jsonl")
    found: dict[str, Any] = json.loads((tmp_path / "one.jsonl").read_bytes().splitlines()[0])
    return found


def changed(line: dict[str, Any], **values: Any) -> bytes:
    return json.dumps({**line, **values}).encode()


def test_what_is_no_line_of_ours_is_refused_alone(line: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad_value = [{**line["decisions"][0], "value": "shouted"}]
    lines = [
        b"no json",
        b"[" * 100_000,
        b'{"text": "a"}',
        changed(line, schema="verbale.article/2"),
        changed(line, text=line["text"] + "x"),
        changed(line, documents=[]),
        changed(line, documents=[{"published": "hier"}]),
        changed(line, decisions=bad_value),
        changed(line, decisions=[{**line["decisions"][0], "verdict": "maybe"}]),
        b"\xff\xfe",
        b"",
        changed(line),
    ]
    path, file = tmp_path / "lines.jsonl", tmp_path / "fresh.db"
    path.write_bytes(b"\n".join(lines))
    assert main(["restore", str(path), "--file", str(file)]) == 3
    captured = capsys.readouterr()
    assert captured.out == "restored 1, already there 0, refused 10 articles; 5 decisions\n"
    assert captured.err.count("\n") == 10
    assert all(f"{path}:{number}: " in told for number, told in enumerate(captured.err.splitlines(), start=1))
    with verbale.open(file) as desk:
        assert [a.id for a in desk.articles()] == [line["article"]]
        assert find_faults(desk) == []


def test_a_line_claims_nothing(line: dict[str, Any], decided: Desk, tmp_path: Path) -> None:
    forged = {**line["record"], "statements": [], "coder": {"version": "99"}}
    with verbale.open(tmp_path / "fresh.db", create=True) as desk:
        outcome = restoring.restore_line(desk, "a:1", changed(line, record=forged), NOW)
        assert outcome.state is State.ADDED
        assert desk.record(line["article"]) == decided.record(line["article"])


def test_a_line_that_is_too_long_is_refused_and_passed_over(
    line: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(restoring, "LONGEST", 60_000)
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 200_000 + b'"}\n' + changed(line) + b"\n")
    assert main(["restore", str(path), "--file", str(tmp_path / "fresh.db")]) == 3
    assert capsys.readouterr().out.startswith("restored 1, already there 0, refused 1 ")


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(tmp_path / "no.jsonl"), "--file", str(tmp_path / "fresh.db")]) == 3
    assert "cannot be read" in capsys.readouterr().err


def test_adding_the_lines_brings_the_texts_without_decisions(decided: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(Path(decided.engine.name), tmp_path / "one.jsonl")
    assert main(["add", str(tmp_path / "one.jsonl"), "--file", str(tmp_path / "fresh.db")]) == 0
    with verbale.open(tmp_path / "fresh.db") as desk:
        assert desk.decisions() == ()
        assert desk.articles().to_dicts() == decided.articles().to_dicts()
        assert [desk.record(a.id) for a in desk.articles()] == [decided.record(a.id) for a in decided.articles()]
