"""Bytes to text, and one sentence for what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.errors import UnreadableError
from verbale.ingest import decode_document, read_document

TEXT = "Pékin « souhaite » l’amitié – déjà\r\nà l'été."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_text_is_kept_exactly(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "depeche.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_document(path) == TEXT


def test_latin_1() -> None:
    assert decode_document("Le ministre a été reçu à Pékin.".encode("latin-1"), "x.txt") == "Le ministre a été reçu à Pékin."


@pytest.mark.parametrize(
    "raw", [b"", b" \n", b"%PDF-1.7", b"\x7fELF\x02", b"PK\x03\x04zip", b"ab\x00\x01\x02\x00cd", b"a" * (20 * 1024 * 1024 + 1)]
)
def test_what_is_no_text_is_refused_in_one_sentence(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^x\.txt: ") as error:
        decode_document(raw, "x.txt")
    assert "\n" not in str(error.value)


def test_the_first_byte_that_is_no_text_is_named() -> None:
    for raw, place in ((b"oui\x00non", 3), (b"ok \x81\x8d\x8f\x90\x9d" * 50, 3)):
        with pytest.raises(UnreadableError, match=f"byte {place} is binary"):
            decode_document(raw, "x.txt")


def test_missing_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(UnreadableError, match=str(path)):
            read_document(path)
