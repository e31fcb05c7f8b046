"""Answers as JSON and CSV: every count is two columns."""

from __future__ import annotations

import argparse
import csv
import io
import json
from dataclasses import dataclass

import pytest

from verbale.corpus.counting import Count
from verbale.model import Span, Topic
from verbale.views.corpus.answers import Answer, print_answer


@dataclass(frozen=True, slots=True)
class Row:
    topic: Topic
    said: Count
    where: tuple[Span, ...]
    first: str | None = None


ANSWER = Answer({"command": "demo", "since": None}, {"articles": Count(2, 5)}, Row, [Row(Topic.TRADE, Count(1, 3), (Span(0, 4),))])


def printed(answer: Answer, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    print_answer(argparse.Namespace(format=form), answer, ["trade  1 (3)"])
    return capsys.readouterr().out


def test_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(ANSWER, "json", capsys)) == {
        "query": {"command": "demo", "since": None},
        "base": {"articles_distinct": 2, "articles_with_reprints": 5},
        "rows": [{"topic": "trade", "said_distinct": 1, "said_with_reprints": 3, "where": [{"start": 0, "end": 4}], "first": None}],
    }


def test_csv_has_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    header, row = csv.reader(io.StringIO(printed(ANSWER, "csv", capsys)))
    assert header == ["topic", "said_distinct", "said_with_reprints", "where", "first"]
    assert row == ["trade", "1", "3", '[{"start":0,"end":4}]', ""]


def test_csv_without_rows_has_its_header(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(Answer({}, {}, Row, []), "csv", capsys).splitlines() == ["topic,said_distinct,said_with_reprints,where,first"]


def test_text_is_the_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(ANSWER, "text", capsys) == "trade  1 (3)\n"
