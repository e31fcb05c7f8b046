"""Small records for tests of the corpus: what an answer reads of one, and nothing else."""

from __future__ import annotations

from typing import Any

Raw = dict[str, Any]


def say(speaker: str, country: str, words: str, act: str = "ASSERT", **more: Any) -> Raw:
    """A statement with one act; *more* are fields of the act, None for *act* leaves it without."""
    return {"speakers": [(speaker, country)], "words": words, "act": act, "more": more}


def record(identity: str, *said: Raw, language: str = "fr", meetings: tuple[Raw, ...] = (), published: str | None = "2024-03-11") -> Raw:
    """A record whose text is the words of the statements, one a line."""
    text, statements = "", []
    for number, raw in enumerate(said, start=1):
        span = {"start": len(text), "end": len(text) + len(raw["words"])}
        text += raw["words"] + "\n"
        speakers = [{"name": name, "person": None, "countries": [code]} for name, code in raw["speakers"]]
        act = {
            "id": f"a{number}",
            "act": raw["act"],
            "strength": None,
            "polarity": "pos",
            "actor": [raw["speakers"][0][1]],
            "target": [],
            "topic": "other",
        }
        acts = [act | {"one_sided": False, "evidence": [span]} | raw["more"]] if raw["act"] else []
        statements.append({"id": f"s{number}", "speakers": speakers, "content": [span], "acts": acts, "parent": None})
    article: Raw = {"id": f"sha256:{identity}", "language": language, "text": text, "title": None, "outlet": None}
    article["published"] = {"value": published, "basis": "given"}
    return {"article": article, "people": [], "times": [], "statements": statements, "meetings": list(meetings), "announced": []}
