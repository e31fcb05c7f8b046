"""What goes in comes out: documents, articles, minutes, search and its filters."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select, text

import verbale
from tests.store.conftest import Filler, Read
from tests.store.dumping import dump
from verbale.errors import StoreError, UsageError
from verbale.minutes import to_record
from verbale.model import Metadata
from verbale.store import Desk, open_desk, tables
from verbale.store.found import FoundStatement
from verbale.store.verifying import find_faults

QUERIES = {"sqlite": 1000, "postgresql": 200}


def test_a_record_comes_out_as_it_went_in(desk: Desk, samples: Read) -> None:
    for _, coded in samples:
        assert desk.record(coded.minutes.article.id) == to_record(coded.minutes)


def test_the_bytes_are_kept(desk: Desk, samples: Read) -> None:
    with desk.engine.reading() as connection:
        kept = {row.id: row.bytes for row in connection.execute(select(tables.raw.c.id, tables.raw.c.bytes))}
    assert kept == {document.raw_id: document.raw for document, _ in samples}


def test_adding_again_changes_nothing(desk: Desk, fill: Filler) -> None:
    before = dump(desk)
    fill(fill(desk))
    assert dump(desk) == before


def test_the_same_text_elsewhere_is_another_document_of_one_article(desk: Desk, samples: Read) -> None:
    document, coded = samples[0]
    reprint = replace(document, metadata=Metadata(outlet="Un autre journal", published="2024-03-12"), path="reprint.txt")
    assert desk.add(reprint, coded.minutes.article.id, coded.minutes.article.text, None)
    assert desk.counts()["document"] == len(samples) + 1
    (article,) = (a for a in desk.articles() if a.id == coded.minutes.article.id)
    assert (article.documents, article.outlet) == (2, "Agence (exemple)")
    assert [a.id for a in desk.articles(outlet="Un autre journal")] == [coded.minutes.article.id]


def test_an_article_is_found_by_the_beginning_of_its_id(desk: Desk, samples: Read) -> None:
    identity = samples[0][1].minutes.article.id
    assert desk.find_article(identity) == desk.find_article(identity[:20]) == desk.find_article(identity[7:20]) == identity
    for part in ("", "sha256:", "zz", "%", "_"):
        with pytest.raises(UsageError, match="article"):
            desk.find_article(part)


def test_statements_are_filtered(desk: Desk) -> None:
    all_of_them = desk.statements()
    assert len(all_of_them) > 40
    diop = desk.statements(speaker="DIOP abdoulaye")
    assert diop
    assert all("Abdoulaye Diop" in s.speakers for s in diop)
    assert {s.type for s in desk.statements(type="direct")} == {"direct"}
    assert {s.confidence for s in desk.statements(confidence="sure")} == {"sure"}
    for wanted in ({"country": "ml"}, {"act": "COMMIT"}, {"topic": "security"}, {"act": "OPPOSE", "topic": "energy"}):
        assert 0 < len(desk.statements(**wanted)) < len(all_of_them), wanted
    assert len(desk.statements(since="2024-03-11", until="2024-03")) == len(all_of_them)
    assert len(desk.statements(since="2024-03-12")) == len(desk.statements(until="2024-03-10")) == 0
    assert len(desk.statements(speaker="%")) == len(desk.statements(country="' OR 1")) == 0


@pytest.mark.parametrize(
    "query", ["pétrolier", "PETROLIER", "petrolier libérien", "« pavillon libérien »", '"battant pavillon', "l'pétrolier"]
)
def test_search_forgives(query: str, desk: Desk) -> None:
    hits = desk.search(query)
    assert hits
    assert "pétrolier" in (hits[0].content or "")


def test_a_word_finds_the_other_forms_of_its_lemma(desk: Desk) -> None:
    for asked, told in (("rappelé bétail", "rappeler bétails"), ("marchés frontaliers", "marché frontalier")):
        (hit,) = desk.search(asked)
        assert hit.statement
        assert hit in desk.search(told)


def test_a_phrase_stands_side_by_side(desk: Desk) -> None:
    assert desk.search("officiers gendarmerie")
    assert not desk.search('"officiers gendarmerie"')


def test_search_cites_statement_or_article(desk: Desk, samples: Read) -> None:
    statement = desk.search("gendarmerie malienne")[0]
    record = desk.record(statement.article)
    assert statement.statement in {s["id"] for s in record["statements"]}
    dateline = desk.search("ATP")
    assert [hit.statement for hit in dateline] == [None] * len(dateline)
    assert dateline
    assert not desk.search("ATP", speaker="Diop")


def test_what_has_no_word_finds_nothing(desk: Desk) -> None:
    for query in ("", "!!!", "''", "\0", "\ud800", '"""', "(*^:)"):
        assert len(desk.search(query)) == 0


ANY = st.text(alphabet=st.characters(), max_size=60) | st.text(alphabet="aàœ'’-\"«»*^:(){}+~ANDORNEAR \0\n", max_size=60)


def test_any_input_is_a_query(shelf: Desk, dialect: str) -> None:
    @settings(max_examples=QUERIES[dialect], deadline=None, suppress_health_check=list(HealthCheck))
    @given(query=ANY)
    def asked(query: str) -> None:
        for hit in shelf.search(query):
            assert hit.article

    asked()


def test_no_filter_is_an_error(shelf: Desk) -> None:
    for odd in ("\0", "\ud800", "%", "x" * 5000):
        assert len(shelf.statements(speaker=odd)) == len(shelf.articles(outlet=odd)) == len(shelf.statements(country=odd)) == 0
        with pytest.raises(UsageError, match="no article"):
            shelf.find_article(odd)


def test_a_whole_page_is_a_query(shelf: Desk, samples: Read) -> None:
    text = samples[0][1].minutes.article.text
    assert [hit.article for hit in shelf.search(text)] == [samples[0][1].minutes.article.id]
    assert len(shelf.search(" ".join(f"mot{n}" for n in range(20_000)))) == 0


def test_the_tables_are_those_of_the_migrations(desk: Desk) -> None:
    with desk.engine.reading() as connection:
        inspector = inspect(connection)
        for table in tables.STORED:
            if table is not tables.words:
                assert [c["name"] for c in inspector.get_columns(table.name)] == [c.name for c in table.columns], table.name


def test_the_views_open_elsewhere(desk: Desk) -> None:
    with desk.engine.reading() as connection:
        for view in (
            "current_articles",
            "current_statements",
            "current_acts",
            "current_meetings",
            "articles",
            "statements",
            "acts",
            "meetings",
            "people",
        ):
            assert connection.execute(text(f"SELECT count(*) FROM {view}")).scalar_one() > 0, view


def test_rows_become_tables(desk: Desk) -> None:
    found = desk.statements(speaker="Diop")
    assert found.to_dicts()[0]["speakers"] == "Abdoulaye Diop"
    assert isinstance(found[0], FoundStatement)
    assert len(found[:2]) == 2


def test_names_with_odd_letters_are_files(tmp_path: Path, fill: Filler) -> None:
    for name in ("a?b=1.db", "100%25 à.db", "#.db", "a'b.db"):
        with open_desk(tmp_path / name, create=True) as desk:
            assert len(fill(desk).articles()) == len(desk.articles())
        assert (tmp_path / name).stat().st_size > 100_000


def test_forgetting_takes_out_every_word(desk: Desk, samples: Read, address: str) -> None:
    document, coded = next((d, c) for d, c in samples if "pétrolier" in c.minutes.article.text)
    desk.forget(coded.minutes.article.id)
    assert desk.counts()["article"] == len(samples) - 1
    assert not desk.search("pétrolier")
    assert find_faults(desk) == []
    assert not [row for row in dump(desk) if "petrolier" in row or "pétrolier" in row]
    desk.close()
    for path in Path(address).parent.glob("desk*.db*"):
        assert document.raw[:80] not in path.read_bytes()
        assert b"petrolier" not in path.read_bytes()
        assert "pétrolier".encode() not in path.read_bytes()


def test_a_file_that_is_none_is_refused_and_left_alone(tmp_path: Path) -> None:
    plain, foreign = tmp_path / "text.db", tmp_path / "foreign.db"
    plain.write_text("not a database, but long enough to be taken for one", encoding="utf-8")
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE other (id INTEGER)")
    connection.commit()
    connection.close()
    for path, words in (
        (plain, "not a Verbale file"),
        (foreign, "another program"),
        (tmp_path / "none.db", "no such file"),
        (tmp_path, "place"),
    ):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(StoreError, match=words) as caught:
            open_desk(path, create=words != "no such file")
        assert str(path) in str(caught.value)
        assert (path.read_bytes() if path.is_file() else None) == before


def test_the_library_opens_a_desk(desk: Desk, address: str) -> None:
    with verbale.open(address) as opened:
        assert len(opened.statements(speaker="Diop")) == len(desk.statements(speaker="Diop"))
    with pytest.raises(verbale.StoreError):
        verbale.open("absent.db")
