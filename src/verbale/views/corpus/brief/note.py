"""A briefing note before it is written in a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from verbale.corpus.dossier import Dossier, Entry, EntryKind, Evidence, Phrase, Unsaid
from verbale.corpus.promises import Mention, Promise, Turn
from verbale.language.formulas import family_name
from verbale.minutes.assembly import program_version
from verbale.model import Force
from verbale.views.catalogue import say, say_date
from verbale.views.corpus.commitments import entry_line, ruling_line
from verbale.views.corpus.dossier import counters, entry_text, heading, unsaid_text
from verbale.views.desk.showing import short
from verbale.views.layout import shown


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a note with its footnotes: where each thing that it says stands."""

    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A briefing note; ``counters`` are the figures under its title."""

    title: str
    counters: tuple[str, ...]
    sections: tuple[Section, ...]


def write_note(dossier: Dossier, ui: str) -> Note:
    """The note on a dossier: encounters, what each side and both said by day, the ledger and the formulas; a section without a line says so.

    What only states facts (ASSERT alone) is left to the dossier: its last line says how much that is.
    """
    figures = tuple(say(ui, "line", label=label, words=count) for label, count in counters(dossier, ui).items())
    telling = [entry for entry in dossier.timeline if entry.kind is not EntryKind.STATEMENT or set(entry.forces) - {Force.ASSERT}]
    left = len(dossier.timeline) - len(telling)
    lines = [_entry(entry, dossier, ui) for entry in telling]
    lines += [Line(say(ui, "brief_left", count=left), ())] if left else []
    sections = (
        _section("timeline", lines, ui),
        _section("ledger", [_promise(promise, ui) for promise in dossier.ledger], ui),
        _section("formulas", [_phrase(phrase, ui) for phrase in dossier.formulas], ui),
        _section("silences", [_unsaid(unsaid, ui) for unsaid in dossier.silences], ui),
    )
    return Note(heading(dossier, ui), figures, sections)


def _section(key: str, lines: Sequence[Line], ui: str) -> Section:
    return Section(say(ui, key), tuple(lines) or (Line(say(ui, "brief_nothing"), ()),))


def _entry(entry: Entry, dossier: Dossier, ui: str) -> Line:
    day = say_date(ui, entry.day) if entry.day else say(ui, "date_not_stated")
    return Line(say(ui, "line", label=day, words=entry_text(entry, dossier, ui)), (evidence_note(entry.evidence, ui),))


def _promise(promise: Promise, ui: str) -> Line:
    told = entry_line(promise, ui).removeprefix(promise.id).strip()
    facts = [say(ui, "line", label=told, words=say(ui, "quote", words=shown(promise.words)))]
    facts += [say(ui, "one_sided")] if promise.one_sided else []
    facts += [ruling_line(promise, ui)] if promise.ruling else []
    return Line(". ".join(facts), tuple(_mentions(promise.mentions, ui)))


def _phrase(phrase: Phrase, ui: str) -> Line:
    usage = phrase.usage
    told = say(ui, "formula_count", dispatches=usage.dispatches, hits=usage.hits)
    words = [say(ui, "line", label=family_name(usage.family, ui), words=told)]
    words += [say(ui, "seen", first=usage.first, last=usage.last)] if usage.first and usage.last else []
    return Line(", ".join(words), tuple(evidence_note(evidence, ui) for evidence in phrase.evidence))


def _unsaid(unsaid: Unsaid, ui: str) -> Line:
    return Line(unsaid_text(unsaid, ui), tuple(evidence_note(evidence, ui) for evidence in unsaid.evidence))


def _mentions(mentions: Iterable[Mention], ui: str) -> Iterator[str]:
    """A footnote for each mention that is no reprint."""
    for mention in mentions:
        if mention.turn is not Turn.REPRINTED:
            outlet = next(iter(mention.outlets), None)
            evidence = Evidence(mention.article, mention.published, outlet, None, mention.statement, mention.spans, mention.words)
            turn = say(ui, f"turn-{mention.turn.value}")
            yield f"{turn}. {evidence_note(evidence, ui)}"


def evidence_note(evidence: Evidence, ui: str) -> str:
    """A footnote: outlet, title, day, the text by its hash, the claim, where its words stand, which coder, and the words."""
    day = say_date(ui, evidence.published) if evidence.published else say(ui, "date_not_stated")
    title = say(ui, "quote", words=shown(evidence.title)) if evidence.title else ""
    where = ", ".join(f"{span.start}–{span.end}" for span in evidence.spans)
    source = [
        shown(evidence.outlet or ""),
        title,
        day,
        f"{short(evidence.article)} {evidence.claim} ({where})",
        f"Verbale {program_version()}",
    ]
    return say(ui, "line", label=", ".join(part for part in source if part), words=say(ui, "quote", words=shown(evidence.words)))
