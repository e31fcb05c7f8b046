"""A value of JSON on one line, whoever breaks lines."""

from __future__ import annotations

import json

BREAKS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})


def json_line(value: object) -> str:
    """*value* as JSON with its line feed; the marks that some readers take for ends of lines are written as escapes.

    >>> json_line({"a": "é\\u2028"})
    '{"a":"é\\\\u2028"}\\n'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(BREAKS) + "\n"
