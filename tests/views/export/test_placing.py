"""An export is there whole or not at all, and what stood in its place stays."""

from __future__ import annotations

import errno
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.errors import ExportError
from verbale.views.desk.options import EXPORTS
from verbale.views.export.placing import placing

OLD = "what stood there"


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_file_takes_the_place_of_the_old_one_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text(OLD, encoding="utf-8")
    with placing(target) as half:
        half.write_text("new", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == OLD
    assert target.read_text(encoding="utf-8") == "new"
    assert leftovers(tmp_path) == []


def break_off(target: Path, error: BaseException, *, folder: bool = False) -> None:
    with placing(target, folder=folder) as half:
        (half / "a.md" if folder else half).write_text("half", encoding="utf-8")
        raise error


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left on the disk"),
        (errno.EDQUOT, "share of the disk"),
        (errno.EACCES, "may not be written"),
        (errno.EIO, "system"),
    ],
)
def test_a_failure_leaves_the_old_file(tmp_path: Path, number: int, words: str) -> None:
    target = tmp_path / "a.csv"
    target.write_text(OLD, encoding="utf-8")
    with pytest.raises(ExportError, match=words) as caught:
        break_off(target, OSError(number, os.strerror(number)))
    assert str(target) in str(caught.value)
    assert target.read_text(encoding="utf-8") == OLD
    assert leftovers(tmp_path) == []


def test_ctrl_c_and_broken_folders_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        break_off(tmp_path / "a.csv", KeyboardInterrupt())
    with pytest.raises(ExportError):
        break_off(tmp_path / "notes", OSError(errno.ENOSPC, "full"), folder=True)
    assert list(tmp_path.iterdir()) == []


def test_places_that_an_export_must_not_take(tmp_path: Path) -> None:
    desk, notes = tmp_path / "desk.db", tmp_path / "notes"
    desk.write_bytes(b"SQLite format 3\0 and more")
    notes.mkdir()
    (notes / "mine.md").write_text(OLD, encoding="utf-8")
    cases = [
        (desk, False, "is a database"),
        (notes, False, "is a folder"),
        (notes, True, "with files in it"),
        (notes / "mine.md", True, "is a file"),
        (tmp_path / "no" / "a.csv", False, "no such folder"),
        (desk / "a.csv", False, "part of its path is a file"),
        (tmp_path / ("a" * 300), False, "too long"),
    ]
    for target, folder, words in cases:
        with pytest.raises(ExportError, match=words):
            break_off(target, AssertionError(), folder=folder)
    assert (notes / "mine.md").read_text(encoding="utf-8") == OLD
    assert desk.read_bytes().startswith(b"SQLite")


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    target = tmp_path / "notes"
    target.mkdir()
    with placing(target, folder=True) as half:
        (half / "a.md").write_text("new", encoding="utf-8")
    assert [path.name for path in target.iterdir()] == ["a.md"]


LIMITED = """
import contextlib, io, json, pathlib, resource, sys
from verbale.views.cli import main
from verbale.views.desk.options import EXPORTS
from verbale.views.export import exporting

survey, limit = exporting.survey, 0

def survey_and_limit(*arguments):
    notice = survey(*arguments)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    return notice

exporting.survey = survey_and_limit
desk, folder, old = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
for limit in map(int, sys.argv[4:]):
    for name in EXPORTS:
        target = folder / f"{name}.{limit:06}"
        if name != "md":
            target.write_text(old)
        told = io.StringIO()
        with contextlib.redirect_stderr(told):
            code = main(["export", "--file", desk, "--format", name, "--out", str(target)])
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("RESULT " + json.dumps([name, limit, code, told.getvalue()]))
"""
LIMITS = ("50", "1000", "4000", "12000", "40000")


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="the system limits no file sizes")
def test_wherever_a_write_fails_the_old_file_stays(filled: Path, tmp_path: Path) -> None:
    """Real writes that fail, at many places: the system refuses files beyond a size, for every format."""
    folder = tmp_path / "exports"
    folder.mkdir()
    arguments = [sys.executable, "-c", LIMITED, str(filled), str(folder), OLD, *LIMITS]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    results = [json.loads(line.removeprefix("RESULT ")) for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    assert len(results) == len(LIMITS) * len(EXPORTS)
    failed = set()
    for name, limit, code, told in results:
        target = folder / f"{name}.{limit:06}"
        assert code in (0, 7), (name, limit, told)
        if code == 7:
            failed.add(name)
            assert told.count("\n") == 1
            assert "the export cannot be written" in told
            assert not target.exists() if name == "md" else target.read_text(encoding="utf-8") == OLD
            assert [path.name for path in folder.glob(f"{target.name}?*")] == []
        else:
            assert target.is_dir() or target.read_bytes() != OLD.encode()
    assert failed == set(EXPORTS)
    written = {f"{name}.{limit:06}" for name, limit, _, _ in results}
    assert [path.name for path in folder.iterdir() if not any(path.name.startswith(name) for name in written)] == []
    assert {code for _, limit, code, _ in results if limit == 50} == {7}
    assert 0 in {code for _, _, code, _ in results}
