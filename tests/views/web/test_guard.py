"""Who may ask: only an allowed host, only our own pages where something changes; every answer carries our headers and repeats nothing."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.views.web.conftest import HOST, OURS, ask
from verbale.errors import StoreError
from verbale.store import Desk
from verbale.views.web.guard import BODY, HEADERS
from verbale.views.web.site import Site

PATHS = ["/", "/index.json", "/index.csv", "/s", "/s.json", "/quarantine", "/imports", "/settings", "/rule", "/a/none", "/static/desk.css", "/none"]
ECHO = "zebra7431"


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8471", f"{HOST}.evil.example", "", f"evil@{HOST}"])
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/imports", "/quarantine", "/settings"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": f"https://{HOST}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": f"http://{HOST}"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_another_page_changes_nothing(client: TestClient, path: str, headers: dict[str, str]) -> None:
    assert client.post(path, data={"text": "Le pont."}, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/", headers=OURS).status_code == 405


def test_too_much_is_refused_whether_it_is_announced_or_not(client: TestClient) -> None:
    assert client.post("/imports", content=b"", headers={**OURS, "Content-Length": str(BODY + 1)}).status_code == 413
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
    pieces = (piece for piece in [head, *([b"x" * 10_000_000] * 11)])
    assert client.post("/imports", content=pieces, headers={**OURS, **kind}).status_code in (400, 413)


@pytest.mark.parametrize("path", [f"/{ECHO}", f"/a/{ECHO}", f"/a/{ECHO}.json", f"/rule?id={ECHO}", f"/s?since={ECHO}", f"/index.json/{ECHO}"])
def test_an_error_echoes_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert ECHO not in answer.text


def test_a_desk_that_fails_says_so_and_no_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError(f"{ECHO}: it is damaged")

    monkeypatch.setattr(Desk, "arrivals", fail)
    answer = ask(Site(desk), fails=False).get("/")
    assert (answer.status_code, ECHO in answer.text, answer.headers["X-Frame-Options"]) == (500, False, "DENY")


def test_a_read_only_desk_takes_nothing(reader: TestClient, desk: Desk) -> None:
    before = desk.counts()
    answers = {path: reader.post(path, data={"text": "Le pont."}, headers=OURS).status_code for path in ("/imports", "/quarantine", "/")}
    assert set(answers.values()) <= {404, 405}
    assert desk.counts() == before
    assert 'id="intake"' not in reader.get("/").text


def test_settings_are_kept_in_cookies_of_this_site_alone(client: TestClient) -> None:
    answer = client.post("/settings", data={"verbale-language": "en", "verbale-theme": "<b>", "back": "//evil.example"}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "verbale-theme" not in answer.headers["set-cookie"]
    assert all(part in answer.headers["set-cookie"] for part in ("HttpOnly", "SameSite=strict"))
    assert '<html lang="en"' in client.get("/").text


def test_static_files_stay_in_their_folder(client: TestClient) -> None:
    names = ("desk.css", "reader.js", "drop.js", "imports.js", "icon.svg")
    for path in ("/static/../site.py", "/static/%2e%2e/site.py", "/static/..%2fsite.py", "/static//etc/passwd"):
        assert client.get(path).status_code == 404
    assert {client.get(f"/static/{name}").status_code for name in names} == {200}
