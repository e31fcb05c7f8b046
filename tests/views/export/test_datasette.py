"""The desk's file as Datasette opens it, as it is: every view answers, on its page and as JSON, and says what the library says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from verbale.store import Desk

VIEWS = ("articles", "statements", "acts", "meetings", "people", "decisions")
Answers = dict[str, tuple[int, Any]]


def ask(file: Path, paths: list[str]) -> Answers:
    """What Datasette answers to each path: the code, and the JSON or the page."""
    app = Datasette([str(file)], settings={"max_returned_rows": 10_000})

    async def answer() -> Answers:
        found: Answers = {}
        for path in paths:
            asked: Awaitable[Any] = app.client.get(path)
            response = await asked
            found[path] = (response.status_code, response.json() if ".json" in path else response.text)
        return found

    return asyncio.run(answer())


def rows_of(answers: Answers, view: str) -> list[dict[str, Any]]:
    code, body = answers[f"/desk/{view}.json?_shape=array&_size=max"]
    assert code == 200
    assert isinstance(body, list)
    return body


def test_every_view_is_read_as_it_is(decided: Desk) -> None:
    file = Path(decided.engine.name)
    paths = ["/", "/desk", *(f"/desk/{v}" for v in VIEWS), *(f"/desk/{v}.json?_shape=array&_size=max" for v in VIEWS)]
    answers = ask(file, paths)
    assert {code for code, _ in answers.values()} == {200}
    assert all(f"/desk/{view}" in answers["/desk"][1] for view in VIEWS)
    statements = rows_of(answers, "statements")
    found = {(s.article, s.statement): s for s in decided.statements()}
    assert {(row["article"], row["statement"]) for row in statements} == set(found)
    for row in statements:
        said = found[row["article"], row["statement"]]
        assert (row["speakers"], row["content"], row["published"], row["outlet"]) == (
            said.speakers,
            said.content,
            said.published,
            said.outlet,
        )
    records = [decided.record(article.id) for article in decided.articles()]
    assert len(rows_of(answers, "acts")) == sum(len(s["acts"]) for r in records for s in r["statements"])
    assert len(rows_of(answers, "meetings")) == sum(len(r["meetings"]) + len(r["announced"]) for r in records)
    assert sorted(row["name"] for row in rows_of(answers, "people")) == sorted(p["name"] for r in records for p in r["people"])
    assert {row["article"]: row["text"] for row in rows_of(answers, "articles")} == {
        r["article"]["id"]: r["article"]["text"] for r in records
    }


def test_countries_acts_and_decisions_stand_in_words(decided: Desk) -> None:
    answers = ask(Path(decided.engine.name), [f"/desk/{view}.json?_shape=array&_size=max" for view in VIEWS])
    for record in (decided.record(article.id) for article in decided.articles()):
        for statement in record["statements"]:
            row = next(
                row
                for row in rows_of(answers, "statements")
                if (row["article"], row["statement"]) == (record["article"]["id"], statement["id"])
            )
            assert set((row["speaker_countries"] or "").split()) == {c for s in statement["speakers"] for c in s["countries"]}
            assert sorted((row["acts"] or "").split()) == sorted(act["act"] for act in statement["acts"])
    assert {row["one_sided"] for row in rows_of(answers, "acts")} == {"yes", "no"}
    decisions = rows_of(answers, "decisions")
    assert [(row["field"], row["verdict"], row["by"]) for row in decisions] == [
        (d.place.field, d.verdict.value, d.by) for d in decided.decisions()
    ]
    text = decided.record(decisions[0]["article"])["article"]["text"]
    assert all(row["words"] == text[row["start"] : row["end"]] for row in decisions)


def test_a_view_can_be_filtered_and_sorted(desk: Desk) -> None:
    path = "/desk/acts.json?_shape=array&act=COMMIT&_sort_desc=published&_size=max"
    code, rows = ask(Path(desk.engine.name), [path])[path]
    assert code == 200
    assert {row["act"] for row in rows} == {"COMMIT"}
    assert len({(row["article"], row["statement"]) for row in rows}) == len(desk.statements(act="COMMIT"))
