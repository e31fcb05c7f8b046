"""What goes between the program and the child process that parses: length, then MessagePack; nothing that could run."""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

LENGTH = struct.Struct(">Q")


class Job(msgspec.Struct, frozen=True, tag="job"):
    """A document to read, or a container to split: its bytes, or the path where the child finds them."""

    splits: bool
    format: str
    name: str
    raw: bytes | None
    path: bytes | None
    seconds: int
    size: int
    columns: dict[str, str]


class Text(msgspec.Struct, frozen=True, tag="text"):
    """A text as UTF-8 with half surrogates let through, and what the document states about itself."""

    text: bytes
    stated: dict[str, str | None]
    extractor: str


class Piece(msgspec.Struct, frozen=True, tag="piece"):
    """A member of a container; ``size`` is how many bytes it unpacked to, all of which come only where they are within the limit."""

    place: str
    raw: bytes
    size: int
    kind: str | None
    refused: str | None
    done: float
    url: str | None
    fetched: str | None


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Why a document or the rest of a container cannot be read."""

    reason: str


class End(msgspec.Struct, frozen=True, tag="end"):
    """A container has no more members."""


Frame = Job | Text | Piece | Refused | End
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)


def encode(frame: Frame) -> bytes:
    """The bytes of *frame* without their length."""
    return _ENCODER.encode(frame)


def decode(raw: bytes) -> Frame:
    """The frame that *raw* is; raises msgspec.MsgspecError for bytes that are none."""
    return _DECODER.decode(raw)


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Sends *frame* behind its length."""
    raw = encode(frame)
    stream.write(LENGTH.pack(len(raw)))
    stream.write(raw)
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame, None where the stream ends; waits for it."""
    head = stream.read(LENGTH.size)
    return decode(stream.read(LENGTH.unpack(head)[0])) if len(head) == LENGTH.size else None
