"""JSON Lines, JSON and CSV: a row is a document, its name its line, its columns what is known of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ingest.making import FIRST, SECOND
from tests.ingest.reading import open_all
from verbale.ingest import Opened
from verbale.model import Metadata

ROW = {
    "text": FIRST,
    "titre": "Le pont",
    "date": "2024-03-11T09:10:00Z",
    "source": "Le Levant",
    "url": "https://a.example/1",
    "lang": "fr-FR",
}
KNOWN = Metadata("2024-03-11", "Le Levant", "https://a.example/1", "Le pont", "fr")


def lines(*rows: object) -> bytes:
    return "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows).encode()


def test_a_line_of_json_is_a_document(tmp_path: Path) -> None:
    found = open_all(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + lines(ROW, "", {"body": SECOND}))
    assert list(found) == [":1", ":3"]
    first, second = found.values()
    assert isinstance(first, Opened)
    assert isinstance(second, Opened)
    assert (first.text, first.metadata, first.extractor) == (FIRST, KNOWN, "record/1")
    assert (second.text, second.metadata) == (SECOND, Metadata())


def test_a_list_and_a_single_object(tmp_path: Path) -> None:
    assert list(open_all(tmp_path / "a.json", json.dumps([ROW, ROW], indent=1).encode())) == [":1", ":2"]
    assert list(open_all(tmp_path / "a.json", json.dumps(ROW, indent=1).encode())) == [""]
    assert list(open_all(tmp_path / "unnamed", lines(ROW, ROW))) == [":1", ":2"]


def test_the_record_that_verbale_prints_can_be_read_again(tmp_path: Path) -> None:
    record = {
        "schema": "verbale.minutes/1",
        "article": {"text": FIRST, "title": "Le pont", "published": {"value": "2024-03-11"}, "language": "fr"},
    }
    (opened,) = open_all(tmp_path / "a.jsonl", lines(record)).values()
    assert isinstance(opened, Opened)
    assert (opened.text, opened.metadata) == (FIRST, Metadata(published="2024-03-11", title="Le pont", language="fr"))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('{"text": "a", "b": }', "column 20: no JSON"),
        ("[1]", "no JSON object"),
        ({"words": "a"}, "no column 'text' among words"),
        ({"text": 3}, "column 'text': no text"),
        ({"text": "a", "date": "11/03/2024"}, "column 'date': '11/03/2024' is no ISO date"),
        ('{"text": "a \\ud800 b"}', "character 2 is half a surrogate pair"),
        ('{"text": "a \\u0000 b"}', "character 2 is a zero"),
        ('{"text": ' + "[" * 200_000, "it is nested too deeply"),
    ],
)
def test_a_bad_line_is_refused_by_line_and_column_and_alone(row: object, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    found = open_all(path, lines(ROW, row, ROW))
    assert list(found) == [":1", ":2", ":3"]
    assert str(found[":2"]).startswith(f"{path}:2: {told}")
    assert all(isinstance(found[name], Opened) for name in (":1", ":3"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_a_document_under_the_line_where_it_begins(delimiter: str, encoding: str, tmp_path: Path) -> None:
    rows = (f'"{FIRST}\nFin."', "2024-03-11", '"Le Levant"'), ("", "2024-03-12", "x"), (f'"{SECOND}"', "2024-03-13", "Le Matin")
    text = "\r\n".join(delimiter.join(row) for row in (("Texte", "Date", "Journal"), *rows))
    found = open_all(tmp_path / "a.csv", text.encode(encoding))
    assert list(found) == [":2", ":4", ":5"]
    first, empty, last = found.values()
    assert isinstance(first, Opened)
    assert isinstance(last, Opened)
    assert (first.text, first.metadata) == (f"{FIRST}\nFin.", Metadata("2024-03-11", "Le Levant"))
    assert (last.text, last.metadata.published) == (SECOND, "2024-03-13")
    assert "column 'Texte': no text" in str(empty)


def test_columns_are_what_the_user_says(tmp_path: Path) -> None:
    table = f'id,a,b\n1,"{FIRST}",2024-03-11\n'.encode()
    assert "say which one is the text" in str(open_all(tmp_path / "a.csv", table)[""])
    (opened,) = open_all(tmp_path / "a.csv", table, columns={"text": "a", "published": "b"}).values()
    assert isinstance(opened, Opened)
    assert opened.metadata == Metadata(published="2024-03-11")
    nested = open_all(tmp_path / "a.jsonl", lines({"doc": {"full": FIRST}}), columns={"text": "doc.full"})
    assert isinstance(nested[":1"], Opened)


def test_a_table_that_breaks_off_keeps_the_rows_before(tmp_path: Path) -> None:
    table = b'text,date\nun pont,2024-03-11\n"une route,2024-03-12\nun rail,2024-03-13\n'
    found = open_all(tmp_path / "a.csv", table)
    assert list(found) == [":2", ""]
    assert "line 3: no CSV" in str(found[""])
    assert "more columns" in str(open_all(tmp_path / "a.csv", b"text,date\na,b,c\n")[":2"])
