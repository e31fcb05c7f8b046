"""``verbale rules``: every rule can be read, with its examples."""

from __future__ import annotations

import yaml

from verbale.errors import UsageError
from verbale.language.loader import read_list, rule_folders


def rules_command(identifier: str | None) -> int:
    """Prints all rule ids, or one rule as its file has it."""
    if identifier is None:
        for path in sorted(path for folder in rule_folders() for path in folder.glob("*/*.yml")):
            for entry in read_list(path, path.name):
                if isinstance(entry, dict):
                    print(f"{path.parent.name}/{path.name}#{entry.get('id')}")
        return 0
    print(find_rule(identifier), end="")
    return 0


def find_rule(identifier: str) -> str:
    """The entry of *identifier* (``fr/cues.yml#souligner``) as YAML; raises UsageError when there is none."""
    file, _, name = identifier.partition("#")
    inside = (folder / file for folder in rule_folders() if (folder / file).resolve().is_relative_to(folder.resolve()))
    path = next((path for path in inside if path.suffix == ".yml" and path.exists()), None)
    if path is not None:
        for entry in read_list(path, file):
            if isinstance(entry, dict) and entry.get("id") == name:
                return _show(entry)
    raise UsageError(f"no rule {identifier!r}; `verbale rules` lists them all")


def _show(entry: dict[str, object]) -> str:
    """An entry as its file writes it: the quotes that YAML 1.1 would put round ``yes`` and ``no`` are left out."""
    dumped = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=100)
    return dumped.replace("\n'yes':\n", "\nyes:\n").replace("\n'no':\n", "\nno:\n")
