"""What the pages show, and the same as JSON and CSV."""

from __future__ import annotations

import csv
import io
import re
import time

import pytest
from starlette.testclient import TestClient

from tests.views.export.conftest import GIVEN, place_of
from tests.views.web.conftest import OURS
from verbale.store import Desk
from verbale.store.decisions import Verdict
from verbale.views.web.incoming import Intake
from verbale.views.web.site import address_of


def first(desk: Desk) -> str:
    return desk.articles()[0].id


def wait(intake: Intake) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and not all(progress.ended for progress in intake.progress()):
        time.sleep(0.02)
    assert all(progress.ended for progress in intake.progress())


def rows(body: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body)))


def test_the_first_page_lists_what_came_last_in_three_forms(client: TestClient, desk: Desk) -> None:
    told = client.get("/index.json").json()
    assert (told["schema"], told["list"], told["next"]) == ("verbale.list/1", "articles", None)
    assert [row["id"] for row in told["rows"]] == [row.id for row in desk.arrivals()]
    assert [row["id"] for row in rows(client.get("/index.csv").text)] == [row["id"] for row in told["rows"]]
    page = client.get("/").text
    assert all(f'href="{address_of(row["id"])}"' in page for row in told["rows"])


def test_a_long_list_goes_on_where_it_stopped(client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbale.views.web.home.PAGE", 3)
    seen, address = [], "/index.json"
    while address:
        told = client.get(address).json()
        seen += [row["id"] for row in told["rows"]]
        address = f"/index.json?before={told['next']}" if told["next"] else ""
    assert seen == [row.id for row in desk.arrivals()]


def test_the_reader_has_a_card_a_statement_and_the_words_as_they_stand(client: TestClient, desk: Desk) -> None:
    one_sided = 0
    for article in desk.articles():
        record = desk.record(article.id)
        page = client.get(address_of(article.id)).text
        one_sided += page.count("bilatéral selon une seule partie")
        assert page.count('<article class="card') == len(record["statements"])
        places = re.findall(r'class="place" href="#(w-s\d+)"', page)
        assert len(places) == len(record["statements"])
        assert all(f'id="{place}"' in page for place in places)
    assert one_sided > 0


def test_the_record_is_the_desks(client: TestClient, desk: Desk) -> None:
    assert client.get(f"{address_of(first(desk))}.json").json() == desk.record(first(desk))
    table = rows(client.get(f"{address_of(first(desk))}.csv").text)
    assert [row["statement"] for row in table] == [s["id"] for s in desk.record(first(desk))["statements"]]


def test_any_length_of_an_id_leads_to_the_address_by_which_it_is_cited(client: TestClient, desk: Desk) -> None:
    digits = first(desk).removeprefix("sha256:")
    assert client.get(f"/a/{digits}").headers["location"] == address_of(first(desk))
    assert client.get("/a/zz").status_code == client.get("/a/0000000000000000").status_code == 404


def test_what_a_person_decided_is_shown_in_place_of_what_the_machine_says(client: TestClient, desk: Desk) -> None:
    record = desk.record(first(desk))
    desk.decide(first(desk), place_of(record, "statement", "speakers"), Verdict.CORRECTED, [{"name": "Fatoumata Sy", "countries": ["ML"]}], **GIVEN)
    desk.decide(first(desk), place_of(record, "statement", "claim", 1), Verdict.REJECTED, **GIVEN)
    page = client.get(address_of(first(desk))).text
    assert "Fatoumata Sy" in page
    assert "décidé par une personne" in page
    assert page.count('<article class="card') == len(record["statements"]) - 1


@pytest.mark.parametrize("query", ["l'amitié", "COVID-19", '"', "AND OR NOT", "M. Wang*", "'; DROP TABLE article; --", "\x00\ud800", "é" * 900, "(", "a:b"])
def test_any_input_is_a_query(client: TestClient, query: str) -> None:
    assert client.get("/s", params={"q": query.encode("utf-8", "replace")}).status_code == 200


def test_search_narrows_by_facets_and_answers_in_three_forms(client: TestClient, desk: Desk) -> None:
    page = client.get("/s", params={"q": "sécurité", "act": "ASSERT"}).text
    assert "/s?q=s%C3%A9curit%C3%A9&amp;act=ASSERT&amp;" in page
    told = client.get("/s.json", params={"country": "ML", "act": "COMMIT"}).json()
    assert told["query"] == {"q": "", "country": "ML", "act": "COMMIT"}
    assert {(r["article"], r["statement"]) for r in told["rows"]} == {(s.article, s.statement) for s in desk.statements(country="ML", act="COMMIT")}
    assert len(rows(client.get("/s.csv", params={"country": "ML", "act": "COMMIT"}).text)) == len(told["rows"])


def test_cells_are_no_formulas(client: TestClient, intake: Intake) -> None:
    data = {"text": "Le pont sera ouvert, a déclaré le ministre malien.", "title": "=1+1", "outlet": "@SUM(A1)"}
    client.post("/imports", data=data, files={"files": ("", b"")}, headers=OURS)
    wait(intake)
    row = rows(client.get("/index.csv").text)[0]
    assert (row["title"], row["outlet"]) == ("'=1+1", "'@SUM(A1)")


def test_files_and_pasted_text_come_in_and_their_progress_is_told(client: TestClient, intake: Intake, desk: Desk) -> None:
    before = desk.counts()["article"]
    files = [("files", ("une.txt", "Le ministre malien a déclaré que le pont sera ouvert en mai.".encode())), ("files", ("vide.txt", b""))]
    answer = client.post("/imports", data={"text": "Le port est fermé, a dit le ministre tchadien."}, files=files, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/imports")
    wait(intake)
    [told] = client.get("/imports.json").json()["rows"]
    assert (told["total"], told["added"], told["refused"]) == (3, 2, ["vide.txt"])
    assert desk.counts()["article"] == before + 2
    assert "vide.txt" in client.get("/quarantine").text
    [refusal] = client.get("/quarantine.json").json()["rows"]
    assert refusal["name"] == "vide.txt"
    assert not any(str(intake.folder) in client.get(f"/quarantine{form}").text for form in ("", ".json", ".csv"))
    assert len(list(intake.folder.iterdir())) == 1


def test_a_refused_file_is_tried_again_and_taken_out_when_it_is_read(client: TestClient, intake: Intake, desk: Desk) -> None:
    client.post("/imports", files=[("files", ("a.txt", b""))], headers=OURS)
    wait(intake)
    [refused] = desk.refusals()
    with open(refused.name, "wb") as file:
        file.write("Le pont sera ouvert, a déclaré le ministre malien.".encode())
    assert client.post("/quarantine", headers=OURS).status_code == 303
    wait(intake)
    assert (len(desk.refusals()), list(intake.folder.iterdir())) == (0, [])


def test_a_form_without_a_text_or_with_a_date_that_is_none_is_refused(client: TestClient) -> None:
    assert client.post("/imports", data={"text": " "}, headers=OURS).status_code == 400
    assert client.post("/imports", data={"text": "Le pont.", "published": "hier"}, headers=OURS).status_code == 400


def test_a_rule_is_shown_with_its_examples(client: TestClient) -> None:
    assert "souligner" in client.get("/rule", params={"id": "fr/cues.yml#souligner"}).text
    for identifier in ("../../pyproject.toml#x", "fr/cues.yml", "/etc/passwd#root", "\x00"):
        assert client.get("/rule", params={"id": identifier}).status_code == 404


@pytest.mark.parametrize("path", ["/", "/s?q=pont", "/quarantine", "/imports", "/settings", "/rule?id=fr/cues.yml%23souligner", "/none"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_made_in_both_languages(client: TestClient, path: str, language: str) -> None:
    page = client.get(path, headers={"Accept-Language": language})
    assert f'<html lang="{language}"' in page.text
    assert page.headers["Content-Language"] == language
