"""A file, page, feed or archive becomes articles."""

from verbale.ingest.article import read_article
from verbale.ingest.document import EXTRACTOR, decode_document, read_document
from verbale.ingest.files import read_bytes
from verbale.ingest.formats import Limits
from verbale.ingest.opening import Arrival, Broken, Opened, Opener, naming

__all__ = [
    "EXTRACTOR",
    "Arrival",
    "Broken",
    "Limits",
    "Opened",
    "Opener",
    "decode_document",
    "naming",
    "read_article",
    "read_bytes",
    "read_document",
]
