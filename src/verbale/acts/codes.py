"""An act in the vocabularies of the event coders, by table."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import yaml

from verbale.errors import DataError
from verbale.model import Codes, Force, Strength, Topic

HERE = Path(__file__).parent


class CodeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the table: a force, a strength where it matters, and the codes in both vocabularies."""

    force: Force
    plover: str
    cameo: str
    label: str
    strength: Strength | None = None
    mode: str | None = None
    alternatives: tuple[str, ...] = ()


class CodeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rows, and the contexts that PLOVER names for our topics."""

    rows: tuple[CodeRow, ...]
    contexts: dict[str, str]


@cache
def load_codes() -> CodeTable:
    """The table of codes.yml; raises DataError when it is broken or a force has no row."""
    raw = yaml.safe_load((HERE / "codes.yml").read_text(encoding="utf-8"))
    try:
        table = msgspec.convert(raw, CodeTable)
    except msgspec.ValidationError as error:
        raise DataError(f"acts/codes.yml: {error}") from error
    missing = set(Force) - {row.force for row in table.rows}
    if missing:
        raise DataError(f"acts/codes.yml: no row for {', '.join(sorted(missing))}")
    return table


def find_codes(force: Force, strength: Strength | None, topic: Topic, cameo: str | None = None) -> Codes:
    """The codes of an act: the row of its strength where there is one, else that of its force.

    >>> find_codes(Force.COMMIT, Strength.DONE, Topic.AID).cameo
    '070'
    """
    table = load_codes()
    rows = [row for row in table.rows if row.force is force]
    row = next((r for r in rows if r.strength is strength), next((r for r in rows if r.strength is None), rows[0]))
    context = table.contexts.get(topic.value)
    return Codes(row.plover, row.mode, (context,) if context else (), row.cameo, row.alternatives)
