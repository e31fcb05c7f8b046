"""``verbale decide``, ``decisions`` and ``conflicts``: what people say of the machine's values."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from typing import Any

from verbale.errors import UsageError
from verbale.store import Desk, open_desk
from verbale.store.decisions import Conflict, Decision, Verdict, decision_facts
from verbale.store.places import CLAIM, Place, Record, anchor_of, find_places
from verbale.views.desk.clock import clock
from verbale.views.desk.options import desk_path
from verbale.views.desk.placing import find_place, name_claims, name_place
from verbale.views.desk.showing import short
from verbale.views.desk.telling import tell_value
from verbale.views.desk.valuing import read_value
from verbale.views.layout import shown

VERDICTS = {"accept": Verdict.ACCEPTED, "reject": Verdict.REJECTED, "correct": Verdict.CORRECTED}
NEW = "new-"
NEW_KINDS = ("statement", "meeting", "announced", "person", "time")


def decide_command(options: argparse.Namespace) -> int:
    """Keeps a decision; without a place lists the article's places, without a verdict says what stands at one."""
    with open_desk(desk_path(options)) as desk:
        record = desk.record(options.article)
        if options.verdict is None:
            for line in place_lines(record, options.place):
                print(line)
            return 0
        decision = decide_as_told(desk, record, options)
        print(decision_line(record, decision))
    return 0


def decide_as_told(desk: Desk, record: Record, options: argparse.Namespace) -> Decision:
    """The decision that the options ask for, kept in *desk*; raises UsageError for one that makes no sense."""
    verdict, by, why = VERDICTS[options.verdict], (options.by or "").strip(), (options.why or "").strip()
    if not by or not why:
        raise UsageError("a decision needs who decides and the reason; say --by NAME --why TEXT")
    if (options.value is not None) != (verdict is Verdict.CORRECTED):
        raise UsageError(
            f"{options.verdict} takes {'a value' if verdict is Verdict.CORRECTED else 'no value'}; see `verbale decide --help`"
        )
    place, value = read_decision(record, options.place, options.value, verdict)
    return desk.decide(record["article"]["id"], place, verdict, value, by=by, at=clock(), why=why)


def read_decision(record: Record, name: str, given: str | None, verdict: Verdict) -> tuple[Place, Any]:
    """The place called *name* and the value for it; ``new-statement`` and its like are a claim that the machine did not find."""
    kind = name.removeprefix(NEW)
    if name.startswith(NEW) and kind in NEW_KINDS:
        if given is None or verdict is not Verdict.CORRECTED:
            raise UsageError(f"{name} is a claim to add; say correct and the claim as JSON")
        value = read_value(given, Place(kind, 0, 0, 0, CLAIM), record)
        return new_place(record, kind, value), value
    place = find_place(record, name)
    return place, None if given is None else read_value(given, place, record)


def new_place(record: Record, kind: str, claim: Record) -> Place:
    """Where a new claim hangs: behind those of its kind that hang on the same words."""
    start, end = anchor_of(kind, claim)
    if start == end:
        raise UsageError(f"a new {kind} needs the words that carry it, such as its content or evidence")
    there = sum((p.kind, p.start, p.end) == (kind, start, end) for p in find_places(record) if p.field == CLAIM)
    return Place(kind, start, end, there, CLAIM)


def place_lines(record: Record, name: str | None) -> Iterator[str]:
    """Every place with its value, or those of the claim or field called *name*."""
    places = find_places(record)
    if name is not None:
        find_place(record, name)
    for identity, claim in name_claims(record):
        for place, value in places.items():
            here = (place.kind, place.start, place.end, place.nth) == (claim.kind, claim.start, claim.end, claim.nth)
            full = f"{identity}.{place.field}"
            if here and place.field != CLAIM and (name is None or name in (identity, full)):
                yield f"{full}: {tell_value(value, record['article']['text'])}"


def decisions_command(options: argparse.Namespace) -> int:
    """Lists the decisions in the order in which they were taken; those that a later one of the same place took over are marked."""
    with open_desk(desk_path(options)) as desk:
        found = desk.decisions(_article(desk, options))
        holding = {(d.article, d.place): d for d in found}
        records = {d.article: desk.record(d.article) for d in found}
    if options.format == "jsonl":
        _print_json({**_as_json(d, records[d.article]), "holds": holding[d.article, d.place] is d} for d in found)
        return 0
    for decision in found:
        over = "" if holding[decision.article, decision.place] is decision else "  (decided again later)"
        print(f"{decision.at}  {decision_line(records[decision.article], decision)}{over}")
    return 0


def conflicts_command(options: argparse.Namespace) -> int:
    """Lists the decisions that a new machine value contradicts."""
    with open_desk(desk_path(options)) as desk:
        found = desk.conflicts(_article(desk, options))
        records = {c.decision.article: desk.record(c.decision.article) for c in found}
    if options.format == "jsonl":
        _print_json({**_as_json(c.decision, records[c.decision.article]), "machine": c.machine} for c in found)
        return 0
    for conflict in found:
        print(conflict_line(records[conflict.decision.article], conflict))
    return 0


def _article(desk: Desk, options: argparse.Namespace) -> str | None:
    return desk.find_article(options.article) if options.article else None


def decision_line(record: Record, decision: Decision) -> str:
    """A decision on one line: the place, what was seen, what holds, by whom and why."""
    text = record["article"]["text"]
    seen, value = tell_value(decision.seen, text), tell_value(decision.value, text)
    told = {Verdict.ACCEPTED: f"accepted {seen}", Verdict.REJECTED: f"rejected {seen}", Verdict.CORRECTED: f"corrected {seen} to {value}"}
    place = name_place(record, decision.place)
    return f"{short(decision.article)} {place}: {told[decision.verdict]} by {shown(decision.by)}: {shown(decision.why)}"


def conflict_line(record: Record, conflict: Conflict) -> str:
    """A conflict on one line, with the machine's value now."""
    text = record["article"]["text"]
    return f"conflict: {decision_line(record, conflict.decision)}; the machine now says {tell_value(conflict.machine, text)}"


def _as_json(decision: Decision, record: Record) -> dict[str, Any]:
    return {"article": decision.article, "place": name_place(record, decision.place), **decision_facts(decision)}


def _print_json(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        print(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
