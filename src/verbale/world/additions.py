"""A user's own people, organisations and states: read from YAML or CSV, and refused with the place and the cure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import yaml

from verbale.errors import AdditionError
from verbale.world.schema import Organisation, Person, Record, State
from verbale.world.sources import LOADER
from verbale.world.tables import Placed, read_table

SCHEMAS: dict[str, type[Record]] = {"states": State, "organisations": Organisation, "people": Person}
FIELD = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<field>[^`]*)`)?$")
MISSING, UNKNOWN = re.compile(r"missing required field `(\w+)`"), re.compile(r"unknown field `(\w+)`")
# What a message of msgspec asks for, by a word of it that no other has.
CURES = (
    (r"\d{4}", "write a date as 2024, 2024-03 or 2024-03-11"),
    ("org:", "write two capitals of ISO 3166 (FR), UN, EU, or an id such as org:my-body"),
    ("[A-Z]{2}", "write the two capitals of ISO 3166"),
    (r"Q\d", "write a Wikidata id such as Q142"),
    ("bool", "write true or false"),
    ("length >=", "write at least one"),
    ("array", "write a list: [one, two]"),
    ("object", "write keys with their values"),
)
R = TypeVar("R", bound=Record)


class Additions(NamedTuple):
    """What one file adds."""

    file: str
    states: tuple[State, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()


def read_additions(path: Path) -> Additions:
    """The entries of one file, in its order.

    Raises AdditionError, naming the file, the line, the entry and the field and saying what to write, when the file cannot be read
    or an entry does not fit.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise AdditionError(f"{path}: no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AdditionError(f"{path}: not readable as UTF-8 text: {error}") from error
    entries = read_table(text, path.name) if path.suffix == ".csv" else _read_yaml(text, path.name)
    found = Additions(
        path.name,
        *(tuple(_entry(placed, section, path.name, schema) for placed in entries.get(section, [])) for section, schema in SCHEMAS.items()),  # type: ignore[arg-type]
    )
    if not any(found[1:]):
        raise AdditionError(f"{path.name}: no entries; a file holds `people:`, `organisations:` or `states:`, each a list")
    return found


def _read_yaml(text: str, file: str) -> dict[str, list[Placed]]:
    """The entries of each section with their lines; raises AdditionError for anything but a mapping of lists of entries."""
    try:
        loader = LOADER(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark is not None else ""
        raise AdditionError(f"{file}: {place}not readable as YAML: {getattr(error, 'problem', None) or error}") from error
    if node is None or not isinstance(data, dict):
        raise AdditionError(f"{file}: line 1: a file begins with `people:`, `organisations:` or `states:`, each a list of entries")
    found: dict[str, list[Placed]] = {}
    for key, value in node.value:
        found[key.value] = _section(key.value, data[key.value], value, file)
    return found


def _section(name: str, entries: object, node: yaml.Node, file: str) -> list[Placed]:
    line = node.start_mark.line + 1
    if name not in SCHEMAS:
        raise AdditionError(f"{file}: line {line}: {name!r} is unknown; write people, organisations or states")
    if not isinstance(entries, list):
        raise AdditionError(f"{file}: line {line}: {name} is a list: begin each entry with `- `")
    found: list[Placed] = []
    for entry, item in zip(entries, node.value, strict=True):
        if not isinstance(entry, dict):
            raise AdditionError(f"{file}: line {item.start_mark.line + 1}: an entry of {name} is made of keys with their values")
        found.append((item.start_mark.line + 1, entry))
    return found


def _entry(placed: Placed, section: str, file: str, schema: type[R]) -> R:
    """One entry as *schema* has it, its source told as the user's."""
    line, raw = placed
    label = raw.get("name") or raw.get("id") or "without a name"
    try:
        return msgspec.convert(_as_users(raw, section), schema, strict=False)
    except msgspec.ValidationError as error:
        raise AdditionError(f"{file}: line {line}: {section}, {label}: {_cured(str(error), schema)}") from error


def _as_users(raw: dict[str, object], section: str) -> dict[str, object]:
    if section != "people":
        return {"source": ["user"], **raw}
    holds = raw.get("holds")
    return {**raw, "holds": [{"source": "user", **h} if isinstance(h, dict) else h for h in holds]} if isinstance(holds, list) else raw


def _cured(message: str, schema: type[Record]) -> str:
    """The field, what is wrong with it, and what to write."""
    found = FIELD.match(message)
    what, field = (found["what"], found["field"]) if found else (message, None)
    place = f"{field}: " if field else ""
    if missing := MISSING.search(what):
        return f"{place}{missing[1]} is missing; add `{missing[1]}:`"
    if unknown := UNKNOWN.search(what):
        keys = "" if field else f"; the keys are {', '.join(schema.__struct_fields__)}"
        return f"{place}{unknown[1]} is no key here{keys}"
    cure = next((f"; {cure}" for word, cure in CURES if word in what), "")
    return f"{place}{what}{cure}"
