"""A record read back is the same record, and prints the same minutes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reading import read_all
from verbale.minutes import from_record, to_record
from verbale.views.markdown import to_markdown

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_record_read_back_is_the_same(path: Path) -> None:
    (minutes,) = read_all([path.read_text(encoding="utf-8")], language="en" if path.stem[:2] in {"08", "09"} else "fr")
    record = json.loads(json.dumps(to_record(minutes)))
    again = from_record(record)
    assert to_record(again) == record
    assert to_markdown(again, "fr") == to_markdown(minutes, "fr")
