"""A desk on a server: what is said when it cannot be had, and that it is asked and answers as a file does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.store.conftest import Filler, Read
from tests.store.server import PASSWORD, Server
from verbale.errors import StoreError
from verbale.store import Desk, open_desk
from verbale.store.folding import fold_words
from verbale.store.verifying import find_faults
from verbale.views.cli import main

QUERIES = (
    "sécurité",
    "PETROLIER",
    "pétrolier libérien",
    "« pavillon libérien »",
    '"officiers gendarmerie"',
    "rappelé bétail",
    "rappeler bétails",
    "marchés frontaliers",
    "Abdoulaye Diop",
    '"Abdoulaye Diop"',
    '"Diop Abdoulaye"',
    "l'eau",
    "N'Djamena",
    "le ministre",
    "de",
    "ATP",
    "2024",
    "mars 2024 ATP",
    "AND OR NOT",
    "porte-parole",
    "œuvre",
    "zzz",
)
FILTERS: tuple[dict[str, str], ...] = ({}, {"speaker": "Diop"}, {"country": "ML"}, {"act": "COMMIT"}, {"until": "2024-03"}, {"outlet": "x"})
Shelves = tuple[Desk, Desk]


@pytest.fixture(scope="module")
def shelves(server: Server, fill: Filler, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelves]:
    """The same desk in a file and on a server."""
    path = tmp_path_factory.mktemp("shelves") / "desk.db"
    with open_desk(path, create=True) as file, open_desk(server.address(server.new_database()), create=True) as served:
        yield fill(file), fill(served)


@pytest.mark.parametrize("query", QUERIES)
def test_both_find_the_same_in_the_same_order(query: str, shelves: Shelves) -> None:
    file, served = shelves
    for wanted in FILTERS:
        for limit in (100, 3):
            assert list(served.search(query, limit=limit, **wanted)) == list(file.search(query, limit=limit, **wanted)), wanted


def test_both_list_the_same(shelves: Shelves) -> None:
    file, served = shelves
    for wanted in (*FILTERS, {"since": "2024-03-12"}, {"topic": "security"}, {"type": "direct", "confidence": "sure"}):
        assert list(served.articles(**wanted)) == list(file.articles(**wanted))
        assert list(served.statements(**wanted)) == list(file.statements(**wanted))


def test_both_show_other_readers_the_same(shelves: Shelves) -> None:
    for view in (
        "articles",
        "statements",
        "acts",
        "meetings",
        "people",
        "decisions",
        "current_articles",
        "current_statements",
        "current_acts",
    ):
        rows = []
        for desk in shelves:
            with desk.engine.reading() as connection:
                rows.append(sorted(repr(tuple(row)) for row in connection.execute(text(f"SELECT * FROM {view}"))))
        assert rows[0] == rows[1], view


def test_both_find_the_same_for_random_pieces_of_the_texts(shelves: Shelves, samples: Read) -> None:
    words = [word for _, coded in samples for word in fold_words(coded.minutes.article.text)]
    marks = st.sampled_from(["", '"', "« ", " »", "-", "'", "()"])

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(start=st.integers(0, len(words) - 1), length=st.integers(1, 4), left=marks, right=marks, other=st.sampled_from(words))
    def alike(start: int, length: int, left: str, right: str, other: str) -> None:
        query = f"{left}{' '.join(words[start : start + length])}{right} {other}"
        assert list(shelves[1].search(query)) == list(shelves[0].search(query))

    alike()


def refused(address: str, *, create: bool = True) -> str:
    """What opening says."""
    with pytest.raises(StoreError) as caught:
        open_desk(address, create=create).close()
    assert "secret" not in str(caught.value)
    assert quote(PASSWORD) not in str(caught.value)
    assert PASSWORD not in str(caught.value)
    return str(caught.value)


def test_what_cannot_be_opened_is_told_in_a_sentence(server: Server) -> None:
    database, host = server.new_database(), f"?host={server.folder}"
    assert "the server does not answer" in refused("postgresql://keita:secret@127.0.0.1:1/desk")
    assert "the server does not answer" in refused("postgresql://keita:secret@no-such-host.invalid/desk")
    for user in ("guarded:secret", "guarded", "shut:secret", "unknown:secret"):
        open_to = server.address(database, user)
        assert "does not let this user in; check the user's name and password" in refused(open_to), user
    assert "there is no database of this name" in refused(f"postgresql://keita:secret@/absent{host}")
    assert "there is no desk in this database" in refused(server.address(database), create=False)
    assert "may not do that" in refused(f"postgresql://guarded:{quote(PASSWORD, safe='')}@/{database}{host}")


@pytest.mark.parametrize(
    "address", ["postgresql://", "postgresql://keita:secret@host", "postgresql://k:secret@host:sec@ret/x", "postgres:x"]
)
def test_an_address_that_is_none_is_not_repeated(address: str) -> None:
    assert "write it as postgresql://USER@HOST/DATABASE" in refused(address)


def test_what_is_no_desk_is_left_alone(server: Server) -> None:
    database = server.new_database()
    server.run("CREATE SCHEMA verbale CREATE TABLE other (id INTEGER)", database)
    assert "its schema verbale is another program's" in refused(server.address(database))
    assert server.run("SELECT tablename FROM pg_tables WHERE schemaname = 'verbale'", database) == [("other",)]
    latin = server.new_database("template0", ENCODING="'LATIN1'", LOCALE="'C'")
    assert "the database is written in LATIN1" in refused(server.address(latin))


def test_other_programs_may_share_the_database(server: Server, samples: Read) -> None:
    database = server.new_database()
    server.run("CREATE TABLE article (id INTEGER)", database)
    with open_desk(server.address(database), create=True) as desk:
        document, coded = samples[0]
        desk.add(document, coded.minutes.article.id, coded.minutes.article.text, coded)
    assert server.run("SELECT count(*) FROM public.article", database) == [(0,)]


def test_a_server_that_goes_away_is_told_in_a_sentence(server: Server) -> None:
    database = server.new_database()
    with open_desk(server.address(database), create=True) as desk:
        with pytest.raises(StoreError, match=r"server is stopping|connection was lost"):
            ask_while_it_goes(desk, server, database)
        assert len(desk.articles()) == 0


def ask_while_it_goes(desk: Desk, server: Server, database: str) -> None:
    """Asks, is thrown out, and asks again."""
    with desk.engine.reading() as connection:
        connection.execute(text("SELECT 1"))
        server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
        connection.execute(text("SELECT 1"))


def test_a_text_with_more_words_than_a_vector_holds_is_found_by_its_first(server: Server) -> None:
    many = " ".join(f"mot{number:07}" for number in range(150_000))
    with open_desk(server.address(server.new_database()), create=True) as desk, desk.engine.writing() as connection:
        for forms in (many, "x" * 4000):
            told = connection.execute(text("SELECT length(lexemes_of(:forms, '', ''))"), {"forms": forms}).scalar_one()
            assert told <= 150_000
        query = text("SELECT lexemes_of(:forms, '', '') @@ CAST(:word AS tsquery)")
        assert connection.execute(query, {"forms": many, "word": "mot0000007"}).scalar_one()


def test_what_was_changed_behind_our_back_is_found(server: Server, fill: Filler) -> None:
    database = server.new_database()
    with open_desk(server.address(database), create=True) as desk:
        fill(desk)
        assert find_faults(desk) == []
        server.run("ALTER TABLE verbale.words DISABLE TRIGGER ALL", database)
        server.run("UPDATE verbale.words SET lexemes = ''::tsvector WHERE rowid = (SELECT max(rowid) FROM verbale.words)", database)
        server.run("ALTER TABLE verbale.raw DISABLE TRIGGER ALL", database)
        server.run("UPDATE verbale.raw SET bytes = '\\x00'", database)
        faults = "\n".join(find_faults(desk))
        assert "the search index: row " in faults
        assert "their hash is another one" in faults


def test_the_commands_take_an_address(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pont.txt").write_text("Le pont sera ouvert en mai, a déclaré le ministre malien.\n", encoding="utf-8")
    address = server.address(server.new_database())
    asked = ["--file", address]
    assert main(["add", "--language", "fr", "--published", "2024-03-11", str(tmp_path / "pont.txt"), *asked]) == 0
    assert main(["search", "pont", *asked]) == 0
    identity = capsys.readouterr().out.splitlines()[-1].split()[0]
    for command in (
        ["show", identity],
        ["list"],
        ["recode"],
        ["quarantine"],
        ["verify"],
        ["backup", str(tmp_path / "copy.db")],
        ["forget", identity],
    ):
        assert main([*command, *asked]) == 0, command
    assert main(["verify", *asked]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "document 0, article 0, minutes 0, decision 0, faults 0"
    assert main(["list", "--file", str(tmp_path / "copy.db")]) == 0
    assert identity in capsys.readouterr().out
    assert main(["list", "--file", "postgresql://keita:secret@127.0.0.1:1/desk"]) == 6
    assert "secret" not in capsys.readouterr().err
