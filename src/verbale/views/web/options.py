"""The options of ``verbale serve``."""

from __future__ import annotations

import argparse
from typing import Any

from verbale.views.desk.options import HELP
from verbale.views.opening import read_positive

PORT = 8470
HOST = "127.0.0.1"


def add_serve(commands: argparse._SubParsersAction[Any]) -> None:
    """The command that opens the desk in the browser."""
    serve = commands.add_parser("serve", help="open the desk in the browser, on this machine alone")
    serve.add_argument("--file", metavar="DESK", help=HELP)
    serve.add_argument("--demo", action="store_true", help="show the sample dispatches on a desk that is thrown away at the end")
    serve.add_argument("--port", type=read_port, default=PORT, metavar="N", help=f"the port (default: {PORT}); 0 is any that is free")
    serve.add_argument("--host", default=HOST, metavar="ADDRESS", help=f"the address to listen at (default: {HOST}); another one needs --read-only")
    serve.add_argument("--read-only", action="store_true", help="nothing can be added or changed")


def read_port(given: str) -> int:
    """A port; raises argparse's own error for what is none."""
    port = 0 if given == "0" else read_positive(given)
    if port > 65_535:
        raise argparse.ArgumentTypeError(f"{given!r} is no port, which goes up to 65535")
    return port
