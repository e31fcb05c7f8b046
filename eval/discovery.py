"""How well `verbale formulas discover` finds phrases planted on one side of a generated corpus: a section of REPORT.md.

The corpus is that of bench/corpus.py; who reprints whom is taken from its truth, so that the figure is that of discovery alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.corpus import Made, Planted, generate
from verbale.corpus.formulas.discovery import Offer, discover
from verbale.corpus.formulas.passages import find_passages
from verbale.corpus.formulas.sources import Source, SourceKind
from verbale.corpus.shelf import Dispatch
from verbale.language.printed import fold_printed
from verbale.model import Span

SIDE, RATE = "nord", 0.1
ARTICLES, SEEDS, FIRST = 2000, (1, 2, 3), 15
PHRASES = (
    "la diplomatie du petit pas",
    "un voisinage sans murs",
    "la paix des deux rives",
    "le pacte de la mer intérieure",
    "une sécurité pour chacun",
    "la fraternité des fleuves",
    "un ordre sans maître",
    "le droit au développement choisi",
    "l'équilibre des patiences",
    "la coopération à ciel ouvert",
)


@dataclass(frozen=True, slots=True)
class Discovered:
    """What one corpus gave: how many of the planted phrases were found, how many false ones stood among the first offers, how many offers in all."""

    seed: int
    found: int
    false: int
    offers: int


def measure(seed: int, articles: int = ARTICLES) -> Discovered:
    """Discovery on a corpus with ten phrases planted on one side, each in a tenth of its dispatches."""
    made = generate(articles, seed, [Planted(phrase, SIDE, RATE) for phrase in PHRASES])
    offers = discover(find_passages(to_dispatches(made), Source(SourceKind.OUTLET, SIDE)))
    true = [[phrase for phrase in PHRASES if is_planted(offer, phrase)] for offer in offers]
    found = {phrase for phrases in true[:FIRST] for phrase in phrases}
    return Discovered(seed, len(found), sum(not phrases for phrases in true[:FIRST]), len(offers))


def is_planted(offer: Offer, phrase: str) -> bool:
    """True when *offer* is *phrase* but for the article at its head and one word of its sentence at most."""
    planted, offered = fold_printed(phrase)[1:], fold_printed(offer.words)
    return " ".join(planted) in " ".join(offered) and len(offered) <= len(planted) + 3


def to_dispatches(made: Sequence[Made]) -> list[Dispatch]:
    """The corpus as dispatches of its sides, with the families of its truth; paragraphs that an earlier dispatch had are carried."""
    seen: set[str] = set()
    found = []
    for number, one in enumerate(made):
        record: dict[str, Any] = {
            "article": {"language": "fr", "text": one.text, "title": one.title, "published": {"value": one.published}},
            "statements": [],
            "people": [],
            "times": [],
        }
        family = f"{min(part.origin for part in one.parts):08}"
        found.append(Dispatch(f"{number:08}", record, frozenset(), ({"outlet": one.side},), family, tuple(_carried(one.text, seen))))
    return found


def _carried(text: str, seen: set[str]) -> list[Span]:
    carried, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip() in seen:
            carried.append(Span(at, at + len(line)))
        seen.add(line.strip())
        at += len(line)
    return carried


def section() -> list[str]:
    """The lines of the report."""
    rows = [measure(seed) for seed in SEEDS]
    lines = ["## Formulas: discovery", ""]
    lines += [f"Ten phrases in a tenth of the dispatches of one side each, {ARTICLES} generated articles with reprints; first {FIRST} offers.", ""]
    lines += ["| seed | planted found | false among the first | offers |", "|---|---|---|---|"]
    return [*lines, *(f"| {row.seed} | {row.found} of {len(PHRASES)} | {row.false} | {row.offers} |" for row in rows), ""]


if __name__ == "__main__":
    print("\n".join(section()))
