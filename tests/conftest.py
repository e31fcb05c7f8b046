"""What all tests share: one parser, loaded once, and no additions to the world of whoever runs them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

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
