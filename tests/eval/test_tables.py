"""The tables of the report."""

from __future__ import annotations

from pathlib import Path

from eval.scoring import Count, Scores
from eval.tables import detail_tables, peer_table


def test_a_part_has_a_column_and_a_label_that_it_lacks_a_dash() -> None:
    french, english = Scores(frames={"clause": Count(1, 1, 2)}), Scores(frames={"quote": Count(3, 3, 3)})
    lines = detail_tables({"fr": french, "en": english})
    assert lines[:2] == ["### Recall by frame", ""]
    assert "| clause | 0.50 (1/2) | - |" in lines
    assert "| quote | - | 1.00 (3/3) |" in lines


def test_peers_stand_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "peers.csv"
    path.write_text('system,task,figures,measured on\nSomebody,times,"F1 0.5, strict 0.4",a corpus\n', encoding="utf-8")
    assert peer_table(path)[-1] == "| Somebody | times | F1 0.5, strict 0.4 | a corpus |"
