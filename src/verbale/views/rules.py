"""``verbale rules``: every rule can be read, with its examples."""

from __future__ import annotations

from pathlib import Path

import yaml

from verbale.errors import UsageError
from verbale.language.loader import HERE, read_list


def rules_command(identifier: str | None) -> int:
    """Prints all rule ids, or one rule as its file has it."""
    if identifier is None:
        for path in sorted(HERE.glob("*/*.yml")):
            for entry in read_list(path, path.name):
                if isinstance(entry, dict):
                    print(f"{path.parent.name}/{path.name}#{entry.get('id')}")
        return 0
    print(find_rule(identifier), end="")
    return 0


def find_rule(identifier: str) -> str:
    """The entry of *identifier* (``fr/cues.yml#souligner``) as YAML; raises UsageError when there is none."""
    file, _, name = identifier.partition("#")
    path = HERE / file
    inside = path.resolve().is_relative_to(Path(HERE).resolve())
    if inside and path.suffix == ".yml" and path.exists():
        for entry in read_list(path, file):
            if isinstance(entry, dict) and entry.get("id") == name:
                return _show(entry)
    raise UsageError(f"no rule {identifier!r}; `verbale rules` lists them all")


def _show(entry: dict[str, object]) -> str:
    """An entry as its file writes it: the quotes that YAML 1.1 would put round ``yes`` and ``no`` are left out."""
    dumped = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=100)
    return dumped.replace("\n'yes':\n", "\nyes:\n").replace("\n'no':\n", "\nno:\n")
