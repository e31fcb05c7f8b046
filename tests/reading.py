"""Reads many short texts in one batch: what the tests of rules and of cases stand on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from verbale.ingest import read_article
from verbale.model import Metadata, Minutes
from verbale.pipeline import read_many

PUBLISHED = "2024-03-13"


def read_all(documents: Sequence[str], language: str = "fr", published: str | None = PUBLISHED) -> list[Minutes]:
    """The minutes of *documents*, in their order, with one batch for the parser."""
    metadata = Metadata(published=published, language=language)
    return list(read_many(read_article(document, metadata) for document in documents))


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
