"""A value of a record in few words: names for speakers, the words for places in the text."""

from __future__ import annotations

from typing import Any

from verbale.store.document import to_json
from verbale.store.rows import CUT, JOINED
from verbale.views.layout import shown

NOTHING = "nothing"
CARRIERS = ("content", "evidence", "mentions", "cue")


def tell_value(value: Any, text: str) -> str:
    """*value* for people; spans are places of *text*.

    >>> tell_value([{"start": 3, "end": 7}], "le pont"), tell_value(None, ""), tell_value(["ML", "TD"], ""), tell_value(True, "")
    ('"pont"', 'nothing', 'ML TD', 'yes')
    """
    if value is None or value == []:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return _tell_dict(value, text)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " ".join(map(shown, value))
    if isinstance(value, list) and all(isinstance(item, dict) and "name" in item for item in value):
        return JOINED.join(tell_value(item, text) for item in value)
    if isinstance(value, list) and all(isinstance(item, dict) and "start" in item for item in value):
        return f'"{CUT.join(_words(item, text) for item in value)}"'
    return shown(to_json(value))


def _tell_dict(value: dict[str, Any], text: str) -> str:
    """A party by its name and codes, a claim by the words that carry it, a span by its words."""
    if value.get("name"):
        codes = " ".join(value.get("countries") or ())
        return shown(value["name"]) + (f" ({codes})" if codes else "")
    carried = next((value[key] for key in CARRIERS if value.get(key)), None)
    if carried:
        return tell_value(carried if isinstance(carried, list) else [carried], text)
    if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
        return f'"{_words(value, text)}"'
    return shown(to_json(value))


def _words(span: dict[str, Any], text: str) -> str:
    return shown(text[span["start"] : span["end"]])
