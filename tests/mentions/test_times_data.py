"""The rules of untimes.yml and the pieces of calendar.yml: their examples, both ways; and that no word of the calendar can crash a value."""

from __future__ import annotations

import re

import pytest

from verbale.errors import DataError
from verbale.language import load_entries
from verbale.language.calendar import Piece, check_meanings, load_calendar
from verbale.language.fold import fold_text
from verbale.language.loader import languages
from verbale.language.times import TimeRule
from verbale.mentions.timex_amounts import value_duration
from verbale.mentions.timex_clock import write_clock

UNTIMES = [
    (code, rule, text, ok)
    for code in languages()
    for rule in load_entries(code, "untimes", TimeRule)
    for texts, ok in ((rule.yes, True), (rule.no, False))
    for text in texts
]
PIECES = [
    (code, name, text, ok)
    for code in languages()
    for name, piece in load_calendar(code).pieces.items()
    for texts, ok in ((piece.yes, True), (piece.no, False))
    for text in texts
]
CLOCK = re.compile(r"T(?:[A-Z]{2}|\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)")


@pytest.mark.parametrize(("code", "rule", "text", "expected"), UNTIMES)
def test_what_is_no_time_is_known(code: str, rule: TimeRule, text: str, expected: bool) -> None:
    pattern = load_calendar(code).compile(rule.pattern)
    assert any(pattern.match(fold_text(text), m.start()) for m in re.finditer(r"\b|$", text)) is expected


@pytest.mark.parametrize(("code", "name", "text", "expected"), PIECES)
def test_a_piece_of_the_calendar_holds_its_examples(code: str, name: str, text: str, expected: bool) -> None:
    pattern = load_calendar(code).compile("{" + name + "}")
    assert any(pattern.match(fold_text(text), at) for at in range(len(text))) is expected


@pytest.mark.parametrize("code", languages())
def test_every_word_of_a_clock_has_a_value(code: str) -> None:
    calendar = load_calendar(code)
    for name in ("part", "daypart", "noon"):
        for word in calendar.words(name):
            assert CLOCK.fullmatch(write_clock({"noon" if name == "noon" else "part": word}, calendar)), word
    for name in ("meridiem", "universal", "zonename"):
        for word in calendar.words(name):
            for hour in ("0", "9", "12", "24"):
                assert CLOCK.fullmatch(write_clock({"hour": hour, name: word}, calendar)), word


@pytest.mark.parametrize("code", languages())
def test_every_number_and_unit_has_a_value(code: str) -> None:
    calendar = load_calendar(code)
    rule = next(r for r in load_entries(code, "times", TimeRule) if r.id == "duration")
    for unit in calendar.words("unit"):
        for number in calendar.words("number"):
            clocked = unit in calendar.words("clockunit")
            assert re.fullmatch(r"PT?\d+[A-Z]", value_duration(rule, {"count": number, "unit": unit}, calendar, clocked))


@pytest.mark.parametrize("word", ["AM", "6", ""])
def test_a_word_that_means_nothing_is_refused_by_name(word: str) -> None:
    with pytest.raises(DataError, match=r"xx/calendar\.yml: entry meridiem: 'p\.m\.'"):
        check_meanings("xx", [Piece(id="meridiem", words={"p.m.": word}, yes=("9 p.m.",), no=("9",))])
