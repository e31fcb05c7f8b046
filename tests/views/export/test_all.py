"""What holds for every format."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import pytest

from tests.views.export.conftest import Exporter
from verbale.store import Desk
from verbale.views.desk.options import EXPORTED_TABLES, EXPORTS
from verbale.views.export.format import Notice
from verbale.views.export.rows import TABLES

ROOT = Path(__file__).parents[3]
INSIDE = {"xlsx", "parquet", "jsonld", "bib", "gexf", "md", "qdpx"}


def content(path: Path) -> dict[str, bytes]:
    """All that an export is: its file or the files of its folder."""
    return {p.name: p.read_bytes() for p in path.iterdir()} if path.is_dir() else {path.name: path.read_bytes()}


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_question_gives_the_same_bytes(name: str, decided: Desk, export: Exporter) -> None:
    path, notice = export(decided, name, country="ML")
    before = content(path)
    if path.is_dir():
        path.rename(path.with_name("before"))
    again, second = export(decided, name, country="ML")
    assert content(again) == before
    assert second == notice
    assert notice.query == {"country": "ML"}
    assert notice.rows > 0


@pytest.mark.parametrize("name", EXPORTS)
def test_the_notice_stands_where_it_is_said_to(name: str, desk: Desk, export: Exporter) -> None:
    path, notice = export(desk, name)
    beside = [p for p in path.parent.glob(f"{path.name}?*") if p.suffix == ".json"]
    assert len(beside) == (0 if name in INSIDE else 1)
    for file in beside:
        found = json.loads(file.read_bytes())
        assert (found["notes"][0] if "notes" in found else found) == notice.to_dict()
        assert len(notice.sha256) == 64


@pytest.mark.parametrize("name", EXPORTS)
def test_a_desk_without_an_article_is_exported_too(name: str, desk: Desk, export: Exporter) -> None:
    path, notice = export(desk, name, outlet="nobody")
    assert (notice.rows, notice.articles, notice.cut, notice.coders) == (0, 0, False, ())
    assert path.exists()


@pytest.mark.parametrize(("name", "module"), EXPORTS.items())
def test_every_module_names_its_definition_and_every_format_its_line_in_the_docs(name: str, module: str) -> None:
    found = importlib.import_module(f"verbale.views.export.{module}")
    assert re.search(r"Definition|OWASP", found.__doc__ or "")
    assert found.FORMAT.name == name
    assert f"| `{name}` |" in (ROOT / "docs/exports.md").read_text(encoding="utf-8")


def test_the_options_know_the_tables() -> None:
    assert tuple(TABLES) == EXPORTED_TABLES


def test_a_notice_for_people_has_all_that_was_asked() -> None:
    coder = {"version": "1", "model": "m", "language_rules": "r", "world": "w"}
    notice = Notice("1", "csv", "act", {"words": "a b", "act": "COMMIT"}, 2, 1, 2, True, ("sha256:0#s1.type",), (coder,))
    assert dict(notice.lines()) == {
        "program": "verbale 1",
        "query": "words=a b act=COMMIT",
        "unit": "act",
        "rows": "2",
        "articles": "1",
        "cut": "yes, at 2",
        "decided": "1",
        "decided places": "sha256:0#s1.type",
        "coder": "1 m r w",
    }
