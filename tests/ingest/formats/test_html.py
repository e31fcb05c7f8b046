"""Saved pages: the article alone, and what the page states about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.making import BODY, FIRST, HEADLINE, page
from tests.ingest.reading import open_one, refusal
from verbale.ingest.formats.pages import find_day
from verbale.model import Metadata

GRAPH = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Autre"},
{"@type": ["NewsArticle"], "headline": "Le pont de Gao rouvre", "datePublished": "2024-03-11T23:10:00+01:00", "inLanguage": "fr-FR",
"publisher": {"@type": "Organization", "name": "Le Levant"}, "mainEntityOfPage": {"@id": "https://levant.example/pont"}}]}</script>"""
OPEN = """<meta property="og:title" content="Le pont de Gao rouvre"><meta property="og:site_name" content="Le Levant">
<meta property="og:url" content="https://levant.example/pont"><meta property="article:published_time" content="2024-03-11">"""
STATED = Metadata("2024-03-11", "Le Levant", "https://levant.example/pont", HEADLINE, "fr")


@pytest.mark.parametrize("head", [GRAPH, OPEN], ids=["JSON-LD", "OpenGraph"])
def test_a_page_is_its_headline_and_its_article(head: str, tmp_path: Path) -> None:
    opened = open_one(tmp_path / "page.html", page(head))
    assert opened.text == f"{HEADLINE}\n{BODY}"
    assert opened.metadata == STATED
    assert opened.extractor.startswith("html/1 trafilatura ")


def test_what_the_user_says_goes_first(tmp_path: Path) -> None:
    given = Metadata(published="2024-03-12", outlet="Revue de presse")
    opened = open_one(tmp_path / "page.html", page(GRAPH), given)
    assert opened.metadata == Metadata("2024-03-12", "Revue de presse", STATED.url, STATED.title, "fr")


def test_a_page_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    assert open_one(tmp_path / "page.txt", b"\xef\xbb\xbf\n" + page()).text.startswith(HEADLINE)
    assert open_one(tmp_path / "page.htm", page().removeprefix(b"<!DOCTYPE html>")).extractor.startswith("html/1")


def test_a_page_that_states_nothing_has_no_date_and_no_outlet(tmp_path: Path) -> None:
    metadata = open_one(tmp_path / "page.html", page()).metadata
    assert (metadata.published, metadata.outlet, metadata.url) == (None, None, None)
    assert metadata.title == HEADLINE


def test_a_headline_that_the_article_lacks_is_put_above_it(tmp_path: Path) -> None:
    opened = open_one(tmp_path / "page.html", page(OPEN, f"<p>{FIRST}</p><p>{BODY}</p>"))
    assert opened.text.split("\n")[:2] == [HEADLINE, FIRST]


def test_a_language_that_the_words_contradict_is_not_believed(tmp_path: Path) -> None:
    assert open_one(tmp_path / "page.html", page(language="en-GB")).metadata.language is None


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    raw = page().decode().replace("utf-8", encoding).encode(encoding)
    assert FIRST in open_one(tmp_path / "page.html", raw).text


def test_broken_structured_data_do_not_hide_the_rest(tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>' + "[" * 5000 + OPEN
    assert (
        open_one(tmp_path / "page.html", page('<script type="application/ld+json">' + "[" * 100_000 + "</script>" + OPEN)).metadata
        == STATED
    )
    assert open_one(tmp_path / "page.html", page(head.replace("[" * 5000, ""))).metadata == STATED


def test_deep_pages_keep_their_text_and_empty_ones_are_refused(tmp_path: Path) -> None:
    deep = "<div>" * 300 + f"<p>{BODY}</p>" + "</div>" * 300
    assert FIRST in open_one(tmp_path / "page.html", page(OPEN, deep)).text
    assert "without an article" in refusal(tmp_path / "page.html", b"<!doctype html><html><body><script>x()</script></body></html>")


def test_only_full_dates_count() -> None:
    assert find_day("2024", "mars 2024", "2024-13-01", "2024-03-11 09:10:00") == "2024-03-11"
    assert find_day(None, 20240311, "11/03/2024") is None
