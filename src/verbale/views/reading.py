"""``verbale read``: files in, minutes out, in the files' order; one bad file loses none of the others."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import UnreadableError, UsageError, VerbaleError
from verbale.ingest import Arrival, Broken, Opener, naming, read_article
from verbale.minutes import to_record
from verbale.model import FACTS, Article, Metadata, Minutes
from verbale.pipeline import read_many
from verbale.views.opening import load_opener

COLUMNS = ("file", *FACTS)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, and why."""

    file: str
    error: VerbaleError


def read_command(options: argparse.Namespace) -> int:
    """Prints the minutes of all files; the exit code is that of the gravest refusal."""
    if options.explain and len(options.files) > 1:
        raise UsageError("--explain takes one file; name the one whose statement you ask about")
    worst = 0
    with load_opener(options) as opener:
        for file, result in read_files(options.files, load_metadata(options), opener):
            if isinstance(result, Refusal):
                worst = max(worst, result.error.exit_code)
                print(f"verbale: {result.error}", file=sys.stderr)
                if options.format == "jsonl":
                    print(json.dumps({"schema": "verbale.refusal/1", "file": file, "error": str(result.error)}, ensure_ascii=False))
            else:
                write(result, options)
    return worst


def read_files(files: list[str], metadata: dict[str, Metadata], opener: Opener) -> Iterator[tuple[str, Minutes | Refusal]]:
    """Each document of *files* with its minutes or its refusal, in order; the parser reads a few documents ahead."""
    waiting: deque[tuple[str, Article | Refusal]] = deque()
    for minutes in read_many(_articles(files, metadata, opener, waiting)):
        yield from _refusals(waiting)
        yield waiting.popleft()[0], minutes
    yield from _refusals(waiting)


def _articles(
    files: list[str], metadata: dict[str, Metadata], opener: Opener, waiting: deque[tuple[str, Article | Refusal]]
) -> Iterator[Article]:
    """The articles of *files*; every document joins *waiting*, the refused ones too."""
    for file in files:
        for arrival in opener.open(file):
            opened = _open(arrival, metadata[file], opener)
            waiting.append((arrival.name, opened))
            if isinstance(opened, Article):
                yield opened


def _refusals(waiting: deque[tuple[str, Article | Refusal]]) -> Iterator[tuple[str, Refusal]]:
    """The refusals at the head of *waiting*, taken off it."""
    while waiting and isinstance(refusal := waiting[0][1], Refusal):
        yield waiting.popleft()[0], refusal


def _open(arrival: Arrival | Broken, metadata: Metadata, opener: Opener) -> Article | Refusal:
    if isinstance(arrival, Broken):
        return Refusal(arrival.name, arrival.error)
    try:
        opened = opener.read(arrival, metadata)
        return read_article(opened.text, opened.metadata)
    except VerbaleError as error:
        return Refusal(arrival.name, naming(error, arrival.name))


def load_metadata(options: argparse.Namespace) -> dict[str, Metadata]:
    """What is given about each file: by its row of the table, else by the options."""
    language = None if options.language == "auto" else options.language
    shared = Metadata(options.published, options.outlet, options.url, options.title, language)
    rows = _table(options.metadata) if options.metadata else {}
    return {file: rows.get(str(Path(file)), rows.get(file, shared)) for file in options.files}


def _table(name: str) -> dict[str, Metadata]:
    try:
        with Path(name).open(newline="", encoding="utf-8-sig") as source:
            table = csv.DictReader(source, strict=True)
            unknown = [c for c in table.fieldnames or () if c not in COLUMNS]
            if unknown or "file" not in (table.fieldnames or ()):
                raise UsageError(f"{name}: line 1: the columns are {', '.join(COLUMNS)}; {unknown or ['file is missing']} does not fit")
            return {str(Path(row["file"])): _row(row) for row in table if row.get("file")}
    except OSError as error:
        raise UnreadableError(f"{name}: {error.strerror}; give --metadata the path of a CSV table") from error
    except csv.Error as error:
        raise UnreadableError(f"{name}: no CSV table ({error}); look for a quotation mark that is never closed") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}: not UTF-8 at byte {error.start}; save the table as UTF-8") from error


def _row(row: dict[str, str]) -> Metadata:
    """The given facts of one line of the table; an empty cell, or ``auto`` for the language, is nothing given."""
    given = {key: (row.get(key) or "").strip() or None for key in COLUMNS[1:]}
    return Metadata(**{**given, "language": None if given["language"] == "auto" else given["language"]})


def write(minutes: Minutes, options: argparse.Namespace) -> None:
    """Prints one record in the chosen format."""
    if options.explain:
        from verbale.views.explain import explain

        print(explain(minutes, options.explain, ui_language(options.lang_ui)))
    elif options.format == "json":
        print(json.dumps(to_record(minutes), ensure_ascii=False, indent=1))
    elif options.format == "jsonl":
        print(json.dumps(to_record(minutes), ensure_ascii=False, separators=(",", ":")))
    elif options.format == "md":
        from verbale.views.markdown import to_markdown

        print(to_markdown(minutes, ui_language(options.lang_ui)))
    else:
        from verbale.views.terminal import print_minutes

        print_minutes(minutes, ui_language(options.lang_ui), width=options.width, color=not options.no_color)


def ui_language(given: str | None) -> str:
    """The language of our own words: as given, else French or English by the locale."""
    if given:
        return given
    name = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "en" if name.lower().startswith("en") else "fr"
