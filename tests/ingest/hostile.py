"""Sixty documents that mean harm or are broken, made in the test and never stored, and good ones among them."""

from __future__ import annotations

import gzip
import io
import os
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.ingest.making import BODY, FIRST, HEADLINE, archive, docx, page, pdf

MILLION = 1_000_000
ENTITIES = b"<!DOCTYPE lolz [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (n, b"&%c;" % (n - 1) * 10) for n in range(ord("b"), ord("k"))
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"


def good() -> dict[str, bytes]:
    """Six documents that must all be added, each with a text of its own."""
    return {
        "good-1.txt": f"{FIRST} Premier.".encode(),
        "good-2.html": page(body=f"<h1>{HEADLINE}</h1><p>{BODY} Deuxième.</p>"),
        "good-3.docx": docx(FIRST, "Le ministre tchadien a dit que le rail rouvrira."),
        "good-4.pdf": pdf(["Le ministre malien a dit que le barrage", "ouvrira en juin."]),
        "good-5.zip": archive({"dans.txt": f"{FIRST} Cinquième.".encode()}),
        "good-6.jsonl": b'{"text": "Le ministre malien a dit que la route du sud ouvrira."}\n',
    }


def word(document: bytes) -> bytes:
    """A Word document with *document* as its main part."""
    with zipfile.ZipFile(io.BytesIO(docx(FIRST))) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    return archive({**files, "word/document.xml": document})


def encrypted(files: dict[str, bytes]) -> bytes:
    """A zip archive whose entries say that they are encrypted."""
    raw = bytearray(archive(files))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def nested(depth: int) -> bytes:
    """An archive in an archive in an archive."""
    raw = archive({"a.txt": FIRST.encode()})
    for number in range(depth):
        raw = archive({f"{number}.zip": raw})
    return raw


def bomb(count: int, size: int) -> bytes:
    """Few bytes that become *count* times *size*."""
    return archive({f"{number}.txt": bytes(size) for number in range(count)})


def web(payload: bytes) -> bytes:
    """A web archive of one answer."""
    return WARC % len(payload) + payload + b"\r\n\r\n"


def locked_pdf() -> bytes:
    """A PDF that a password keeps."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([FIRST]))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def xref_loop() -> bytes:
    """A PDF whose page tree is its own child."""
    return pdf([FIRST]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")


def noise(size: int) -> bytes:
    """Bytes without sense, the same each time."""
    return random.Random(5).randbytes(size)


TEXTS: dict[str, Callable[[], bytes]] = {
    "program.txt": lambda: b"\x7fELF\x02\x01\x01" + bytes(500),
    "paragraph-10-mb.txt": lambda: (FIRST + " ").encode() * 115_000,
    "unclosed.txt": lambda: "«".encode() * MILLION,
    "unclosed-words.txt": lambda: "« oui ".encode() * 150_000,
    "one-word.txt": lambda: b"a" * MILLION,
    "zeros.txt": lambda: b"Le pont\0 est ouvert.",
    "surrogate.txt": lambda: b"Le pont \xed\xa0\x80 est ouvert.",
    "mojibake.txt": lambda: FIRST.encode().decode("latin-1").encode(),
    "nfd.txt": lambda: "Le ministre a de\u0301clare\u0301 que le pont de l'E\u0301tat est re\u0301ouvert.".encode(),
    "overrides.txt": lambda: "Le ministre a dit : \u202eegnahcé\u202c que le pont est ouvert.\u2066".encode(),
    "right-to-left.txt": lambda: "قال الوزير إن الجسر سيفتح في مايو المقبل أمام جميع المواطنين في البلاد كلها".encode(),
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \n\t \r\n" * 1000,
    "lines.txt": lambda: b"\n" * MILLION + FIRST.encode(),
    "too-large.txt": lambda: b"a" * (21 * 1024 * 1024),
    "noise.txt": lambda: noise(5000),
    "half-utf-16.txt": lambda: b"\xff\xfe" + "Le pont".encode("utf-16-le")[:-1],
}
PAGES: dict[str, Callable[[], bytes]] = {
    "deep.html": lambda: b"<!doctype html><html><body>" + b"<div>" * 200_000 + FIRST.encode(),
    "tags.html": lambda: b"<!doctype html><html><body>" + b"<a " * 10_000,
    "formatting.html": lambda: b"<!doctype html><html><body>" + b"<p><b><i>" * 30_000,
    "attributes.html": lambda: b"<!doctype html><html><body " + b"a=b " * 200_000 + b">",
    "comment.html": lambda: b"<!doctype html><html><body><!--" + b"--!" * 300_000,
    "tables.html": lambda: b"<!doctype html><html><body>" + b"<table><tr><td>" * 20_000,
    "entities.html": lambda: b"<!doctype html><html><body><p>" + b"&lt;&#x41;&#0;&#xD800;" * 50_000,
    "json-ld.html": lambda: page('<script type="application/ld+json">' + '{"@graph":[' * 50_000 + "</script>"),
    "script-only.html": lambda: b"<!doctype html><html><body><script>alert(1)</script></body></html>",
    "charset.html": lambda: b'<!doctype html><meta charset="utf-7"><p>+ADw-script+AD4-',
    "outside.xhtml": lambda: b'<?xml version="1.0"?>' + OUTSIDE + b"<html><body><p>&file;</p></body></html>",
    "laughs.xhtml": lambda: b'<?xml version="1.0"?>' + ENTITIES + b"]><html><body><p>&j;</p></body></html>",
}
PACKED: dict[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: bomb(12, 21 * 1024 * 1024),
    "bomb.txt.gz": lambda: gzip.compress(bytes(100 * 1024 * 1024), 1),
    "nested.zip": lambda: nested(10),
    "paths.zip": lambda: archive(
        {"../../../tmp/out.txt": FIRST.encode() + b" A.", "/etc/out.txt": FIRST.encode() + b" B.", "a\x00b.txt": b""}
    ),
    "cut.zip": lambda: archive({"a.txt": BODY.encode() * 50})[:-30],
    "encrypted.zip": lambda: encrypted({"a.txt": FIRST.encode()}),
    "crc.zip": lambda: archive({"a.txt": b"Le pont est ouvert."}).replace(
        zlib.crc32(b"Le pont est ouvert.").to_bytes(4, "little"), b"\1\2\3\4"
    ),
    "empty.zip": lambda: archive({}),
    "noise.zip": lambda: b"PK\x03\x04" + noise(3000),
    "cut.txt.gz": lambda: gzip.compress(BODY.encode() * 100)[:-20],
    "noise.gz": lambda: b"\x1f\x8b\x08\x00" + noise(3000),
    "gzip.gz.gz.gz.gz": lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(FIRST.encode()))))),
    "cut.warc": lambda: web(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page())[:-300],
    "bomb.warc": lambda: web(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(60 * 1024 * 1024), 1)
    ),
    "length.warc": lambda: WARC % (10**15) + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x",
}
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "cut.docx": lambda: docx(FIRST)[:-500],
    "outside.docx": lambda: word(OUTSIDE + WORD % b"&file;"),
    "laughs.docx": lambda: word(ENTITIES + b"]>" + WORD % b"&j;"),
    "bomb.docx": lambda: word(WORD % (b" " * (100 * 1024 * 1024))),
    "deep.docx": lambda: word(b"<a>" * 100_000),
    "cut.pdf": lambda: pdf([FIRST] * 40)[:600],
    "locked.pdf": locked_pdf,
    "picture.pdf": lambda: pdf([""], text=False),
    "loop.pdf": xref_loop,
    "noise.pdf": lambda: b"%PDF-1.7\n" + noise(20_000),
    "braces.rtf": lambda: b"{\\rtf1" + b"{" * 300_000,
    "parts.eml": lambda: b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 100_000,
}
TABLES: dict[str, Callable[[], bytes]] = {
    "surrogate.jsonl": lambda: b'{"text": "Le pont \\ud800 est ouvert."}\n',
    "deep.jsonl": lambda: b'{"text": ' + b"[" * MILLION + b"}\n",
    "number.jsonl": lambda: b'{"text": ' + b"9" * 100_000 + b"}\n",
    "field.csv": lambda: b'text,date\n"' + b"a" * (21 * 1024 * 1024) + b'",2024-03-11\n',
    "open.csv": lambda: b'text,date\n"Le pont,2024-03-11\n' * 1000,
}
FILES = {**TEXTS, **PAGES, **PACKED, **DOCUMENTS, **TABLES}


def write_all(folder: Path) -> int:
    """Writes all of them, and what is no file at all; returns how many are hostile."""
    folder.mkdir()
    for name, raw in good().items():
        (folder / name).write_bytes(raw)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    Path(os.fsdecode(os.fsencode(folder) + b"/n\xe9ant.txt")).write_bytes(b"")
    return len(FILES) + 4
