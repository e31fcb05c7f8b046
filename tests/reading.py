"""Reads many short texts in one batch: what the tests of rules and of cases stand on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from verbale.acts import find_acts
from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.minutes import assemble
from verbale.model import Metadata, Minutes
from verbale.parse import parse_articles
from verbale.statements import find_statements

PUBLISHED = "2024-03-13"


def read_all(documents: Sequence[str], language: str = "fr", published: str | None = PUBLISHED) -> list[Minutes]:
    """The minutes of *documents*, in their order: the stages of the pipeline, with one batch for the parser."""
    metadata = Metadata(published=published, language=language)
    articles = [read_article(document, metadata) for document in documents]
    found = []
    for article, parse in zip(articles, parse_articles(articles), strict=True):
        mentions = find_mentions(parse)
        acts = find_acts(parse, mentions, find_statements(parse, mentions))
        found.append(assemble(article, mentions, acts))
    return found


def rules_of(minutes: Minutes) -> frozenset[str]:
    """The ids of all rules that made a claim in *minutes*."""
    dateline = minutes.article.dateline
    claims: Iterable[str] = chain(
        [dateline.rule] if dateline else [],
        (time.rule for time in minutes.mentions.times),
        (reference.rule for reference in minutes.mentions.references),
        (meeting.rule for meeting in minutes.meetings),
        (statement.rule for statement in minutes.statements),
        (act.rule for statement in minutes.statements for act in statement.acts),
    )
    return frozenset(claims)
