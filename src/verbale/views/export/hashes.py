"""Names for texts and claims that other files can point at."""

from __future__ import annotations

import base64
import uuid

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:verbale:export")


def article_uri(article: str) -> str:
    """The address of a text by its hash, as RFC 6920 names things.

    >>> article_uri("sha256:" + "00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    digest = bytes.fromhex(article.removeprefix("sha256:"))
    return "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def claim_uri(article: str, claim: str) -> str:
    """The address of a claim in its text."""
    return f"{article_uri(article)}#{claim}"


def guid(*parts: object) -> str:
    """A GUID that is the same for the same parts in every export.

    >>> guid("a", 1) == guid("a", 1) != guid("a", 2)
    True
    """
    return str(uuid.uuid5(SPACE, "\x1f".join(map(str, parts))))


def short(article: str) -> str:
    """The first letters of an article's hash, enough to name a file by it."""
    return article.removeprefix("sha256:")[:12]
