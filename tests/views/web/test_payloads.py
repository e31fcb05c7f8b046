"""Whatever a text, a title, an outlet, an address, a speaker or a file's name holds, it is shown as words and never runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import verbale.views.web
from tests.views.export.conftest import GIVEN, place_of
from tests.views.web.conftest import ask
from tests.views.web.payloads import PAYLOADS
from verbale.ingest import read_article
from verbale.model import Metadata
from verbale.pipeline import read_parsed
from verbale.store import Coded, Desk, Document, open_desk
from verbale.store.decisions import Verdict
from verbale.views.layout import shown
from verbale.views.web.incoming import file_name
from verbale.views.web.site import Site, address_of

HERE = Path(verbale.views.web.__file__).parent
LINKS, EMPTY = {"href", "src", "action"}, {"meta", "link", "input", "br", "img"}
WHEN = "2024-03-12T08:00:00Z"


class Structure(HTMLParser):
    """The elements of a page as a browser takes them, with what could run, and the words of its headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements, self.running, self.heading, self._in_heading = list[str](), list[str](), "", False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(f"{tag} {' '.join(sorted(name for name, _ in attrs))}")
        self._in_heading = self._in_heading or tag == "h1"
        for name, value in attrs:
            leads = value or ""
            away = name in LINKS and not re.match(r"/(?!/)|#|https?://example\.org/|$", leads)
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "autofocus") or away:
                self.running.append(f"{tag} {name}={leads}")
            if tag == "script" and name == "src" and not leads.startswith("/static/"):
                self.running.append(leads)

    def handle_endtag(self, tag: str) -> None:
        self._in_heading = self._in_heading and tag != "h1"

    def handle_data(self, data: str) -> None:
        self.heading += data if self._in_heading else ""


def fill_with(desk: Desk, payloads: list[str]) -> list[str]:
    """An article for each payload, which stands in all that is known of it, and a refused file of that name; the articles' ids, in order."""
    given = [Metadata("2024-03-11", f"Agence {p}", p if "script:" in p else f"https://example.org/{p}", f"Titre {p}", "fr") for p in payloads]
    articles = [read_article(f"Le ministre malien a déclaré que le pont {p} sera ouvert.", g) for p, g in zip(payloads, given, strict=True)]
    for facts, (parse, minutes) in zip(given, read_parsed(articles), strict=True):
        text = minutes.article.text
        desk.add(Document(text.encode(), WHEN, "test", facts), minutes.article.id, text, Coded(minutes, parse))
    for number, payload in enumerate(payloads):
        name = f"/incoming/{number}/{file_name(payload)}"
        desk.refuse(name, f"{name}: empty {payload}", 3, {}, WHEN)
    return [article.id for article in articles]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, list[str]]]:
    """A desk with every payload in every place."""
    with open_desk(tmp_path_factory.mktemp("hostile") / "desk.db", create=True) as desk:
        yield desk, fill_with(desk, PAYLOADS)


@pytest.fixture
def hostile_client(hostile: tuple[Desk, list[str]]) -> TestClient:
    return ask(Site(hostile[0]))


def test_there_are_two_hundred() -> None:
    assert len(set(PAYLOADS)) == 200


def test_the_reader_shows_every_payload_as_words(hostile_client: TestClient, hostile: tuple[Desk, list[str]]) -> None:
    for payload, article in zip(PAYLOADS, hostile[1], strict=True):
        page = Structure(hostile_client.get(address_of(article)).text)
        assert page.running == []
        assert page.heading == shown(f"Titre {payload}")
        assert sum(element.startswith("script ") for element in page.elements) == 1
        assert not {"img", "svg", "iframe", "math", "style", "object"} & {element.split()[0] for element in page.elements}


def test_lists_and_search_show_every_payload_as_words(hostile_client: TestClient) -> None:
    address, seen = "/", 0
    while address:
        body = hostile_client.get(address).text
        page = Structure(body)
        assert page.running == []
        seen += sum(element == "a class href lang" for element in page.elements)
        following = re.search(r'rel="next" href="([^"]+)"', body)
        address = following[1] if following else ""
    assert seen == len(PAYLOADS)
    quarantine = hostile_client.get("/quarantine").text
    assert Structure(quarantine).running == []
    assert quarantine.count('<td class="file">') == len(PAYLOADS)
    for payload in PAYLOADS:
        page = Structure(hostile_client.get("/s", params={"q": payload, "speaker": payload, "outlet": f"Agence {payload}"}).text)
        assert page.running == []


def test_a_decided_speaker_is_words_too(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        articles = fill_with(desk, PAYLOADS[::20])
        for payload, article in zip(PAYLOADS[::20], articles, strict=True):
            place = place_of(desk.record(article), "statement", "speakers")
            desk.decide(article, place, Verdict.CORRECTED, [{"name": payload, "countries": []}], **GIVEN)
            page = ask(Site(desk)).get(address_of(article)).text
            assert Structure(page).running == []
            assert not re.search(r"<(img|svg|iframe|math|style)\b", page)


def test_no_template_and_no_script_lets_markup_through() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in HERE.rglob("*") if path.suffix in (".html", ".js", ".py")}
    assert len(sources) > 20
    open_ways = re.compile(r"\|\s*safe\b|Markup\(|autoescape\s*(=\s*|\s+)[Ff]alse|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert {name: open_ways.findall(source) for name, source in sources.items() if open_ways.search(source)} == {}
    pages = {name: source for name, source in sources.items() if name.endswith(".html")}
    assert {name for name, source in pages.items() if re.search(r"<style|style=|<script(?! type=\"module\" src=\"/static/)|\son\w+=", source)} == set()
