"""One request to one address: resolved once, every address judged, the connection pinned to the very address that was judged."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import TYPE_CHECKING

from verbale.errors import FetchError
from verbale.ingest.fetch.address import Address
from verbale.ingest.fetch.limits import Budget, FetchLimits, MeteredSocket, MeteredTLSSocket, TooLargeError, encrypt, meter
from verbale.ingest.fetch.ranges import IP, Policy
from verbale.ingest.fetch.resolving import Connector, Resolver
from verbale.ingest.files import MEGABYTE

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse

ENCODINGS = "gzip, deflate, br"
UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate", "br"})
BLOCK = 1 << 16
OK = 200
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the status, the fields of its head by their names in small letters, the body unpacked where the status is 200."""

    status: int
    headers: Mapping[str, str]
    raw: bytes = field(repr=False)
    whole: bool = True

    @property
    def content(self) -> tuple[str | None, str | None]:
        """The media type and the charset, in small letters."""
        message = Message()
        message["Content-Type"] = self.headers.get("content-type", "")
        charset = message.get_content_charset()
        return (message.get_content_type() if self.headers.get("content-type") else None), charset


class Asker:
    """Asks with these means. The resolver's answer for a name holds for the life of the object: make one for each fetch."""

    def __init__(
        self,
        policy: Policy,
        limits: FetchLimits,
        budget: Budget,
        resolve: Resolver,
        connect: Connector,
        context: Callable[[], ssl.SSLContext],
    ) -> None:
        self._policy, self._limits, self._budget = policy, limits, budget
        self._resolve, self._connect, self._context = resolve, connect, context
        self._known: dict[str, Sequence[IP]] = {}

    def judge(self, address: Address) -> Sequence[IP]:
        """The addresses of the host; raises FetchError where it has none, or where any of them is closed."""
        if address.host not in self._known:
            self._known[address.host] = [address.ip] if address.ip else self._look_up(address)
        for ip in self._known[address.host]:
            fault = self._policy.judge(ip)
            if fault:
                raise FetchError(f"{address.url}: {fault}; give a public address, or save the page and add the file.")
        return self._known[address.host]

    def _look_up(self, address: Address) -> Sequence[IP]:
        try:
            found = self._resolve(address.host, address.port, self._budget.left())
        except TimeoutError as error:
            raise self._too_slow(address) from error
        except (OSError, UnicodeError) as error:
            raise FetchError(f"{address.url}: no such host is known ({error}); check the name and the connection.", passing=True) from error
        if not found:
            raise FetchError(f"{address.url}: the host has no address; check the name.", passing=True)
        return found

    def ask(self, address: Address, headers: Mapping[str, str], limit: int | None = None) -> Answer:
        """The answer to a GET. A body beyond *limit* bytes is cut there; without a *limit* one beyond that of all documents is refused.

        Raises FetchError with the reason for whatever goes wrong.
        """
        ips = self.judge(address)
        try:
            sock = self._open(address, ips)
            try:
                return self._exchange(address, sock, headers, limit)
            finally:
                sock.close()
        except FetchError:
            raise
        except ssl.SSLCertVerificationError as error:
            raise FetchError(
                f"{address.url}: its certificate does not prove who it is ({error.verify_message}); ask its outlet."
            ) from error
        except TimeoutError as error:
            raise self._too_slow(address) from error
        except Exception as error:
            raise self._broken(address, error) from error

    def _open(self, address: Address, ips: Sequence[IP]) -> MeteredSocket | MeteredTLSSocket:
        """A connection to the first of *ips* that takes one."""
        for left, ip in zip(range(len(ips), 0, -1), ips, strict=True):
            try:
                plain = meter(self._connect(ip, address.port, self._budget.left() / left), self._budget)
                break
            except OSError:
                if left == 1:
                    raise
        if address.scheme == "http":
            return plain
        try:
            return encrypt(plain, self._context(), address.host)
        except BaseException:
            plain.close()
            raise

    def _exchange(self, address: Address, sock: MeteredSocket | MeteredTLSSocket, headers: Mapping[str, str], limit: int | None) -> Answer:
        from urllib3.connection import HTTPConnection

        connection = HTTPConnection(address.host, address.port, timeout=self._budget.left())
        connection.auto_open = 0
        connection.sock = sock
        own = {"Host": address.netloc, "Accept-Encoding": ENCODINGS, "Connection": "close"}
        connection.request("GET", address.target, headers={**own, **headers}, preload_content=False)
        response = connection.getresponse()
        fields = {name.lower(): value for name, value in response.headers.items()}
        if response.status != OK:
            return Answer(response.status, fields, b"")
        self._check_head(address, fields, limit)
        raw, whole = self._read(response, limit or self._limits.bytes)
        if limit is None and not whole:
            raise self._too_large(address)
        return Answer(response.status, fields, raw, whole)

    def _check_head(self, address: Address, fields: Mapping[str, str], limit: int | None) -> None:
        """Refuses by its head what could not be unpacked, or is too large."""
        packed = [part.strip().lower() for part in fields.get("content-encoding", "").split(",")]
        if not UNPACKED.issuperset(packed):
            raise FetchError(f"{address.url}: packed as {', '.join(packed)!r}, which is not read; save the page and add the file.")
        length = fields.get("content-length", "")
        if limit is None and length.isdecimal() and int(length) > self._limits.bytes:
            raise self._too_large(address)

    def _read(self, response: HTTPResponse, limit: int) -> tuple[bytes, bool]:
        """The body, unpacked block by block, up to *limit*, and True where that is all of it."""
        pieces, size = [], 0
        while size <= limit and (piece := response.read(BLOCK)):
            pieces.append(piece)
            size += len(piece)
        return b"".join(pieces)[:limit], size <= limit

    def _too_large(self, address: Address) -> FetchError:
        return FetchError(f"{address.url}: larger than {self._limits.bytes // MEGABYTE} MB; fetch it yourself and add its parts.")

    def _too_slow(self, address: Address) -> FetchError:
        return FetchError(f"{address.url}: not there within {self._limits.seconds:g} s; try again later.", passing=True)

    def _broken(self, address: Address, error: Exception) -> FetchError:
        from urllib3.exceptions import HTTPError, ReadTimeoutError

        if isinstance(error, ReadTimeoutError):
            return self._too_slow(address)
        if isinstance(error, TooLargeError) or isinstance(error.__cause__ or error.__context__, TooLargeError):
            return self._too_large(address)
        if isinstance(error, ssl.SSLError):
            return FetchError(f"{address.url}: no secure connection ({error.reason or error}); ask its outlet.")
        if isinstance(error, HTTPError | HTTPException | ValueError):
            told = f"{type(error).__name__}: {error}"
            return FetchError(f"{address.url}: its server broke off or answered what is no HTTP ({told}); try again later.", passing=True)
        if isinstance(error, OSError):
            return FetchError(f"{address.url}: cannot be reached ({error.strerror or error}); try again later.", passing=True)
        raise error
