"""The passages of dispatches that one side says, and those that others say, as runs of words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verbale.corpus.formulas.hits import find_hits
from verbale.corpus.formulas.sources import Source, SourceKind
from verbale.corpus.shelf import Dispatch
from verbale.corpus.spans import read_spans
from verbale.language.printed import Gap, Printed, read_printed
from verbale.model import Span
from verbale.world import fold_name

Raw = Mapping[str, Any]
Owner = int | None


@dataclass(frozen=True, slots=True)
class Run:
    """Words that no mark parts, with where each begins and ends in the dispatch's text."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that one statement, or one outlet, is responsible for; *ours* when it is the side's that was asked about.

    *runs* are its words without what is no phrase of its own: names and offices of people, times, formulas that are known, and what an earlier
    dispatch had.
    """

    dispatch: Dispatch
    statement: str | None
    ours: bool
    runs: tuple[Run, ...]


def find_passages(dispatches: Iterable[Dispatch], side: Source) -> Iterator[Passage]:
    """What *side* says and what others say, in the order of *dispatches*.

    For an outlet it is the dispatches that it was the first to bring, against those of others; for a country or a speaker (a part of a name) the
    contents of their statements against those of all other speakers. What one says that another said is the other's. Words without a speaker are
    nobody's.
    """
    for dispatch in dispatches:
        printed = read_printed(dispatch.text)
        if side.kind is SourceKind.OUTLET:
            owners: list[Owner] = [0] * len(printed.words)
            told: list[tuple[str | None, bool]] = [(None, dispatch.outlets[:1] == (side.name,))]
        else:
            statements = dispatch.record["statements"]
            owners = _owners(printed, statements)
            told = [(statement["id"], is_ours(statement, side)) for statement in statements]
        for span in _no_phrases(dispatch):
            _paint(owners, printed, span, None)
        runs = _runs(printed, owners)
        yield from (Passage(dispatch, *told[owner], tuple(some)) for owner, some in sorted(runs.items()))


def is_ours(statement: Raw, side: Source) -> bool:
    """True when a speaker of *statement* has the country, or a name with all parts of the name, of *side*."""
    speakers = statement["speakers"] or ()
    if side.kind is SourceKind.COUNTRY:
        return any(side.name in (speaker["countries"] or ()) for speaker in speakers)
    parts = fold_name(side.name).split()
    return any(all(part in fold_name(speaker["name"]) for part in parts) for speaker in speakers)


def _owners(printed: Printed, statements: list[Raw]) -> list[Owner]:
    """The number of the statement that each word belongs to, the innermost; None for one of nobody."""
    owners: list[Owner] = [None] * len(printed.words)
    pieces = [(piece, number) for number, statement in enumerate(statements) for piece in read_spans(statement["content"])]
    for span, number in sorted(pieces, key=lambda piece: piece[0].start - piece[0].end):
        _paint(owners, printed, span, number if statements[number]["speakers"] else None)
    return owners


def _paint(owners: list[Owner], printed: Printed, span: Span, owner: Owner) -> None:
    first, end = bisect_left(printed.starts, span.start), bisect_left(printed.starts, span.end)
    owners[first:end] = [owner] * (end - first)


def _no_phrases(dispatch: Dispatch) -> Iterator[Span]:
    """Names and offices of people, times, known formulas, and what an earlier dispatch had."""
    record = dispatch.record
    for person in record["people"]:
        yield from (*read_spans(person["mentions"]), *read_spans(person["offices"]))
    yield from read_spans(record["times"])
    yield from (hit.span for hit in find_hits(record))
    yield from dispatch.carried


def _runs(printed: Printed, owners: list[Owner]) -> dict[int, list[Run]]:
    """The runs of each owner, in text order: broken by a mark and by another owner's word."""
    found: dict[int, list[Run]] = {}
    first = 0
    for at in range(1, len(owners) + 1):
        if at < len(owners) and owners[at] == owners[first] and printed.gaps[at] is Gap.NONE:
            continue
        owner = owners[first]
        if owner is not None:
            part = printed.part(first, at)
            found.setdefault(owner, []).append(Run(part.words, part.starts, part.ends))
        first = at
    return found
