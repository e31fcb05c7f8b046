"""A desk with the samples, one of them decided on, and exports of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import Filler, fill, samples
from verbale.store import Desk, open_desk
from verbale.store.chosen import choosing
from verbale.store.decisions import Verdict
from verbale.store.places import Place, find_places
from verbale.store.queries import Filter
from verbale.views.export.command import load_format
from verbale.views.export.exporting import export_to
from verbale.views.export.format import Notice

__all__ = ["fill", "samples"]

Exporter = Callable[..., tuple[Path, Notice]]
GIVEN = {"by": "A. Keita", "at": "2026-01-05T09:00:00Z", "why": "I read it"}
SPEAKER = "Fatoumata Sy"


def place_of(record: dict[str, Any], kind: str, field: str, nth: int = 0) -> Place:
    """The *nth* place of that kind and field."""
    return [place for place in sorted(find_places(record)) if (place.kind, place.field) == (kind, field)][nth]


@pytest.fixture(scope="session")
def template(fill: Filler, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the samples, of which every test gets a copy."""
    path = tmp_path_factory.mktemp("template") / "desk.db"
    fill(open_desk(path, create=True)).close()
    return path


@pytest.fixture
def desk(tmp_path: Path, template: Path) -> Iterator[Desk]:
    """A file with the samples in it."""
    with open_desk(shutil.copy(template, tmp_path / "desk.db")) as opened:
        yield opened


@pytest.fixture
def decided(desk: Desk) -> Desk:
    """The samples, and of the first article: a speaker corrected, a statement rejected, one added, an act's topic emptied, a type accepted."""
    article = desk.articles()[0].id
    record = desk.record(article)
    speaker = [{"name": SPEAKER, "countries": ["ML"]}]
    desk.decide(article, place_of(record, "statement", "speakers"), Verdict.CORRECTED, speaker, **GIVEN)
    desk.decide(article, place_of(record, "statement", "claim", 1), Verdict.REJECTED, **GIVEN)
    added = {"speakers": speaker, "content": [{"start": 0, "end": 7}], "acts": [{"act": "WARN"}]}
    desk.decide(article, Place("statement", 0, 7, 0, "claim"), Verdict.CORRECTED, added, **GIVEN)
    desk.decide(article, place_of(record, "act", "topic", 2), Verdict.REJECTED, **GIVEN)
    desk.decide(article, place_of(record, "statement", "type", 2), Verdict.ACCEPTED, **GIVEN)
    return desk


@pytest.fixture
def export(tmp_path: Path) -> Exporter:
    """Exports a desk: to a new path, with what the notice says."""

    def exporter(
        desk: Desk, name: str, table: str | None = None, words: str = "", limit: int | None = None, **wanted: str
    ) -> tuple[Path, Notice]:
        form = load_format(name, table)
        target = tmp_path / f"{name}-{table or 'all'}.{form.suffix}"
        with choosing(desk, Filter(**wanted), words) as choice:
            return target, export_to(target, choice, form, {**wanted, **({"words": words} if words else {})}, limit)

    return exporter


@pytest.fixture
def filled(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the desk's file, for another program to open."""
    path = tmp_path_factory.mktemp("filled") / "desk.db"
    desk.backup(path)
    return path
