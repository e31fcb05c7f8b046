"""The rules of untimes.yml and the pieces of calendar.yml: their examples, both ways."""

from __future__ import annotations

import re

import pytest

from verbale.language import load_entries
from verbale.language.calendar import load_calendar
from verbale.language.fold import fold_text
from verbale.language.times import TimeRule

CALENDAR = load_calendar("fr")
UNTIMES = [(r, text, ok) for r in load_entries("fr", "untimes", TimeRule) for texts, ok in ((r.yes, True), (r.no, False)) for text in texts]
PIECES = [(n, text, ok) for n, p in CALENDAR.pieces.items() for texts, ok in ((p.yes, True), (p.no, False)) for text in texts]


@pytest.mark.parametrize(("rule", "text", "expected"), UNTIMES)
def test_what_is_no_time_is_known(rule: TimeRule, text: str, expected: bool) -> None:
    pattern = CALENDAR.compile(rule.pattern)
    assert any(pattern.match(fold_text(text), m.start()) for m in re.finditer(r"\b|$", text)) is expected


@pytest.mark.parametrize(("name", "text", "expected"), PIECES)
def test_a_piece_of_the_calendar_holds_its_examples(name: str, text: str, expected: bool) -> None:
    pattern = CALENDAR.compile("{" + name + "}")
    assert any(pattern.match(fold_text(text), at) for at in range(len(text))) is expected
