"""An export is there whole or not at all, and what stood in its place stays."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.errors import ExportError
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
import resource, sys
from verbale.views.cli import main
from verbale.views.export import exporting

survey = exporting.survey

def survey_and_limit(*arguments):
    notice = survey(*arguments)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
    return notice

exporting.survey = survey_and_limit
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="the system limits no file sizes")
@pytest.mark.parametrize("name", ["csv", "csv-tableur", "jsonl"])
def test_a_disk_that_takes_no_more_is_one_sentence(name: str, filled: Path, tmp_path: Path) -> None:
    """A real write that fails half-way: the system refuses a file of more than 2,000 bytes."""
    target = tmp_path / "out"
    target.write_text(OLD, encoding="utf-8")
    arguments = ["export", "--file", str(filled), "--format", name, "--out", str(target)]
    done = subprocess.run([sys.executable, "-c", LIMITED, "2000", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stderr
    assert done.stderr.count("\n") == 1
    assert "the export cannot be written" in done.stderr
    assert target.read_text(encoding="utf-8") == OLD
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("desk.db")] == ["out"]
