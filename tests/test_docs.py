"""Docs that show commands show ones that are there; links lead to files."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from verbale.views.cli import PLACES, build_parser

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
COMMAND = re.compile(r"^ {4}verbale (.+?)(?:  +#.*)?$|recorded: verbale (.+?) -->", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)\)")
TARGET = re.compile(r"`?make ([a-z]+)`?")

COMMANDS = [(page.name, a or b) for page in PAGES for a, b in COMMAND.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "arguments"), COMMANDS)
def test_a_command_is_one_that_the_program_takes(page: str, arguments: str) -> None:
    assert build_parser().parse_args(shlex.split(arguments)).command in set(PLACES) | {"schema", "rules"}, page


def test_the_readme_shows_commands() -> None:
    assert sum(page == "README.md" for page, _ in COMMANDS) >= 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_leads_to_a_file(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_make_target_is_there(page: Path) -> None:
    targets = {
        line.partition(":")[0] for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if re.match(r"[a-z]+:", line)
    }
    code = re.findall(r"`[^`\n]+`|^ {4}.+$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name for piece in code for name in TARGET.findall(piece)} <= targets
