"""Reprints: against the truth of a generated corpus, under many orders of arrival, and as the desk grows: ``make reprints``.

It takes some twenty minutes, so its figures are kept in reprints.json, which ``make bench`` prints with their date.

What is true: an article is in the family of the dispatch that it reprints. One that is merged of two is in the family of the one that
makes two thirds of its words, without standing lines, and in a family of its own where neither does; to put it with either is wrong then.
Not counted are the pairs of one of which the larger part is within a twentieth of two thirds, and pairs of two that are merged of the same two
dispatches. Pairs with an article cut to a quarter are told apart.
"""

from __future__ import annotations

import json
import platform
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.corpus import Made, generate
from bench.desks import article_id, fill, filled
from verbale.corpus.reprints.indexing import Arrival, add_arrivals, catch_up
from verbale.corpus.reprints.reading import read_families

RECORDED = Path(__file__).with_name("reprints.json")
SEED, OTHER_SEED = 5, 6
ARTICLES, SIZES = 20_000, (1_000, 10_000, 100_000)
ORDERS, IN_ORDER, ADDED = 20, 600, 60
MOSTLY, ABOUT = 2 / 3, 0.05
QUARTER, MERGED = "quarter", "merged"
PROMISED = {"half": 0.97, "quarter": 0.90}
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of articles that the truth and the answer put into one family."""

    both: int
    truth: int
    answer: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / max(1, self.truth + self.answer)

    def told(self) -> dict[str, float]:
        """As it is recorded."""
        precision, recall = self.both / max(1, self.answer), self.both / max(1, self.truth)
        return {"pairs": self.truth, "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(self.f1, 4)}


def home(made: Made) -> int | None:
    """The dispatch of whose family an article is; None for one merged of two that is mostly neither's."""
    if made.kind != MERGED:
        return made.parts[0].origin
    return next((part.origin for part in made.parts if part.of_article >= MOSTLY), None)


def is_near(made: Made) -> bool:
    """True for one merged of two that is so nearly two thirds one dispatch's that it may be in its family or not."""
    return made.kind == MERGED and abs(max(part.of_article for part in made.parts) - MOSTLY) <= ABOUT


def pairs_of(groups: Iterable[Sequence[str]]) -> set[Pair]:
    """Every two of a group."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def score(made: Sequence[Made], families: dict[str, str]) -> dict[str, Score]:
    """The pairs that were found against the true ones: those with an article cut to a quarter, and all others."""
    of = {article_id(one.text): one for one in made}
    truth = _grouped({name: home(one) for name, one in of.items()})
    answer = _grouped(families)

    def counts(pair: Pair) -> bool:
        one, two = (of[name] for name in pair)
        if is_near(one) or is_near(two):
            return False
        both_merged = one.kind == two.kind == MERGED and home(one) is None and home(two) is None
        return not (both_merged and {p.origin for p in one.parts} == {p.origin for p in two.parts})

    def kind(pair: Pair) -> str:
        return "quarter" if any(of[name].kind == QUARTER for name in pair) else "half"

    wanted, found = {p for p in pairs_of(truth) if counts(p)}, {p for p in pairs_of(answer) if counts(p)}
    scores = {}
    for name in PROMISED:
        ours, theirs = {p for p in found if kind(p) == name}, {p for p in wanted if kind(p) == name}
        scores[name] = Score(len(ours & theirs), len(theirs), len(ours))
    return scores


def _grouped(families: dict[str, Any]) -> list[list[str]]:
    """The members of each family; who has none is in none."""
    groups: dict[Any, list[str]] = {}
    for name, family in families.items():
        if family is not None:
            groups.setdefault(family, []).append(name)
    return list(groups.values())


def measure_accuracy() -> dict[str, Any]:
    """The scores on the generated corpus."""
    made = generate(ARTICLES, SEED)
    with filled(made) as desk:
        catch_up(desk)
        families = read_families(desk)
    return {name: one.told() for name, one in score(made, families).items()}


def count_orders() -> int:
    """How many different sets of families come out when the same articles come in many orders, in groups of many sizes."""
    made, outcomes = generate(IN_ORDER, SEED), set()
    for seed in range(ORDERS):
        chance = random.Random(seed)
        with filled(made) as desk:
            for group in _groups(chance.sample(made, len(made)), chance):
                with desk.sampling(write=True) as samples:
                    add_arrivals(samples, [Arrival(article_id(one.text), one.published, one.text) for one in group])
            outcomes.add(frozenset(read_families(desk).items()))
    return len(outcomes)


def _groups(made: list[Made], chance: random.Random) -> Iterator[list[Made]]:
    while made:
        size = chance.choice((1, 1, 2, 5, 40, 200))
        yield made[:size]
        made = made[size:]


def measure_size(articles: int) -> dict[str, float]:
    """Seconds and peak memory of taking a whole desk in, and the milliseconds of one more article, its writing to the disk with it."""
    made = generate(articles, SEED)
    with filled(made) as desk:
        began, began_work = time.perf_counter(), time.process_time()
        catch_up(desk)
        seconds, work = time.perf_counter() - began, time.process_time() - began_work
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        more = generate(articles + ADDED * 10, OTHER_SEED)[-ADDED:]
        fill(desk, more, len(made) + 1)
        spent, worked = [], []
        for one in more:
            began, began_work = time.perf_counter(), time.process_time()
            with desk.sampling(write=True) as samples:
                add_arrivals(samples, [Arrival(article_id(one.text), one.published, one.text)])
            spent.append(1000 * (time.perf_counter() - began))
            worked.append(1000 * (time.process_time() - began_work))
        size = Path(desk.engine.name).stat().st_size / 1e6
    return {
        "articles": articles,
        "seconds": round(seconds, 1),
        "processor_seconds": round(work, 1),
        "memory_mb": round(memory),
        "desk_mb": round(size),
        "added_median_ms": round(statistics.median(spent), 1),
        "added_95_ms": round(sorted(spent)[int(0.95 * len(spent))], 1),
        "added_processor_ms": round(statistics.median(worked), 1),
    }


def section() -> list[str]:
    """The lines of the report; none before the figures were recorded."""
    if not RECORDED.is_file():
        return []
    kept = json.loads(RECORDED.read_text(encoding="utf-8"))
    rows = [_size_row(size) for size in kept["sizes"]]
    told = [
        f"| {name} | {s['pairs']:,} | {s['precision']:.3f} | {s['recall']:.3f} | {s['f1']:.3f} | {PROMISED[name]} |"
        for name, s in kept["accuracy"].items()
    ]
    return [
        "## Reprints",
        "",
        f"Recorded on {kept['date']} by `make reprints` ({kept['machine']}); generated dispatches of some 360 words, three in ten reprinted.",
        "",
        "| articles | seconds to take all in | of the processor | ms each | peak MB | desk's MB | ms for one more, median | of the processor | 95 % |",
        "|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        f"Pairs of one family among {kept['articles']:,} articles (cut, reordered, retitled, with another lead or a paragraph added, merged of two;",
        "half of them over a standing last line):",
        "",
        "| the smaller copy has | pairs | precision | recall | F1 | promised |",
        "|---|---|---|---|---|---|",
        *told,
        "",
        "What is merged of two counts to the dispatch that makes two thirds of it, else to neither; not counted: what is within a twentieth of two thirds, and",
        "pairs of two that are merged of the same two.",
        f"Families of {kept['in_order']:,} articles under {kept['orders']} random orders, one by one and in groups: {kept['outcomes']} outcome.",
    ]


def _size_row(size: dict[str, float]) -> str:
    each = 1000 * size["processor_seconds"] / size["articles"]
    taken = f"{size['articles']:,} | {size['seconds']:.0f} | {size['processor_seconds']:.0f} | {each:.1f}"
    kept = f"{size['memory_mb']:,} | {size['desk_mb']:,} | {size['added_median_ms']:.0f} | {size['added_processor_ms']:.0f} | {size['added_95_ms']:.0f}"
    return f"| {taken} | {kept} |"


def measure_apart(size: int) -> dict[str, float]:
    """``measure_size`` in a process of its own, so that the peak of its memory is its own."""
    done = subprocess.run([sys.executable, "-m", "bench.reprints", str(size)], capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(arguments: Sequence[str]) -> int:
    """Measures everything and records it; with a number, one desk of that many articles alone."""
    if arguments:
        print(json.dumps(measure_size(int(arguments[0]))))
        return 0
    kept = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, Python {platform.python_version()}, one process",
        "articles": ARTICLES,
        "accuracy": measure_accuracy(),
        "in_order": IN_ORDER,
        "orders": ORDERS,
        "outcomes": count_orders(),
        "sizes": [measure_apart(size) for size in SIZES],
    }
    RECORDED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print("\n".join(section()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
