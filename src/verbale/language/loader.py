"""Reads the rule files of a language, and refuses a broken one by file and entry."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from verbale.errors import DataError
from verbale.language.entry import Entry

HERE = Path(__file__).parent
VARIABLE = "VERBALE_LANGUAGES"
BASE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RuleLoader(BASE):  # type: ignore[misc,valid-type]
    """YAML in which only ``true`` and ``false`` are booleans: ``no`` is a word, and NO is Norway."""


RuleLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}]
    for first, resolvers in BASE.yaml_implicit_resolvers.items()
}
RuleLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
E = TypeVar("E", bound=Entry)


@cache
def load_entries(language: str, topic: str, schema: type[E]) -> tuple[E, ...]:
    """The entries of ``language/<language>/<topic>.yml``, in the file's order.

    Raises DataError, naming the file and the entry, when the file is missing, is not a list, when an
    entry has an unknown or missing key, no example either way, or an id used twice.
    """
    path = language_folder(language) / f"{topic}.yml"
    name = f"{language}/{topic}.yml"
    seen: set[str] = set()
    entries = []
    for number, raw in enumerate(read_list(path, name), start=1):
        label = raw.get("id", f"number {number}") if isinstance(raw, dict) else f"number {number}"
        try:
            entry = msgspec.convert(raw, schema)
        except msgspec.ValidationError as error:
            raise DataError(f"{name}: entry {label}: {error}") from error
        if entry.id in seen:
            raise DataError(f"{name}: entry {label}: this id is used twice")
        seen.add(entry.id)
        entries.append(entry)
    return tuple(entries)


def read_list(path: Path, name: str) -> list[object]:
    """The YAML list at *path*; raises DataError naming the file and the line when it is none."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=RuleLoader)
    except FileNotFoundError as error:
        raise DataError(f"{name}: the file is missing") from error
    except yaml.YAMLError as error:
        raise DataError(f"{name}: not readable as YAML: {error}") from error
    if not isinstance(raw, list):
        raise DataError(f"{name}: a rule file is a list of entries")
    return raw


def rule_id(language: str, topic: str, entry: str) -> str:
    """The id that every claim of a rule carries.

    >>> rule_id("fr", "cues", "souligner")
    'fr/cues.yml#souligner'
    """
    return f"{language}/{topic}.yml#{entry}"


def rule_folders() -> tuple[Path, ...]:
    """Where the folders of languages lie: ours first, then those that the environment's VERBALE_LANGUAGES names."""
    named = os.environ.get(VARIABLE, "")
    return (HERE, *(Path(name) for name in named.split(os.pathsep) if name))


def language_folder(language: str) -> Path:
    """The folder with the rules of *language*; where there is none, the place where ours would be.

    >>> language_folder("fr").name
    'fr'
    """
    return next((folder / language for folder in rule_folders() if (folder / language).is_dir()), HERE / language)


def languages() -> tuple[str, ...]:
    """The languages with a folder of cue verbs, which is what it takes to be read, in alphabetical order.

    >>> "fr" in languages()
    True
    """
    return _languages_in(tuple(rule_folders()))


@cache
def _languages_in(folders: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(sorted({path.parent.name for folder in folders for path in folder.glob("*/cues.yml")}))


def has_rules(language: str) -> bool:
    """True when *language* can be read."""
    return language in languages()
