"""An act in the vocabularies of the event coders, by table.

codes.yml gives the CAMEO number of an act; plover.yml, a separate file with its own credit, turns the number into PLOVER.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from verbale.errors import DataError
from verbale.language.loader import RuleLoader
from verbale.model import Codes, Force, Strength, Topic

HERE = Path(__file__).parent
T = TypeVar("T")


class CodeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One line of the table: a force, with a strength and topics where they matter, and the CAMEO numbers."""

    force: Force
    strength: Strength | None = None
    topics: tuple[Topic, ...] = ()
    cameo: str
    label: str
    alternatives: tuple[str, ...] = ()


class CodeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rows, the first that fits before the others; the contexts that PLOVER names for our topics; labels of rules' own numbers."""

    rows: tuple[CodeRow, ...]
    contexts: dict[Topic, str]
    labels: dict[str, str]


class PloverRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What PLOVER makes of a CAMEO number."""

    event: str
    mode: str | None = None
    context: tuple[str, ...] = ()


@cache
def load_codes() -> CodeTable:
    """The table of codes.yml; raises DataError when it is broken or a force has no row that always fits."""
    table = _read("codes.yml", CodeTable)
    missing = set(Force) - {row.force for row in table.rows if row.strength is None and not row.topics}
    if missing:
        raise DataError(f"acts/codes.yml: no row for {', '.join(sorted(missing))}")
    return table


@cache
def load_plover() -> dict[str, PloverRow]:
    """PLOVER by CAMEO number, from plover.yml; raises DataError when it is broken."""
    return _read("plover.yml", dict[str, PloverRow])


def _read(name: str, schema: type[T]) -> T:
    try:
        return msgspec.convert(yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=RuleLoader), schema)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"acts/{name}: {error}") from error


def find_row(force: Force, strength: Strength | None, topic: Topic) -> CodeRow:
    """The line of the table that an act falls under: the first whose conditions it meets.

    >>> find_row(Force.COMMIT, Strength.INTENDS, Topic.HEALTH).label
    'means to help'
    """
    return next(
        row
        for row in load_codes().rows
        if row.force is force and row.strength in (None, strength) and (not row.topics or topic in row.topics)
    )


def find_label(row: CodeRow, cameo: str) -> str | None:
    """What the table calls the number of an act that falls under *row*: the row's label, or that of a number that a rule gave itself."""
    return row.label if cameo == row.cameo else load_codes().labels.get(cameo)


def show_row(row: CodeRow | PloverRow) -> str:
    """A line of a table as its file writes it, what it leaves open left out.

    >>> show_row(find_row(Force.COMMIT, Strength.INTENDS, Topic.CONFLICT))
    "{force: COMMIT, topics: [conflict], cameo: '036', label: means to meet or negotiate, alternatives: ['037', '030']}"
    """
    return yaml.safe_dump(msgspec.to_builtins(row), default_flow_style=True, sort_keys=False, width=1000).strip()


@cache
def find_codes(force: Force, strength: Strength | None, topic: Topic, cameo: str | None = None) -> Codes:
    """The codes of an act: the first row that fits its force, strength and topic; ``cameo`` is a rule's own number.

    PLOVER has no event for mere words (CAMEO 01 and 02): there ``plover_event`` is None.

    >>> codes = find_codes(Force.COMMIT, Strength.INTENDS, Topic.HEALTH)
    >>> codes.cameo, codes.plover_event, codes.plover_context
    ('033', 'AGREE', ('health',))
    """
    table = load_codes()
    row = find_row(force, strength, topic)
    number = cameo or row.cameo
    others = tuple(c for c in (row.cameo, *row.alternatives) if c != number)
    plover = load_plover().get(number)
    context = table.contexts.get(topic)
    if plover is None:
        return Codes(None, None, (context,) if context else (), number, others)
    return Codes(plover.event, plover.mode, (context,) if context else plover.context, number, others)
