"""The samples, read once, and desks that hold them, in a file and on a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from tests.store.server import Server
from verbale.ingest import EXTRACTOR, decode_document, read_article
from verbale.model import Metadata
from verbale.pipeline import read_parsed
from verbale.store import Coded, Desk, Document, open_desk

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("0[1-7]*.txt"))
Read = list[tuple[Document, Coded]]
Filler = Callable[[Desk], Desk]
Addresses = Callable[[], str]


@pytest.fixture(scope="session")
def samples() -> Read:
    """The French samples as documents with their minutes."""
    given = Metadata(published="2024-03-11", outlet="Agence (exemple)", language="fr")
    documents = [Document(path.read_bytes(), "2024-03-12T08:00:00Z", EXTRACTOR, given, str(path)) for path in SAMPLES]
    articles = [read_article(decode_document(document.raw, ""), given) for document in documents]
    coded = [Coded(minutes, parse) for parse, minutes in read_parsed(articles)]
    return list(zip(documents, coded, strict=True))


@pytest.fixture(scope="session")
def fill(samples: Read) -> Filler:
    """Puts the samples into a desk."""

    def filler(desk: Desk) -> Desk:
        for document, coded in samples:
            desk.add(document, coded.minutes.article.id, coded.minutes.article.text, coded)
        return desk

    return filler


@pytest.fixture(scope="session", params=("sqlite", "postgresql"))
def dialect(request: pytest.FixtureRequest) -> str:
    """Each test that asks for a desk runs on each database."""
    return str(request.param)


@pytest.fixture(scope="session")
def filled(dialect: str, fill: Filler, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A desk with the samples, of which every test gets a copy: a path, or the name of a database."""
    if dialect == "sqlite":
        path = tmp_path_factory.mktemp("filled") / "desk.db"
        fill(open_desk(path, create=True)).close()
        return str(path)
    server = cast(Server, request.getfixturevalue("server"))
    name = server.new_database()
    fill(open_desk(server.address(name), create=True)).close()
    return name


def _addresses(dialect: str, folder: Path, request: pytest.FixtureRequest, template: str | None) -> Iterator[Addresses]:
    numbers, made = count(1), list[str]()
    server = cast(Server, request.getfixturevalue("server")) if dialect == "postgresql" else None

    def new() -> str:
        if server:
            made.append(server.new_database(template or "template1"))
            return server.address(made[-1])
        path = folder / f"desk{next(numbers)}.db"
        if template:
            shutil.copy(template, path)
        return str(path)

    yield new
    for name in made:
        cast(Server, server).drop(name)


@pytest.fixture
def new_address(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Addresses]:
    """Gives the address of a place for a desk, with none in it, at each call."""
    yield from _addresses(dialect, tmp_path, request, None)


@pytest.fixture
def new_copy(dialect: str, filled: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Addresses]:
    """Gives the address of a desk of one's own that holds the samples, at each call."""
    folder = tmp_path / "copies"
    folder.mkdir()
    yield from _addresses(dialect, folder, request, filled)


@pytest.fixture
def address(new_copy: Addresses) -> str:
    """The address of a desk with the samples in it."""
    return new_copy()


@pytest.fixture
def desk(address: str) -> Iterator[Desk]:
    """A desk with the samples in it."""
    with open_desk(address) as opened:
        yield opened


@pytest.fixture(scope="module")
def shelf(dialect: str, filled: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the samples in it that is only read."""
    for new in _addresses(dialect, tmp_path_factory.mktemp("shelf"), request, filled):
        with open_desk(new()) as opened:
            yield opened
