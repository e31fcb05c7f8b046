"""The formulas of the dispatches on two states."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.corpus.dossier.timeline import find_evidence
from verbale.corpus.dossier.values import Evidence, Phrase
from verbale.corpus.formulas.usage import Use, find_uses, summarise
from verbale.corpus.shelf import Dispatch

SHOWN = 3
ARTICLE = "article"


def find_phrases(dispatches: Sequence[Dispatch]) -> tuple[Phrase, ...]:
    """The formulas that *dispatches* use, the most frequent first, each with its first places; a place outside statements is the article's own."""
    uses = find_uses(dispatches)
    return tuple(Phrase(usage, _evidence([use for use in uses if use.hit.family == usage.family])) for usage in summarise(dispatches, uses))


def _evidence(uses: Sequence[Use]) -> tuple[Evidence, ...]:
    seen: dict[tuple[str, str], Use] = {}
    for use in uses:
        if not use.claim.is_carried:
            seen.setdefault((use.dispatch.family, use.claim.words), use)
    return tuple(find_evidence(use.claim, use.hit.statement or ARTICLE) for use in list(seen.values())[:SHOWN])
