"""The options of the commands on many dispatches; each has ``--file``, ``--format`` and ``--lang-ui``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from verbale.views.desk.options import HELP, add_filters

FORMATS = ("text", "json", "csv")
FILTERS = ("outlet", "since", "until")

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Any]


def add_corpus(commands: Commands) -> None:
    """The commands, each by its own function: it adds the parser and returns it."""
    for add in ADDED:
        parser = add(commands)
        parser.add_argument("--file", metavar="DESK", help=HELP)
        parser.add_argument("--format", choices=FORMATS, default="text", help="lines for people (default), one JSON object, or CSV")
        parser.add_argument("--lang-ui", choices=("fr", "en"), help="the language of the answer's own words (default: the locale's)")


def add_period(parser: argparse.ArgumentParser) -> None:
    """The filters that every answer over a whole desk has."""
    parser.add_argument("--outlet", metavar="NAME", help="what this outlet published")
    parser.add_argument("--since", metavar="DATE", help="published on this day or later")
    parser.add_argument("--until", metavar="DATE", help="published on this day or earlier; 2024 is all of the year")


def filters(options: argparse.Namespace) -> dict[str, str | None]:
    """The filters of ``add_period`` by name."""
    return {key: getattr(options, key) for key in FILTERS}


def _formulas(commands: Commands) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "formulas",
        help="set phrases that are signals: how often, since when, by whom",
        description="Without ID lists the families; with it, each place of one.",
    )
    parser.add_argument("family", metavar="ID", nargs="?", default="list", help="a family's id, or list (default)")
    parser.add_argument(
        "--split", metavar="DATE", help="with ID: the day at which the later period begins (default: the middle dispatch's)"
    )
    add_filters(parser)
    return parser


ADDED: tuple[Callable[[Commands], argparse.ArgumentParser], ...] = (_formulas,)
