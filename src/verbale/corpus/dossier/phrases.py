"""The formulas of the dispatches on two states, and what one of the two does not say."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.corpus.counting import Claim
from verbale.corpus.dossier.timeline import find_evidence
from verbale.corpus.dossier.values import Evidence, Phrase, Unsaid
from verbale.corpus.formulas.usage import Use, find_uses, summarise
from verbale.corpus.shelf import Dispatch
from verbale.corpus.silences import Finding, country_voice, find_silences

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


def find_unsaid(dispatches: Sequence[Dispatch], a: str, b: str) -> tuple[Unsaid, ...]:
    """The silences of the two that can be told from chance, in the order of ``find_silences``, each with the first places of its topic."""
    by_id = {dispatch.id: dispatch for dispatch in dispatches}
    found = find_silences(dispatches, country_voice(a), country_voice(b))
    return tuple(
        Unsaid(
            silence, tuple(find_evidence(Claim(by_id[m.article], m.evidence), m.act or m.statement or ARTICLE) for m in silence.mentions)
        )
        for silence in found
        if silence.finding is Finding.SILENT
    )
