"""A file, page, feed or archive becomes articles."""

from verbale.ingest.article import read_article
from verbale.ingest.document import decode_document, read_document

__all__ = ["decode_document", "read_article", "read_document"]
