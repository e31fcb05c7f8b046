"""Times in context, by language: which words tell them, and what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
import yaml

from verbale.ingest import read_article
from verbale.mentions.times import find_times
from verbale.model import Metadata, Timex
from verbale.parse import parse_article

MARK = re.compile(r"</?time>")
YEAR = re.compile(r"\d{4}")
TOLD = frozenset({"decade", "century"})
AT_LEAST, OPEN = 60, 3


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A marked text, the day of its publication, and the values of its times in order."""

    id: str
    published: str | None
    text: str
    values: tuple[str, ...]
    intervals: tuple[str | None, ...] = ()
    todo: str | None = None


@dataclass(frozen=True)
class InLanguage:
    """A case and the language of its file."""

    language: str
    case: Case


def load_cases() -> list[InLanguage]:
    paths = sorted((Path(__file__).parents[1] / "times").glob("*.yml"))
    return [InLanguage(p.stem, c) for p in paths for c in msgspec.convert(yaml.safe_load(p.read_text(encoding="utf-8")), list[Case])]


CASES = load_cases()
PARAMETERS = [
    pytest.param(
        one, id=f"{one.language}-{one.case.id}", marks=[pytest.mark.xfail(reason=one.case.todo, strict=True)] if one.case.todo else []
    )
    for one in CASES
]


def find(one: InLanguage, published: str | None) -> tuple[Timex, ...]:
    text = MARK.sub("", one.case.text)
    return find_times(parse_article(read_article(text, Metadata(published=published, language=one.language))))


@pytest.mark.parametrize("one", PARAMETERS)
def test_the_times_of_a_text_and_no_other(one: InLanguage) -> None:
    found = find(one, one.case.published)
    marked = re.findall(r"<time>(.*?)</time>", one.case.text)
    assert [(t.text, t.value) for t in found] == list(zip(marked, one.case.values, strict=True))
    if one.case.intervals:
        assert [t.interval for t in found] == list(one.case.intervals)


@pytest.mark.parametrize("language", sorted({one.language for one in CASES}))
def test_all_but_three_of_sixty_are_right(language: str) -> None:
    cases = [one.case for one in CASES if one.language == language]
    assert len(cases) >= AT_LEAST
    assert len([case for case in cases if case.todo]) <= OPEN


@pytest.mark.parametrize("one", [pytest.param(o, id=f"{o.language}-{o.case.id}") for o in CASES if not YEAR.search(o.case.text)])
def test_without_a_day_of_publication_no_year_is_told(one: InLanguage) -> None:
    for timex in find(one, None):
        assert timex.grain in TOLD or not YEAR.search(f"{timex.value} {timex.interval}")
