"""Two records side by side: what both say, what one alone says, and how it differs."""

from verbale.corpus.comparison.points import Point, find_points
from verbale.corpus.comparison.remarks import Remark, RemarkKind
from verbale.corpus.comparison.rows import Cell, Comparison, Row, RowKind, Share, compare
from verbale.corpus.comparison.versions import Version, pick_sides

__all__ = [
    "Cell",
    "Comparison",
    "Point",
    "Remark",
    "RemarkKind",
    "Row",
    "RowKind",
    "Share",
    "Version",
    "compare",
    "find_points",
    "pick_sides",
]
