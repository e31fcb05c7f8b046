"""Sixty hostile documents through ``verbale add``: no crash, each in one state with a reason, the good ones all added."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path

import pytest

import verbale
from tests.ingest.hostile import FILES, good, write_all
from verbale.views.cli import main


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, int, float]:
    """The desk's file, the folder, the exit code and the seconds that it took."""
    base = tmp_path_factory.mktemp("hostile")
    write_all(base / "in")
    begun = time.monotonic()
    code = main(["add", "--language", "fr", "--max-seconds", "4", str(base / "in"), "--file", str(base / "desk.db")])
    return base / "desk.db", base / "in", code, time.monotonic() - begun


def test_there_are_sixty() -> None:
    assert len(FILES) >= 60


def test_the_good_ones_are_all_added(added: tuple[Path, Path, int, float]) -> None:
    file, folder, code, _ = added
    assert code == 3
    with verbale.open(file) as desk, desk.engine.reading() as connection:
        paths = {row[0] for row in connection.exec_driver_sql("SELECT path FROM document")}
        assert {name for name in good() if any(path.startswith(f"{folder}/{name}") for path in paths)} == set(good())


def test_each_ends_in_one_state_with_a_reason(added: tuple[Path, Path, int, float]) -> None:
    file, folder, _, _ = added
    with verbale.open(file) as desk, desk.engine.reading() as connection:
        paths = {row[0].removeprefix(f"{folder}/") for row in connection.exec_driver_sql("SELECT path FROM document")}
        refused = {row.name.removeprefix(f"{folder}/"): row for row in desk.refusals()}
    assert not paths & set(refused)
    for name in (*FILES, "pipe.txt", "loop.txt", "device.txt", "n\\xe9ant.txt"):
        assert any(told == name or told.startswith((f"{name}!/", f"{name}:")) for told in (*paths, *refused)), name
    assert all(
        row.reason.startswith(f"{folder}/{name}: ") and "\n" not in row.reason and len(row.reason) < 600 for name, row in refused.items()
    )
    assert not any("/etc/passwd" in json.dumps(row.reason) for row in refused.values())


def test_no_secret_of_the_machine_and_no_file_comes_out(added: tuple[Path, Path, int, float]) -> None:
    file, folder, _, _ = added
    with verbale.open(file) as desk, desk.engine.reading() as connection:
        texts = [row[0] for row in connection.exec_driver_sql("SELECT text FROM article")]
    assert not any("root:" in text for text in texts)
    assert {path.name for path in folder.parent.iterdir()} <= {"in", "desk.db", "desk.db-wal", "desk.db-shm"}
    assert not Path("/tmp/out.txt").exists()


def test_all_together_stay_within_bounds(added: tuple[Path, Path, int, float]) -> None:
    """Some of them take their four seconds; the program itself never takes more memory than the models and one document need."""
    assert added[3] < 240
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 4 * 1024 * 1024


def test_the_second_time_nothing_changes(added: tuple[Path, Path, int, float], capsys: pytest.CaptureFixture[str]) -> None:
    file, folder, _, _ = added
    with verbale.open(file) as desk:
        before = desk.counts()
    (folder / "bomb.zip").unlink()
    kept = [str(folder / name) for name in (*good(), "paths.zip", "mojibake.txt")]
    assert main(["add", "--language", "fr", *kept, "--file", str(file)]) in (0, 3)
    assert capsys.readouterr().out.startswith("added 0, ")
    with verbale.open(file) as desk:
        assert desk.counts() == before
