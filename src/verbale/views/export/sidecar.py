"""The notice in a file of its own, for formats that have no place for it."""

from __future__ import annotations

import json

from verbale.views.export.format import Notice


def beside(name: str, notice: Notice) -> tuple[str, str]:
    """``NAME.meta.json`` with the notice.

    >>> notice = Notice("0.1.0", "jsonl", "article", {"act": "COMMIT"}, 2, 2, None, False, (), ())
    >>> beside("a.jsonl", notice)[0]
    'a.jsonl.meta.json'
    """
    return f"{name}.meta.json", json.dumps(notice.to_dict(), ensure_ascii=False, indent=1) + "\n"
