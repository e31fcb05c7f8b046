"""The same text gives the same bytes, whatever the locale, the time zone, the hash seed, the order or the company."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading import read_all
from verbale.minutes import to_record

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
PROGRAM = "import sys; from verbale.views.cli import main; sys.exit(main(sys.argv[1:]))"

ENVIRONMENTS = {
    "C": {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    "German in Auckland": {"LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"},
    "no UTF-8 mode": {"LC_ALL": "POSIX", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4294967295", "PYTHONUTF8": "0"},
}


def run(environment: dict[str, str]) -> bytes:
    """What the program writes for all samples in *environment*."""
    arguments = ["read", "--metadata", "samples/metadata.csv", "--format", "jsonl", *(str(path.relative_to(ROOT)) for path in SAMPLES)]
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    result = subprocess.run(command, cwd=ROOT, env=inherited | environment, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    return result.stdout


@pytest.fixture(scope="module")
def plain() -> bytes:
    return run(ENVIRONMENTS["C"])


@pytest.mark.parametrize("name", [name for name in ENVIRONMENTS if name != "C"])
def test_the_same_bytes_in_any_environment(name: str, plain: bytes) -> None:
    assert run(ENVIRONMENTS[name]) == plain


def test_one_line_a_sample(plain: bytes) -> None:
    assert len(plain.splitlines()) == len(SAMPLES)


def test_neighbours_and_order_change_nothing() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    together = [to_record(minutes) for minutes in read_all(texts)]
    backwards = [to_record(minutes) for minutes in reversed(read_all(texts[::-1]))]
    alone = [to_record(read_all([text])[0]) for text in texts]
    assert together == backwards == alone
