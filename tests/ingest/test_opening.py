"""The one way in: folders' files, containers' members, each under its name, each within its limits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.making import BODY, FIRST, HEADLINE, archive, page
from tests.ingest.reading import open_all, open_one
from verbale.ingest import Arrival, Broken, Limits, Opened, Opener
from verbale.ingest.files import printable, real_path
from verbale.ingest.opening import find_container
from verbale.model import Metadata

INNER = archive({"deep.txt": FIRST.encode()})


def test_the_members_of_an_archive_are_documents_under_their_names(tmp_path: Path) -> None:
    files = {
        "notes/a.html": page(),
        "b.txt": BODY.encode(),
        "../../c.txt": FIRST.encode(),
        "inner.zip": INNER,
        "photo.png": b"\x89PNG",
        "style.css": b"p {color: red}",
        ".DS_Store": b"x",
        "__MACOSX/._b.txt": b"x",
    }
    found = open_all(tmp_path / "a.zip", archive(files))
    assert list(found) == ["!/notes/a.html", "!/b.txt", "!/../../c.txt", "!/inner.zip!/deep.txt", "!/photo.png", "!/style.css"]
    texts = [opened.text if isinstance(opened, Opened) else "refused" for opened in found.values()]
    assert texts == [f"{HEADLINE}\n{BODY}", BODY, FIRST, FIRST, "refused", "refused"]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_containers_are_opened_to_a_depth(tmp_path: Path) -> None:
    raw = INNER
    for name in ("b.zip", "c.zip", "d.zip"):
        raw = archive({name: raw})
    (name, told), *_ = open_all(tmp_path / "a.zip", raw).items()
    assert name == "!/d.zip!/c.zip!/b.zip"
    assert isinstance(told, str)
    assert "inside 3 others" in told


def test_wanted_members_alone_are_opened_and_absent_ones_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive({"a.txt": b"a", "b.txt": b"b", "in.zip": INNER}))
    wanted = {f"{path}!/b.txt", f"{path}!/in.zip!/deep.txt", f"{path}!/gone.txt"}
    with Opener() as opener:
        found = list(opener.open(str(path), wanted=wanted))
    assert [type(one) for one in found] == [Arrival, Arrival, Broken]
    assert {one.name for one in found} == wanted


def test_a_member_s_name_leads_to_its_file(tmp_path: Path) -> None:
    for name in ("a.zip", "b.jsonl", "odd:7"):
        (tmp_path / name).write_bytes(b"x")
    for name, path in (("a.zip!/x/y.txt", "a.zip"), ("b.jsonl:17", "b.jsonl"), ("a.zip!/c.jsonl:3", "a.zip")):
        assert find_container(str(tmp_path / name)) == (str(tmp_path / path), str(tmp_path / name))
    for name in ("odd:7", "gone:7", "gone.zip!/a"):
        assert find_container(str(tmp_path / name)) == (str(tmp_path / name), None)


def test_a_name_that_is_no_text_can_be_told_and_found_again(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(FIRST, encoding="utf-8")
    name = printable(os.fsdecode(path))
    assert name == f"{tmp_path}/caf\\xe9.txt"
    assert real_path(name) == os.fsdecode(path)
    with Opener() as opener:
        assert [arrival.name for arrival in opener.open(name)] == [name]


@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "folder"])
def test_only_files_are_opened(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "loop":
        path.symlink_to(path)
    else:
        path = tmp_path
    (told,) = open_all(path).values()
    assert isinstance(told, str)
    assert told.startswith(f"{path}: ")


def test_the_limits_hold(tmp_path: Path) -> None:
    small = Limits(size=1)
    (told,) = open_all(tmp_path / "a.txt", b"a" * 1_100_000, limits=small).values()
    assert "larger than 1 MB" in str(told)
    bomb = archive({f"{n}.txt": b"a" * 1_000_000 for n in range(60)})
    found = open_all(tmp_path / "a.zip", bomb, limits=small)
    assert len(found) == 53
    assert "more than 50 MB unpacked" in str(found[""])
    slow = page(body="<p>Le ministre a parlé.</p>" * 60_000)
    (told,) = open_all(tmp_path / "slow.html", slow, limits=Limits(seconds=1)).values()
    assert "not read within 1 s" in str(told)
    (told,) = open_all(tmp_path / "large.html", slow, limits=Limits(memory=120)).values()
    assert "memory" in str(told) or "breaks its reader" in str(told)


def test_a_large_text_is_read_in_the_child(tmp_path: Path) -> None:
    text = FIRST + " " + "é" * 600_000
    assert open_one(tmp_path / "a.txt", text.encode()).text == text


def test_the_child_needs_no_model_and_may_neither_write_nor_connect(tmp_path: Path) -> None:
    code = (
        "import sys, os, socket; from verbale.ingest import worker; assert not {'spacy', 'numpy'} & set(sys.modules); worker._limit_process(512)\n"
        "for attempt in (lambda: open(sys.argv[1], 'w'), lambda: socket.create_connection(('127.0.0.1', 9)), lambda: os.system('true')):\n"
        "    try: attempt()\n"
        "    except PermissionError: print('forbidden')"
    )
    told = subprocess.run([sys.executable, "-c", code, str(tmp_path / "x")], capture_output=True, text=True, check=True, encoding="utf-8")
    assert told.stdout.split() == ["forbidden"] * 3
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_breaks_its_reader_breaks_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page())
    with Opener() as opener:
        (arrival,) = opener.open(str(path))
        assert isinstance(arrival, Arrival)
        opener.read(arrival, Metadata())
        child = opener._child(0)
        assert child._process is not None
        child._process.kill()
        child._process.wait()
        assert opener.read(arrival, Metadata()).text.startswith(HEADLINE)
    assert child._process is None
