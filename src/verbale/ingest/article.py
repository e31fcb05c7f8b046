"""A text becomes an article."""

from __future__ import annotations

import hashlib

from verbale.errors import UnsupportedError
from verbale.ingest.datelines import find_dateline
from verbale.ingest.languages import find_language
from verbale.ingest.paragraphs import find_lines, name_lines
from verbale.ingest.published import date_article
from verbale.language import has_rules, languages
from verbale.model import Article, Metadata, ParagraphKind


def read_article(text: str, metadata: Metadata) -> Article:
    """The article that *text* is, exactly as it stands, with its paragraphs, headline, dateline, date and language.

    The title is the user's, else the first headline. Raises UsageError for a date that is none and UnsupportedError for
    a language that is not read.

    >>> article = read_article("TUNIS, 3 mars 2021 (XYZ) -- Le ministre a parlé.", Metadata())
    >>> article.published.value, article.dateline.place.of(article.text)
    ('2021-03-03', 'TUNIS')
    """
    language = find_language(text, metadata.language)
    if not has_rules(language):
        raise UnsupportedError(
            f"language {language!r} at the text's beginning: no rules for it yet; give a text in {' or '.join(languages())}."
        )
    lines = find_lines(text)
    dateline = find_dateline(text, lines, language)
    paragraphs = name_lines(text, lines, dateline)
    headline = next((p.span.of(text) for p in paragraphs if p.kind is ParagraphKind.HEADLINE), None)
    return Article(
        id="sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language,
        text=text,
        paragraphs=paragraphs,
        title=metadata.title or headline,
        outlet=metadata.outlet,
        url=metadata.url,
        dateline=dateline,
        published=date_article(text, lines, dateline, metadata.published, language),
    )
