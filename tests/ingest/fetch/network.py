"""A small internet on the loopback interface: sites that answer, a resolver, and a canary at every other address."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

from verbale.ingest.fetch import Fetcher, FetchLimits
from verbale.ingest.fetch.ranges import IP

NOW = "2024-03-12T08:00:00Z"
PUBLIC = "193.0.6.139"
OTHER = "2606:4700::6810:84e5"


@dataclass(frozen=True)
class Reply:
    """What a site answers: to be written with a length, or by a function that writes what it likes."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[Any], None] | None = None


@dataclass
class Seen:
    """A request as it came."""

    path: str
    headers: dict[str, str]


class Site:
    """An HTTP server on a port of its own; what is not in *pages* is a 404."""

    def __init__(self, pages: Mapping[str, Reply | Callable[[Seen], Reply]], context: ssl.SSLContext | None = None) -> None:
        self.pages = dict(pages)
        self.seen: list[Seen] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                seen = Seen(self.path, {name.lower(): value for name, value in self.headers.items()})
                site.seen.append(seen)
                page = site.pages.get(self.path, Reply(status=404))
                reply = page if isinstance(page, Reply) else page(seen)
                self.close_connection = True
                if reply.write:
                    reply.write(self)
                    return
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, request: Any, client_address: Any) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = int(self.server.server_address[1])
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.002}, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def paths(self) -> list[str]:
        return [seen.path for seen in self.seen]


class Canary:
    """Listens, never answers, and counts who came: the system queues them."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=100)
        self._socket.setblocking(False)
        self.port = int(self._socket.getsockname()[1])
        self._came = 0

    def count(self) -> int:
        """How many came until now."""
        while True:
            try:
                self._socket.accept()[0].close()
                self._came += 1
            except BlockingIOError:
                return self._came

    def close(self) -> None:
        self._socket.close()


@dataclass
class Network:
    """Names with their addresses, addresses with their sites; whatever else is connected to is the canary."""

    canary: Canary
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    time: float = 1000.0

    def add(self, name: str, site: Site, ip: str = PUBLIC) -> Site:
        self.names[name] = [[ip]]
        self.sites[str(ip_address(ip))] = site
        return site

    def resolve(self, name: str, port: int, seconds: float) -> Sequence[IP]:
        """The answers of a name in turn, the last for ever."""
        self.asked.append(name)
        answers = self.names.get(name)
        if not answers:
            raise socket.gaierror("Name or service not known")
        return [ip_address(text) for text in (answers.pop(0) if len(answers) > 1 else answers[0])]

    def connect(self, ip: IP, port: int, seconds: float) -> socket.socket:
        self.connected.append((str(ip), port))
        target = self.sites.get(str(ip), self.canary)
        return socket.create_connection(("127.0.0.1", target.port), timeout=seconds)

    def clock(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def fetcher(self, limits: FetchLimits | None = None, **given: Any) -> Fetcher:
        """A fetcher in this network, with its clock; keywords replace what it is given."""
        means: dict[str, Any] = {"resolve": self.resolve, "connect": self.connect, "clock": self.clock, "sleep": self.sleep}
        return Fetcher(limits=limits, **{**means, "now": lambda: NOW, **given})


@contextmanager
def serving(pages: Mapping[str, Reply | Callable[[Seen], Reply]], context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site for the length of a ``with``."""
    site = Site(pages, context)
    try:
        yield site
    finally:
        site.close()
