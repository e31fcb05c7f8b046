"""What a format is: how its bytes are known, and how they become a text or the documents in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from verbale.ingest.files import MEGABYTE
from verbale.model import Metadata

INSIDE = "!/"
AT = ":"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds, MiB of memory of the process that parses it, MB of its bytes.

    A container's own file may be fifty times as large as a document, and so may all that it unpacks to.
    """

    seconds: int = 20
    memory: int = 1024
    size: int = 20

    @property
    def bytes(self) -> int:
        """The bytes that a document may have."""
        return self.size * MEGABYTE

    @property
    def unpacked(self) -> int:
        """The bytes that a container may have, and all of its members together."""
        return 50 * self.bytes


@dataclass(frozen=True, slots=True)
class Task:
    """What a format is told beside the bytes: the document's name, the limits, which columns are which facts."""

    name: str
    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text, to whose characters all offsets will point, and what the document states about itself."""

    text: str
    stated: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Member:
    """A document in a container. ``place`` is what its name adds to the container's, such as ``!/a.html`` or ``:17``; empty for all of it.

    ``kind`` names its format where the container knows it; ``refused`` says why it cannot be taken out; ``url`` and ``fetched`` are what the
    container knows of where it comes from and when. ``done`` is the share of the container, from 0 to 1, that is behind it.
    """

    place: str
    raw: bytes
    kind: str | None = None
    refused: str | None = None
    done: float = 1.0
    url: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a document is recognised by: its name and its first bytes."""

    name: str
    start: bytes

    @property
    def suffix(self) -> str:
        """The ending of the name in small letters, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def plain(self) -> bytes:
        """The first bytes in small letters, without a byte order mark, zeros of UTF-16 and leading blanks."""
        return self.start.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip().lower()


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``fits`` looks at the first bytes, and at the name only where bytes do not tell; it runs outside the child process.

    ``read`` makes a text of a document; ``split`` the members of a container. A format has one of the two. Both run in the
    child process, and raise UnreadableError without the document's name.
    """

    name: str
    version: int
    fits: Callable[[Head], bool]
    read: Callable[[bytes, Task], Reading] | None = None
    split: Callable[[BinaryIO, Task], Iterator[Member]] | None = None
    library: str | None = None
