"""The command line: one command, one function, loaded when it is asked for."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from verbale.errors import UsageError, VerbaleError
from verbale.views.corpus.options import add_corpus
from verbale.views.desk.options import add_desk, read_width
from verbale.views.opening import add_opening
from verbale.views.web.options import add_serve

FORMATS = ("minutes", "json", "jsonl", "md")
PLACES = {
    "read": ("verbale.views.reading", "read_command"),
    "world": ("verbale.views.world", "world_command"),
    "add": ("verbale.views.desk.adding", "add_command"),
    "watch": ("verbale.views.desk.watching", "watch_command"),
    "recode": ("verbale.views.desk.adding", "recode_command"),
    "quarantine": ("verbale.views.desk.adding", "quarantine_command"),
    "list": ("verbale.views.desk.showing", "list_command"),
    "show": ("verbale.views.desk.showing", "show_command"),
    "search": ("verbale.views.desk.showing", "search_command"),
    "export": ("verbale.views.export.command", "export_command"),
    "formulas": ("verbale.views.corpus.formulas", "formulas_command"),
    "silences": ("verbale.views.corpus.silences", "silences_command"),
    "restore": ("verbale.views.desk.restoring", "restore_command"),
    "decide": ("verbale.views.desk.deciding", "decide_command"),
    "decisions": ("verbale.views.desk.deciding", "decisions_command"),
    "conflicts": ("verbale.views.desk.deciding", "conflicts_command"),
    "verify": ("verbale.views.desk.keeping", "verify_command"),
    "backup": ("verbale.views.desk.keeping", "backup_command"),
    "reprints": ("verbale.views.corpus.reprints", "reprints_command"),
    "serve": ("verbale.views.web.command", "serve_command"),
    "trace": ("verbale.views.corpus.tracing", "trace_command"),
    "forget": ("verbale.views.desk.keeping", "forget_command"),
    "events": ("verbale.views.corpus.events", "events_command"),
    "compare": ("verbale.views.corpus.comparing", "compare_command"),
    "dossier": ("verbale.views.corpus.dossier", "dossier_command"),
    "brief": ("verbale.views.corpus.brief.command", "brief_command"),
    "commitments": ("verbale.views.corpus.commitments", "commitments_command"),
}


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where to look."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError, for main to print, where argparse would print its usage and leave."""
        raise UsageError(f"{message}; see `{self.prog} --help`")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit code: 0, or that of the error (errors.py, 2 to 8). Never a traceback for bad input."""
    write_utf8()
    try:
        code = run(build_parser().parse_args(arguments))
        sys.stdout.flush()
        return code
    except VerbaleError as error:
        print(f"verbale: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def write_utf8() -> None:
    """Makes both outputs UTF-8 with plain line feeds, whatever the locale: the same minutes are the same bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def build_parser() -> Parser:
    """The options of all commands."""
    parser = Parser(prog="verbale", description="Reads diplomatic dispatches and writes the minutes: who said what, tied to the words.")
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command")
    read = commands.add_parser(
        "read", help="read dispatches and print their minutes", description="Reads dispatches; `-` is standard input."
    )
    read.add_argument("files", nargs="+", metavar="FILE", help="a document, an archive or table of documents, an address of the web, or - for standard input")
    read.add_argument(
        "--format", choices=FORMATS, default="minutes", help="minutes for people (default), the record as json, one a line, or Markdown"
    )
    read.add_argument("--published", metavar="DATE", help="publication date, such as 2020-09-14")
    read.add_argument("--outlet", metavar="NAME", help="who published it")
    read.add_argument("--url", help="where it was published")
    read.add_argument("--title", help="its title")
    read.add_argument(
        "--language", metavar="CODE", default="auto", help="the text's language, such as fr or en, or auto (default: found out)"
    )
    read.add_argument("--lang-ui", choices=("fr", "en"), help="the language of the minutes' own words (default: the locale's)")
    read.add_argument("--metadata", metavar="CSV", help="a table with the columns file, published, outlet, url, title, language")
    read.add_argument("--explain", metavar="ID", help="explain one statement, such as s3: words, rule, references, codes")
    read.add_argument("--width", type=read_width, metavar="COLUMNS", help="columns of the minutes (default: the terminal's)")
    read.add_argument("--no-color", action="store_true", help="no colour in the minutes")
    add_opening(read)
    add_world_options(read)
    add_world(commands)
    add_desk(commands)
    add_corpus(commands)
    add_serve(commands)
    commands.add_parser("schema", help="print the JSON Schema of the record")
    rules = commands.add_parser("rules", help="list the rules, or print one with its examples")
    rules.add_argument("id", nargs="?", metavar="ID", help="a rule's id, such as fr/cues.yml#souligner")
    return parser


def add_world_options(parser: argparse.ArgumentParser) -> None:
    """The option that says where the user's own world data lie."""
    parser.add_argument("--world", metavar="DIR", help="the folder of your own world data (default: VERBALE_WORLD, else your data folder)")


def add_world(commands: argparse._SubParsersAction[Parser]) -> None:
    """The options of ``verbale world``."""
    world = commands.add_parser("world", help="add your own people, organisations and states, list or remove them")
    actions = world.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="check a YAML or CSV file and add it to your world data")
    add.add_argument("file", metavar="FILE", help="people, organisations or states; docs/how-to/add-to-the-world.md shows the form")
    listing = actions.add_parser("list", help="print the folder and the files in it")
    remove = actions.add_parser("remove", help="take a file out of your world data")
    remove.add_argument("name", metavar="NAME", help="the file's name, as `verbale world list` prints it")
    for parser in (add, listing, remove):
        add_world_options(parser)


def run(options: argparse.Namespace) -> int:
    """Runs the chosen command; heavy parts are loaded only here."""
    if options.version:
        from verbale.minutes.assembly import program_version

        print(f"verbale {program_version()}")
        return 0
    if getattr(options, "world", None):
        os.environ["VERBALE_WORLD"] = options.world
    if options.command == "schema":
        from verbale.minutes.schema import read_schema

        print(read_schema(), end="")
        return 0
    if options.command == "rules":
        from verbale.views.rules import rules_command

        return rules_command(options.id)
    if options.command:
        module, name = PLACES[options.command]
        command: Callable[[argparse.Namespace], int] = getattr(import_module(module), name)
        return command(options)
    build_parser().print_help()
    return 0
