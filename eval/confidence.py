"""Trains the weights behind the confidence words and says how well they hold: ``make confidence``.

A logistic regression with a quadratic penalty, fitted by Newton's method on the statements that the program finds in our own
gold (eval/gold); right is a statement that matches and has the right speaker. Each document is judged by weights that never
saw it, and the thresholds are the lowest that keep their promise on these: of what is sure at least 95 of 100 are right. No
randomness: the same gold and the same program give the same file. Further folders of gold can be named; they are only judged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from eval.run import HERE, load_gold
from eval.scoring import core, match, same_speakers, wanted_cores
from verbale.acts import find_acts
from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.mentions.lookup import ReferenceIndex
from verbale.minutes import assemble, to_record
from verbale.model import Metadata
from verbale.parse import parse_article
from verbale.statements import find_statements
from verbale.statements.confidence import Weights, find_chance, find_evidence
from verbale.statements.grammar import read_text

WEIGHTS = HERE.parent / "src/verbale/statements/confidence.json"
PENALTY = 2.0
ROUNDS = 25
FOLDS = 9
PROMISE = 0.955
DOUBT = 0.55
SUPPORT = 6


@dataclass(frozen=True)
class Sample:
    """A statement that the program found: what speaks for it, and whether it is right."""

    document: str
    evidence: frozenset[str]
    right: bool


def read_samples(folder: Path, texts: Path) -> list[Sample]:
    """The statements that the program finds in the gold texts of *folder*, document by document."""
    samples = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
        samples += _samples_of(path.stem, text, gold)
    return samples


def _samples_of(name: str, document: str, gold: dict[str, Any]) -> list[Sample]:
    parse = parse_article(read_article(document, Metadata(published=gold.get("published") or None, language=gold["lang"])))
    mentions = find_mentions(parse)
    found = find_statements(parse, mentions)
    record = cast(dict[str, Any], to_record(assemble(parse, mentions, find_acts(parse, mentions, found))))
    text, index = read_text(parse), ReferenceIndex(mentions)
    head = len(gold.get("headline") or "")
    kept = [n for n, s in enumerate(found) if s.content[-1].end > head]
    cores = [core(document, [(piece.start, piece.end) for piece in found[n].content]) for n in kept]
    partners = {j: i for i, j in match(wanted_cores(document, gold), cores)}
    samples = []
    for place, n in enumerate(kept):
        right = place in partners and same_speakers(gold["statements"][partners[place]], record["statements"][n])
        samples.append(Sample(name, find_evidence(text, index, found[n]), right))
    return samples


def fit(samples: Sequence[Sample]) -> tuple[float, dict[str, float]]:
    """Bias and weights of the evidence that at least SUPPORT samples have."""
    counts: dict[str, int] = {}
    for sample in samples:
        for name in sample.evidence:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, n in counts.items() if SUPPORT <= n <= len(samples) - SUPPORT)
    x = np.array([[1.0, *(float(name in s.evidence) for name in names)] for s in samples])
    y = np.array([float(s.right) for s in samples])
    w = newton(x, y)
    return float(w[0]), dict(zip(names, map(float, w[1:]), strict=True))


def newton(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights at which the penalised likelihood is highest; the first column is not penalised."""
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        w = w + np.linalg.solve(hessian, gradient)
    return w


def chances_apart(samples: Sequence[Sample]) -> list[float]:
    """The chance of each sample by weights fitted without its document and its fold."""
    documents = sorted({s.document for s in samples})
    folds = {document: n % FOLDS for n, document in enumerate(documents)}
    fitted = [Weights(*fit([s for s in samples if folds[s.document] != n]), 1.0, 0.0, {}) for n in range(FOLDS)]
    return [find_chance(s.evidence, fitted[folds[s.document]]) for s in samples]


def threshold(samples: Sequence[Sample], chances: Sequence[float], promise: float) -> float:
    """The lowest chance from which on at least *promise* of the samples are right; above every chance when none is."""
    ranked = sorted(zip(chances, (s.right for s in samples), strict=True), key=lambda pair: -pair[0])
    best, right = 1.0, 0
    for place, (chance, ok) in enumerate(ranked, start=1):
        right += ok
        if right >= promise * place:
            best = chance
    return best


def say(title: str, samples: Sequence[Sample], chances: Sequence[float], weights: Weights) -> str:
    """One line: how many are sure, likely and doubtful, and how many of each are right."""
    parts = []
    for name, low, high in (("sure", weights.sure, 2.0), ("likely", weights.likely, weights.sure), ("doubtful", -1.0, weights.likely)):
        chosen = [s.right for s, c in zip(samples, chances, strict=True) if low <= c < high]
        parts.append(f"{name} {sum(chosen)}/{len(chosen)}" + (f" ({sum(chosen) / len(chosen):.3f})" if chosen else ""))
    return f"{title}: {', '.join(parts)}"


def main(folders: Sequence[str]) -> int:
    """Fits, writes the weights, and prints what the words are worth on texts that the weights did not see."""
    samples = read_samples(HERE / "gold", HERE / "gold/texts")
    chances = chances_apart(samples)
    bias, found = fit(samples)
    counts = {"statements": len(samples), "right": sum(s.right for s in samples), "texts": len(load_gold(HERE / "gold"))}
    sure, likely = threshold(samples, chances, PROMISE), threshold_of_doubt(samples, chances, DOUBT)
    weights = Weights(round(bias, 4), {n: round(w, 4) for n, w in found.items()}, round(sure, 4), round(likely, 4), counts)
    WEIGHTS.write_text(
        json.dumps({name: getattr(weights, name) for name in weights.__struct_fields__}, indent=1, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
    print(say("our own gold, each document by weights fitted without it", samples, chances, weights))
    for folder in folders:
        gold, _, texts = folder.partition(":")
        others = read_samples(Path(gold), Path(texts or f"{gold}/texts"))
        print(say(gold, others, [find_chance(s.evidence, weights) for s in others], weights))
    return 0


def threshold_of_doubt(samples: Sequence[Sample], chances: Sequence[float], doubt: float) -> float:
    """The highest chance below which fewer than *doubt* of the samples are right; 0 when no such is."""
    ranked = sorted(zip(chances, (s.right for s in samples), strict=True))
    best, right = 0.0, 0
    for place, (chance, ok) in enumerate(ranked, start=1):
        right += ok
        if right < doubt * place:
            best = chance
    return best


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
