"""Rounds over feeds: what is new is added once, what fails is tried again, and nothing is asked that need not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.fetch.network import OTHER, PUBLIC, Canary, Network, Reply, Seen, Site
from verbale.ingest import Opener
from verbale.ingest.feeds import Feed
from verbale.store import Desk, open_desk
from verbale.watch import FeedRead, read_feeds

NOW = "2024-03-13T08:00:00Z"
FEED = Feed("http://journal.example/rss", outlet="Le Fleuve", language="fr")
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>{title}</title></head><body><nav>Menu {noise}</nav><article><h1>{title}</h1>
<p>Le pont numéro {number} sera ouvert en mai, a déclaré le ministre malien des Transports devant les députés réunis à Bamako.</p>
<p>Le chantier avait commencé il y a trois ans, et il emploie encore quatre cents ouvriers venus des deux rives du fleuve.</p>
</article></body></html>"""


def rss(*numbers: int | str) -> bytes:
    items = "".join(
        f"<item><title>Pont {n}</title><link>http://journal.example/{n}#rss</link><pubDate>Mon, 11 Mar 2024 10:00:00 +0000</pubDate></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Journal</title>{items}</channel></rss>'.encode()


def page(number: int, noise: str = "") -> Reply:
    return Reply(PAGE.format(title=f"Pont {number}", number=number, noise=noise).encode(), headers={"Content-Type": "text/html"})


class Watched:
    """A site with a feed, and a desk that watches it."""

    def __init__(self, desk: Desk, network: Network) -> None:
        self.desk, self.network = desk, network
        self.site = network.add("journal.example", Site({f"/{n}": page(n) for n in range(1, 9)}))
        self.opener = Opener()
        self.opener._fetcher = network.fetcher()

    def publish(self, *numbers: int | str) -> None:
        """The feed lists these pages now, in a version of its own."""
        version = f'"{"-".join(map(str, numbers))}"'

        def feed(seen: Seen) -> Reply:
            return Reply(status=304) if seen.headers.get("if-none-match") == version else Reply(rss(*numbers), headers={"ETag": version})

        self.site.pages["/rss"] = feed

    def round(self, *feeds: Feed, now: str = NOW) -> list[FeedRead]:
        self.site.seen.clear()
        self.network.time += 3600
        return list(read_feeds(self.desk, feeds or (FEED,), self.opener, now))

    def one(self, now: str = NOW) -> tuple[int, int, int]:
        (read,) = self.round(now=now)
        assert read.error is None
        return read.added, read.already, len(read.refused)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    canary = Canary()
    network = Network(canary)
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        found = Watched(desk, network)
        yield found
        found.opener.close()
    for site in network.sites.values():
        site.close()
    canary.close()


def test_what_is_new_is_added_once(watched: Watched) -> None:
    watched.publish(1, 2)
    assert watched.one() == (2, 0, 0)
    assert watched.site.paths == ["/robots.txt", "/rss", "/1", "/2"]
    (article,) = (article for article in watched.desk.articles() if article.title == "Pont 1")
    assert (article.outlet, article.published) == ("Le Fleuve", "2024-03-11")
    record = watched.desk.record(article.id)
    assert record["article"]["url"] == "http://journal.example/1"

    (read,) = watched.round()
    assert read.unchanged
    assert watched.site.paths == ["/rss"]

    watched.publish(3, 2, 1)
    assert watched.one() == (1, 2, 0)
    assert watched.site.paths == ["/rss", "/3"]
    assert watched.desk.counts()["document"] == 3


def test_the_pace_holds_through_a_round(watched: Watched) -> None:
    watched.publish(1, 2, 3)
    watched.one()
    assert watched.network.slept == [5.0] * 4


def test_what_could_not_be_fetched_is_tried_again(watched: Watched) -> None:
    watched.publish(1, 2)
    good, watched.site.pages["/2"] = watched.site.pages["/2"], Reply(status=503)
    assert watched.one() == (1, 0, 1)
    assert [row.name for row in watched.desk.refusals()] == ["http://journal.example/2"]
    watched.site.pages["/2"] = good
    assert watched.one() == (1, 1, 0)
    assert len(watched.desk.refusals()) == 0
    assert watched.round()[0].unchanged


def test_what_is_gone_is_not_asked_for_ever(watched: Watched) -> None:
    watched.publish(1, "gone")
    assert watched.one() == (1, 0, 1)
    watched.publish(2, 1, "gone")
    assert watched.one(now="2024-03-13T20:00:00Z") == (1, 1, 1)
    watched.publish(3, 2, 1, "gone")
    assert watched.one(now="2024-03-14T09:00:00Z") == (1, 3, 0)
    assert "/gone" not in watched.site.paths


def test_what_holds_no_text_is_not_asked_again(watched: Watched) -> None:
    watched.publish(1, "photo")
    watched.site.pages["/photo"] = Reply(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    assert watched.one() == (1, 0, 1)
    watched.publish(2, 1, "photo")
    assert watched.one() == (1, 2, 0)
    assert "/photo" not in watched.site.paths


def test_one_feed_stops_no_other(watched: Watched) -> None:
    watched.publish(1)
    other = watched.network.add("autre.example", Site({"/broken": Reply(b"no feed"), "/rss": Reply(rss(2))}), ip=OTHER)
    feeds = [Feed("http://autre.example/broken"), Feed("http://absent.example/rss"), FEED, Feed("http://autre.example/rss")]
    broken, absent, good, second = watched.round(*feeds)
    assert "http://autre.example/broken: no feed that can be read" in str(broken.error)
    assert "no such host" in str(absent.error)
    assert (good.added, second.added) == (1, 1)
    assert other.paths == ["/robots.txt", "/broken", "/rss"]


def test_entries_and_days_are_limited(watched: Watched) -> None:
    watched.publish(1, 2, 3, 4)
    (read,) = watched.round(Feed(FEED.url, entries=2))
    assert read.added == 2
    watched.publish(5, 6)
    (read,) = watched.round(Feed(FEED.url, days=1))
    assert (read.added, read.already) == (0, 0)


def test_an_entry_that_leads_inside_is_refused(watched: Watched) -> None:
    items = "".join(
        f"<item><link>{link}</link></item>"
        for link in ("http://127.0.0.1/", "http://169.254.169.254/", "file:///etc/passwd", "http://intern.example/")
    )
    watched.network.names["intern.example"] = [["10.0.0.1"]]
    watched.site.pages["/rss"] = Reply(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    assert watched.one() == (0, 0, 4)
    assert {ip for ip, _ in watched.network.connected} == {PUBLIC}
    assert watched.network.canary.count() == 0


def test_stopped_half_way_it_goes_on(watched: Watched) -> None:
    watched.publish(1, 2, 3)

    def stop(seen: Seen) -> Reply:
        raise AssertionError("asked when it was stopped")

    real, calls = watched.network.sleep, []

    def sleep(seconds: float) -> None:
        calls.append(seconds)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(seconds)

    watched.opener._fetcher = watched.network.fetcher(sleep=sleep)
    with pytest.raises(KeyboardInterrupt):
        watched.round()
    assert watched.desk.counts()["document"] == 1
    assert watched.one() == (2, 1, 0)
    assert watched.round()[0].unchanged
