"""Scores the program on the French TimeBank (72 documents, ISO-TimeML): times, reporting events, evidential links.

    python -m eval.timebank [--errors]

The documents are no part of the project: they are looked for beside the checkout (``../shared``, or where VERBALE_SHARED
says); without them a sentence says so. Numbered from 1 in the order of their names, the even ones are for development:
errors are looked at in them alone (``--errors`` prints those); the odd ones are only measured.

Times are compared as TempEval-3 did: spans that overlap or are the same, each once, and of those that overlap the values.
Two habits of writing make no difference: the words before a time (TimeML takes the article in and leaves a preposition out,
the record of this project leaves out the article before a full date) have a row of their own; a decade is "196" or "196X".
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from eval.scoring import Count
from eval.timeml import Extent, Link, MarkedTime, TimeML, read_timeml
from verbale.ingest import read_article
from verbale.language.calendar import load_calendar
from verbale.language.fold import fold_text
from verbale.language.words import load_words
from verbale.mentions.times import find_times
from verbale.minutes import to_record
from verbale.model import Metadata
from verbale.parse import parse_articles
from verbale.pipeline import read_many

FOLDER = "data/french-timebank"
LANGUAGE = "fr"
UNPLACED = re.compile(r".*_REF|TIME T.*|DURATION PT?X.*|SET P.*")
FIRST_WORD = re.compile(r"\w+(?:['’]|\s+)")
DECADE = re.compile(r"(?<=\d)X+$")
NO_EVENT = "no event"
OTHER_CLASSES = frozenset({"I_ACTION", "I_STATE", NO_EVENT})
DATED = "times of the record"
ROWS = ("value", "strict", "strict, words before aside", "relaxed", "type")
CUES, SPEECH = "cues, REPORTING events", "cues, REPORTING events, those on I_ACTION, I_STATE or no event aside"
TELLERS = "cues, REPORTING events and heads of EVIDENTIAL links"
LINKS, ALL_LINKS = "EVIDENTIAL links of REPORTING events, recall", "EVIDENTIAL links of all events, recall"
MEASURES = (*(f"times: {row}" for row in ROWS), *(f"{DATED}: {row}" for row in ROWS), CUES, SPEECH, TELLERS, LINKS, ALL_LINKS)
PEERS = {
    "times: value": "HeidelTime 0.736", "times: strict": "HeidelTime 0.860", "times: relaxed": "HeidelTime 0.910",
    CUES: "GenderGapTracker (0.61, 0.58)",
}  # fmt: skip
NOTE = (
    "F1 (precision, recall). Half of the documents, the odd ones, served no rule. First all times that the program finds; then those "
    "of the record, against those that a calendar has: not now, lately or in future (TimeML: PRESENT_REF), nor rates (a year), nor amounts "
    "that are not told (some days). TimeML takes an article into a time and leaves a preposition out; the gold of this project does not "
    "always, so strict is given with such words aside too. "
    "A cue is right on an event of the class REPORTING. The annotation guide takes in speech acts (TimeML: I_ACTION), opinions (I_STATE) "
    "and prepositions (no event); the last lines count what the other cues stand on."
)

Statement = tuple[Extent, list[Extent]]


@dataclass
class Figures:
    """The counts of a set of documents by measure, and what was wrong, in words."""

    documents: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: {measure: Count() for measure in MEASURES})
    errors: list[str] = field(default_factory=list)
    other_cues: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, right: int, found: int, wanted: int) -> None:
        """Sums the figures of one document in."""
        self.counts[measure].add(right, found, wanted)


def pair_extents(wanted: Sequence[Extent], found: Sequence[Extent]) -> list[tuple[int, int]]:
    """Pairs of indices of extents that overlap, those that share most of their characters first, each index once.

    >>> pair_extents([(0, 4), (9, 12)], [(2, 11), (9, 12)])
    [(0, 0), (1, 1)]
    """
    shares = []
    for i, (start, end) in enumerate(wanted):
        for j, (first, last) in enumerate(found):
            common = min(end, last) - max(start, first)
            if common > 0:
                shares.append((-common / (max(end, last) - min(start, first)), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(shares):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def touch(one: Extent, other: Extent) -> bool:
    """True when two extents have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def same_value(one: MarkedTime, other: MarkedTime) -> bool:
    """True when two times have one value; a decade or a century may be written with the X of its years.

    >>> same_value(MarkedTime((0, 1), "DATE", "196X"), MarkedTime((0, 1), "DATE", "196"))
    True
    """
    return DECADE.sub("", one.value) == DECADE.sub("", other.value)


def cut_front(text: str, extent: Extent) -> Extent:
    """An extent without the determiners and prepositions at its front; numbers stay.

    >>> cut_front("avant le 3 mai", (0, 14))
    (9, 14)
    """
    start, end = extent
    while (word := FIRST_WORD.match(text, start, end)) and fold_text(word[0]).strip() in front_words():
        start = word.end()
    return start, end


@cache
def front_words() -> frozenset[str]:
    """The determiners and prepositions of the language but for those that count."""
    words, calendar = load_words(LANGUAGE), load_calendar(LANGUAGE)
    return (words["determiners"] | words["prepositions"]).difference(calendar.words("number"), calendar.words("some"))


def score_times(figures: Figures, name: str, document: TimeML, wanted: Sequence[MarkedTime], found: Sequence[MarkedTime]) -> None:
    """Sums the times of one document in, in the rows of *name*."""
    told = [(wanted[i], found[j]) for i, j in pair_extents([t.extent for t in wanted], [t.extent for t in found])]
    many = len(found), len(wanted)
    same = [cut_front(document.text, w.extent) == cut_front(document.text, f.extent) for w, f in told]
    figures.add(f"{name}: value", sum(same_value(w, f) for w, f in told), *many)
    figures.add(f"{name}: strict", sum(w.extent == f.extent for w, f in told), *many)
    figures.add(f"{name}: strict, words before aside", sum(same), *many)
    figures.add(f"{name}: relaxed", len(told), *many)
    figures.add(f"{name}: type", sum(w.type == f.type for w, f in told), *many)


def is_placed(time: MarkedTime) -> bool:
    """True for a time that a calendar has.

    >>> [is_placed(MarkedTime((0, 1), kind, value)) for kind, value in (("DATE", "2024"), ("TIME", "PRESENT_REF"), ("DURATION", "PXD"))]
    [True, False, False]
    """
    return not UNPLACED.fullmatch(f"{time.type} {time.value}")


def time_errors(document: TimeML, found: Sequence[MarkedTime]) -> list[str]:
    """What is missed, what is too many, and what differs in extent, type or value."""
    wanted, text = document.times, document.text
    pairs = pair_extents([t.extent for t in wanted], [t.extent for t in found])
    missed = [("time missed", time) for i, time in enumerate(wanted) if i not in dict(pairs)]
    many = [("time too many", time) for j, time in enumerate(found) if j not in {j for _, j in pairs}]
    errors = [f"{document.id} {kind}: {show(text, time.extent)} {time.type} {time.value}" for kind, time in [*missed, *many]]
    for w, f in ((wanted[i], found[j]) for i, j in pairs):
        if w != f:
            kind = "extent" if same_value(w, f) and w.type == f.type else "value"
            got = f"[{text[slice(*f.extent)]}] {f.type} {f.value}"
            errors.append(f"{document.id} {kind}: {show(text, w.extent)} {w.type} {w.value}, found {got}")
    return errors


def score_cues(figures: Figures, document: TimeML, statements: Sequence[Statement]) -> None:
    """Sums the reporting events and the evidential links of one document in: what cues and contents of statements cover."""
    cues, text = sorted({cue for cue, _ in statements}), document.text
    for measure, events in ((CUES, document.reporting), (TELLERS, {*document.reporting, *(link.teller for link in document.links)})):
        figures.add(measure, len(pair_extents(sorted(events), cues)), len(cues), len(events))
    for measure, links in ((LINKS, [link for link in document.links if link.reporting]), (ALL_LINKS, document.links)):
        missed = [link for link in links if not is_told(link, statements)]
        figures.add(measure, len(links) - len(missed), len(links) - len(missed), len(links))
    events, aside = document.reporting, 0
    for cue in (c for c in cues if not any(touch(e, c) for e in events)):
        on = next((kind for extent, kind in reversed(document.events) if touch(extent, cue)), NO_EVENT)
        figures.other_cues[on] += 1
        aside += on in OTHER_CLASSES
        figures.errors.append(f"{document.id} cue too many ({on}): {show(text, cue)}")
    figures.add(SPEECH, len(pair_extents(events, cues)), len(cues) - aside, len(events))
    figures.errors += [f"{document.id} event missed: {show(text, e)}" for e in events if not any(touch(e, c) for c in cues)]
    figures.errors += [f"{document.id} link missed: {show(text, link.teller)} -> {text[slice(*link.told)]}" for link in missed]


def is_told(link: Link, statements: Iterable[Statement]) -> bool:
    """True when a statement's cue is the event that tells and its content holds the event that is told."""
    return any(touch(link.teller, cue) and any(touch(link.told, piece) for piece in pieces) for cue, pieces in statements)


def show(text: str, extent: Extent) -> str:
    """An extent in square brackets with the words round it, on one line.

    >>> show("Il a dit: non.", (5, 8))
    'Il a [dit]: non.'
    """
    start, end = extent
    return f"{text[max(start - 60, 0) : start]}[{text[start:end]}]{text[end : end + 60]}".replace("\n", " ")


def score_documents(documents: Sequence[TimeML]) -> Figures:
    """The figures of what the program reads in the plain texts of *documents*, each published on the day of its creation."""
    figures = Figures(len(documents))
    articles = [read_article(d.text, Metadata(published=d.published, language=LANGUAGE)) for d in documents]
    for document, parse, minutes in zip(documents, parse_articles(articles), read_many(articles), strict=True):
        record: dict[str, Any] = to_record(minutes)
        found = [MarkedTime((t.span.start, t.span.end), t.type.value, t.value or "") for t in find_times(parse)]
        score_times(figures, "times", document, document.times, found)
        figures.errors += time_errors(document, found)
        placed = [MarkedTime(extent_of(t), t["type"], t["value"] or "") for t in record["times"]]
        unplaced = [t.extent for t in document.times if not is_placed(t)]
        placed = [t for t in placed if not any(touch(t.extent, extent) for extent in unplaced)]
        score_times(figures, DATED, document, [t for t in document.times if is_placed(t)], placed)
        score_cues(figures, document, list(statements_of(record)))
    return figures


def statements_of(record: Mapping[str, Any]) -> Iterator[Statement]:
    """The cue and the content of each statement; one that goes on without a cue has that of the statement it goes on from."""
    by_id = {s["id"]: s for s in record["statements"]}
    for statement in record["statements"]:
        told = statement
        while told["cue"] is None and told["carried_from"] is not None:
            told = by_id[told["carried_from"]]
        if told["cue"] is not None:
            yield extent_of(told["cue"]), [extent_of(piece) for piece in statement["content"]]


def extent_of(piece: Mapping[str, Any]) -> Extent:
    """The extent of a piece of a record."""
    return int(piece["start"]), int(piece["end"])


def halves(paths: Iterable[Path]) -> dict[str, list[TimeML]]:
    """The documents of both halves: development (the even ones in the order of their names) and test (the odd ones)."""
    documents = [read_timeml(path) for path in sorted(paths)]
    return {"development": documents[1::2], "test": documents[::2]}


def sum_counts(counts: Iterable[Count]) -> Count:
    """The counts of all sets together.

    >>> sum_counts([Count(1, 2, 3), Count(2, 2, 2)])
    Count(right=3, found=4, wanted=5)
    """
    total = Count()
    for count in counts:
        total.add(count.right, count.found, count.wanted)
    return total


def timebank_tables(shared: Path) -> list[str]:
    """The section of the report: a row a measure, F1 (precision, recall) a half, beside the figures published for others."""
    paths = list((shared / FOLDER).glob("*.tml"))
    lines = ["## French TimeBank", ""]
    if not paths:
        return [*lines, f"Not measured: {FOLDER} is not beside the checkout.", ""]
    columns = {name: score_documents(documents) for name, documents in halves(paths).items()}
    heads = [f"{name} ({figures.documents})" for name, figures in columns.items()]
    heads.append(f"whole ({sum(figures.documents for figures in columns.values())})")
    lines += [NOTE, "", f"| | {' | '.join(heads)} | others, on the whole |", "| --- | --- | --- | --- | --- |"]
    for measure in MEASURES:
        counts = [figures.counts[measure] for figures in columns.values()]
        counts.append(sum_counts(counts))
        cells = [f"{c.recall:.3f}" if measure in (LINKS, ALL_LINKS) else c.written for c in counts]
        lines.append(f"| {measure} | {' | '.join(cells)} | {PEERS.get(measure, '')} |")
    for name, figures in columns.items():
        told = ", ".join(f"{kind} {count}" for kind, count in figures.other_cues.most_common())
        lines += ["", f"Cues of the {name} half on no REPORTING event, by what they stand on: {told}."]
    return [*lines, ""]


def main(arguments: Sequence[str]) -> int:
    """Prints the section, or with ``--errors`` what is wrong in the documents for development."""
    shared = Path(os.environ.get("VERBALE_SHARED", Path(__file__).parents[2] / "shared")).resolve()
    if "--errors" in arguments:
        print("\n".join(score_documents(halves((shared / FOLDER).glob("*.tml"))["development"]).errors))
    else:
        print("\n".join(timebank_tables(shared)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
