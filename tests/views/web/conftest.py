"""The pages over a desk with the samples, asked by a client as a browser asks, and in Chromium where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.views.export.conftest import desk, fill, samples, template
from verbale.store import Desk
from verbale.views.web.application import make_app
from verbale.views.web.incoming import Intake
from verbale.views.web.site import Site

__all__ = ["desk", "fill", "samples", "template"]

HOST = "127.0.0.1:8470"
OURS = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}


def ask(site: Site, *, fails: bool = True) -> TestClient:
    """A client of *site*, in French; an error of ours is raised in the test unless *fails* is False."""
    app, headers = make_app(site, [HOST]), {"Accept-Language": "fr"}
    return TestClient(app, base_url=f"http://{HOST}", headers=headers, follow_redirects=False, raise_server_exceptions=fails)


@pytest.fixture
def intake(desk: Desk, tmp_path: Path) -> Iterator[Intake]:
    """What takes files into the desk."""
    intake = Intake(desk, tmp_path / "incoming")
    yield intake
    intake.close()


@pytest.fixture
def client(desk: Desk, intake: Intake) -> TestClient:
    """A client of the desk."""
    return ask(Site(desk, intake))


@pytest.fixture
def reader(desk: Desk) -> TestClient:
    """A client of the desk that may only read."""
    return ask(Site(desk))
