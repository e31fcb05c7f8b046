"""``verbale world``: a user's own people, organisations and states, added to those that are shipped."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from verbale.errors import UsageError
from verbale.world.additions import Additions, read_additions
from verbale.world.building import LANGUAGES, build, build_with
from verbale.world.compiled import keep, load_compiled
from verbale.world.doubts import find_doubts
from verbale.world.folder import BESIDE, SUFFIXES, addition_paths, additions_folder, combined_digest
from verbale.world.lookup import World
from verbale.world.sources import sources_digest


def world_command(options: argparse.Namespace) -> int:
    """Adds, lists or removes; raises AdditionError or UsageError with what to do."""
    if options.action == "add":
        add(Path(options.file))
    elif options.action == "remove":
        remove(options.name)
    else:
        print_list()
    return 0


def add(path: Path) -> None:
    """Puts a copy of *path* among the additions once all of it fits, and says what it holds and what is doubtful.

    Nothing is changed when an entry is refused. A file of that name with other content is never written over.
    """
    if path.suffix not in SUFFIXES:
        raise UsageError(f"{path}: an addition is a file whose name ends in {', '.join(SUFFIXES)}")
    addition = read_additions(path)
    content, target = path.read_bytes(), additions_folder() / path.name
    if target.exists() and target.read_bytes() != content:
        raise UsageError(f"{target} is there with other content; give yours another name, or `verbale world remove {path.name}` first")
    doubts = find_doubts(addition, World(load_compiled()), LANGUAGES) if not target.exists() else ()
    others = [read_additions(p) for p in addition_paths() if p.name != path.name]
    build("", tuple(sorted((*others, addition), key=lambda a: a.file)))
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(target)
    compile_additions()
    print(f"{target}: {counted(addition)}")
    for doubt in doubts:
        print(f"note: {doubt}")


def compile_additions() -> None:
    """Builds the world with all additions, so that the next text need not wait for it."""
    paths = addition_paths()
    if paths:
        digest = combined_digest(sources_digest(), paths)
        keep(additions_folder() / BESIDE, build_with(digest, paths))
    else:
        (additions_folder() / BESIDE).unlink(missing_ok=True)


def print_list() -> None:
    """Prints the folder, then each file with what it holds."""
    print(additions_folder())
    for path in addition_paths():
        print(f"  {path.name}: {counted(read_additions(path))}")


def remove(name: str) -> None:
    """Takes the file *name* out of the additions; raises UsageError when there is none."""
    path = next((p for p in addition_paths() if p.name == name), None)
    if path is None:
        raise UsageError(f"no addition {name!r}; `verbale world list` shows them")
    path.unlink()
    compile_additions()
    print(f"removed {path}")


def counted(addition: Additions) -> str:
    """What a file holds, in words.

    >>> counted(Additions("mine.yml"))
    'people 0, holdings 0, organisations 0, states 0'
    """
    holdings = sum(len(person.holds) for person in addition.people)
    return f"people {len(addition.people)}, holdings {holdings}, organisations {len(addition.organisations)}, states {len(addition.states)}"
