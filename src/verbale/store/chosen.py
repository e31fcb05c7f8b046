"""What an export takes out: articles of one state of the file, with what people decided in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from verbale.errors import StoreError
from verbale.store import queries
from verbale.store.decisions import Decision, Verdict, apply_decisions, decision_of, last_decisions
from verbale.store.derived import complete_record
from verbale.store.desk import Desk, join_record
from verbale.store.places import ANCHORS, CLAIM, Place, Record, find_claims
from verbale.store.queries import Filter
from verbale.store.values import find_misfit
from verbale.world.fold import fold_name

FEW = 100
Decided = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article with what people decided in place of what the machine says.

    ``machine`` is the record without decisions, the very same as ``record`` where there is none. ``statements`` are the ids of those that
    were asked for, in text order. ``given`` are the documents that brought the text, each with what was given about it, the first first.
    ``decided`` has the fields that a person accepted, rejected or corrected, by the claim's id in the record.
    """

    record: Record
    machine: Record
    statements: frozenset[str]
    given: tuple[dict[str, str | None], ...]
    decisions: tuple[Decision, ...] = ()
    decided: Decided = field(default_factory=dict)


class Choice:
    """Articles in the order of ``verbale list``; may be gone through more than once and is the same each time."""

    def __init__(
        self, connection: Connection, wanted: Filter, found: dict[str, set[str]] | None = None, only: Collection[str] | None = None
    ) -> None:
        self._connection = connection
        self._wanted = wanted
        self._found = found
        self._decisions: dict[str, list[Decision]] = defaultdict(list)
        for row in queries.select_decisions(connection, None):
            self._decisions[row.article].append(decision_of(row))
        self._ids = [i for i in self._candidates() if (found is None or i in found) and (only is None or i in only)]

    def _candidates(self) -> list[str]:
        """The articles that may have what is wanted: by their machine's values, and all that a person decided on."""
        ids = queries.select_article_ids(self._connection, self._wanted)
        if not self._wanted.of_statements() or not self._decisions:
            return ids
        known = {*ids, *self._decisions}
        return [i for i in queries.select_article_ids(self._connection, self._wanted.of_articles()) if i in known]

    def __iter__(self) -> Iterator[Chosen]:
        for at in range(0, len(self._ids), FEW):
            some = self._ids[at : at + FEW]
            given = queries.select_documents(self._connection, some)
            for identity, text, stored in queries.select_records(self._connection, some):
                chosen = self._chosen(join_record(stored, text), given[identity])
                if chosen.statements or not self._wanted.of_statements():
                    yield chosen

    def _chosen(self, machine: Record, given: list[dict[str, str | None]]) -> Chosen:
        identity = machine["article"]["id"]
        whole = _merge(machine, given, tuple(self._decisions.get(identity, ())))
        asked = None if self._found is None else self._found[identity]
        statements = (s for s in whole.record["statements"] if has_statement(s, self._wanted) and (asked is None or s["id"] in asked))
        return replace(whole, statements=frozenset(s["id"] for s in statements))


def _merge(machine: Record, given: list[dict[str, str | None]], decisions: tuple[Decision, ...]) -> Chosen:
    """An article with all of its statements, after *decisions*."""
    decided = find_decided(machine, decisions) if decisions else {}
    record = _decided(machine, decisions, decided) if decisions else machine
    return Chosen(record, machine, frozenset(s["id"] for s in record["statements"]), tuple(given), decisions, decided)


def _decided(machine: Record, decisions: tuple[Decision, ...], decided: Decided) -> Record:
    """*machine* with what people decided and what follows from it. Raises StoreError for a value that fits no place."""
    for decision in last_decisions(decisions).values():
        misfit = find_misfit(decision.place.kind, decision.place.field, decision.value)
        if misfit:
            place = decision.place
            raise StoreError(
                f"the decision by {decision.by} of {decision.at} on {place.field} of the {place.kind} at {place.start}:{place.end} of "
                f"{decision.article} is no value for it ({misfit}); decide again with `verbale decide`."
            )
    return complete_record(deepcopy(apply_decisions(machine, decisions)), decided)


def find_decided(machine: Record, decisions: tuple[Decision, ...]) -> Decided:
    """The decided fields of each claim, by its id, in the record's order; what people added comes last, as in ``apply_decisions``."""
    holding = {place: d for (_, place), d in last_decisions(decisions).items()}
    fields: dict[Place, list[str]] = defaultdict(list)
    for place in holding:
        fields[replace(place, field=CLAIM)].append(place.field)
    found = {}
    for place, claim, _ in find_claims(machine):
        if place in fields:
            found[claim_id(place, claim)] = tuple(sorted(fields.pop(place)))
    added = [
        p
        for p in sorted(fields)
        if p.kind in ANCHORS and (d := holding.get(p)) and d.verdict is Verdict.CORRECTED and isinstance(d.value, dict)
    ]
    return found | {f"human-{number}": (CLAIM,) for number, _ in enumerate(added, start=1)}


def claim_id(place: Place, claim: dict[str, Any]) -> str:
    """What a claim of a record is called in it; a time, which has no id, by where it stands."""
    return str(claim.get("id") or f"{place.kind}-{place.start}-{place.end}")


def has_statement(statement: Record, wanted: Filter) -> bool:
    """True when a statement of a record is as *wanted*: what the filters on rows ask, of values that a person may have changed."""
    speakers, acts = statement["speakers"] or (), statement["acts"] or ()
    parts = fold_name(wanted.speaker or "").split()
    codes = [*(s["countries"] for s in speakers), *(a["actor"] or () for a in acts), *(a["target"] or () for a in acts)]
    asked = [(key, value) for key, value in (("act", wanted.act), ("topic", wanted.topic)) if value]
    return (
        (not wanted.speaker or any(all(part in fold_name(s["name"]) for part in parts) for s in speakers))
        and (not wanted.country or any(wanted.country.upper() in found for found in codes))
        and (not asked or any(all(act[key] == value for key, value in asked) for act in acts))
        and all(value in (None, statement[key]) for key, value in (("type", wanted.type), ("confidence", wanted.confidence)))
    )


def choose(desk: Desk, articles: Collection[str]) -> list[Chosen]:
    """Those of *articles*, by id, that are there, in the order of ``verbale list``."""
    with desk.engine.reading() as connection:
        return list(Choice(connection, Filter(), only=frozenset(articles)))


@contextmanager
def choosing(desk: Desk, wanted: Filter, query: str = "") -> Iterator[Choice]:
    """The articles of *desk* as *wanted* whose statements or text have the words of *query*, all of one state of the file.

    Filters look at the values after human decisions; words are searched in the machine's minutes, as ``Desk.search`` does.
    """
    with desk.engine.reading() as connection:
        found: dict[str, set[str]] | None = None
        if query:
            found = defaultdict(set)
            for hit in desk.find_hits(connection, query, wanted.of_articles()):
                found[hit.article] |= {hit.statement} if hit.statement else set()
        yield Choice(connection, wanted, found)


def choose_article(desk: Desk, part: str) -> Chosen:
    """The article of *desk* whose id *part* begins, after human decisions; raises UsageError when there is none or more than one."""
    identity = desk.find_article(part)
    with desk.engine.reading() as connection:
        given = queries.select_documents(connection, [identity])
        ((_, text, stored),) = queries.select_records(connection, [identity])
        decisions = tuple(decision_of(row) for row in queries.select_decisions(connection, identity))
    return _merge(join_record(stored, text), given[identity], decisions)
