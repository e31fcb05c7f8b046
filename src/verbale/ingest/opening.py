"""The one way in: a path becomes the documents that it brings, and a document its text."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from verbale.errors import UnreadableError, VerbaleError
from verbale.ingest.child import Child
from verbale.ingest.document import check_size, decode_document
from verbale.ingest.files import MEGABYTE, STDIN, open_file, printable, real_path
from verbale.ingest.formats import FORMATS, Format, Limits, find_format
from verbale.ingest.formats.format import INSIDE
from verbale.ingest.frames import Job
from verbale.ingest.languages import agrees
from verbale.ingest.web import hint, is_url, make_fetcher, name_page
from verbale.model import Metadata

if TYPE_CHECKING:
    from verbale.ingest.fetch import Fetched, Fetcher

HEAD = 4096
DEEPEST = 3
SMALLEST = 1024
TEXTS = {".txt", ".text"}
LONGEST = 1_000_000
MOST_WORDS = 60_000
WORD = re.compile(r"\w+|[^\w\s]")
PLAIN = "text"
PAGE = "html"
STDIN_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as it came, not yet read: its name, its bytes, the name of its format; ``done`` is the share of its file that is through.

    ``url`` is the address that it was fetched from in the end, ``fetched`` when, by us or as its container says.
    """

    name: str
    raw: bytes
    format: str
    done: float = 1.0
    url: str | None = None
    fetched: str | None = None

    def given(self, metadata: Metadata) -> Metadata:
        """*metadata* with the address, where the user gave none."""
        return replace(metadata, url=self.url) if self.url and not metadata.url else metadata


@dataclass(frozen=True, slots=True)
class Broken:
    """What is no document, or cannot be taken out of its container, and why."""

    name: str
    error: VerbaleError
    done: float = 1.0


@dataclass(frozen=True, slots=True)
class Opened:
    """A document's text, what is known of it (the user's word before its own), and what read it."""

    text: str
    metadata: Metadata
    extractor: str


@dataclass(slots=True)
class _Budget:
    """What a file may still unpack to."""

    left: int

    def spend(self, size: int) -> bool:
        """Takes off what *size* bytes cost; False where nothing is left."""
        self.left -= max(size, SMALLEST)
        return self.left >= 0


class Opener:
    """Opens documents with *limits*; close it, or use it in a ``with``. ``columns`` says which column of a table is which fact.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder, Opener() as opener:
    ...     path = pathlib.Path(folder, "a.txt")
    ...     _ = path.write_text("Le pont est ouvert.")
    ...     [opener.read(arrival, Metadata()).text for arrival in opener.open(str(path))]
    ['Le pont est ouvert.']
    """

    def __init__(self, limits: Limits | None = None, columns: Mapping[str, str] | None = None) -> None:
        self.limits = limits or Limits()
        self.columns = dict(columns or {})
        self._children: dict[int, Child] = {}
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child processes; what is known of hosts stays."""
        for child in self._children.values():
            child.close()
        self._children.clear()

    @property
    def fetcher(self) -> Fetcher:
        """What fetches addresses of the web."""
        self._fetcher = self._fetcher or make_fetcher(self.limits)
        return self._fetcher

    def open(self, path: str, *, named: bool = True, wanted: Collection[str] | None = None) -> Iterator[Arrival | Broken]:
        """The documents that *path*, or an address of the web, brings: itself, or a container's members under names such as ``a.zip!/b.html``, in their order.

        *named* is False for a file that the user did not name but that lay in a folder, where only what is known to be a dispatch is read as
        text. *wanted* keeps the members with these names alone, and tells those that are not there.
        """
        name, missing = printable(path), set(wanted or ())
        for found in self._fetch(path, wanted) if is_url(path) else self._open(path, name, named, wanted):
            missing.discard(found.name)
            yield found
        for absent in sorted(missing):
            yield Broken(absent, UnreadableError(f"{absent}: not in {name} any more; add the file again."))

    def _open(self, path: str, name: str, named: bool, wanted: Collection[str] | None) -> Iterator[Arrival | Broken]:
        try:
            with open_file(real_path(path)) as file:
                start = file.read(HEAD)
                format = find_format(name, start)
                if format.split is None:
                    raw = start + file.read(max(0, self.limits.bytes + 1 - len(start)))
                    format = find_format(name, raw) if format.name == PAGE else format
                if format.split is None:
                    yield self._single(name, raw, format, named)
                    return
                job = self._container(path, name, start, format, file)
            yield from self._split(job, format, _Budget(self.limits.unpacked), 1, wanted)
        except VerbaleError as error:
            yield Broken(name, naming(error, name))
        except OSError as error:
            yield Broken(name, UnreadableError(f"{name}: the file cannot be read ({error.strerror or error}); copy it from where it is."))

    def _fetch(self, url: str, wanted: Collection[str] | None) -> Iterator[Arrival | Broken]:
        try:
            page = self.fetcher.fetch(url)
        except VerbaleError as error:
            yield Broken(name_page(url), error)
            return
        for found in self._fetched(page, wanted):
            if isinstance(found, Arrival):
                found = replace(found, url=page.url if found.name == page.asked else found.url, fetched=found.fetched or page.fetched)
            yield found

    def _fetched(self, page: Fetched, wanted: Collection[str] | None) -> Iterator[Arrival | Broken]:
        format = find_format(hint(page), page.raw[:HEAD])
        if format.split is None:
            yield self._single(page.asked, page.raw, format, named=True)
            return
        yield from self._split(self._job(True, format, page.asked, page.raw), format, _Budget(self.limits.unpacked), 1, wanted)

    def members(self, raw: bytes, format: str, name: str) -> Iterator[bytes]:
        """The bytes of a container's members as they stand in it; raises UnreadableError where it breaks off."""
        return (piece.raw for piece in self._child(1).split(self._job(True, FORMATS[format], name, raw)))

    def _single(self, name: str, raw: bytes, format: Format, named: bool, done: float = 1.0) -> Arrival | Broken:
        """A document, unless it is too large, or text that nobody called a dispatch."""
        if format.name == PLAIN and not named and PurePosixPath(name).suffix.lower() not in TEXTS and is_text(raw[:HEAD]):
            return Broken(name, _unnamed(name), done)
        try:
            check_size(raw, name, self.limits.bytes)
        except UnreadableError as error:
            return Broken(name, error, done)
        return Arrival(name, raw, format.name, done)

    def _container(self, path: str, name: str, start: bytes, format: Format, file: BinaryIO) -> Job:
        if path == STDIN:
            raw = start + file.read(self.limits.bytes + 1 - len(start))
            check_size(raw, STDIN_NAME, self.limits.bytes)
            return self._job(True, format, name, raw)
        size = os.fstat(file.fileno()).st_size
        if size > self.limits.unpacked:
            raise UnreadableError(f"{name}: {size // MEGABYTE} MB, where {self.limits.unpacked // MEGABYTE} are read at most; split it.")
        return self._job(True, format, name, None, os.fsencode(real_path(path)))

    def _job(self, splits: bool, format: Format, name: str, raw: bytes | None, path: bytes | None = None) -> Job:
        return Job(splits, format.name, name, raw, path, self.limits.seconds, self.limits.size, self.columns)

    def _split(self, job: Job, format: Format, budget: _Budget, depth: int, wanted: Collection[str] | None) -> Iterator[Arrival | Broken]:
        """The documents of a container, those of the containers in it too; what breaks it off is told under its own name."""
        done, any_member = 0.0, False
        try:
            for piece in self._child(depth).split(job):
                name, done, any_member = job.name + printable(piece.place), piece.done, True
                if wanted is not None and not any(one == name or one.startswith((name + INSIDE, name + ":")) for one in wanted):
                    continue
                if not budget.spend(piece.size):
                    raise UnreadableError(
                        f"more than {self.limits.unpacked // MEGABYTE} MB unpacked, from {name} on nothing is read; split it."
                    )
                if piece.refused:
                    yield Broken(name, UnreadableError(f"{name}: {piece.refused}"), done)
                    continue
                inner = FORMATS[piece.kind] if piece.kind else find_format(name, piece.raw)
                if inner.split is None:
                    found = self._single(name, piece.raw, inner, named=bool(piece.kind) or not piece.place, done=done)
                    yield replace(found, url=piece.url, fetched=piece.fetched) if isinstance(found, Arrival) else found
                elif depth >= DEEPEST:
                    yield Broken(
                        name, UnreadableError(f"{name}: a container inside {DEEPEST} others; unpack the outer ones and add those."), done
                    )
                else:
                    inside = self._split(self._job(True, inner, name, piece.raw), inner, budget, depth + 1, wanted)
                    yield from (replace(found, done=done) for found in inside)
            if not any_member:
                raise UnreadableError("no document in it, or none of a kind that is read; get it again if it is cut short.")
        except VerbaleError as error:
            yield Broken(job.name, naming(error, job.name), done)

    def _child(self, depth: int) -> Child:
        """One child for reading (0), and one for each container that is open inside another."""
        return self._children.setdefault(depth, Child(self.limits))

    def read(self, arrival: Arrival, given: Metadata) -> Opened:
        """The text of *arrival* with what is known of it: *given*, and where that is silent what the document states.

        Raises UnreadableError, one sentence with the document's name and the cure, for what cannot be read within the limits.
        """
        name, given = STDIN_NAME if arrival.name == STDIN else arrival.name, arrival.given(given)
        format = FORMATS[arrival.format]
        try:
            if format.name == PLAIN and len(arrival.raw) <= MEGABYTE:
                text = check_text(decode_document(arrival.raw, name, self.limits.bytes))
                return Opened(text, given, f"{format.name}/{format.version}")
            answer = self._child(0).read(self._job(False, format, name, arrival.raw))
            text = check_text(answer.text.decode("utf-8", "surrogatepass"))
        except UnreadableError as error:
            raise naming(error, name) from error
        return Opened(text, merge(given, Metadata(**answer.stated), text), answer.extractor)


def check_text(text: str) -> str:
    """*text* where it can be kept and shown; raises UnreadableError for one that is blank or holds what is no character."""
    if not text.strip():
        raise UnreadableError("no text in it; if it is a picture of a text, recognise the text first (OCR), or type it.")
    if len(text) > LONGEST:
        raise UnreadableError(f"a text of {len(text)} characters, where {LONGEST} are read at most; split it into its articles.")
    if sum(1 for _ in WORD.finditer(text)) > MOST_WORDS:
        raise UnreadableError(f"more than {MOST_WORDS} words and marks, which is a book and no dispatch; split it into its articles.")
    if "\0" in text:
        raise UnreadableError(f"character {text.index(chr(0))} is a zero, which no text has; take it out.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(f"character {error.start} is half a surrogate pair, which is no character; take it out.") from error
    return text


def is_text(start: bytes) -> bool:
    """True where the first bytes may be text: others are told apart better when they are decoded."""
    return b"\0" not in start and not start.startswith((b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ"))


def merge(given: Metadata, stated: Metadata, text: str) -> Metadata:
    """What is known of a document: *given*, else what it states itself; the language that it states counts where the words agree."""
    known = {key: value or asdict(stated)[key] for key, value in asdict(given).items()}
    if not given.language and stated.language and not agrees(text, stated.language):
        known["language"] = None
    return Metadata(**known)


def naming(error: VerbaleError, name: str) -> VerbaleError:
    """*error* with the document's name in it."""
    return error if name in str(error) or name == STDIN else type(error)(f"{name}: {error}")


def _unnamed(name: str) -> UnreadableError:
    suffix = PurePosixPath(name).suffix
    return UnreadableError(
        f"{name}: text {f'named {suffix}' if suffix else 'without .txt'} in a folder or an archive is not read; save it as .txt, or name it yourself."
    )


def find_container(name: str) -> tuple[str, str | None]:
    """The path of the file that a document's name begins with, and the name itself where it is a member's.

    >>> find_container("absent.zip!/a.html")
    ('absent.zip!/a.html', None)
    """
    if is_url(name):
        return name.partition(INSIDE)[0], name if INSIDE in name else None
    if os.path.lexists(real_path(name)):
        return name, None
    parts = name.split(INSIDE)
    for count in range(1, len(parts)):
        path = INSIDE.join(parts[:count])
        if os.path.isfile(real_path(path)):
            return path, name
    path = name.rpartition(":")[0]
    return (path, name) if path and os.path.isfile(real_path(path)) else (name, None)
