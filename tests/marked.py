"""Linguistic cases as marked text: the marks say where content, cue and source stand, and become offsets here.

A case is ``{id, text, expect}``, or with ``todo: why`` a gap that is known and must still fail. In the text,
``<content>``, ``<cue>``, ``<source>`` and ``<addressee>`` mark one statement; for several, each mark carries the statement's number
(``<content1>``), and ``expect`` is a list in that order. A content in two pieces has its mark twice. Marks may nest.
``expect: none`` says that nobody is reported to say anything. What ``expect`` does not name is not looked at; a cue or a
source without a mark is not either, but a text has exactly the statements that are marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import yaml

from verbale.model import Attribution, Frame, Minutes, QuotationType, Span, Statement

MARK = re.compile(r"<(/?)(content|cue|source|addressee)(\d*)>")


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is demanded of one statement; ``speakers`` are names, in any order; ``addressee`` is a name, or ``nobody``."""

    type: QuotationType | None = None
    frame: Frame | None = None
    attribution: Attribution | None = None
    speakers: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    lemma: str | None = None
    addressee: str | None = None


class RawCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case as it stands in the file."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    text: str
    expect: Expected | tuple[Expected, ...] | str
    todo: str | None = None


@dataclass(frozen=True)
class Marked:
    """One statement as marked."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    addressee: Span | None
    expected: Expected


@dataclass(frozen=True)
class Case:
    """A text without its marks, and the statements that it must have, in the order of their content."""

    id: str
    text: str
    statements: tuple[Marked, ...]
    todo: str | None


def load_cases(path: Path) -> list[Case]:
    """The cases of a file; raises ValueError, naming the case, for marks that do not pair or do not fit ``expect``."""
    raw = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), list[RawCase])
    names = [case.id for case in raw]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{path.name}: used twice: {', '.join(twice)}")
    return [read_case(case) for case in raw]


def read_case(raw: RawCase) -> Case:
    """The case with offsets in place of marks.

    >>> case = read_case(RawCase("a", "<content>Il pleut</content>, <cue>a dit</cue> Ali.", Expected()))
    >>> case.text, case.statements[0].content, case.statements[0].cue
    ('Il pleut, a dit Ali.', (Span(start=0, end=8),), Span(start=10, end=15))
    """
    text, spans = unmark(raw)
    numbers = sorted({number for _, number, _ in spans}, key=lambda n: int(n or 0))
    if isinstance(raw.expect, str):
        if raw.expect != "none" or spans:
            raise ValueError(f"{raw.id}: expect is a mapping, a list, or none for a text without marks")
        return Case(raw.id, text, (), raw.todo)
    expected = raw.expect if isinstance(raw.expect, tuple) else (raw.expect,)
    if len(expected) != len(numbers):
        raise ValueError(f"{raw.id}: {len(numbers)} statements are marked, {len(expected)} expected")
    statements = []
    for number, wanted in zip(numbers, expected, strict=True):
        mine = [(kind, span) for kind, n, span in spans if n == number]
        content = tuple(sorted(span for kind, span in mine if kind == "content"))
        cue = next((span for kind, span in mine if kind == "cue"), None)
        source = next((span for kind, span in mine if kind == "source"), None)
        addressee = next((span for kind, span in mine if kind == "addressee"), None)
        if not content:
            raise ValueError(f"{raw.id}: statement {number or 1} has no content")
        statements.append(Marked(content, cue, source, addressee, wanted))
    return Case(raw.id, text, tuple(sorted(statements, key=lambda s: (s.content[0].start, -s.content[-1].end))), raw.todo)


def unmark(raw: RawCase) -> tuple[str, list[tuple[str, str, Span]]]:
    """The text without marks, and each mark's kind, statement number and span."""
    text, spans, at = "", [], 0
    opened: dict[tuple[str, str], int] = {}
    for match in MARK.finditer(raw.text):
        text += raw.text[at : match.start()]
        at = match.end()
        closing, kind, number = match.groups()
        if bool(closing) != ((kind, number) in opened):
            raise ValueError(f"{raw.id}: {match.group()} does not pair")
        if closing:
            spans.append((kind, number, Span(opened.pop((kind, number)), len(text))))
        else:
            opened[kind, number] = len(text)
    if opened:
        raise ValueError(f"{raw.id}: not closed: {sorted(opened)}")
    return text + raw.text[at:], spans


def find_faults(case: Case, minutes: Minutes) -> list[str]:
    """What differs between a case and the minutes read from it, one line each; empty when all is as marked."""
    found = sorted(minutes.statements, key=lambda s: (s.content[0].start, -s.content[-1].end))
    faults = []
    left = list(found)
    for wanted in case.statements:
        same = next((s for s in left if s.content == wanted.content), None)
        if same is None:
            faults.append(f"no statement {words(case.text, wanted.content)}")
        else:
            left.remove(same)
            faults += compare(case.text, wanted, same)
    return faults + [f"a statement too many {words(case.text, s.content)} by {s.rule}" for s in left]


def compare(text: str, wanted: Marked, found: Statement) -> list[str]:
    """What differs between a marked statement and the one found with the same content."""
    expected = wanted.expected
    pairs: list[tuple[str, object, object]] = [
        ("type", expected.type, found.type),
        ("frame", expected.frame, found.frame),
        ("attribution", expected.attribution, found.attribution),
        ("lemma", expected.lemma, found.cue.lemma if found.cue else ""),
        ("cue", wanted.cue and wanted.cue.of(text), found.cue and found.cue.span.of(text)),
        ("source", wanted.source and wanted.source.of(text), found.source and found.source.of(text)),
        ("addressee", expected.addressee, found.addressee.name if found.addressee else "nobody"),
        ("addressee's words", wanted.addressee and wanted.addressee.of(text), found.addressee and found.addressee.span.of(text)),
    ]
    if expected.speakers is not None:
        pairs.append(("speakers", sorted(expected.speakers), sorted(s.name for s in found.speakers)))
    if expected.countries is not None:
        pairs.append(("countries", sorted(expected.countries), sorted({c for s in found.speakers for c in s.countries})))
    return [f"{name}: {value!r} wanted, {other!r} found" for name, value, other in pairs if value is not None and value != other]


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words at *spans*, for a message."""
    return " … ".join(f"«{span.of(text)}»" for span in spans)
