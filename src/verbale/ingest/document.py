"""A file, or standard input, becomes text."""

from __future__ import annotations

from pathlib import Path

from verbale.errors import UnreadableError
from verbale.ingest.files import LIMIT, MEGABYTE, STDIN, read_bytes

EXTRACTOR = "text/1"
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
MAGIC = (
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (.docx and .odt are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
SINGLE_BYTE = ["cp1252", "latin_1"]


def read_document(path: str | Path) -> str:
    """The text of a file, or of standard input for ``-``, exactly as it stands; a byte order mark is no text.

    UTF-8 and UTF-16 with or without a mark, Latin-1 and Windows-1252 are told apart by their bytes. Raises UnreadableError,
    one sentence with the file, the place and the cure, for a file that is missing, a folder, not permitted, empty,
    larger than 20 MB, or no text.
    """
    name = "standard input" if str(path) == STDIN else str(path)
    return decode_document(read_bytes(path), name)


def decode_document(raw: bytes, name: str, limit: int = LIMIT) -> str:
    """The text of the bytes *raw*; *name* is what an error calls the document. Raises UnreadableError as read_document does.

    >>> decode_document("Pékin".encode("latin-1"), "depeche.txt")
    'Pékin'
    """
    check_size(raw, name, limit)
    for magic, kind in MAGIC:
        if raw.startswith(magic):
            raise UnreadableError(f"{name}: {kind}, not text, by its first bytes; save it as plain text (.txt) and read that.")
    text = decode_bytes(raw)
    if text is None or "\0" in text:
        raise UnreadableError(f"{name}: not text, byte {_binary(raw)} is binary; save it as plain text (.txt) in UTF-8 and read that.")
    if not text.strip():
        raise UnreadableError(f"{name}: empty, no word from byte 0 to byte {len(raw)}; give a file with text in it.")
    return text


def check_size(raw: bytes, name: str, limit: int = LIMIT) -> None:
    """Raises UnreadableError for a document of more than *limit* bytes."""
    if len(raw) > limit:
        raise UnreadableError(f"{name}: larger than {limit // MEGABYTE} MB at byte {limit}; split it into its articles and read those.")


def decode_bytes(raw: bytes) -> str | None:
    """The text by its mark, as UTF-8, as UTF-16 without a mark, or in one of the single-byte encodings; None for none of them."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding)
    text = _strict(raw, "utf-8")
    if text is not None and "\0" not in text:
        return text
    if 0 in raw:
        wide = _wide(raw)
        return _strict(raw, wide) if wide else None
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=SINGLE_BYTE).best()
    return str(best) if best else None


def _binary(raw: bytes) -> int:
    """Where what is no text begins: a zero, else the first byte that UTF-8 does not know."""
    if 0 in raw:
        return raw.index(0)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: the zeros of Latin letters stand at every second byte, and the words are parted by blanks."""
    sample = raw[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) / 2 and even * 20 <= odd:
        return "utf-16-le"
    if even > 0.4 * len(sample) / 2 and odd * 20 <= even:
        return "utf-16-be"
    return None


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None
