"""Addresses: written in one way, whatever they looked like; and whatever comes, an address or a refusal."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import FetchError
from verbale.ingest.fetch import parse_address
from verbale.ingest.fetch.address import Address, follow
from verbale.ingest.fetch.ranges import MAPPED, find_fault

PIECES = (
    "http",
    "https",
    "file",
    "://",
    ":",
    "/",
    "//",
    "\\",
    "@",
    "#",
    "?",
    "%",
    "%2e",
    "%2F",
    ".",
    "..",
    "[",
    "]",
    "::1",
    "127.0.0.1",
    "0x7f",
    "1",
)
WORDS = st.lists(
    st.one_of(st.sampled_from((*PIECES, "journal.example", "é", "。", "\u202e", "\t", "xn--", "localhost")), st.text(max_size=3)),
    max_size=12,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HTTP://JOURNAL.example", "http://journal.example/"),
        ("http://journal.example:80/", "http://journal.example/"),
        ("https://journal.example:443/a", "https://journal.example/a"),
        ("http://journal.example./a", "http://journal.example/a"),
        ("http://journal.example:/a", "http://journal.example/a"),
        ("http://journal.example?a=1", "http://journal.example/?a=1"),
        ("http://journal.example/a/./b/../c", "http://journal.example/a/c"),
        ("http://journal.example/../../a", "http://journal.example/a"),
        ("http://journal.example/a/..", "http://journal.example/"),
        ("http://journal.example/a/b/.", "http://journal.example/a/b/"),
        ("http://journal.example/%7Ea%2e%2E/b", "http://journal.example/~a../b"),
        ("http://journal.example/a//b", "http://journal.example/a//b"),
        ("http://journal.example/a%2fb%3f", "http://journal.example/a%2Fb%3F"),
        ("http://journal.example/100%", "http://journal.example/100%25"),
        ("http://journal.example/?q=a/b?c&d=%e9", "http://journal.example/?q=a/b?c&d=%E9"),
        ("http://journal.example/é«", "http://journal.example/%C3%A9%C2%AB"),
        ('http://journal.example/"<>|^`', "http://journal.example/%22%3C%3E%7C%5E%60"),
        ("http://élysée.example/", "http://xn--lyse-9oad.example/"),
        ("http://xn--lyse-9oad.example/", "http://xn--lyse-9oad.example/"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://ａgence.example/", "http://agence.example/"),
        ("http://my_site.journal.example/", "http://my_site.journal.example/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0::6810:84e5]/", "http://[2606:4700::6810:84e5]/"),
    ],
)
def test_an_address_is_written_in_one_way(written: str, read: str) -> None:
    assert parse_address(written).url == read
    assert parse_address(read).url == read


@pytest.mark.parametrize(
    ("location", "to"),
    [
        ("/b", "https://journal.example/b"),
        ("b?c", "https://journal.example/x/b?c"),
        ("//autre.example/b", "https://autre.example/b"),
        ("?c", "https://journal.example/x/a?c"),
        ("#c", "https://journal.example/x/a"),
        ("", "https://journal.example/x/a"),
    ],
)
def test_a_redirect_may_be_relative(location: str, to: str) -> None:
    assert follow(parse_address("https://journal.example/x/a"), location).url == to


def read_or_refuse(text: str) -> Address | str:
    try:
        return parse_address(text)
    except FetchError as error:
        return str(error)


@given(WORDS)
def test_whatever_comes_is_an_address_or_a_refusal(words: list[str]) -> None:
    for text in ("".join(words), "http://" + "".join(words)):
        found = read_or_refuse(text)
        if isinstance(found, str):
            assert found.isprintable()
            continue
        assert parse_address(found.url) == found
        assert found.url.isascii()
        assert not set(found.netloc) & set("@%/\\?# ")
        assert not found.host.endswith("localhost")


@given(st.ip_addresses(v=4))
def test_a_closed_address_is_closed_inside_an_ipv6_one(ip: IPv4Address) -> None:
    if find_fault(ip):
        for inside in (0xFFFF << 32, 0x64FF9B << 96, 0):
            assert find_fault(IPv6Address(inside | int(ip)))
    assert find_fault(IPv6Address(0x2002 << 112 | int(ip) << 80))


@given(st.ip_addresses())
def test_what_python_calls_private_is_closed(ip: IPv4Address | IPv6Address) -> None:
    if ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified or not ip.is_global:
        inner = isinstance(ip, IPv6Address) and ip in MAPPED
        assert inner or find_fault(ip)
