"""Mail, web archives and compressed files."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from tests.ingest.making import BODY, FIRST, HEADLINE, archive, page
from tests.ingest.reading import open_all, open_one, refusal
from verbale.ingest import Arrival, Opened, Opener
from verbale.model import Metadata

URL = "https://levant.example/pont"
FIELDS = "From: Presse <presse@mae.example>\r\nDate: Mon, 11 Mar 2024 23:10:00 -0500\r\nMIME-Version: 1.0\r\n"
SUBJECT = "Subject: =?utf-8?Q?Communiqu=C3=A9_sur_le_pont?=\r\n"


def mail(kind: str, body: bytes, fields: str = FIELDS + SUBJECT) -> bytes:
    head = f"{fields}Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head.encode() + body


def record(body: bytes, fields: str = "Content-Type: text/html", kind: str = "response", url: str = URL, status: int = 200) -> bytes:
    """A record of a web archive."""
    payload = f"HTTP/1.1 {status} OK\r\n{fields}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-12T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def test_a_mail_is_its_text_with_subject_and_day(tmp_path: Path) -> None:
    opened = open_one(tmp_path / "a.txt", mail("text/plain", BODY.encode() + b"\r\n"))
    assert opened.text == BODY
    assert opened.metadata == Metadata(published="2024-03-11", title="Communiqué sur le pont")
    assert open_one(tmp_path / "a.eml", mail("text/html", page())).text == f"{HEADLINE}\n{BODY}"


def test_of_two_texts_the_plain_one(tmp_path: Path) -> None:
    parts = "".join(
        f"--b\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{text}\r\n" for kind, text in (("plain", FIRST), ("html", "<p>x</p>"))
    )
    assert open_one(tmp_path / "a.eml", mail("multipart/alternative; boundary=b", f"{parts}--b--\r\n".encode())).text == FIRST


def test_a_dispatch_that_begins_with_fields_is_no_mail(tmp_path: Path) -> None:
    text = f"From: Bamako\nSubject: le pont\n\n{FIRST}"
    assert open_one(tmp_path / "a.txt", text.encode()).text == text
    assert "without a text" in refusal(tmp_path / "a.eml", mail("image/png", b"x"))


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page())
ENCODED = {
    "plain": record(page()),
    "gzip": record(gzip.compress(page()), "Content-Type: text/html\r\nContent-Encoding: gzip"),
    "deflate": record(zlib.compress(page()), "Content-Type: text/html\r\nContent-Encoding: deflate"),
    "chunked": record(CHUNKED, "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
}


@pytest.mark.parametrize("raw", ENCODED.values(), ids=ENCODED.keys())
def test_a_page_in_a_web_archive(raw: bytes, tmp_path: Path) -> None:
    others = [record(b"x", "Content-Type: image/png"), record(page(), kind="request"), record(page(), status=404)]
    whole = b"".join([*others, raw, raw])
    for name, packed in (("a.warc", whole), ("a.warc.gz", b"".join(gzip.compress(one) for one in (*others, raw, raw)))):
        found = open_all(tmp_path / name, packed)
        assert list(found) == [f"!/{URL}", f"!/{URL}#2"]
        (first, _) = found.values()
        assert isinstance(first, Opened)
        assert first.text == f"{HEADLINE}\n{BODY}"
        assert first.metadata.url == URL


def test_a_page_keeps_the_time_when_it_was_fetched(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(page()))
    with Opener() as opener:
        (arrival,) = opener.open(str(path))
    assert isinstance(arrival, Arrival)
    assert arrival.fetched == "2024-03-12T08:00:00Z"


def test_web_archives_that_are_broken(tmp_path: Path) -> None:
    whole = record(page())
    found = open_all(tmp_path / "a.warc", whole + whole[:-200])
    assert [isinstance(one, Opened) for one in found.values()] == [True, False]
    assert "cut short" in str(found[f"!/{URL}#2"])
    assert "no document in it" in refusal(tmp_path / "a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n")
    assert "compressed as br" in str(open_all(tmp_path / "a.warc", record(b"x", "Content-Type: text/html\r\nContent-Encoding: br")))


def test_a_compressed_document(tmp_path: Path) -> None:
    found = open_all(tmp_path / "a.html.gz", gzip.compress(page()))
    assert list(found) == ["!/a.html"]
    assert isinstance(found["!/a.html"], Opened)
    inner = open_all(tmp_path / "b.zip.gz", gzip.compress(archive({"a.txt": FIRST.encode()})))
    assert list(inner) == ["!/b.zip!/a.txt"]
    assert "cut short" in str(open_all(tmp_path / "a.txt.gz", gzip.compress(BODY.encode() * 100)[:-12]))
