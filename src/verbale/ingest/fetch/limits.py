"""What one fetch may cost, and the sockets that keep to it: every wait is as long as what is left of the whole."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from verbale.ingest.files import MEGABYTE


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bytes after decompression, seconds of the network in all, redirects; seconds between two requests to a host, and the most that robots.txt may ask."""

    bytes: int = 20 * MEGABYTE
    seconds: float = 20
    redirects: int = 5
    pause: float = 5
    longest_pause: float = 60


class TooLargeError(OSError):
    """More bytes on the wire than a document may have."""


class Budget:
    """The time and the bytes of one fetch. Our own pauses are no part of the time."""

    def __init__(self, limits: FetchLimits, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + limits.seconds
        self._bytes = limits.bytes + MEGABYTE

    def left(self) -> float:
        """The seconds left; raises TimeoutError when there are none."""
        seconds = self._end - self._clock()
        if seconds <= 0:
            raise TimeoutError("the time is over")
        return seconds

    def spare(self, seconds: float) -> None:
        """Takes a pause of *seconds* out of the time."""
        self._end += seconds

    def spend(self, count: int) -> int:
        """Counts bytes that came; raises TooLargeError beyond the limit."""
        self._bytes -= count
        if self._bytes < 0:
            raise TooLargeError("too many bytes")
        return count


class MeteredSocket(socket.socket):
    """A socket that waits no longer than its budget, however slowly the bytes drip."""

    budget: Budget

    def recv_into(self, *arguments: Any, **named: Any) -> int:
        """As a socket's."""
        self.settimeout(self.budget.left())
        return self.budget.spend(super().recv_into(*arguments, **named))


class MeteredTLSSocket(ssl.SSLSocket):
    """The same under TLS."""

    budget: Budget

    def recv_into(self, *arguments: Any, **named: Any) -> int:
        """As a socket's."""
        self.settimeout(self.budget.left())
        return self.budget.spend(super().recv_into(*arguments, **named))


def meter(plain: socket.socket, budget: Budget) -> MeteredSocket:
    """*plain*, from now on within *budget*."""
    metered = MeteredSocket(plain.family, plain.type, plain.proto, fileno=plain.detach())
    metered.budget = budget
    metered.settimeout(budget.left())
    return metered


def encrypt(plain: MeteredSocket, context: ssl.SSLContext, name: str) -> MeteredTLSSocket:
    """*plain* under TLS with the one that *name* belongs to; raises ssl.SSLError where it cannot prove that."""
    context.sslsocket_class = MeteredTLSSocket
    secure = context.wrap_socket(plain, server_hostname=name)
    assert isinstance(secure, MeteredTLSSocket)
    secure.budget = plain.budget
    return secure


def make_context() -> ssl.SSLContext:
    """TLS 1.2 or newer, certificates verified against certifi's authorities; nothing of the environment is asked."""
    import certifi

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context
