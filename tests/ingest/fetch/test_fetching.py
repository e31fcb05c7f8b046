"""What must work, and what is refused of what answers."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import brotli
import pytest

from tests.ingest.fetch.network import NOW, OTHER, PUBLIC, Network, Reply, Seen, Site
from verbale.errors import FetchError
from verbale.ingest.fetch import FetchLimits, Validators

TEXT = "Le pont sera ouvert en mai, a déclaré le ministre malien.\n".encode()
PAGE = "http://journal.example/une"
SMALL = FetchLimits(bytes=1000)


def serve(network: Network, **pages: Reply | Callable[[Seen], Reply]) -> Site:
    """A site with *pages* at journal.example; ``robots`` is its robots.txt."""
    paths = {"robots": "/robots.txt", "root": "/"}
    return network.add("journal.example", Site({paths.get(name, f"/{name}"): page for name, page in pages.items()}))


def refusal(network: Network, url: str = PAGE, limits: FetchLimits | None = None, **means: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        network.fetcher(limits, **means).fetch(url)
    return caught.value


def test_a_page_with_what_is_known_of_it(network: Network) -> None:
    headers = {"Content-Type": 'text/html; charset="ISO-8859-15"', "ETag": '"v1"', "Last-Modified": "Mon, 11 Mar 2024 10:00:00 GMT"}
    site = serve(network, une=Reply(TEXT, headers=headers))
    found = network.fetcher().fetch(PAGE + "#haut")
    assert found.raw == TEXT
    assert (found.asked, found.url, found.fetched) == (PAGE, PAGE, NOW)
    assert (found.media_type, found.charset) == ("text/html", "iso-8859-15")
    assert found.validators == Validators('"v1"', "Mon, 11 Mar 2024 10:00:00 GMT")
    assert network.connected == [(PUBLIC, 80)] * 2
    assert site.seen[1].headers["host"] == "journal.example"


def test_who_we_are_and_nothing_more(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site = serve(network, une=Reply(status=302, headers={"Location": "/deux", "Set-Cookie": "a=b"}), deux=Reply(TEXT))
    assert network.fetcher().fetch(PAGE).url == "http://journal.example/deux"
    assert site.paths == ["/robots.txt", "/une", "/deux"]
    for seen in site.seen:
        assert seen.headers["user-agent"].startswith("Verbale/")
        assert set(seen.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_ipv6_and_a_name_beyond_ascii(network: Network) -> None:
    site = network.add("xn--lyse-9oad.example", Site({"/caf%C3%A9?q=%C3%A9t%C3%A9": Reply(TEXT)}), ip=OTHER)
    assert network.fetcher().fetch("http://Élysée.example/a/../café?q=été").url == "http://xn--lyse-9oad.example/caf%C3%A9?q=%C3%A9t%C3%A9"
    assert network.connected[-1] == (OTHER, 80)
    assert site.seen[1].headers["host"] == "xn--lyse-9oad.example"


def test_an_address_that_does_not_answer_is_passed_over(network: Network) -> None:
    site = serve(network, une=Reply(TEXT))
    network.names["journal.example"] = [[OTHER, PUBLIC]]
    real = network.connect

    def connect(ip: Any, port: int, seconds: float) -> socket.socket:
        if str(ip) == OTHER:
            raise ConnectionRefusedError(111, "Connection refused")
        return real(ip, port, seconds)

    assert network.fetcher(connect=connect).fetch(PAGE).raw == TEXT
    assert site.paths == ["/robots.txt", "/une"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(network: Network, status: int) -> None:
    serve(network, une=Reply(status=status, headers={"Location": "http://autre.example/deux?a=1"}))
    other = network.add("autre.example", Site({"/deux?a=1": Reply(TEXT)}), ip=OTHER)
    found = network.fetcher().fetch(PAGE)
    assert (found.asked, found.url) == (PAGE, "http://autre.example/deux?a=1")
    assert other.paths == ["/robots.txt", "/deux?a=1"]


def test_five_redirects_and_no_more(network: Network) -> None:
    pages = {f"/{n}": Reply(status=302, headers={"Location": f"/{n + 1}"}) for n in range(1, 7)}
    site = network.add("journal.example", Site({**pages, "/7": Reply(TEXT)}))
    assert network.fetcher().fetch("http://journal.example/2").url == "http://journal.example/7"
    before = len(site.seen)
    assert "more than 5 redirects" in str(refusal(network, "http://journal.example/1"))
    assert len(site.seen) == before + 7


def test_a_redirect_in_utf_8(network: Network) -> None:
    network.add(
        "journal.example",
        Site({"/une": Reply(status=302, headers={"Location": "/été".encode().decode("latin-1")}), "/%C3%A9t%C3%A9": Reply(TEXT)}),
    )
    assert network.fetcher().fetch(PAGE).url == "http://journal.example/%C3%A9t%C3%A9"


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", lambda raw: brotli.compress(raw, quality=1)),
        ("gzip, br", lambda raw: brotli.compress(gzip.compress(raw), quality=1)),
    ],
)
def test_what_is_packed_is_unpacked_and_bombs_are_stopped(network: Network, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(b"\0" * 50_000_000)
    pages = {
        "/une": Reply(pack(TEXT), headers={"Content-Encoding": encoding}),
        "/bomb": Reply(bomb, headers={"Content-Encoding": encoding}),
    }
    network.add("journal.example", Site(pages))
    fetcher = network.fetcher(FetchLimits(bytes=1_000_000))
    assert fetcher.fetch(PAGE).raw == TEXT
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than"):
        fetcher.fetch("http://journal.example/bomb")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


@pytest.mark.parametrize(
    ("reply", "words", "passing"),
    [
        (Reply(b"a" * 1001), "larger than", False),
        (Reply(write=lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * 5000)), "larger than", False),
        (Reply(write=lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nabc")), "broke off", True),
        (Reply(write=lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc")), "broke off", True),
        (Reply(write=lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc")), "broke off", True),
        (Reply(write=lambda h: h.wfile.write(b"SSH-2.0-OpenSSH\r\n")), "no HTTP", True),
        (Reply(write=lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"a" * 70_000)), "no HTTP", True),
        (Reply(write=lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n")), "no HTTP", True),
        (Reply(write=lambda h: None), "", True),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "broke off", True),
        (Reply(b"?", headers={"Content-Encoding": "zstd"}), "packed as 'zstd'", False),
        (Reply(b"?", headers={"Content-Encoding": "compress"}), "packed as 'compress'", False),
        (Reply(b"?", headers={"Content-Type": "image/png"}), "image/png", False),
        (Reply(status=302), "redirected nowhere", True),
        (Reply(status=304), "status 304", False),
        (Reply(status=204), "status 204", False),
        (Reply(status=206), "status 206", False),
        (Reply(status=401), "status 401", False),
        (Reply(status=403), "status 403", False),
        (Reply(status=404), "status 404", False),
        (Reply(status=410), "status 410", False),
        (Reply(status=418), "status 418", False),
        (Reply(status=429), "status 429", True),
        (Reply(status=500), "status 500", True),
        (Reply(status=503), "status 503", True),
    ],
)
def test_what_answers_otherwise_is_refused(network: Network, reply: Reply, words: str, passing: bool) -> None:
    serve(network, une=reply)
    error = refusal(network, limits=SMALL)
    assert words in str(error)
    assert str(error).startswith(f"{PAGE}: ")
    assert str(error).endswith(".")
    assert error.passing is passing


def test_a_body_as_large_as_may_be(network: Network) -> None:
    serve(network, une=Reply(b"a" * 1000), deux=Reply(write=lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * 1000)))
    fetcher = network.fetcher(SMALL)
    assert len(fetcher.fetch(PAGE).raw) == len(fetcher.fetch("http://journal.example/deux").raw) == 1000


def drip(head: bytes, drop: bytes) -> Reply:
    """A reply that begins with *head* and never ends, *drop* by *drop*."""

    def write(handler: Any) -> None:
        handler.wfile.write(head)
        while True:
            handler.wfile.write(drop)
            time.sleep(0.02)

    return Reply(write=write)


@pytest.mark.parametrize(
    "reply",
    [
        drip(b"", b"H"),
        drip(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
        drip(b"HTTP/1.1 200 OK\r\n\r\n", b"a"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        drip(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10], b"\0\0\0\xff\xff"),
        Reply(write=lambda handler: time.sleep(1.5)),
    ],
    ids=["status", "head", "body", "chunks", "chunk-size", "continue", "empty-blocks", "silence"],
)
def test_however_slowly_it_comes_the_time_is_over(network: Network, reply: Reply) -> None:
    serve(network, une=reply)
    begun = time.monotonic()
    error = refusal(network, limits=FetchLimits(seconds=0.3, pause=0), clock=time.monotonic)
    assert time.monotonic() - begun < 1.2
    assert "not there within 0.3 s" in str(error)
    assert error.passing


def test_a_resolver_that_hangs(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    from verbale.ingest.fetch.resolving import resolve

    def hang(*given: Any, **named: Any) -> list[Any]:
        time.sleep(1.5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    begun = time.monotonic()
    error = refusal(network, limits=FetchLimits(seconds=0.2), clock=time.monotonic, resolve=resolve)
    assert time.monotonic() - begun < 1
    assert "not there within 0.2 s" in str(error)


def test_a_name_that_nobody_knows(network: Network) -> None:
    error = refusal(network, "http://absent.example/")
    assert "no such host" in str(error)
    assert error.passing


def test_what_has_not_changed_is_not_sent_again(network: Network) -> None:
    def page(seen: Seen) -> Reply:
        return Reply(status=304) if seen.headers.get("if-none-match") == '"v2"' else Reply(TEXT, headers={"ETag": '"v2"'})

    site = serve(network, une=page)
    fetcher = network.fetcher()
    found = fetcher.fetch_newer(PAGE, Validators('"v1"', "Mon, 11 Mar 2024 10:00:00 GMT"))
    assert found is not None
    assert site.seen[-1].headers["if-modified-since"] == "Mon, 11 Mar 2024 10:00:00 GMT"
    assert fetcher.fetch_newer(PAGE, found.validators) is None
    assert site.paths == ["/robots.txt", "/une", "/une"]
    assert "if-none-match" not in site.seen[0].headers
