"""RIS, BibTeX and the folder of notes."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.views.export.conftest import SPEAKER, Exporter
from verbale.store import Desk
from verbale.store.chosen import Chosen
from verbale.views.export import bib, ris
from verbale.views.export.md import to_note

FIELD = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")


def test_ris_has_one_record_an_article(decided: Desk, export: Exporter) -> None:
    path, notice = export(decided, "ris")
    content = path.read_bytes().decode("utf-8")
    lines = content.split("\r\n")
    assert lines.pop() == ""
    fields = [FIELD.fullmatch(line) for line in lines]
    assert all(fields)
    told = [(field[1], field[2]) for field in fields if field]
    assert [tag for tag, _ in told if tag in ("TY", "ER")] == ["TY", "ER"] * notice.rows
    assert {value for tag, value in told if tag == "DA"} == {"2024/03/11/"}
    assert {value for tag, value in told if tag == "ID"} == {article.id for article in decided.articles()}
    notes = [value for tag, value in told if tag == "N1"]
    records = [decided.decided(article.id) for article in decided.articles()]
    assert len(notes) == sum(len(record["statements"]) for record in records)
    assert any(note.startswith(f"s1 {SPEAKER}: ") for note in notes)
    assert sum(" (decided: " in note for note in notes) == 3
    assert path.with_name(f"{path.name}.meta.json").exists()


HOSTILE = 'Le "prix" {a} \\ 50 % & plus_# $x$ ~ ^ @comment{x}\nER  - \n\u2028fin'


def article(title: str, published: str | None = "2024-03", url: str | None = "https://example.org/{a}") -> Chosen:
    about = {"id": "sha256:" + "0" * 64, "language": "fr", "text": "", "title": title, "outlet": "A & B", "url": url}
    record = {"article": {**about, "published": {"value": published}}, "statements": []}
    return Chosen(record, record, frozenset(), ())


def test_a_title_breaks_no_reference() -> None:
    fields = dict(ris.find_fields(article(HOSTILE)))
    assert (fields["PY"], fields["DA"]) == ("2024", "2024/03//")
    entry = dict(bib.find_fields(article(HOSTILE)))
    value = entry["title"].replace("\\{", "").replace("\\}", "")
    assert value.count("{") == value.count("}")
    assert not re.search(r"(?<!\\)[%&#$_]", entry["title"])
    assert entry["url"] == "https://example.org/%7Ba%7D"
    assert (entry["year"], entry["month"], entry.get("day")) == ("2024", "03", None)
    assert dict(ris.find_fields(article("a", "XXXX-03-11")))["PY"] == ""


def test_bibtex_has_one_entry_an_article_and_the_notice(desk: Desk, export: Exporter) -> None:
    path, notice = export(desk, "bib", country="ML")
    content = path.read_text(encoding="utf-8")
    assert content.startswith("@comment{\n")
    assert "query: country=ML" in content
    keys = re.findall(r"^@article\{(verbale-[0-9a-f]{12}),$", content, re.MULTILINE)
    assert len(set(keys)) == len(keys) == notice.articles
    assert content.count("{") == content.count("}")


def test_notes_have_heads_and_an_index(decided: Desk, export: Exporter) -> None:
    folder, notice = export(decided, "md")
    notes = sorted(path for path in folder.iterdir() if path.name != "index.md")
    assert len(notes) == notice.articles
    for note in notes:
        head = yaml.safe_load(note.read_text(encoding="utf-8").split("---\n")[1])
        record = decided.decided(head["article"])
        assert head["published"] == "2024-03-11"
        assert head["people"] == [person["name"] for person in record["people"]]
        body = note.read_text(encoding="utf-8")
        assert [f"**{s['id']}**" in body for s in record["statements"]] == [True] * len(record["statements"])
    index = (folder / "index.md").read_text(encoding="utf-8")
    assert yaml.safe_load(index.split("---\n")[1])["cut"] == "no"
    assert set(re.findall(r"\]\(([^)]+)\)", index)) == {note.name for note in notes}
    assert any(f"## {SPEAKER}" in note.read_text(encoding="utf-8") for note in notes)
    assert any("*(decided: speakers)*" in note.read_text(encoding="utf-8") for note in notes)


def test_a_source_makes_no_markup_of_its_own() -> None:
    hostile = article("# [x](javascript:1) <b>")
    record = {**hostile.record, "people": [], "coder": {"version": "1"}}
    record["article"] = {**record["article"], "text": "# head\n<script>\n---\n> a\n"}
    note = to_note(Chosen(record, record, frozenset(), ()))
    body = note.split("---\n", 2)[2]
    assert "<script>" not in body.replace("\\<script\\>", "")
    assert "\n# head" not in body
    assert "\n---\n> a" not in body
    assert Path(note.splitlines()[-1]).name == "\\> a"
