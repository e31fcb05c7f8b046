"""Segments, attribution split, spaCy, repairs: from an article to a parsed text."""

from verbale.parse.text import parse_article, parse_articles, parse_batches

__all__ = ["parse_article", "parse_articles", "parse_batches"]
