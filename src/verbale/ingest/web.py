"""Addresses of the web among the paths that a user names; what fetches them is loaded when the first one comes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.errors import FetchError
from verbale.ingest.formats.format import Limits

if TYPE_CHECKING:
    from verbale.ingest.fetch import Fetched, Fetcher

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
KINDS = {"text/html": "page.html", "application/xhtml+xml": "page.html"}


def is_url(path: str) -> bool:
    """True for what is an address of some scheme, and no path.

    >>> is_url("https://journal.example/"), is_url("ftp://journal.example"), is_url("a.txt"), is_url("C:/a.txt")
    (True, True, False, False)
    """
    return URL.match(path) is not None


def make_fetcher(limits: Limits) -> Fetcher:
    """What fetches documents with *limits*."""
    from verbale.ingest import fetch

    return fetch.Fetcher(limits=fetch.FetchLimits(limits.bytes, limits.seconds))


def name_page(url: str) -> str:
    """What a document at *url* is called: its address as the fetcher writes it, or *url* fit to be shown where it is none.

    >>> name_page("HTTPS://Journal.example/une#haut"), name_page("http://user:1234@journal.example/")
    ('https://journal.example/une', 'http://…@journal.example/')
    """
    from verbale.ingest.fetch import parse_address, show

    try:
        return parse_address(url).url
    except FetchError:
        return show(url)


def hint(page: Fetched) -> str:
    """A file name that says what the server says of *page*: its own last part, or that of a web page."""
    return KINDS.get(page.media_type or "") or page.url.split("?")[0].rpartition("/")[2] or "page"
