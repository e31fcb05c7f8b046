"""The parts become one record."""

from __future__ import annotations

from verbale.model import Acts, Article, Coder, Mentions, Minutes


def assemble(article: Article, mentions: Mentions, acts: Acts) -> Minutes:
    """TODO: coder's hashes, issues."""
    coder = Coder("0.1.0", "sha256:", "sha256:", "fr_core_news_md 3.8.0")
    return Minutes(coder, article, mentions, acts.meetings, acts.statements, mentions.issues)
