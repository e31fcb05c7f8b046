"""robots.txt as RFC 9309 has it, and one request in five seconds a host, on a clock of our own."""

from __future__ import annotations

import time

import pytest

from tests.ingest.fetch.network import OTHER, PUBLIC, Network, Reply, Site
from verbale.errors import FetchError
from verbale.ingest.fetch import Fetcher

TEXT = b"Le pont est ouvert."
ROOT = "http://journal.example"


def robots(network: Network, text: str, *paths: str) -> tuple[Site, Fetcher]:
    """A site with that robots.txt and a text at each of *paths*."""
    pages = {path: Reply(TEXT) for path in paths or ("/une",)}
    site = network.add("journal.example", Site({"/robots.txt": Reply(text.encode()), **pages}))
    return site, network.fetcher()


def allowed(fetcher: Fetcher, path: str) -> bool:
    try:
        return fetcher.fetch(ROOT + path).raw == TEXT
    except FetchError as error:
        if "robots.txt" not in str(error):
            raise
        return False


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("", "/une", True),
        ("User-agent: *\nDisallow:", "/une", True),
        ("User-agent: *\nDisallow: /", "/une", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: verbale\nAllow: /", "/une", True),
        ("User-agent: Verbale\nDisallow: /une\n\nUser-agent: *\nAllow: /", "/une", False),
        ("User-agent: Other\nDisallow: /", "/une", True),
        ("User-agent: *\nDisallow: /archives/\nAllow: /archives/une", "/archives/une", True),
        ("User-agent: *\nDisallow: /archives/", "/archives/deux", False),
        ("User-agent: *\nDisallow: /archives/", "/x/../archives/deux", False),
        ("User-agent: *\nDisallow: /archives/", "/%61rchives/deux", False),
        ("User-agent: *\nDisallow: /archives/", "/x/%2e%2e/archives/deux", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/une.pdf", False),
        ("User-agent: *\nDisallow: /*?print=", "/une?print=1", False),
        ("\ufeffUser-agent: *\r\nDisallow: /une # not this", "/une", False),
        ("<html>no robots here</html>", "/une", True),
        ("User-agent: *\nDisallow: /" + "*a" * 500 + "b$", "/une", True),
    ],
)
def test_what_robots_txt_says_holds(network: Network, text: str, path: str, expected: bool) -> None:
    _, fetcher = robots(network, text, path, "/archives/deux")
    assert allowed(fetcher, path) is expected


def test_a_hostile_pattern_takes_no_time(network: Network) -> None:
    path = "/" + "a" * 1900
    _, fetcher = robots(network, "User-agent: *\n" + f"Disallow: /{'*a' * 200}*b$\n" * 50, path)
    begun = time.process_time()
    assert allowed(fetcher, path)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("status", "expected"), [(404, True), (401, True), (403, True), (410, True), (429, False), (500, False), (503, False), (599, False)]
)
def test_no_robots_txt_opens_and_a_broken_one_closes(network: Network, status: int, expected: bool) -> None:
    network.add("journal.example", Site({"/robots.txt": Reply(status=status), "/une": Reply(TEXT)}))
    assert allowed(network.fetcher(), "/une") is expected


def test_a_robots_txt_that_breaks_off_closes_for_ten_minutes(network: Network) -> None:
    broken = Reply(write=lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser"))
    site = network.add("journal.example", Site({"/robots.txt": broken, "/une": Reply(TEXT)}))
    fetcher = network.fetcher()
    assert not allowed(fetcher, "/une")
    site.pages["/robots.txt"] = Reply(b"")
    assert not allowed(fetcher, "/une")
    network.time += 601
    assert allowed(fetcher, "/une")
    assert site.paths == ["/robots.txt", "/robots.txt", "/une"]


def test_it_is_asked_once_a_day(network: Network) -> None:
    site, fetcher = robots(network, "User-agent: *\nDisallow: /deux")
    for _ in range(3):
        assert allowed(fetcher, "/une")
    assert site.paths.count("/robots.txt") == 1
    network.time += 24 * 3600
    assert allowed(fetcher, "/une")
    assert site.paths.count("/robots.txt") == 2


def test_it_may_be_redirected(network: Network) -> None:
    site, fetcher = robots(network, "", "/une")
    site.pages["/robots.txt"] = Reply(status=301, headers={"Location": "http://autre.example/robots.txt"})
    network.add("autre.example", Site({"/robots.txt": Reply(b"User-agent: *\nDisallow: /une")}), ip=OTHER)
    assert not allowed(fetcher, "/une")


def test_each_host_of_a_redirect_is_asked(network: Network) -> None:
    site, fetcher = robots(network, "", "/une")
    site.pages["/une"] = Reply(status=302, headers={"Location": "http://autre.example/une"})
    other = network.add("autre.example", Site({"/robots.txt": Reply(b"User-agent: *\nDisallow: /"), "/une": Reply(TEXT)}), ip=OTHER)
    assert not allowed(fetcher, "/une")
    assert other.paths == ["/robots.txt"]


def test_only_the_first_512_kib_count(network: Network) -> None:
    filler = "# nothing\n" * 60_000
    _, fetcher = robots(network, f"User-agent: *\nDisallow: /une\n{filler}Disallow: /deux", "/une", "/deux")
    assert not allowed(fetcher, "/une")
    assert allowed(fetcher, "/deux")


def test_five_seconds_between_two_requests_to_a_host(network: Network) -> None:
    _, fetcher = robots(network, "", "/une")
    network.add("autre.example", Site({"/une": Reply(TEXT)}), ip=OTHER)
    allowed(fetcher, "/une")
    assert network.slept == [5.0]
    network.time += 2
    fetcher.fetch("http://autre.example/une")
    assert network.slept == [5.0, 5.0]
    network.time += 1
    allowed(fetcher, "/une")
    network.time += 2
    allowed(fetcher, "/une")
    assert network.slept == [5.0, 5.0, 3.0]
    network.time += 60
    allowed(fetcher, "/une")
    assert network.slept == [5.0, 5.0, 3.0]


@pytest.mark.parametrize(
    ("asked", "expected"), [("12", 12.0), ("1", 5.0), ("3600", 60.0), ("nan", 5.0), ("-3", 5.0), ("soon", 5.0), ("inf", 5.0)]
)
def test_crawl_delay_is_honoured_up_to_a_minute(network: Network, asked: str, expected: float) -> None:
    _, fetcher = robots(network, f"User-agent: *\nCrawl-delay: {asked}")
    allowed(fetcher, "/une")
    assert network.slept == [expected]


def test_what_is_refused_by_its_address_costs_no_pause(network: Network) -> None:
    fetcher = network.fetcher()
    for _ in range(3):
        with pytest.raises(FetchError):
            fetcher.fetch("http://127.0.0.1/")
    assert network.slept == []
    assert PUBLIC not in network.asked
