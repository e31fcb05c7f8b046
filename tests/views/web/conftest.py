"""The pages over a desk with the samples, asked by a client as a browser asks, and in Chromium where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.store.conftest import Filler, fill, samples
from verbale.store import Desk, open_desk
from verbale.views.web.application import make_app
from verbale.views.web.incoming import Intake
from verbale.views.web.site import Site

__all__ = ["fill", "samples"]

HOST = "127.0.0.1:8470"
OURS = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}


def ask(site: Site, *, fails: bool = True) -> TestClient:
    """A client of *site*, in French; an error of ours is raised in the test unless *fails* is False."""
    app, headers = make_app(site, [HOST]), {"Accept-Language": "fr"}
    return TestClient(app, base_url=f"http://{HOST}", headers=headers, follow_redirects=False, raise_server_exceptions=fails)


@pytest.fixture(scope="session")
def template(fill: Filler, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the samples, of which every test gets a copy."""
    path = tmp_path_factory.mktemp("web") / "desk.db"
    fill(open_desk(path, create=True)).close()
    return path


@pytest.fixture
def desk(tmp_path: Path, template: Path) -> Iterator[Desk]:
    """A file with the samples in it."""
    with open_desk(shutil.copy(template, tmp_path / "desk.db")) as opened:
        yield opened


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
