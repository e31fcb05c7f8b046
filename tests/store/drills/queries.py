"""Random queries, of Unicode and of words that are there."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

from tests.store.drills.result import Result, measured, none_of, percentile, within
from tests.store.importing import invented_words
from verbale.store import Coded, open_desk
from verbale.store.folding import fold_words

SLOWEST = 1.0
MARKS = "\"«»“”'’-()*^:{}+~,.!?\0\n\t_\u200d\u0301"


class Asker:
    """Makes queries: two thirds of words of the texts, one to four of them, quoted or not; one third of any letters there are."""

    def __init__(self, coded: Sequence[Coded], seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = [word for one in coded for word in fold_words(one.minutes.article.text)]

    def of_words(self) -> str:
        """Words that stand together in a text, words of any texts, and invented ones."""
        start, length = self.chance.randrange(len(self.words)), self.chance.randint(1, 4)
        together = " ".join(self.words[start : start + length])
        apart = " ".join(self.chance.choices(self.words, k=length))
        rare = invented_words(self.chance.randrange(100_000))[0]
        return self.chance.choice((together, f"« {together} »", apart, apart, rare, f"{rare} {together}"))

    def of_anything(self) -> str:
        """Any code points, lone surrogates and NUL among them."""
        letters = [chr(self.chance.randrange(0x110000)) for _ in range(self.chance.randint(0, 30))]
        return "".join(letters + self.chance.choices(MARKS, k=self.chance.randint(0, 6)) + self.chance.choices(self.words, k=1))

    def any_query(self) -> str:
        """One or the other."""
        return self.of_words() if self.chance.random() < 2 / 3 else self.of_anything()


def ask(address: str | Path, coded: Sequence[Coded], *, queries: int) -> Result:
    """Asks *queries* times."""
    asker, spent, errors, hits = Asker(coded, 3), list[float](), 0, 0
    with open_desk(address) as desk:
        articles = desk.counts()["article"]
        for _ in range(queries):
            query = asker.any_query()
            begun = time.perf_counter()
            try:
                hits += len(desk.search(query))
            except Exception:
                errors += 1
            spent.append(time.perf_counter() - begun)
    return Result(
        "queries",
        f"{queries} random queries of words and of any Unicode on {articles} articles",
        (
            none_of("errors", errors),
            within("the slowest", max(spent), SLOWEST),
            measured("95 of 100 within", f"{percentile(spent) * 1000:.0f} ms"),
            measured("half within", f"{percentile(spent, 0.5) * 1000:.1f} ms"),
            measured("hits", str(hits)),
        ),
    )
