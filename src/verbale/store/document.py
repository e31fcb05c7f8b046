"""What was fetched: bytes, and what is given about them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass

from verbale.model import Metadata

BROKEN = re.compile("[\0\ud800-\udfff]")


def content_id(*parts: object) -> str:
    """The id of a content: the sha256 of the parts as JSON.

    >>> content_id("a", None)[:15]
    'sha256:aebb0474'
    """
    return "sha256:" + hashlib.sha256(to_json(parts).encode("utf-8", "surrogatepass")).hexdigest()


def to_json(value: object) -> str:
    """*value* as the store writes it: no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def storable(value: str | None) -> str | None:
    """*value* with a mark in place of what no database takes as text: NUL, and halves of a pair that stand for broken bytes in a file's name.

    >>> storable("a\\0b\\udce9") == "a\\ufffdb\\ufffd"
    True
    """
    return None if value is None else BROKEN.sub("\ufffd", value)


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with their provenance. ``added`` and ``fetched`` are ISO times that the caller gives; the store asks no clock.

    Two documents are the same when their bytes are and outlet, address, title and date given about them; the path, the language, the
    times and what the document states itself are no part of it, so that it is known before it is read. ``known`` is what is given
    together with what is stated, and is what is kept; None where nothing is stated.
    """

    raw: bytes
    added: str
    extractor: str
    metadata: Metadata
    path: str | None = None
    fetched: str | None = None
    known: Metadata | None = None

    @property
    def raw_id(self) -> str:
        """The hash of the bytes."""
        return "sha256:" + hashlib.sha256(self.raw).hexdigest()

    @property
    def id(self) -> str:
        """The hash of the bytes and of what is given about them."""
        given = self.metadata
        return content_id(self.raw_id, given.outlet, given.url, given.published, given.title)

    def given(self) -> dict[str, str | None]:
        """What is given and stated about the document, by name."""
        return asdict(self.known or self.metadata)
