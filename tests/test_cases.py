"""The linguistics: every marked text of tests/cases, read through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.marked import Case, Expected, RawCase, find_faults, load_cases, read_case
from tests.reading import read_all
from verbale.model import Minutes

# meetings.yml has marks of its own, read by tests/acts/test_meeting_cases.py.
FILES = sorted(path for path in (Path(__file__).parent / "cases").glob("*/*.yml") if path.stem != "meetings")
CASES = [(path.parent.name, case) for path in FILES for case in load_cases(path)]


@pytest.fixture(scope="session")
def minutes_of_cases() -> dict[tuple[str, str], Minutes]:
    """The minutes of every case, by language and text."""
    found: dict[tuple[str, str], Minutes] = {}
    for code in sorted({code for code, _ in CASES}):
        texts = sorted({case.text for language, case in CASES if language == code})
        found |= {(code, text): minutes for text, minutes in zip(texts, read_all(texts, code), strict=True)}
    return found


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}-{case.id}", marks=[pytest.mark.xfail(reason=case.todo, strict=True)] if case.todo else [])
        for code, case in CASES
    ],
)
def test_case(code: str, case: Case, minutes_of_cases: dict[tuple[str, str], Minutes]) -> None:
    faults = find_faults(case, minutes_of_cases[code, case.text])
    if faults:
        pytest.fail(f"{case.text}\n  " + "\n  ".join(faults), pytrace=False)


def test_a_content_in_two_pieces_has_two_spans() -> None:
    text = "<content>Si l'eau monte</content>, <cue>a-t-il dit</cue>, <content>le pont ferme</content>."
    case = read_case(RawCase("a", text, Expected()))
    assert [span.of(case.text) for span in case.statements[0].content] == ["Si l'eau monte", "le pont ferme"]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("<content>Il pleut, a dit Ali.", Expected()),
        ("Il pleut</content>, a dit Ali.", Expected()),
        ("<content1>Il pleut</content1>, a dit Ali.", (Expected(), Expected())),
        ("<cue>a dit</cue> Ali.", Expected()),
        ("<content>Il pleut</content>, a dit Ali.", "none"),
        ("Il pleut.", "nothing"),
    ],
)
def test_marks_that_do_not_fit_are_refused(text: str, expect: Expected | tuple[Expected, ...] | str) -> None:
    with pytest.raises(ValueError, match="broken"):
        read_case(RawCase("broken", text, expect))
