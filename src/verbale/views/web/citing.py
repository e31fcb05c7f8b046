"""A citation of a statement: speaker, words, outlet, date, a link to the words, the text's hash, the coder's version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from verbale.views.catalogue import say_date
from verbale.views.layout import CUT, shown
from verbale.views.web.words import tell

Record = Mapping[str, Any]
ENDS = 5


def cite(record: Record, statement: Record, speaker: str, content: str, ui: str) -> str:
    """The citation on one line, in the interface's words; what is not known is left out, but a date that is not is said to be missing."""
    article, published = record["article"], record["article"]["published"]["value"]
    facts = [
        f"{speaker}, {tell(ui, 'quote', words=content)}",
        shown(article["outlet"] or article["title"] or ""),
        say_date(ui, published) if published else tell(ui, "date_not_stated"),
        fragment_link(article["url"], content) or "",
        f"{article['id'][:19]} {statement['id']}",
        f"verbale {record['coder']['version']}",
    ]
    return ", ".join(fact for fact in facts if fact)


def web_link(url: str | None) -> str | None:
    """*url* where it is one of the web, None for anything else, such as a script.

    >>> web_link("https://example.org/1"), web_link("javascript:alert(1)"), web_link("//example.org")
    ('https://example.org/1', None, None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def fragment_link(url: str | None, content: str) -> str | None:
    """*url* with a text fragment that leads to the words; of many words the first and the last few. None for no address of the web.

    >>> fragment_link("https://example.org/1#top", "le pont, dit-il")
    'https://example.org/1#:~:text=le%20pont%2C%20dit%2Dil'
    """
    link = web_link(url)
    if not link:
        return None
    words = content.split(CUT)[0].split()
    pieces = [" ".join(words)] if len(words) <= 2 * ENDS else [" ".join(words[:ENDS]), " ".join(words[-ENDS:])]
    return f"{link.partition('#')[0]}#:~:text={','.join(quote(piece, safe='').replace('-', '%2D') for piece in pieces)}"
