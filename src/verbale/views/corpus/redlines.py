"""A redline on one line: what was deleted in square brackets with a minus, what was inserted with a plus."""

from __future__ import annotations

from collections.abc import Iterable

from verbale.corpus.reprints.redline import Change, Segment
from verbale.views.layout import CUT, shown

MARKS = {Change.KEPT: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}
KEPT_AROUND = 40


def redline_words(segments: Iterable[Segment]) -> str:
    """The redline with marks; of long kept pieces the words next to a change.

    >>> from verbale.corpus.reprints.redline import draw
    >>> redline_words(draw("Il viendra lundi.", "Il viendra mardi."))
    'Il viendra [-lundi-]{+mardi+}.'
    """
    pieces = [MARKS[s.change].format(shown(_short(s.text) if s.change is Change.KEPT else s.text)) for s in segments]
    return "".join(pieces).strip()


def _short(text: str) -> str:
    if len(text) <= 2 * KEPT_AROUND + len(CUT):
        return text
    return text[:KEPT_AROUND].rpartition(" ")[0] + CUT + text[-KEPT_AROUND:].partition(" ")[2]
