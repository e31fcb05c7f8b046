"""A file, page, feed or archive becomes articles."""

from verbale.ingest.article import read_article

__all__ = ["read_article"]
