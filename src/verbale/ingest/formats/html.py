"""A saved web page: the article in it, without menus and advertisements, and what the page states about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.errors import UnreadableError
from verbale.ingest.document import decode_bytes
from verbale.ingest.formats.format import Format, Head, Reading, Task

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BEGINNINGS = (b"<!doctype html", b"<html", b"<head", b"<body")
SUFFIXES = {".html", ".htm", ".xhtml"}
CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
LIMIT_REACHED = "ERR_RESOURCE_LIMIT"


def fits(head: Head) -> bool:
    """A page says so in its first tag, or has the name of one and tags at its beginning."""
    start = head.plain
    if start.startswith(BEGINNINGS):
        return True
    if start.startswith((b"<?xml", b"<!--")):
        return any(mark in start for mark in BEGINNINGS)
    return head.suffix in SUFFIXES and b"<" in start


def read(raw: bytes, task: Task) -> Reading:
    """The headline and the article, a paragraph a line; raises UnreadableError for a page without one."""
    from verbale.ingest.formats.pages import find_stated

    tree = parse_page(decode_page(raw))
    stated = find_stated(tree)
    body = find_body(tree)
    if not body:
        raise UnreadableError("a web page without an article's text in it; save the page once its text is shown, or copy the text.")
    return Reading(join_title(stated.title, body), stated)


def decode_page(raw: bytes) -> str:
    """The page's characters: by its mark, by the encoding that it names if that fits, else as a text is decoded."""
    named = CHARSET.search(raw[:4096])
    if named and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = named[1].decode("ascii").lower()
        try:
            return raw.decode("cp1252" if encoding in ("iso-8859-1", "latin1") else encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    text = decode_bytes(raw)
    if text is None:
        raise UnreadableError("a web page whose bytes are no text in any encoding; save it again as UTF-8.")
    return text


def parse_page(text: str) -> HtmlElement:
    """The tree of a page; raises UnreadableError where the parser gave up before its end."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(DECLARATION.sub("", text, count=1).replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableError(f"a web page that cannot be parsed ({error}); save it again, or copy the text.") from error
    if any(entry.type_name == LIMIT_REACHED for entry in parser.error_log):
        raise UnreadableError("a web page nested too deeply or too large for its parser, which would lose text; copy the text.")
    return tree


def find_body(tree: HtmlElement) -> str:
    """The article's paragraphs, a line each; empty where the page has none."""
    from trafilatura import extract

    return (extract(tree, output_format="txt", include_comments=False) or "").strip()


def join_title(title: str | None, body: str) -> str:
    """The headline over *body*, which does not get it twice.

    >>> join_title("Le pont rouvre", "Le pont rouvre\\nIl rouvrira en mai.")
    'Le pont rouvre\\nIl rouvrira en mai.'
    """
    first = body.split("\n", 1)[0]
    if title is None or _folded(first) == _folded(title) or (len(first) > 15 and _folded(title).startswith(_folded(first))):
        return body
    return f"{title}\n{body}"


def _folded(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


FORMAT = Format("html", 1, fits, read=read, library="trafilatura")
