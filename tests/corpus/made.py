"""Records and dispatches made by hand, small enough to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from verbale.corpus.shelf import Dispatch
from verbale.model import Span


def speaker(name: str, *countries: str) -> dict[str, Any]:
    return {"name": name, "person": None, "countries": list(countries)}


def act(topic: str, evidence: Sequence[tuple[int, int]] = (), force: str = "ASSERT", **more: Any) -> dict[str, Any]:
    spans = [{"start": start, "end": end} for start, end in evidence]
    return {"id": "a1", "act": force, "topic": topic, "actor": [], "target": [], "evidence": spans, **more}


def statement(
    number: int,
    speakers: Sequence[dict[str, Any]],
    content: tuple[int, int],
    *,
    verbatim: Sequence[tuple[int, int]] = (),
    acts: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "speakers": list(speakers),
        "content": [{"start": content[0], "end": content[1]}],
        "verbatim": [{"start": start, "end": end} for start, end in verbatim],
        "addressee": None,
        "acts": list(acts),
    }


def record(text: str, *statements: dict[str, Any], day: str | None = "2024-03-11", language: str = "fr", **more: Any) -> dict[str, Any]:
    article = {"id": "sha256:0", "text": text, "language": language, "title": None, "published": {"value": day}}
    return {"article": article, "statements": list(statements), "people": [], "times": [], "meetings": [], "announced": [], **more}


def dispatch(
    number: int,
    told: dict[str, Any],
    *,
    outlets: Sequence[str] = ("Agence Alpha",),
    family: int | None = None,
    carried: tuple[Span, ...] = (),
    asked: Sequence[str] = (),
) -> Dispatch:
    """The dispatch *number* of the family *family* (its own by default) that each of *outlets* brought."""
    documents = tuple({"outlet": outlet} for outlet in outlets)
    asked = asked or [s["id"] for s in told["statements"]]
    return Dispatch(f"sha256:{number:04}", told, frozenset(asked), documents, f"sha256:{number if family is None else family:04}", carried)
