"""The samples, read once, and desks that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verbale.ingest import EXTRACTOR, decode_document, read_article
from verbale.model import Metadata
from verbale.pipeline import read_parsed
from verbale.store import Coded, Desk, Document, open_desk

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("0[1-7]*.txt"))
Read = list[tuple[Document, Coded]]
Filler = Callable[[Desk], Desk]


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


@pytest.fixture
def desk(tmp_path: Path, fill: Filler) -> Iterator[Desk]:
    """A new file with the samples in it."""
    with open_desk(tmp_path / "desk.db", create=True) as opened:
        yield fill(opened)
