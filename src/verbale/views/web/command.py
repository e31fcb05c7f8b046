"""``verbale serve``: the desk in the browser."""

from __future__ import annotations

import argparse
import csv
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from ipaddress import ip_address
from pathlib import Path

import platformdirs
import uvicorn

from verbale.errors import UsageError
from verbale.model import FACTS, Metadata
from verbale.store import Desk, open_desk
from verbale.store.address import is_server
from verbale.views.desk.adding import note_backup
from verbale.views.desk.options import desk_path
from verbale.views.web.application import make_app
from verbale.views.web.incoming import Intake
from verbale.views.web.site import Site

SAMPLES = Path(__file__).parents[4] / "samples"
METADATA = "metadata.csv"
NAMES = ("localhost", "127.0.0.1", "[::1]")


def serve_command(options: argparse.Namespace) -> int:
    """Serves until it is stopped; prints the address first."""
    if not is_loopback(options.host) and not options.read_only:
        raise UsageError(f"--host {options.host} lets others in, and a desk has no accounts; add --read-only, or leave --host out")
    with closing(listen(options.host, options.port)) as listening, opened(options) as site:
        port = listening.getsockname()[1]
        app = make_app(site, allowed_hosts(options.host, port))
        print(f"http://{bracketed(options.host)}:{port}/", flush=True)
        settings = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="off", ws="none", http="h11"
        )
        signal.signal(signal.SIGTERM, _stop)
        uvicorn.Server(settings).run(sockets=[listening])
    return 0


def _stop(*_: object) -> None:
    """Ends the command as Ctrl-C does, so that what it opened is closed: uvicorn, once it has ended, raises again the signal that ended it."""
    raise KeyboardInterrupt


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Site]:
    """The site of the desk that the options name, or of the samples."""
    with ExitStack() as stack:
        if options.demo:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
            desk = stack.enter_context(open_desk(folder / "demo.db", create=True))
            intake = Intake(desk, folder / "incoming")
            stack.callback(intake.close)
            intake.add(find_samples())
            yield Site(desk, None if options.read_only else intake, demo=True)
            return
        path = desk_path(options)
        desk = stack.enter_context(open_desk(path, create=not options.read_only))
        note_backup(desk)
        yield Site(desk, None if options.read_only else _intake(stack, desk, path))


def _intake(stack: ExitStack, desk: Desk, path: str) -> Intake:
    """What takes new files in: they wait beside the desk's file, or, for a desk on a server, in the user's own folder."""
    folder = Path(platformdirs.user_data_path("verbale"), "incoming") if is_server(path) else Path(f"{path}.incoming").absolute()
    intake = Intake(desk, folder)
    stack.callback(intake.close)
    return intake


def find_samples() -> list[tuple[Path | str, Metadata]]:
    """The sample dispatches with what is given about each; raises UsageError where the program came without them."""
    if not (SAMPLES / METADATA).is_file():
        raise UsageError(f"no samples in {SAMPLES}; they come with the repository, not with the package")
    with (SAMPLES / METADATA).open(newline="", encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    return [(SAMPLES / Path(row["file"]).name, Metadata(**{key: row[key] or None for key in FACTS})) for row in rows]


def listen(host: str, port: int) -> socket.socket:
    """A socket at *host* and *port*; raises UsageError where that cannot be had, and for an address that stands for all."""
    try:
        if ip_address(host).is_unspecified:
            raise UsageError(f"--host {host} stands for every address of this machine; name the one by which others reach it")
    except ValueError:
        pass
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"cannot listen at {host} port {port} ({error.strerror or error}); choose another --port") from error


def is_loopback(host: str) -> bool:
    """True for an address that only this machine reaches.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("10.0.0.1")
    (True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == NAMES[0]


def bracketed(host: str) -> str:
    """*host* as an address of the web has it."""
    return f"[{host}]" if ":" in host else host


def allowed_hosts(host: str, port: int) -> list[str]:
    """The values of ``Host`` that are answered."""
    names = [*NAMES, bracketed(host)] if is_loopback(host) else [bracketed(host)]
    return [f"{name}:{port}" for name in names] + ([*names] if port == 80 else [])
