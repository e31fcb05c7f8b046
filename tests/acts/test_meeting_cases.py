"""Meetings in sentences of many kinds: cases of tests/cases/<lang>/meetings.yml, read through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml

from verbale.model import Meeting, Metadata
from verbale.pipeline import read_minutes


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is demanded of one meeting; a key that is left out is not looked at, ``who`` are names in any order."""

    kind: str
    who: tuple[str, ...]
    date: str | None = None
    place: str | None = None
    host: str | None = None
    format: str | None = None
    occasion: str | None = None


class MeetingCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text published on ``published``, with exactly the meetings that it reports and those that it announces."""

    id: str
    text: str
    published: str = "2024-05-15"
    held: tuple[Wanted, ...] = ()
    announced: tuple[Wanted, ...] = ()


FILES = sorted((Path(__file__).parents[1] / "cases").glob("*/meetings.yml"))
CASES = [
    (path.parent.name, case)
    for path in FILES
    for case in msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), list[MeetingCase], strict=False)
]


def facts(meeting: Meeting) -> Wanted:
    """A meeting as a case words it."""
    who = tuple(sorted(p.name for p in meeting.participants))
    host = meeting.host.name if meeting.host else None
    form = meeting.format.value if meeting.format else None
    return Wanted(meeting.kind.value, who, meeting.date, meeting.place, host, form, meeting.occasion)


def compared(wanted: Wanted, found: Wanted) -> Wanted:
    """*found* with only what *wanted* asks for: kind, who, date and place always, the rest where it is named."""
    return Wanted(
        found.kind,
        found.who,
        found.date,
        found.place,
        found.host if wanted.host else None,
        found.format if wanted.format else None,
        found.occasion if wanted.occasion else None,
    )


@pytest.mark.parametrize(("code", "case"), [pytest.param(code, case, id=f"{code}-{case.id}") for code, case in CASES])
def test_meetings(code: str, case: MeetingCase) -> None:
    minutes = read_minutes(case.text, Metadata(language=code, published=case.published))
    for wanted, found in ((case.held, minutes.meetings), (case.announced, minutes.announced)):
        expected = [msgspec.structs.replace(w, who=tuple(sorted(w.who))) for w in wanted]
        assert [compared(w, facts(m)) for w, m in zip(expected, found, strict=False)] == expected
        assert len(found) == len(expected)
