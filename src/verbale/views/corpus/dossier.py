"""``verbale dossier``: two states between two days."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from verbale.corpus.dossier import Dossier, Entry, EntryKind, Lane, Unsaid, build_dossier, find_concerned
from verbale.corpus.promises.rulings import load_rulings
from verbale.corpus.shelf import shelve
from verbale.corpus.silences import SilenceKind
from verbale.errors import UsageError
from verbale.store import open_desk
from verbale.store.queries import Filter
from verbale.views.catalogue import say, say_date
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.corpus.commitments import INDENT, ledger_lines
from verbale.views.corpus.formulas import usage_lines
from verbale.views.corpus.silences import silence_text
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import parties, party, shown
from verbale.views.reading import ui_language

COUNTERS = ("dispatches", "meetings", "said_a", "said_together", "said_b", "promised")
PARTS = ("ledger", "formulas", "silences")


def dossier_command(options: argparse.Namespace) -> int:
    """Prints the dossier; as JSON it is whole, as CSV it is the timeline."""
    dossier, ui = read_dossier(options), ui_language(options.lang_ui)
    query = {"command": "dossier", "a": dossier.a, "b": dossier.b, "since": dossier.since, "until": dossier.until}
    base = {name: getattr(dossier, name) for name in (*COUNTERS, *PARTS)}
    answer = Answer(query, base, Entry, dossier.timeline)
    print_answer(options, answer, dossier_lines(dossier, ui))
    return 0


def read_dossier(options: argparse.Namespace) -> Dossier:
    """The dossier that the options ask for; raises UsageError for one state twice or a code that is none."""
    a, b = (code.upper() for code in (options.a, options.b))
    if a == b:
        raise UsageError(f"a dossier is of two states, and {a} is one; say verbale dossier CN KZ")
    unknown = [code for code in (a, b) if party(code, "en") == code]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no code of a state or body; say verbale dossier CN KZ")
    with open_desk(desk_path(options)) as desk:
        dispatches = shelve(desk, Filter(since=options.since, until=options.until))
        rulings = load_rulings(desk)
    return build_dossier(find_concerned(dispatches, a, b), a, b, period=(options.since, options.until), rulings=rulings)


def dossier_lines(dossier: Dossier, ui: str) -> Iterator[str]:
    """The dossier as people read it: counters, the timeline in three lanes, the ledger, the formulas, the silences."""
    yield heading(dossier, ui)
    yield ""
    yield from (say(ui, "line", label=label, words=count) for label, count in counters(dossier, ui).items())
    day: str | None = ""
    for entry in dossier.timeline:
        if entry.day != day:
            day = entry.day
            yield ""
            yield say_date(ui, day) if day else say(ui, "date_not_stated")
        yield INDENT + entry_text(entry, dossier, ui) + f"  [{short(entry.evidence.article)} {entry.evidence.claim}] {entry.count}"
    yield ""
    yield say(ui, "ledger")
    yield from (INDENT + line for line in ledger_lines(dossier.ledger, dossier.dispatches, ui, whole=False))
    yield ""
    yield say(ui, "formulas")
    if not dossier.formulas:
        yield INDENT + say(ui, "no_formula")
    yield from (INDENT + line for phrase in dossier.formulas for line in usage_lines(phrase.usage, ui))
    yield ""
    yield say(ui, "silences")
    yield from (INDENT + unsaid_text(unsaid, ui) for unsaid in dossier.silences)
    if not dossier.silences:
        yield INDENT + say(ui, "no_silence").strip()


def unsaid_text(unsaid: Unsaid, ui: str) -> str:
    """A silence with whose it is: of the state that does not answer, or of the one that no longer raises the topic."""
    silence = unsaid.silence
    side, other = party(silence.side, ui), party(silence.other, ui) if silence.other else ""
    key = "silences_one" if silence.kind is SilenceKind.OTHER else "silences_stopped"
    return say(ui, "line", label=say(ui, key, side=side, other=other), words=silence_text(silence, other, ui))


def heading(dossier: Dossier, ui: str) -> str:
    """The two states and the period."""
    period = [say(ui, key, date=say_date(ui, day)) for key, day in (("from_day", dossier.since), ("to_day", dossier.until)) if day]
    return ", ".join((f"{party(dossier.a, ui)} – {party(dossier.b, ui)}", *period))


def counters(dossier: Dossier, ui: str) -> Mapping[str, object]:
    """The counters by their labels; a count is distinct, and in brackets with reprints."""
    named = {"name_a": party(dossier.a, ui), "name_b": party(dossier.b, ui)}
    return {say(ui, f"count_{name}", **named): getattr(dossier, name) for name in COUNTERS}


def entry_text(entry: Entry, dossier: Dossier, ui: str) -> str:
    """One entry on one line: whose lane, who, what they do, and the words; an encounter with its kind and place."""
    if entry.kind is not EntryKind.STATEMENT:
        return meeting_text(entry, ui)
    lane = {Lane.A: (dossier.a,), Lane.B: (dossier.b,), Lane.TOGETHER: (dossier.a, dossier.b)}[entry.lane]
    who = ", ".join(name for name in (shown(", ".join(entry.who)), parties(lane, ui)) if name)
    acts = ", ".join(say(ui, force) for force in entry.forces)
    label = f"{who} ({acts})" if acts else who
    return say(ui, "line", label=label, words=say(ui, "quote", words=shown(entry.evidence.words)))


def meeting_text(entry: Entry, ui: str) -> str:
    """An encounter, held or announced: its kind, who took part, where."""
    kind = say(ui, entry.kind_of_meeting or "meeting")
    told = say(ui, "announced", words=kind) if entry.kind is EntryKind.ANNOUNCED else kind
    who = ", ".join(map(shown, entry.who))
    return " · ".join(part for part in (told, who, shown(entry.place or say(ui, "place_not_stated"))) if part)
