"""Which addresses of the network are open to a fetcher: the public ones, and no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Protocol

IP = IPv4Address | IPv6Address

METADATA = frozenset(
    ip_address(text) for text in ("169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254")
)
"""Where clouds tell a machine its own secrets; one of them is a public address."""

CLOSED = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
"""IANA's special-purpose registries and multicast, written out: Python's own list differs from version to version."""

MAPPED, TRANSLATED = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")


def find_fault(ip: IP) -> str | None:
    """Why *ip* is closed to a fetcher, None where it is open. An IPv4 address inside an IPv6 one is judged as itself.

    >>> find_fault(ip_address("::ffff:10.0.0.1"))
    '10.0.0.1 is no public address'
    >>> find_fault(ip_address("8.8.8.8")) is None
    True
    """
    inner = _inner(ip)
    if inner is not None:
        return find_fault(inner)
    if ip in METADATA:
        return f"{ip} is where a cloud tells its machines their passwords"
    if ip.is_multicast or not ip.is_global or any(_holds(network, ip) for network in CLOSED):
        return f"{ip} is no public address"
    return None


def _inner(ip: IP) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for; of the old tunnels, which are closed altogether, none is asked."""
    if isinstance(ip, IPv6Address) and (ip in MAPPED or ip in TRANSLATED):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def _holds(network: IPv4Network | IPv6Network, ip: IP) -> bool:
    return network.version == ip.version and ip in network


class Judge(Protocol):
    """Says why an address is closed, None where it is open."""

    def __call__(self, ip: IP) -> str | None:
        """Why *ip* is closed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be asked: the ports beside each scheme's own, and the addresses that *judge* leaves open."""

    ports: frozenset[int] = frozenset()
    judge: Judge = field(default=find_fault)
