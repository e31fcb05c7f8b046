"""The host of an address: a name of the public DNS or an IP address, written in the one usual way."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from verbale.ingest.fetch.ranges import IP

LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
LONGEST = 253
PRIVATE = frozenset(
    {"alt", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost", "onion", "private", "workgroup"}
)
PRIVATE_ZONES = ("home.arpa", "in-addr.arpa", "ip6.arpa")


class HostError(ValueError):
    """Why a host is refused, and what to do: the half of a sentence."""


def read_host(text: str) -> tuple[str, IP | None]:
    """The host in small letters and ASCII, and its address where it is one. Raises HostError for whatever programs read in several ways.

    >>> read_host("Élysée.example")
    ('xn--lyse-9oad.example', None)
    >>> read_host("[2001:DB8::1]")
    ('2001:db8::1', IPv6Address('2001:db8::1'))
    """
    if text.startswith("["):
        return _read_ipv6(text)
    if not text:
        raise HostError("no host; write it as https://host/path")
    if "%" in text:
        raise HostError("a host with percent signs; write its letters")
    name = _to_ascii(text).removesuffix(".")
    labels = name.split(".")
    if NUMBER.fullmatch(labels[-1]):
        return _read_ipv4(name)
    if len(name) > LONGEST or not all(LABEL.fullmatch(label) for label in labels):
        raise HostError("no host name; check its letters and dots")
    if len(labels) < 2 or labels[-1] in PRIVATE or name.endswith(PRIVATE_ZONES):
        raise HostError("a name of this machine or of a network of its own; give a public address, or save the page and add the file")
    return name, None


def _to_ascii(text: str) -> str:
    """*text* as the DNS has it; letters that only look like ASCII become it, and are judged as what they become."""
    lower = text.lower()
    if lower.isascii() and "xn--" not in lower:
        return lower
    import idna

    try:
        return idna.encode(lower, uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise HostError("a host name with letters that no name may have; check it") from error


def _read_ipv4(name: str) -> tuple[str, IP]:
    try:
        found = IPv4Address(name)
    except AddressValueError as error:
        raise HostError("a number for a host; write an IPv4 address as four decimal numbers without leading zeros") from error
    return str(found), found


def _read_ipv6(text: str) -> tuple[str, IP]:
    inner = text[1:-1]
    if "%" in inner:
        raise HostError("an IPv6 address with a zone, which only this machine's network knows; give a public address")
    try:
        found = IPv6Address(inner if text.endswith("]") else "")
    except AddressValueError as error:
        raise HostError("no IPv6 address between the brackets; check it") from error
    return str(found), found
