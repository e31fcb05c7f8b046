"""What all tests share: one parser, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.model import Metadata, Minutes
from verbale.pipeline import read_minutes

Reader = Callable[..., Minutes]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Reads a French text; keywords are those of Metadata."""

    def reader(text: str, **given: str) -> Minutes:
        return read_minutes(text, Metadata(**{"language": "fr", **given}))

    return reader
