"""Feeds: RSS 2.0 and 1.0, Atom, broken ones, hostile ones; what an entry says, and its text where the feed has it."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from verbale.errors import UnreadableError
from verbale.ingest import Arrival, Limits, Opener
from verbale.ingest.formats import find_format
from verbale.ingest.formats.entry import Entry, read_entry
from verbale.model import Metadata

TEXT = "<p>Le pont sera ouvert en mai, a déclaré le ministre malien des Transports devant les députés réunis à Bamako.</p>"
LAST = "<p>Le chantier avait commencé il y a trois ans, et il emploie encore quatre cents ouvriers venus des deux rives du fleuve.</p>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Journal du Fleuve</title><link>https://journal.example/</link><language>fr-ML</language>
<item><title>Le pont &amp; la &lt;i&gt;route&lt;/i&gt;</title><link>https://journal.example/une</link>
<pubDate>Tue, 12 Mar 2024 00:30:00 +0800</pubDate><description>Un pont.</description>
<content:encoded><![CDATA[{TEXT}{LAST}]]></content:encoded></item>
<item><title>Deux</title><link>/deux</link><description>La suite.</description></item>
<item><title>Sans adresse</title><guid isPermaLink="false">17</guid></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><!-- made by hand -->
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The River</title>
<entry><title type="html">One &lt;b&gt;bridge&lt;/b&gt;</title><link rel="alternate" href="https://river.example/1"/>
<link rel="enclosure" href="https://river.example/1.mp3"/><published>2024-03-11T23:10:00-05:00</published><updated>2024-03-20T00:00:00Z</updated></entry>
<entry><title>Two</title><link href="https://river.example/2"/><updated>2024-03-13T08:00:00Z</updated></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>Agence</title></channel>
<item rdf:about="https://a.example/1"><title>Un</title><link>https://a.example/1</link><dc:date>2024-03-12</dc:date></item></rdf:RDF>"""


def entries(text: str | bytes, name: str = "https://journal.example/rss") -> list[Entry]:
    with Opener(Limits(seconds=10)) as opener:
        return [read_entry(raw) for raw in opener.members(text if isinstance(text, bytes) else text.encode(), "feed", name)]


def entries_or_refusal(text: str) -> list[Entry] | str:
    try:
        return entries(text)
    except UnreadableError as error:
        return str(error)


def test_rss() -> None:
    first, second, third = entries(RSS)
    assert first == Entry("https://journal.example/une", "Le pont & la route", "2024-03-12", "Le Journal du Fleuve", "fr", TEXT + LAST)
    assert second == Entry("https://journal.example/deux", "Deux", None, "Le Journal du Fleuve", "fr", None)
    assert third.link is None


def test_atom() -> None:
    first, second = entries(ATOM)
    assert first == Entry("https://river.example/1", "One bridge", "2024-03-11", "The River", "en", None)
    assert (second.link, second.published) == ("https://river.example/2", "2024-03-13")


def test_rss_1() -> None:
    assert entries(RDF) == [Entry("https://a.example/1", "Un", "2024-03-12", "Agence", None, None)]


def test_a_feed_in_another_encoding_or_cut_short_is_still_read() -> None:
    latin = RSS.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")
    assert entries(latin)[0].content == TEXT + LAST
    assert [entry.link for entry in entries(RSS[: RSS.index("<item><title>Sans")])] == [
        "https://journal.example/une",
        "https://journal.example/deux",
    ]
    assert entries(RSS.replace("&amp;", "&nbsp; &"))[0].link == "https://journal.example/une"


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, "\ufeff" + RSS, "<rss version='2.0'><channel/></rss>", "\n<feed>"])
def test_a_feed_is_known_by_its_first_tag(text: str) -> None:
    assert find_format("page", text.encode()[:4096]).name == "feed"


@pytest.mark.parametrize("text", ["<!DOCTYPE html><rss>", "<html><feed>", "<p>the <rss> tag", "<feedback>", "un <feed>"])
def test_what_only_speaks_of_feeds_is_none(text: str) -> None:
    assert find_format("page", text.encode()).name != "feed"


def test_the_text_of_an_entry_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    with Opener() as opener:
        first, second, third = opener.open(str(path))
        assert isinstance(first, Arrival)
        assert first.name == f"{path}!/https://journal.example/une"
        opened = opener.read(first, Metadata(outlet="ATP"))
        assert opened.text.startswith("Le pont & la route\nLe pont sera ouvert en mai")
        assert opened.metadata == Metadata("2024-03-12", "ATP", "https://journal.example/une", "Le pont & la route", "fr")
        assert isinstance(second, Arrival)
        with pytest.raises(UnreadableError, match=r"no more than a summary; ask"):
            opener.read(second, Metadata())
        assert isinstance(third, Arrival)
        assert third.name == f"{path}!/3"


LETTERS = "abcdefghi"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "'
    + "a" * 10_000
    + '">'
    + "".join('<!ENTITY {} "{}">'.format(outer, 10 * f"&{inner};") for inner, outer in pairwise(LETTERS))
    + "]><rss version='2.0'><channel><item><title>&i;</title><link>https://a.example/1</link></item></channel></rss>"
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/"> %y;]>'
    "<rss version='2.0'><channel><item><title>a&x;b</title><link>https://a.example/1</link></item></channel></rss>"
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        XXE,
        "<rss version='2.0'>" + "<channel>" * 50_000,
        "<rss version='2.0'><channel>" + "<item><title>a</title></item>" * 20_000,
        "<rss version='2.0'><channel><item><title>" + "<b>" * 50_000,
        "<rss version='2.0'><channel><item><title>" + "&lt;a " * 100_000 + "</title></item></channel></rss>",
        "<rss version='2.0'><channel><item>" + "<link>https://a.example/" + "a" * 1_000_000,
        "<rss",
        "<feed xmlns='http://www.w3.org/2005/Atom'>" + "\0" * 1000,
    ],
    ids=["bomb", "xxe", "nested", "many", "title", "markup", "link", "cut", "zeros"],
)
def test_a_hostile_feed_ends_within_its_limits(text: str) -> None:
    begun = time.monotonic()
    told = entries_or_refusal(text)
    assert len(told) <= 2000
    assert "root:" not in str(told)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("text", ["<rss", "", "Le pont est ouvert."])
def test_what_is_no_feed(text: str) -> None:
    with pytest.raises(UnreadableError, match="no feed that can be read"):
        entries(text)
