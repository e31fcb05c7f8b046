"""The options of the commands on a desk's file."""

from __future__ import annotations

import argparse
import os
from typing import TypeVar

from verbale.errors import UsageError
from verbale.model import Confidence, Force, QuotationType, Topic
from verbale.views.opening import add_opening, read_positive

NARROWEST = 20
VARIABLE = "VERBALE_FILE"
FORMATS = ("text", "jsonl")
EXPORTS = {
    "csv": "csv",
    "csv-tableur": "csv_tableur",
    "xlsx": "xlsx",
    "jsonl": "jsonl",
    "parquet": "parquet",
    "plover": "plover",
    "polecat": "polecat",
    "gdelt": "gdelt",
    "ftm": "ftm",
    "jsonld": "jsonld",
    "ris": "ris",
    "bib": "bib",
    "gexf": "gexf",
    "md": "md",
    "qdpx": "qdpx",
}
EXPORTED_TABLES = ("statements", "acts", "meetings", "people", "articles")
HELP = f"the desk's file, such as desk.db, or postgresql://user@host/database (default: {VARIABLE})"


Parser = TypeVar("Parser", bound=argparse.ArgumentParser)


def read_width(given: str) -> int:
    """The columns that *given* asks for; raises argparse's own error, which Parser words, for fewer than fit a word."""
    if not given.isdecimal() or int(given) < NARROWEST:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of columns from {NARROWEST} on")
    return int(given)


def add_desk(commands: argparse._SubParsersAction[Parser]) -> None:
    """The commands, each with ``--file``."""
    _add(commands)
    _watch(commands)
    _reading(commands)
    _exporting(commands)
    _deciding(commands)
    _keeping(commands)
    for name in COMMANDS:
        commands.choices[name].add_argument("--file", metavar="DESK", help=HELP)


def _add(commands: argparse._SubParsersAction[Parser]) -> None:
    add = commands.add_parser("add", help="read dispatches into the desk's file", description="Adds dispatches; `-` is standard input.")
    add.add_argument(
        "files", nargs="+", metavar="PATH", help="a document, an archive or table of documents, a folder, an address of the web, or - for standard input"
    )
    add_given(add)


def _watch(commands: argparse._SubParsersAction[Parser]) -> None:
    watch = commands.add_parser("watch", help="add what is new in RSS and Atom feeds, round after round")
    watch.add_argument("feeds", metavar="FEEDS", help="a TOML file with an entry [[feed]] for each; docs/how-to/watch-feeds.md shows the form")
    watch.add_argument("--once", action="store_true", help="one round only")
    watch.add_argument("--every", type=read_positive, default=30, metavar="MINUTES", help="minutes between two rounds (default: 30)")
    add_opening(watch)


def add_given(parser: argparse.ArgumentParser) -> None:
    """What a user says about the files."""
    parser.add_argument("--published", metavar="DATE", help="publication date, such as 2020-09-14")
    parser.add_argument("--outlet", metavar="NAME", help="who published it")
    parser.add_argument("--url", help="where it was published")
    parser.add_argument("--title", help="its title")
    parser.add_argument(
        "--language", metavar="CODE", default="auto", help="the texts' language, such as fr or en, or auto (default: found out)"
    )
    parser.add_argument("--metadata", metavar="CSV", help="a table with the columns file, published, outlet, url, title, language")
    add_opening(parser)


def _reading(commands: argparse._SubParsersAction[Parser]) -> None:
    listing = commands.add_parser("list", help="list the articles of the desk's file")
    show = commands.add_parser("show", help="print the minutes of one article as they are stored")
    show.add_argument("id", metavar="ID", help="the article's id, or its first letters")
    show.add_argument(
        "--format", choices=("minutes", "json", "md"), default="minutes", help="minutes for people (default), the record, or Markdown"
    )
    show.add_argument("--width", type=read_width, metavar="COLUMNS", help="columns of the minutes (default: the terminal's)")
    show.add_argument("--no-color", action="store_true", help="no colour in the minutes")
    show.add_argument("--lang-ui", choices=("fr", "en"), help="the language of the minutes' own words (default: the locale's)")
    search = commands.add_parser("search", help="find statements and articles by their words; any input is a query")
    search.add_argument("query", metavar="QUERY", nargs="+", help='words, and phrases in quotation marks: "nouvelle route" commerce')
    search.add_argument("--limit", type=int, default=100, metavar="N", help="how many to print at most (default: 100)")
    for parser in (listing, search):
        parser.add_argument("--format", choices=FORMATS, default="text", help="a line for people (default), or JSON Lines")
        add_filters(parser)


def _exporting(commands: argparse._SubParsersAction[Parser]) -> None:
    export = commands.add_parser("export", help="write what is in the file, after human decisions, in a format of the field")
    export.add_argument("query", metavar="QUERY", nargs="*", help="words and phrases, as for search (default: everything)")
    export.add_argument("--format", choices=tuple(EXPORTS), required=True, help="docs/exports.md says what each is for")
    export.add_argument("--out", metavar="PATH", help="where to write it (default: standard output); a file there is replaced at the end")
    export.add_argument("--table", choices=EXPORTED_TABLES, help="which table, for formats that are one (default: statements)")
    export.add_argument("--limit", type=int, metavar="N", help="how many rows to write at most (default: all)")
    add_filters(export)
    restore = commands.add_parser("restore", help="take an export in JSON Lines into the desk's file, with what people decided")
    restore.add_argument("lines", metavar="PATH", help="what `verbale export --format jsonl` wrote, or - for standard input")


def _deciding(commands: argparse._SubParsersAction[Parser]) -> None:
    decide = commands.add_parser(
        "decide",
        help="accept, reject or correct what the machine says at one place",
        description="Without PLACE lists the places of an article with their values. A value is a name, codes (ML TD), words of the text, or JSON.",
    )
    decide.add_argument("article", metavar="ARTICLE", help="the article's id, or its first letters")
    decide.add_argument(
        "place", metavar="PLACE", nargs="?", help="a claim or a field of one: s3, s3.speakers, a5.target, m1.date; or new-statement"
    )
    decide.add_argument("verdict", metavar="VERDICT", nargs="?", choices=("accept", "reject", "correct"), help="accept, reject or correct")
    decide.add_argument("value", metavar="VALUE", nargs="?", help="what is right, for correct")
    decide.add_argument("--by", metavar="NAME", help="who decides")
    decide.add_argument("--why", metavar="TEXT", help="the reason, for those who read it later")
    decisions = commands.add_parser("decisions", help="list what people decided, in the order in which they did")
    conflicts = commands.add_parser("conflicts", help="list the decisions that a newer coder contradicts")
    for parser in (decisions, conflicts):
        parser.add_argument("article", metavar="ARTICLE", nargs="?", help="the article's id, or its first letters (default: all articles)")
        parser.add_argument("--format", choices=FORMATS, default="text", help="a line for people (default), or JSON Lines")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """What a search, an export and a concordance may be narrowed to."""
    parser.add_argument("--speaker", metavar="NAME", help="a speaker's name, or a part of it")
    parser.add_argument("--country", metavar="CODE", help="a state or body that speaks, acts or is acted upon, such as ML, UN, EU")
    parser.add_argument("--act", choices=[force.value for force in Force], type=str.upper, help="what a statement does, such as COMMIT")
    parser.add_argument("--topic", choices=[topic.value for topic in Topic], help="what an act is about")
    parser.add_argument("--outlet", metavar="NAME", help="who published it")
    parser.add_argument("--since", metavar="DATE", help="published on this day or later")
    parser.add_argument("--until", metavar="DATE", help="published on this day or earlier; 2024 is all of the year")
    parser.add_argument("--type", choices=[kind.value for kind in QuotationType], help="how the words are given")
    parser.add_argument("--confidence", choices=[word.value for word in Confidence], help="how sure the coder is")


def _keeping(commands: argparse._SubParsersAction[Parser]) -> None:
    commands.add_parser("recode", help="read all articles again with this program; the old minutes stay until the new are complete")
    commands.add_parser("verify", help="check the file: pages, hashes, records, spans")
    backup = commands.add_parser("backup", help="copy the desk's file while others may use it")
    backup.add_argument(
        "target", metavar="TARGET", help="the copy: a file that is not there, or the address of a PostgreSQL database without a desk"
    )
    forget = commands.add_parser("forget", help="take an article out of the file for good, with all that hangs on it")
    forget.add_argument("id", metavar="ID", help="the article's id, or its first letters")
    quarantine = commands.add_parser("quarantine", help="list the files that were refused, with the reason")
    quarantine.add_argument("--retry", action="store_true", help="try them all again")
    add_opening(quarantine)


COMMANDS = (
    "add",
    "watch",
    "list",
    "show",
    "search",
    "export",
    "restore",
    "decide",
    "decisions",
    "conflicts",
    "recode",
    "verify",
    "backup",
    "forget",
    "quarantine",
)


def desk_path(options: argparse.Namespace) -> str:
    """The desk's file: the option, else the environment; raises UsageError when neither is given."""
    path = options.file or os.environ.get(VARIABLE)
    if not path:
        raise UsageError(f"which file? say --file desk.db, or set {VARIABLE}")
    return str(path)


def filters(options: argparse.Namespace) -> dict[str, str | None]:
    """The filters by name."""
    return {key: getattr(options, key) for key in FILTERS}


FILTERS = ("speaker", "country", "act", "topic", "outlet", "since", "until", "type", "confidence")
