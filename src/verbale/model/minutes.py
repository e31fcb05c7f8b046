"""The record of one article."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.model.article import Article
from verbale.model.entity import Mentions
from verbale.model.issue import Issue
from verbale.model.meeting import Meeting
from verbale.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Coder:
    """Which program made a record: its version, the hash of its rules and of its world data, the parser's model."""

    version: str
    language_rules: str
    world: str
    model: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """Who said what, who met, when: everything found in one article, in text order."""

    coder: Coder
    article: Article
    mentions: Mentions
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...]
    announced: tuple[Meeting, ...] = ()
