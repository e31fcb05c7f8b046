"""A text becomes an article."""

from __future__ import annotations

import hashlib
import re

from verbale.model import Article, Basis, Metadata, Paragraph, ParagraphKind, Published, Span

LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def read_article(text: str, metadata: Metadata) -> Article:
    """TODO: dateline, headline, publication date, language."""
    paragraphs = []
    for match in LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            paragraphs.append(Paragraph(Span(start, start + len(words)), ParagraphKind.BODY))
    return Article(
        id="sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest(),
        language=metadata.language or "fr",
        text=text,
        paragraphs=tuple(paragraphs),
        title=metadata.title,
        outlet=metadata.outlet,
        url=metadata.url,
        dateline=None,
        published=Published(metadata.published, Basis.GIVEN if metadata.published else Basis.NOT_STATED),
    )
