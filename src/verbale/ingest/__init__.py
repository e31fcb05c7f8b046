"""A file, page, feed or archive becomes articles."""

from verbale.ingest.article import read_article
from verbale.ingest.document import EXTRACTOR, decode_document, read_bytes, read_document

__all__ = ["EXTRACTOR", "decode_document", "read_article", "read_bytes", "read_document"]
