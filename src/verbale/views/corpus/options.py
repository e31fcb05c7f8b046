"""The options of the commands on many dispatches; each has ``--file``, ``--format`` and ``--lang-ui``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from verbale.views.desk.options import HELP, add_filters, read_width
from verbale.views.opening import read_positive

FORMATS = ("text", "json", "csv")
FILTERS = ("outlet", "since", "until")
STATES = ("open", "kept", "broken", "lapsed")

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
        help="set phrases that are signals: how often, since when, by whom; and new ones that one side repeats",
        description="Without ID lists the families; with it, each place of one. `discover` offers phrases that one side repeats and others do not.",
    )
    parser.add_argument("family", metavar="ID", nargs="?", default="list", help="a family's id, list (default), or discover")
    parser.add_argument(
        "--split", metavar="DATE", help="with ID: the day at which the later period begins (default: the middle dispatch's)"
    )
    parser.add_argument("--side", metavar="SIDE", help="with discover: a state or body such as CN, speaker:NAME or outlet:NAME")
    parser.add_argument("--at-least", type=read_positive, default=4, metavar="N", help="with discover: distinct dispatches of the side (default: 4)")
    parser.add_argument("--days", type=read_positive, default=3, metavar="N", help="with discover: different days (default: 3)")
    parser.add_argument("--limit", type=read_positive, default=30, metavar="N", help="with discover: how many to print at most (default: 30)")
    add_filters(parser)
    return parser


def _reprints(commands: Commands) -> argparse.ArgumentParser:
    reprints: argparse.ArgumentParser = commands.add_parser(
        "reprints",
        help="which articles carry the same dispatch, in whole or in part",
        description="Without ARTICLE lists the families of reprints; with it, what the article shares with others and what was changed.",
    )
    reprints.add_argument("article", metavar="ARTICLE", nargs="?", help="the article's id, or its first letters")
    add_period(reprints)
    return reprints


def _trace(commands: Commands) -> argparse.ArgumentParser:
    trace: argparse.ArgumentParser = commands.add_parser("trace", help="where a claim first appeared and how its wording changed")
    trace.add_argument("article", metavar="ARTICLE", help="the article's id, or its first letters")
    trace.add_argument("statement", metavar="STATEMENT", help="the statement's id in it, such as s3")
    return trace


def _events(commands: Commands) -> argparse.ArgumentParser:
    events: argparse.ArgumentParser = commands.add_parser(
        "events", help="list meetings, calls, visits and signings with all reports of each"
    )
    add_period(events)
    events.add_argument("--country", metavar="CODE", help="those in which this state or body takes part, such as ML, UN, EU")
    return events


def _compare(commands: Commands) -> argparse.ArgumentParser:
    compare: argparse.ArgumentParser = commands.add_parser(
        "compare", help="put two articles, or the two sides of an event, side by side: what both say, what one alone says"
    )
    compare.add_argument("a", metavar="A", help="an article's id, or its first letters; or an event, as `verbale events` names it")
    compare.add_argument("b", metavar="B", nargs="?", help="another article's")
    compare.add_argument("--state-a", metavar="CODE", type=str.upper, help="whose version A is, such as CN (default: as the records tell)")
    compare.add_argument("--state-b", metavar="CODE", type=str.upper, help="whose version B is")
    compare.add_argument("--width", type=read_width, metavar="COLUMNS", help="columns of the table (default: the terminal's)")
    return compare


def _silences(commands: Commands) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "silences",
        help="topics that one side raises and the other does not, and topics that stopped",
        description="Of two states or bodies in the dispatches that concern both, or of one person against others who speak for the same country.",
    )
    parser.add_argument("sides", metavar="CODE", nargs="*", help="two states or bodies, such as CN KZ")
    parser.add_argument("--person", metavar="NAME", help="a speaker's name, or a part of it, instead of two sides")
    add_period(parser)
    return parser


def _commitments(commands: Commands) -> argparse.ArgumentParser:
    from verbale.model import Topic

    ledger: argparse.ArgumentParser = commands.add_parser(
        "commitments", help="the ledger of promises: who is committed, by whose words, to whom, by when"
    )
    ledger.add_argument("id", nargs="?", metavar="ID", help="one promise with all its mentions: its id, or its first letters")
    ledger.add_argument("--actor", metavar="CODE", help="the state or body that would do it, such as CN")
    ledger.add_argument("--target", metavar="CODE", help="toward whom")
    ledger.add_argument("--topic", choices=[topic.value for topic in Topic], help="what it is about")
    ledger.add_argument("--state", choices=STATES, help="what became of it, as people judged")
    ledger.add_argument("--set", choices=STATES, help="judge what became of the promise ID; with --by and --why")
    ledger.add_argument("--by", metavar="NAME", help="who judges")
    ledger.add_argument("--why", metavar="TEXT", help="the reason, for those who read it later")
    add_period(ledger)
    return ledger


def _dossier(commands: Commands) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "dossier", help="two states between two days: counters, a timeline in three lanes, the ledger"
    )
    _add_states(parser)
    return parser


def _brief(commands: Commands) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser("brief", help="the dossier of two states as a note with a footnote to every line")
    _add_states(parser)
    parser.add_argument("--as", dest="form", choices=("md", "docx"), default="md", help="Markdown (default) or a Word document")
    parser.add_argument("--out", metavar="PATH", help="where to write it (default: standard output, for Markdown)")
    return parser


def _add_states(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="a state or body, such as CN")
    parser.add_argument("b", metavar="B", help="the other, such as KZ")
    parser.add_argument("--from", dest="since", metavar="DATE", help="published on this day or later")
    parser.add_argument("--to", dest="until", metavar="DATE", help="published on this day or earlier; 2024 is all of the year")


ADDED: tuple[Callable[[Commands], argparse.ArgumentParser], ...] = (
    _formulas,
    _reprints,
    _trace,
    _events,
    _compare,
    _silences,
    _commitments,
    _dossier,
    _brief,
)
