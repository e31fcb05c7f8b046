"""What the tables ask of a record with decisions in it, where a person may have made any value empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verbale.store.rows import CUT, JOINED

Record = dict[str, Any]


def words(text: str, spans: Iterable[Record] | Record | None) -> str:
    """The words at *spans* of *text*, pieces parted by an ellipsis.

    >>> words("le pont sera ouvert", [{"start": 3, "end": 7}, {"start": 13, "end": 19}])
    'pont … ouvert'
    """
    found = [spans] if isinstance(spans, dict) else spans or ()
    return CUT.join(text[span["start"] : span["end"]] for span in found)


def hull(spans: Iterable[Record | None]) -> tuple[int | None, int | None]:
    """From the first character of *spans* to the last; None where there is none.

    >>> hull([{"start": 3, "end": 7}, None, {"start": 13, "end": 19}])
    (3, 19)
    """
    found = [span for span in spans if span]
    return min((s["start"] for s in found), default=None), max((s["end"] for s in found), default=None)


def statement_spans(statement: Record) -> list[Record]:
    """All places of a statement: source, cue and content, in text order."""
    found = [statement["source"], statement["cue"], *(statement["content"] or ())]
    return sorted((span for span in found if span), key=lambda span: (span["start"], span["end"]))


def names(speakers: Iterable[Record] | None) -> str:
    """The names, joined as the file's rows join them."""
    return JOINED.join(speaker["name"] for speaker in speakers or ())


def codes(of: Iterable[str] | None) -> str:
    """Codes parted by blanks."""
    return " ".join(of or ())


def all_codes(speakers: Iterable[Record] | None) -> str:
    """The countries of all *speakers*, none twice."""
    return codes(dict.fromkeys(code for speaker in speakers or () for code in speaker.get("countries") or ()))
