"""Europresse and Factiva: many articles a file. The exports are our own, made after what tools document of the formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.making import FIRST, HEADLINE, SECOND
from tests.ingest.reading import open_all, open_one, refusal
from verbale.ingest import Opened
from verbale.model import Metadata

TEXT = f"{HEADLINE}\n{FIRST}\n{SECOND}"


def europresse(number: str, header: str, outlet: str = "Le Levant, no. 4302") -> str:
    return f"""<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{outlet}</span></div>
<div class="rdp__DocHeader"><span class="DocHeader">{header}</span></div><div class="titreArticle">
<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{HEADLINE}</p></div></header>
<section><div class="docOcurrContainer"><p>{FIRST.replace("pont", "<mark>pont</mark>")}</p><p>{SECOND}</p></div></section>
<footer><div class="publiC-lblNodoc">{number}</div></footer></article>"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_europresse(encoding: str, tmp_path: Path) -> None:
    articles = [
        europresse("news·20240311·LL·0042", "lundi 11 mars 2024 512 mots, p. 4"),
        europresse("", "Tuesday, March 12, 2024 512 mots", "Le Matin (site web)"),
        "<article><header><span class='DocPublicationName'>x</span></header></article>",
    ]
    style = "<style>" + "a {} " * 20_000 + "</style>"
    raw = f"<!DOCTYPE html><html><head>{style}</head><body>{''.join(articles)}</body></html>".encode(encoding)
    found = open_all(tmp_path / "e.html", raw)
    assert list(found) == [":1", ":2", ":3"]
    first, second, empty = found.values()
    assert isinstance(first, Opened)
    assert isinstance(second, Opened)
    assert (first.text, first.metadata) == (TEXT, Metadata("2024-03-11", "Le Levant", title=HEADLINE))
    assert second.metadata == Metadata("2024-03-12", "Le Matin (site web)", title=HEADLINE)
    assert "without a text" in str(empty)


CODED = [
    ("SE", "Monde"),
    ("HD", HEADLINE),
    ("WC", "31 mots"),
    ("PD", "11 mars 2024"),
    ("SN", "Le Levant"),
    ("SC", "LVNT"),
    ("LA", "Français"),
]
ENDS = [("NS", "gdip : Diplomatie"), ("AN", "Document LVNT000020240311ek3b0000a")]
KNOWN = Metadata("2024-03-11", "Le Levant", title=HEADLINE)


def test_factiva_pages_with_codes(tmp_path: Path) -> None:
    rows = [*CODED, ("LP", f"<p class='articleParagraph frarticleParagraph'>{FIRST}</p>"), ("TD", f"<p>{SECOND}</p>"), *ENDS]
    table = "".join(f"<tr><td class='index'><b>{code}</b></td><td>{value}</td></tr>" for code, value in rows)
    article = f'<div class="article frArticle"><table>{table}</table></div>'
    found = open_all(tmp_path / "f.html", f"<!DOCTYPE html><html><body>{article}{article}</body></html>".encode())
    assert list(found) == [":1", ":2"]
    opened = found[":1"]
    assert isinstance(opened, Opened)
    assert (opened.text, opened.metadata) == (TEXT, KNOWN)


HEAD = ["Par Awa Keita", "31 mots", "11 mars 2024", "09:10", "Le Levant", "LVNT", "Français"]


@pytest.mark.parametrize("rights", ["Copyright 2024. Le Levant. Tous droits réservés.", None])
def test_factiva_pages_without_codes(rights: str | None, tmp_path: Path) -> None:
    meta = "".join(f"<div>{line}</div>" for line in [*HEAD, *([rights] if rights else [])])
    text = f"<p class='articleParagraph'>{FIRST}</p><p class='articleParagraph'>{SECOND}</p><p>Document LVNT000020240311ek3b0000a</p>"
    article = f'<div class="article frArticle"><div id="hd"><span class="frHeadline">{HEADLINE}</span></div>{meta}{text}</div>'
    opened = open_one(tmp_path / "f.html", f"<!DOCTYPE html><html><body>{article}</body></html>".encode())
    assert (opened.text, opened.metadata) == (TEXT, KNOWN)


def rtf(*lines: str) -> bytes:
    words = "\\par\n".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n" + words + "\\par}").encode("ascii")


def test_factiva_rtf(tmp_path: Path) -> None:
    coded = [f"{code} {value}" for code, value in [*CODED, ("LP", FIRST), ("TD", SECOND)]]
    end = "Document LVNT000020240311ek3b0000"
    found = open_all(
        tmp_path / "f.rtf", rtf(*coded, end + "a", HEADLINE, *HEAD, "© 2024 Le Levant", FIRST, SECOND, "", end + "b", HEADLINE, end + "c")
    )
    assert list(found) == [":1", ":2", ":3"]
    for name in (":1", ":2"):
        opened = found[name]
        assert isinstance(opened, Opened), opened
        assert (opened.text, opened.metadata) == (TEXT, KNOWN)
    assert "layout that is not known" in str(found[":3"])


def test_an_rtf_of_one_dispatch(tmp_path: Path) -> None:
    opened = open_one(tmp_path / "a.rtf", rtf(FIRST, "", SECOND))
    assert opened.text == f"{FIRST}\n{SECOND}"
    assert opened.extractor.startswith("rtf-text/1 striprtf ")
    assert "no text" in refusal(tmp_path / "a.rtf", b"{\\rtf1 }")
