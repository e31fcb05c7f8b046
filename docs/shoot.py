"""The pictures of the pages in docs/screenshots, of the samples; needs Chromium. Run by `make shots`; look at them before they are kept."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
SHOTS = ROOT / "docs" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VERBALE = [sys.executable, "-c", "import sys; from verbale.views.cli import main; sys.exit(main())"]
PAGES = {
    "reader": ("light", 1100, "/s?q=gendarmerie", ".hits a"),
    "search": ("dark", 800, "/s?country=ML", None),
    "home": ("light", 800, "/", None),
}


def shoot(address: str) -> None:
    """Takes the picture of each page; where a link is named, of the page that it leads to."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (theme, height, path, link) in PAGES.items():
            context = browser.new_context(color_scheme=theme, locale="fr-FR", viewport={"width": 1280, "height": height})
            page = context.new_page()
            page.goto(address + path)
            if link:
                page.goto(address + (page.locator(link).first.get_attribute("href") or "").partition("#")[0])
            page.wait_for_timeout(300)
            page.screenshot(path=SHOTS / f"{name}.png")
        browser.close()


def main() -> None:
    """Fills a desk with the samples, serves it, and takes the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        desk = f"{folder}/desk.db"
        subprocess.run([*VERBALE, "add", "samples", "--metadata", "samples/metadata.csv", "--file", desk], cwd=ROOT, check=True)
        server = subprocess.Popen([*VERBALE, "serve", "--file", desk, "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            shoot(server.stdout.readline().strip().rstrip("/"))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
