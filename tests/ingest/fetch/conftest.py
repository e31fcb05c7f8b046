"""A network of our own for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ingest.fetch.network import Canary, Network


@pytest.fixture
def network() -> Iterator[Network]:
    """A network whose canary is there until the test is over."""
    canary = Canary()
    found = Network(canary)
    yield found
    canary.close()
    for site in found.sites.values():
        site.close()
