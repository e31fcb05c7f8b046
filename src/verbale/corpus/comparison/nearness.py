"""How near acts and topics are: nearness.yml as the alignment asks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verbale.errors import DataError
from verbale.model import Force, Topic

FILE = Path(__file__).with_name("nearness.yml")
ANY = "*"
Table = dict[frozenset[str], float]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Nearness of different forces and of different topics, from 0 to 1, and the stance of a force: 1 for, -1 against, 0 neither."""

    forces: Table
    topics: Table
    stances: dict[str, int]

    def of_forces(self, one: str, other: str) -> float:
        """1 for the same, 0 where the file says nothing.

        >>> load_nearness().of_forces("AGREE", "COMMIT")
        0.8
        """
        return 1.0 if one == other else self.forces.get(frozenset((one, other)), 0.0)

    def of_topics(self, one: str, other: str) -> float:
        """1 for the same; a broad topic is somewhat near to any.

        >>> load_nearness().of_topics("trade", "bilateral")
        0.5
        """
        if one == other:
            return 1.0
        pairs = (frozenset((one, other)), frozenset((one, ANY)), frozenset((other, ANY)))
        return max(self.topics.get(pair, 0.0) for pair in pairs)


@cache
def load_nearness() -> Nearness:
    """The tables; raises DataError for a name that is no force or topic, or a nearness outside 0 to 1."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    stances = dict.fromkeys(raw["for"], 1) | dict.fromkeys(raw["against"], -1)
    return Nearness(_table(raw["forces"], set(Force)), _table(raw["topics"], {*Topic, ANY}), stances)


def _table(raw: dict[float, list[Any]], names: set[str]) -> Table:
    table = {frozenset(pair): nearness for nearness, pairs in raw.items() for pair in pairs}
    wrong = [sorted(pair) for pair, nearness in table.items() if not (pair <= names and 0 <= nearness <= 1)]
    if wrong:
        raise DataError(f"{FILE.name}: {wrong[0]}: two forces or two topics and a nearness from 0 to 1 are wanted")
    return table
