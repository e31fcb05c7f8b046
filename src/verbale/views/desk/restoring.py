"""``verbale restore``: what ``verbale export --format jsonl`` wrote comes in again, with what people decided."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from verbale.batch import Outcome, State, code_article
from verbale.errors import StoreError, UnreadableError, VerbaleError
from verbale.ingest import naming, read_article
from verbale.model import Article, Metadata
from verbale.store import Desk, Document, open_desk
from verbale.store.decisions import Decision, Verdict
from verbale.store.places import Place
from verbale.store.values import find_misfit
from verbale.views.desk.clock import clock
from verbale.views.desk.options import desk_path
from verbale.views.export.jsonl import SCHEMA

EXTRACTOR = "export line 1"
LONGEST = 64 * 1024 * 1024


class DecisionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as a line has it."""

    kind: str
    start: int
    end: int
    nth: int
    field: str
    verdict: Verdict
    seen: Any
    value: Any
    by: str
    at: str
    why: str

    def decision(self, article: str) -> Decision:
        """The decision on *article*."""
        place = Place(self.kind, self.start, self.end, self.nth, self.field)
        return Decision(article, place, self.verdict, self.seen, self.value, self.by, self.at, self.why)


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """What of a line cannot be made anew: the text, what was given about its documents, the decisions."""

    schema: str
    article: str
    text: str
    documents: tuple[Metadata, ...]
    decisions: tuple[DecisionLine, ...] = ()


def restore_command(options: argparse.Namespace) -> int:
    """Restores the lines of a file, tells each that is refused, and says how many there were; the exit code is that of the gravest refusal."""
    counts: Counter[State] = Counter()
    worst = 0
    with open_desk(desk_path(options), create=True) as desk:
        before = desk.counts()["decision"]
        for outcome in restore_lines(desk, options.lines, clock()):
            counts[outcome.state] += 1
            if outcome.error:
                worst = max(worst, outcome.error.exit_code)
                print(f"verbale: {outcome.error}", file=sys.stderr)
        taken = desk.counts()["decision"] - before
    told = f"restored {counts[State.ADDED]}, already there {counts[State.ALREADY]}, refused {counts[State.REFUSED]}"
    print(f"{told} articles; {taken} decisions")
    return worst


def restore_lines(desk: Desk, path: str, now: str) -> Iterator[Outcome]:
    """Adds the articles of an export's lines, in their order; a line that is refused stops no other, and the same file again changes nothing.

    Each text is read again by this program: a line's record claims nothing. Raises UnreadableError for a file that cannot be read.
    """
    try:
        with Path(path).open("rb") if path != "-" else sys.stdin.buffer as source:
            for number, line in read_lines(source):
                yield restore_line(desk, f"{path}:{number}", line, now)
    except OSError as error:
        raise UnreadableError(f"{path}: the file cannot be read ({error.strerror or error}); check the path.") from error


def read_lines(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty with their numbers; of one that is too long only the beginning, which is no JSON."""
    number = 0
    while line := source.readline(LONGEST):
        number += 1
        if len(line) == LONGEST:
            while (rest := source.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
        if line.strip():
            yield number, line


def restore_line(desk: Desk, name: str, line: bytes, now: str) -> Outcome:
    """Adds the article of one line with its documents and decisions."""
    try:
        told = read_line(name, line)
        article = read_article(told.text, told.documents[0])
        if article.id != told.article:
            raise UnreadableError(f"{name}: the text is not the one that the line names; export it again.")
        decisions = [decision.decision(article.id) for decision in told.decisions]
        check_decisions(name, decisions)
        added = add_documents(desk, told, article, now)
        for decision in decisions:
            desk.restore(decision)
        return Outcome(name, State.ADDED if added else State.ALREADY, article.id)
    except StoreError:
        raise
    except VerbaleError as error:
        return Outcome(name, State.REFUSED, error=naming(error, name))


def read_line(name: str, line: bytes) -> ArticleLine:
    """The article of a line; raises UnreadableError for one that is none of an export."""
    try:
        told = msgspec.convert(json.loads(line), ArticleLine)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{name}: no line of `verbale export --format jsonl` ({error}); give a file that it wrote.") from error
    if told.schema != SCHEMA or not told.documents:
        raise UnreadableError(
            f"{name}: a line of the form {told.schema!r}, this program reads {SCHEMA!r}; upgrade Verbale or export again."
        )
    return told


def check_decisions(name: str, decisions: list[Decision]) -> None:
    """Raises UnreadableError for a decision whose value fits no such place."""
    for decision in decisions:
        misfit = find_misfit(decision.place.kind, decision.place.field, decision.value)
        if misfit:
            raise UnreadableError(
                f"{name}: a decision of {decision.at} has no value for {decision.place.field} ({misfit}); export it again."
            )


def add_documents(desk: Desk, told: ArticleLine, article: Article, now: str) -> bool:
    """Adds the documents of a line, and the article's minutes where it has none; False when all of it was there."""
    raw, added = told.text.encode("utf-8", "surrogatepass"), False
    coded = None if desk.has_article(article.id) else code_article(article)
    for given in told.documents:
        added = desk.add(Document(raw, now, EXTRACTOR, given), article.id, article.text, coded) or added
    return added
