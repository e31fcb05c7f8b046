"""On our own gold the program may not fall by more than a point from the figures that ``make eval`` recorded."""

from __future__ import annotations

import json

import pytest

from eval.run import HERE, RECORDED, load_gold, recorded_figures, score_own
from verbale.ingest import read_article
from verbale.minutes import to_record
from verbale.model import Metadata
from verbale.pipeline import read_many

LOWEST: dict[str, dict[str, float]] = json.loads(RECORDED.read_text(encoding="utf-8"))
POINT = 0.01


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    gold = {i: document for i, document in load_gold(HERE / "gold").items() if document["lang"] in LOWEST}
    articles = [
        read_article((HERE / "gold/texts" / f"{i}.txt").read_text(encoding="utf-8"), Metadata(published=d["published"], language=d["lang"]))
        for i, d in gold.items()
    ]
    records = dict(zip(gold, map(to_record, read_many(articles)), strict=True))
    return recorded_figures(score_own(HERE / "gold", gold, records))


@pytest.mark.parametrize(("language", "measure"), [(language, measure) for language, row in LOWEST.items() for measure in row])
def test_no_figure_falls(language: str, measure: str, figures: dict[str, dict[str, float]]) -> None:
    assert figures[language][measure] >= LOWEST[language][measure] - POINT
