"""In every export that carries places, the words at each place are the words that it shows: whatever stands before them in the text."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.store.conftest import Read
from verbale.minutes import to_record
from verbale.store.chosen import Chosen
from verbale.store.verifying import find_spans
from verbale.views.export import csv, jsonl, jsonld, plover, qdpx
from verbale.views.export.exporting import rows_of, survey
from verbale.views.export.format import Format
from verbale.views.export.linefeeds import LineFeeds
from verbale.views.export.rows import TABLES

QDA = "{urn:QDA-XML:project:1.0}"
Record = dict[str, Any]
GIVEN = ({"published": None, "outlet": None, "url": None, "title": None, "language": "fr"},)
BEFORE = st.text(alphabet=st.sampled_from("a é\r\n\t\x00\x0b\u2028\U0001f600e\u0301\ufeff«;\"'=,"), max_size=30)


def shift(value: Any, by: int) -> None:
    """Moves every span in *value*."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            value |= {"start": value["start"] + by, "end": value["end"] + by}
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        shift(inner, by)


def moved(record: Record, before: str) -> Chosen:
    """The record with *before* before its text."""
    changed = deepcopy(record)
    changed["article"]["text"] = before + record["article"]["text"]
    shift(changed, len(before))
    return Chosen(changed, changed, frozenset(s["id"] for s in changed["statements"]), GIVEN)


def written(form: Format, chosen: Chosen) -> Path:
    """The export of one article, in a folder of its own."""
    path = Path(tempfile.mkdtemp()) / "export"
    form.write(rows_of([chosen], form, None), survey([chosen], form, {}, None), path)
    return path


@pytest.fixture(scope="module")
def records(samples: Read) -> list[Record]:
    return [to_record(coded.minutes) for _, coded in samples]


def contents(chosen: Chosen) -> Iterator[str]:
    """The words of every statement, piece by piece."""
    text = chosen.record["article"]["text"]
    return (text[span["start"] : span["end"]] for s in chosen.record["statements"] for span in s["content"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=BEFORE, number=st.integers(0, 6))
def test_every_place_has_its_words(records: list[Record], before: str, number: int) -> None:
    chosen = moved(records[number], before)
    text = chosen.record["article"]["text"]
    assert all(0 <= start < end <= len(text) for start, end in find_spans(chosen.record))
    check_tables(chosen, text)
    check_jsonl(chosen, text)
    check_plover(chosen, text)
    check_jsonld(chosen, text)
    check_qdpx(chosen, text)


def check_tables(chosen: Chosen, text: str) -> None:
    import csv as standard

    for name in ("statements", "acts", "meetings", "people"):
        with written(csv.FORMATS[name], chosen).open(newline="", encoding="utf-8") as file:
            rows = list(standard.DictReader(file, strict=True))
        assert len(rows) == sum(1 for _ in TABLES[name].find_rows(chosen))
        for row in rows:
            here = text[int(row["start"]) : int(row["end"])]
            for column in ("content", "cue", "source") if name == "statements" else ("evidence",) if name != "people" else ():
                assert all(piece in here for piece in row[column].split(" … ")), (column, row)


def check_jsonl(chosen: Chosen, text: str) -> None:
    (line,) = map(json.loads, written(jsonl.FORMAT, chosen).read_text(encoding="utf-8").splitlines())
    assert line["text"] == text
    record = {**line["record"], "article": {**line["record"]["article"], "text": text}}
    assert record == chosen.record


def check_plover(chosen: Chosen, text: str) -> None:
    for line in map(json.loads, written(plover.FORMAT, chosen).read_text(encoding="utf-8").splitlines()):
        here = text[line["text_info"]["start"] : line["text_info"]["end"]]
        assert all(piece in here for piece in line["event_text"])
        assert here.startswith(line["event_text"][0])


def check_jsonld(chosen: Chosen, text: str) -> None:
    graph = json.loads(written(jsonld.FORMAT, chosen).read_text(encoding="utf-8"))["@graph"]
    bodies = {node["id"]: node["schema:articleBody"] for node in graph if "schema:articleBody" in node}
    assert list(bodies.values()) == [text]
    exact = []
    for node in graph:
        for target in node.get("target", ()):
            position, quote = target["selector"]
            body = bodies[target["source"]]
            assert body[position["start"] : position["end"]] == quote["exact"]
            assert body[: position["start"]].endswith(quote["prefix"])
            assert body[position["end"] :].startswith(quote["suffix"])
            exact.append(quote["exact"])
    assert all(piece in exact for piece in contents(chosen))


def check_qdpx(chosen: Chosen, text: str) -> None:
    with zipfile.ZipFile(written(qdpx.FORMAT, chosen)) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        (source,) = root.iter(f"{QDA}TextSource")
        kept = archive.read("Sources/" + source.get("plainTextPath").removeprefix("internal://")).decode()
    assert kept == LineFeeds(text).text
    assert "\r" not in kept
    selections = [kept[int(s.get("startPosition")) : int(s.get("endPosition"))] for s in source.iter(f"{QDA}PlainTextSelection")]
    statements = list(contents(chosen))
    assert selections[: len(statements)] == [LineFeeds(piece).text for piece in statements]
