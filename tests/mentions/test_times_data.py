"""The rules of untimes.yml and the pieces of calendar.yml: their examples, both ways."""

from __future__ import annotations

import re

import pytest

from verbale.language import load_entries
from verbale.language.calendar import load_calendar
from verbale.language.fold import fold_text
from verbale.language.times import TimeRule

CALENDAR = load_calendar("fr")
UNTIMES = [(rule, text, expected) for rule in load_entries("fr", "untimes", TimeRule) for texts, expected in ((rule.yes, True), (rule.no, False)) for text in texts]
PIECES = [(name, text, expected) for name, piece in CALENDAR.pieces.items() for texts, expected in ((piece.yes, True), (piece.no, False)) for text in texts]


@pytest.mark.parametrize(("rule", "text", "expected"), UNTIMES)
def test_what_is_no_time_is_known(rule: TimeRule, text: str, expected: bool) -> None:
    pattern = CALENDAR.compile(rule.pattern)
    assert any(pattern.match(fold_text(text), m.start()) for m in re.finditer(r"\b|$", text)) is expected


@pytest.mark.parametrize(("name", "text", "expected"), PIECES)
def test_a_piece_of_the_calendar_holds_its_examples(name: str, text: str, expected: bool) -> None:
    pattern = CALENDAR.compile("{" + name + "}")
    assert any(pattern.match(fold_text(text), m.start()) for m in re.finditer(r"\b\w|\w", text) if not text[max(m.start() - 1, 0) : m.start()].isalnum()) is expected
