"""The pages in Chromium: they load without a breach of the policy, the keys work, nothing leaves the machine, axe finds nothing."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

from tests.store.conftest import Filler
from tests.views.web.payloads import PAYLOADS
from tests.views.web.test_payloads import fill_with
from verbale.store import open_desk
from verbale.views.web.application import make_app
from verbale.views.web.command import allowed_hosts, listen
from verbale.views.web.incoming import Intake
from verbale.views.web.site import Site, address_of

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
FOCUSED = """(() => {
  const element = document.activeElement;
  element.dataset.number ??= String(document.querySelectorAll("[data-number]").length);
  return [element.tagName, element.dataset.number, getComputedStyle(element).outlineStyle];
})()"""
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium at /usr/bin/chromium (Debian's package chromium)")


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """The address of *site*, served by a thread."""
    with closing(listen("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(make_app(site, allowed_hosts("127.0.0.1", port)), log_level="error", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def site(fill: Filler, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("browser")
    with open_desk(folder / "desk.db", create=True) as desk:
        fill(desk)
        intake = Intake(desk, folder / "incoming")
        yield Site(desk, intake)
        intake.close()


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """A page with all that went wrong on it: breaches of the policy, errors, dialogs, requests to elsewhere."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.context = browser.new_context(locale="fr-FR", **options)
        self.page: Page = self.context.new_page()
        self.address, self.wrong = address, list[str]()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self._on_dialog)
        self.page.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def _on_dialog(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith(self.address):
            self.wrong.append(request.url)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    watched = Watched(browser, address)
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield watched
    assert watched.wrong == []
    watched.context.close()


def pages(site: Site) -> list[str]:
    reader = address_of(site.desk.articles()[0].id)
    return ["/", reader, "/s?q=pont", "/s", "/quarantine", "/imports", "/settings", "/rule?id=fr/cues.yml%23souligner"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr-FR", "en-GB"])
def test_axe_finds_nothing_on_any_page(browser: Browser, address: str, site: Site, theme: Any, language: str) -> None:
    context = browser.new_context(color_scheme=theme, locale=language, bypass_csp=True)
    page = context.new_page()
    for path in pages(site):
        page.goto(address + path)
        for details in page.locator("details").all():
            details.evaluate("element => { element.open = true }")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(v["id"], n["target"], n["failureSummary"]) for v in found for n in v["nodes"]] == [], path
    context.close()


def test_every_page_loads_without_a_breach_and_asks_no_one_else(watched: Watched, site: Site) -> None:
    for path in pages(site):
        page = watched.go(path)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.styleSheets.length") == 1


def test_the_keys_lead_from_statement_to_statement(watched: Watched, site: Site) -> None:
    page = watched.go(pages(site)[1])
    focused = "document.activeElement.id"
    for key, card in (("j", "s1"), ("j", "s2"), ("j", "s3"), ("k", "s2")):
        page.keyboard.press(key)
        assert page.evaluate(focused) == card
    assert page.locator("span.lit").count() > 0
    page.keyboard.press("c")
    page.wait_for_function("document.getElementById('said').textContent")
    assert "verbale" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.locator("input[type=search]").focus()
    page.keyboard.type("jj?")
    assert page.locator("input[type=search]").input_value() == "jj?"


def test_the_keys_can_be_switched_off(watched: Watched, site: Site) -> None:
    page = watched.go("/settings")
    page.get_by_label("coupées").check()
    page.get_by_role("button", name="Enregistrer").click()
    page = watched.go(pages(site)[1])
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_everything_is_reached_by_the_tab_key_and_shows_it(watched: Watched, site: Site) -> None:
    for path in ("/", pages(site)[1]):
        page = watched.go(path)
        wanted = page.locator("a[href]:visible, button:visible, input:visible, textarea:visible, summary:visible").count()
        reached = set()
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            tag, number, outline = page.evaluate(FOCUSED)
            if tag != "BODY":
                reached.add(number)
                assert outline != "none", (tag, number)
        assert len(reached) >= wanted


def test_a_card_stands_beside_its_words_and_a_line_has_65_to_75_characters(watched: Watched, site: Site) -> None:
    watched.page.set_viewport_size({"width": 1360, "height": 900})
    page = watched.go(pages(site)[1])
    tops = page.evaluate(
        "[...document.querySelectorAll('.row .card:first-child')].map(c => c.getBoundingClientRect().top"
        " - document.querySelector(c.querySelector('.place').hash).getClientRects()[0].top)"
    )
    assert all(abs(top) < 12 for top in tops)
    characters = page.evaluate(
        "(() => { const p = [...document.querySelectorAll('.row > p')].sort((a, b) => b.textContent.length - a.textContent.length)[0];"
        " const lines = p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight); return p.textContent.length / lines })()"
    )
    assert 58 <= characters <= 75


def test_the_page_reads_without_scripts(browser: Browser, address: str, site: Site) -> None:
    watched = Watched(browser, address, java_script_enabled=False)
    page = watched.go(pages(site)[1])
    page.locator("summary").first.click()
    assert page.locator(".citation").first.is_visible()
    watched.context.close()


def test_a_pasted_text_is_read_and_found(watched: Watched, site: Site) -> None:
    page = watched.go("/")
    page.locator("#text").fill("Le canal de Suwalki sera rouvert en mai, a déclaré le ministre malien.")
    page.get_by_role("button", name="Lire").click()
    page.wait_for_url(re.compile("/imports"))
    until = time.monotonic() + 60
    while time.monotonic() < until and "Terminé" not in page.locator("#imports").inner_text():
        time.sleep(0.2)
    assert watched.go("/s?q=suwalki").locator(".hits li").count() == 1


def test_hostile_texts_run_nothing(browser: Browser, tmp_path: Path) -> None:
    """One payload of each shape, in the page where it is read, and all of them in the lists; the others go through the client."""
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        articles = fill_with(desk, PAYLOADS[::8])
        with serving(Site(desk)) as address:
            watched = Watched(browser, address)
            for path in ("/", "/quarantine", "/s", "/s?q=" + quote(PAYLOADS[24]), *map(address_of, articles)):
                page = watched.go(path)
                assert page.evaluate("window.ran") is None
                page.keyboard.press("j")
                page.keyboard.press("c")
            assert [told for told in watched.wrong if "clipboard" not in told.lower()] == []
            watched.context.close()
