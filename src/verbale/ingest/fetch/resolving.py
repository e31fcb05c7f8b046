"""A name becomes addresses, once, and within a time."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import ip_address

from verbale.ingest.fetch.ranges import IP

Resolver = Callable[[str, int, float], Sequence[IP]]
Connector = Callable[[IP, int, float], socket.socket]


def resolve(name: str, port: int, seconds: float) -> Sequence[IP]:
    """The addresses of *name* as the system knows them, in its order, none twice.

    Raises OSError where there are none, TimeoutError behind *seconds*: the system's own call cannot be stopped, so it is left behind.
    """
    answers: queue.SimpleQueue[list[IP] | OSError] = queue.SimpleQueue()
    threading.Thread(target=_ask, args=(name, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError("the name is not resolved in time") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _ask(name: str, port: int, answers: queue.SimpleQueue[list[IP] | OSError]) -> None:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        answers.put(list(dict.fromkeys(ip_address(str(entry[4][0])) for entry in found)))
    except OSError as error:
        answers.put(error)
    except ValueError as error:
        answers.put(OSError(str(error)))


def connect(ip: IP, port: int, seconds: float) -> socket.socket:
    """A connection to *ip* itself; no name is resolved."""
    return socket.create_connection((str(ip), port), timeout=seconds)
