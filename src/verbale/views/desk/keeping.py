"""``verbale verify``, ``backup`` and ``forget``: the care of the file."""

from __future__ import annotations

import argparse
import sys

from verbale.store import open_desk
from verbale.store.verifying import find_faults
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short

DAMAGED = 6


def verify_command(options: argparse.Namespace) -> int:
    """Prints what is wrong, one fault a line, and what was checked; the exit code is 6 where anything is."""
    with open_desk(desk_path(options)) as desk:
        faults = find_faults(desk)
        counts = desk.counts()
    for fault in faults:
        print(f"verbale: {fault}", file=sys.stderr)
    print(", ".join(f"{name} {number}" for name, number in counts.items()) + f", faults {len(faults)}")
    return DAMAGED if faults else 0


def backup_command(options: argparse.Namespace) -> int:
    """Copies the desk and says where to."""
    with open_desk(desk_path(options)) as desk:
        print(desk.backup(options.target))
    return 0


def forget_command(options: argparse.Namespace) -> int:
    """Takes an article out of the file and says which, and where it may still be."""
    with open_desk(desk_path(options)) as desk:
        identity = desk.forget(options.id)
    print(f"forgot {short(identity)}; backups made before still hold it, and the same file would be added again")
    return 0
