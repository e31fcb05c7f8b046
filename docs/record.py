"""Writes the recorded output in README.md anew: ``make readme``. The command stands in the comment above each block."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"<!-- recorded: verbale (?P<arguments>.+?) -->\n```text\n.*?```\n<!-- end -->", re.DOTALL)


def record(match: re.Match[str]) -> str:
    """A block with what its command prints now, without blanks at the ends of lines."""
    command = [str(Path(sys.executable).with_name("verbale")), *shlex.split(match["arguments"])]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    lines = "\n".join(line.rstrip() for line in output.strip().splitlines())
    return f"<!-- recorded: verbale {match['arguments']} -->\n```text\n{lines}\n```\n<!-- end -->"


def main() -> int:
    """Rewrites README.md in place."""
    readme = ROOT / "README.md"
    readme.write_text(BLOCK.sub(record, readme.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
