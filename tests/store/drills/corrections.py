"""People decide at random, two coders follow one another."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.store.drills.result import Result, exactly, measured, none_of
from verbale.minutes import from_record, to_record
from verbale.model import Coder
from verbale.store import Coded, Desk, Document, coder_id, open_desk
from verbale.store.decisions import Decision, Verdict
from verbale.store.places import Place, find_places

CODERS = (Coder("98", "sha256:rules", "sha256:world", "model 1"), Coder("99", "sha256:rules", "sha256:world", "model 2"))
VALUES = ("direct", "trade", "sure", "other", None)
Record = dict[str, Any]


def correct(address: str | Path, kept: Sequence[tuple[Document, Coded]], *, rounds: int, decisions: int, seed: int = 11) -> Result:
    """Decides *decisions* times, lets each coder read all again, and compares with the definition; *rounds* of it, each on all articles."""
    chance, lost, wrong, found, taken = random.Random(seed), 0, 0, 0, list[Decision]()
    with open_desk(address, create=True) as desk:
        for document, coded in kept:
            desk.add(document, coded.minutes.article.id, coded.minutes.article.text, coded)
        for number in range(rounds):
            for coder in CODERS:
                taken += decide_at_random(desk, chance, decisions)
                coder = replace(coder, version=f"{coder.version}.{number}")
                for _, coded in kept:
                    desk.save_recoded(Coded(from_record(reread(coded, coder, chance)), coded.parse))
                desk.show_recoded([coder_id(coder)])
                kept_now = desk.decisions()
                lost += len(set_of(taken) ^ set_of(kept_now))
                conflicts = {(c.decision.article, c.decision.place) for c in desk.conflicts()}
                wrong += len(conflicts ^ defined(desk, kept_now))
                found += len(conflicts)
    return Result(
        "corrections",
        f"{rounds * 2} times another coder of {len(kept)} articles, {decisions} random decisions before each",
        (
            exactly("decisions kept", len(set_of(taken)) - lost, len(set_of(taken))),
            none_of("conflicts that are none by the definition, or are missing", wrong),
            measured("conflicts", str(found)),
        ),
    )


def set_of(taken: Sequence[Decision]) -> set[str]:
    """The decisions, none twice."""
    return {repr(decision) for decision in taken}


def decide_at_random(desk: Desk, chance: random.Random, count: int) -> list[Decision]:
    """Decisions on random places of random articles, in any verdict."""
    places, made = {article.id: sorted(find_places(desk.record(article.id))) for article in desk.articles()}, []
    for _ in range(count):
        article = chance.choice(list(places))
        place = chance.choice(places[article])
        verdict, value = chance.choice(list(Verdict)), chance.choice(VALUES)
        at, why = "2026-01-05T09:00:00Z", str(chance.random())
        made.append(desk.decide(article, place, verdict, value, by="A. Keita", at=at, why=why))
    return made


def reread(coded: Coded, coder: Coder, chance: random.Random) -> Record:
    """The record of another coder, that loses, changes, moves and keeps claims, and numbers them anew."""
    record: Record = deepcopy(json.loads(json.dumps(to_record(coded.minutes))))
    record["coder"] |= {"version": coder.version, "language_rules": coder.language_rules, "world": coder.world, "model": coder.model}
    kept: list[Record] = []
    for statement in record["statements"]:
        fate = chance.choice(("keep", "keep", "lose", "confidence", "type", "acts", "move"))
        if fate == "lose":
            continue
        if fate == "confidence":
            statement["confidence"] = chance.choice(("sure", "likely", "doubtful"))
        elif fate == "type":
            statement["type"] = chance.choice(("direct", "indirect", "mixed"))
        elif fate == "acts":
            for act in statement["acts"]:
                act["topic"] = chance.choice(("trade", "aid"))
        elif fate == "move" and statement["cue"]:
            statement["cue"]["end"] -= 1
        kept.append({**statement, "id": f"s{len(kept) + 1}"})
    record["statements"] = kept
    return record


def defined(desk: Desk, taken: Sequence[Decision]) -> set[tuple[str, Place]]:
    """The definition, word for word: the machine now has a value that the person neither decided for nor saw."""
    last = {(decision.article, decision.place): decision for decision in taken}
    now = {article: find_places(desk.record(article)) for article in {decision.article for decision in taken}}
    return {key for key, d in last.items() if now[d.article].get(d.place) not in (d.value, d.seen)}
