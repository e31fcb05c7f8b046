"""``verbale commitments``: the ledger of promises."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.corpus.counting import Count, count_dispatches
from verbale.corpus.promises import Mention, Promise, Report, State, Turn, find_promises
from verbale.corpus.promises.rulings import load_rulings, rule_on
from verbale.corpus.shelf import shelve
from verbale.errors import UsageError
from verbale.store import Desk, open_desk
from verbale.store.queries import Filter
from verbale.views.catalogue import say, say_date
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.corpus.options import filters
from verbale.views.desk.clock import clock
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import parties, shown
from verbale.views.reading import ui_language

INDENT = "    "
ASKED = ("actor", "target", "topic", "state")


def commitments_command(options: argparse.Namespace) -> int:
    """Prints the ledger, or one promise with all its mentions and reports; with ``--set`` keeps its state first."""
    wanted = Filter(**filters(options))
    with open_desk(desk_path(options)) as desk:
        dispatches = shelve(desk, wanted)
        promises = find_promises(dispatches, load_rulings(desk))
        kept = [_ruled(desk, promises, options)] if options.set else _kept(promises, options)
    query = {"command": "commitments", "id": options.id, **filters(options), **{key: getattr(options, key) for key in ASKED}}
    base = count_dispatches(dispatches)
    answer = Answer(query, {"dispatches": base}, Promise, kept)
    print_answer(options, answer, ledger_lines(kept, base, ui_language(options.lang_ui), whole=bool(options.id)))
    return 0


def _kept(promises: Sequence[Promise], options: argparse.Namespace) -> list[Promise]:
    return [_one(promises, options.id)] if options.id else [promise for promise in promises if is_wanted(promise, options)]


def _ruled(desk: Desk, promises: Sequence[Promise], options: argparse.Namespace) -> Promise:
    """The promise that the options judge, with that ruling, which is kept."""
    by, why = (options.by or "").strip(), (options.why or "").strip()
    if not options.id or not by or not why:
        raise UsageError("--set needs the promise, who decides and the reason: verbale commitments ID --set kept --by NAME --why TEXT")
    promise = _one(promises, options.id)
    return replace(promise, ruling=rule_on(desk, promise, State(options.set), by=by, at=clock(), why=why))


def _one(promises: Sequence[Promise], part: str) -> Promise:
    """The one promise whose id *part* begins; raises UsageError when there is none or more than one."""
    found = [promise for promise in promises if promise.id.startswith(part)]
    if len(found) != 1:
        raise UsageError(f"{'more than one' if found else 'no'} promise {part!r}; `verbale commitments` lists them")
    return found[0]


def is_wanted(promise: Promise, options: argparse.Namespace) -> bool:
    """True for a promise as the options ask: by whom, toward whom, on what, in what state."""
    state = promise.ruling.state.value if promise.ruling else None
    return (
        (not options.actor or options.actor.upper() in promise.actor)
        and (not options.target or options.target.upper() in promise.target)
        and (not options.topic or options.topic == promise.topic)
        and (not options.state or options.state == state)
    )


def ledger_lines(promises: Sequence[Promise], dispatches: Count, ui: str, *, whole: bool) -> Iterator[str]:
    """The ledger as people read it: an entry a promise, *whole* with every mention and report; then how many there are, out of how many dispatches."""
    for promise in promises:
        yield entry_line(promise, ui)
        yield from (INDENT + line for line in (_mention_lines(promise, ui) if whole else _short_lines(promise, ui)))
        if promise.one_sided:
            yield INDENT + say(ui, "one_sided")
        if promise.ruling:
            yield INDENT + ruling_line(promise, ui)
        if promise.reports:
            yield INDENT + say(ui, "reports", count=len(promise.reports))
            yield from (INDENT * 2 + report_line(report, ui) for report in (promise.reports if whole else ()))
    yield say(ui, "ledger_base", promises=len(promises), dispatches=dispatches)


def entry_line(promise: Promise, ui: str) -> str:
    """Who is committed to whom, about what, how strongly, by when, how much, how often told."""
    who = " ".join(part for part in (parties(promise.actor, ui), f"→ {parties(promise.target, ui)}" if promise.target else "") if part)
    strength = say(ui, promise.strength) if promise.strength else say(ui, "AGREE")
    term = say(ui, "term", date=say_date(ui, promise.when)) if promise.when and any(c.isdigit() for c in promise.when) else ""
    told = say(ui, "mentions", count=promise.count)
    facts = [who, say(ui, f"topic-{promise.topic}") if promise.topic else "", strength, term, shown(promise.amount or ""), told]
    return "  ".join((promise.id, " · ".join(fact for fact in facts if fact)))


def _short_lines(promise: Promise, ui: str) -> Iterator[str]:
    """How it was made, and how it was told last."""
    yield mention_line(promise.mentions[0], ui)
    later = [m for m in promise.mentions[1:] if m.turn is not Turn.REPRINTED]
    if later:
        yield mention_line(later[-1], ui)


def _mention_lines(promise: Promise, ui: str) -> Iterator[str]:
    return (mention_line(mention, ui) for mention in promise.mentions)


def mention_line(mention: Mention, ui: str) -> str:
    """A mention: what it does to the promise, the day, whose words, the words, where."""
    who = ", ".join(map(shown, mention.speakers)) or say(ui, "unknown_speaker")
    day = say_date(ui, mention.published) if mention.published else say(ui, "date_not_stated")
    strength = f" ({say(ui, mention.strength)})" if mention.strength else ""
    where = " ".join((short(mention.article), mention.statement))
    label = f"{say(ui, f'turn-{mention.turn.value}')}{strength}, {day}, {who}"
    return f"{_quoted(label, mention.words, ui)}  [{where}]"


def report_line(report: Report, ui: str) -> str:
    """A report: the day, whose words, what they do, the words, where."""
    who = ", ".join(map(shown, report.speakers)) or say(ui, "unknown_speaker")
    day = say_date(ui, report.published)
    where = " ".join((short(report.article), report.statement))
    return f"{_quoted(f'{day}, {who}, {say(ui, report.force)}', report.words, ui)}  [{where}]"


def _quoted(label: str, words: str, ui: str) -> str:
    return say(ui, "line", label=label, words=say(ui, "quote", words=shown(words)))


def ruling_line(promise: Promise, ui: str) -> str:
    """The state that a person gave it."""
    ruling = promise.ruling
    assert ruling is not None
    told = say(ui, "line", label=f"{shown(ruling.by)}, {ruling.at[:10]}", words=shown(ruling.why))
    return f"{say(ui, 'line', label=say(ui, 'state'), words=say(ui, f'state-{ruling.state.value}'))} ({told})"
