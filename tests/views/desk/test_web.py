"""Addresses of the web at the command line: added once, read, refused, tried again; and feeds watched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.fetch.network import NOW, Canary, Network, Reply, Seen, Site
from tests.ingest.formats.test_feed import RSS
from tests.test_watch import page, rss
from verbale.ingest import fetch
from verbale.store import open_desk, tables
from verbale.views.cli import main

URL = "http://journal.example/1"


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Network]:
    canary = Canary()
    found = Network(canary)
    found.add("journal.example", Site({f"/{n}": page(n) for n in range(1, 4)}))
    monkeypatch.setattr(fetch, "Fetcher", lambda limits: found.fetcher(limits))
    monkeypatch.setenv("VERBALE_FILE", str(tmp_path / "desk.db"))
    yield found
    assert canary.count() == 0
    canary.close()
    for site in found.sites.values():
        site.close()


def site(network: Network) -> Site:
    (found,) = network.sites.values()
    return found


def documents(tmp_path: Path) -> list[dict[str, str]]:
    with open_desk(tmp_path / "desk.db") as desk, desk.engine.reading() as connection:
        return [dict(row) for row in connection.execute(tables.document.select()).mappings()]


def test_an_address_is_added_with_where_it_came_from(network: Network, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(network).pages["/alt"] = Reply(status=301, headers={"Location": "/1"})
    assert main(["add", "http://journal.example/alt#haut", "--outlet", "Le Fleuve"]) == 0
    assert capsys.readouterr().out.startswith("added 1, already there 0, refused 0")
    (document,) = documents(tmp_path)
    assert (document["path"], document["url"], document["fetched"]) == ("http://journal.example/alt", URL, NOW)
    assert (document["outlet"], document["title"]) == ("Le Fleuve", "Pont 1")
    assert document["extractor"].startswith("html/")
    assert main(["list", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Pont 1"


def test_the_same_again_changes_nothing(network: Network, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", URL]) == 0
    before = (tmp_path / "desk.db").read_bytes()
    assert main(["add", URL]) == 0
    site(network).pages["/1"] = page(1, noise="42 readers now")
    assert main(["add", URL]) == 0
    assert (tmp_path / "desk.db").read_bytes() == before
    assert [line.split(" (")[0] for line in capsys.readouterr().out.splitlines()] == [
        "added 1, already there 0, refused 0",
        "added 0, already there 1, refused 0",
        "added 0, already there 1, refused 0",
    ]
    site(network).pages["/1"] = page(7)
    assert main(["add", URL]) == 0
    assert len(documents(tmp_path)) == 2


def test_what_is_refused_waits_in_quarantine(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    site(network).pages["/1"] = Reply(status=503)
    assert main(["add", URL, "http://127.0.0.1/", "http://user:hunter2@journal.example/2"]) == 8
    captured = capsys.readouterr()
    assert captured.out.startswith("added 0, already there 0, refused 3")
    assert "hunter2" not in captured.err
    assert main(["quarantine"]) == 0
    told = capsys.readouterr().out
    assert "status 503" in told
    assert "127.0.0.1 is no public address" in told
    assert "hunter2" not in told
    site(network).pages["/1"] = page(1)
    assert main(["quarantine", "--retry"]) == 8
    assert capsys.readouterr().out.startswith("added 1, already there 0, refused 2")


def test_an_address_is_read(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", URL, "http://localhost/", "--format", "jsonl"]) == 8
    captured = capsys.readouterr()
    record, refusal = (json.loads(line) for line in captured.out.splitlines())
    assert record["article"]["url"] == URL
    assert [s["rule"] for s in record["statements"]] == ["fr/cues.yml#declarer"]
    assert "localhost" in refusal["error"]


def test_a_page_says_what_it_is_by_its_field(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    bare = page(1).body.partition(b"<body>")[2]
    site(network).pages["/1"] = Reply(bare, headers={"Content-Type": "text/html; charset=utf-8"})
    assert main(["read", URL, "--format", "json", "--language", "fr"]) == 0
    assert "<p>" not in json.loads(capsys.readouterr().out)["article"]["text"]


def test_feeds_are_watched(network: Network, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    site(network).pages["/rss"] = Reply(rss(1, 2, "gone"))
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feed]]\nurl = "http://journal.example/rss"\n', encoding="utf-8")
    assert main(["watch", str(feeds), "--once"]) == 8
    captured = capsys.readouterr()
    assert captured.out.endswith("  new 2, already there 0, refused 1; feeds 1, unchanged 0, not read 0\n")
    assert "http://journal.example/gone: status 404" in captured.err

    rounds: list[float] = []

    def sleep(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("verbale.views.desk.watching.time.sleep", sleep)
    site(network).pages["/rss"] = Reply(rss(3, 1, 2))
    assert main(["watch", str(feeds), "--every", "5"]) == 130
    captured = capsys.readouterr()
    assert [line.split("  ")[1] for line in captured.out.splitlines()] == [
        "new 1, already there 2, refused 0; feeds 1, unchanged 0, not read 0",
        "new 0, already there 3, refused 0; feeds 1, unchanged 0, not read 0",
    ]
    assert rounds == [300, 300]
    assert "stopped" in captured.err


def test_a_feed_is_a_container_of_the_texts_that_it_holds(network: Network, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(network).pages["/rss"] = Reply(RSS.encode(), headers={"Content-Type": "application/rss+xml"})
    assert main(["add", "http://journal.example/rss"]) == 3
    captured = capsys.readouterr()
    assert captured.out.startswith("added 1, already there 0, refused 2")
    assert "no more than a summary; add http://journal.example/deux" in captured.err
    (document,) = documents(tmp_path)
    assert document["path"] == "http://journal.example/rss!/https://journal.example/une"
    assert (document["url"], document["fetched"], document["published"]) == ("https://journal.example/une", NOW, "2024-03-12")


def test_a_page_is_saved_before_the_next_is_fetched(network: Network, tmp_path: Path) -> None:
    def stop(seen: Seen) -> Reply:
        with open_desk(tmp_path / "desk.db") as desk:
            counted.append(desk.counts()["document"])
        return page(2)

    counted: list[int] = []
    site(network).pages["/2"] = stop
    assert main(["add", URL, "http://journal.example/2"]) == 0
    assert counted == [1]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [("[[feed]]\nurl = 'http://10.0.0.1/'", "not read 1", 8), ("[[feed]]\nurl = 'x'", "feed 1", 2), (None, "No such file", 3)],
)
def test_a_bad_list_is_one_sentence(
    network: Network, tmp_path: Path, text: str | None, words: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / "feeds.toml").write_text(text, encoding="utf-8")
    assert main(["watch", str(tmp_path / "feeds.toml"), "--once"]) == code
    captured = capsys.readouterr()
    assert words in captured.err + captured.out
    assert "Traceback" not in captured.err
