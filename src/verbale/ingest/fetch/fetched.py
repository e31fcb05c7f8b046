"""What a fetch brings."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the version that it sent: to be asked next time whether there is a newer one."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The fields of a conditional request."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came: its bytes unpacked, the address asked for and the one that answered, what the server says it is, and when.

    ``fetched`` is an ISO time in UTC; ``media_type`` is in small letters, as ``charset``.
    """

    raw: bytes = field(repr=False)
    asked: str
    url: str
    media_type: str | None
    charset: str | None
    fetched: str
    validators: Validators
