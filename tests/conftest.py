"""What all tests share: one parser, loaded once, and no additions to the world of whoever runs them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.server import NoServerError, Server, running_server
from verbale.model import Metadata, Minutes
from verbale.pipeline import read_minutes

Reader = Callable[..., Minutes]
os.environ["VERBALE_WORLD"] = str(Path(__file__).parent / "no-additions")


@pytest.fixture(scope="session")
def read() -> Reader:
    """Reads a French text; keywords are those of Metadata."""

    def reader(text: str, **given: str) -> Minutes:
        return read_minutes(text, Metadata(**{"language": "fr", **given}))

    return reader


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of our own; where none can be had the tests that ask for it are skipped, with the reason."""
    try:
        with running_server() as running:
            yield running
    except NoServerError as none:
        pytest.skip(str(none))
