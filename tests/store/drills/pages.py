"""The pages of a large desk, asked as a browser asks for them: how long each takes on the server."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.store.drills.queries import Asker
from tests.store.drills.result import Figure, Result, exactly, measured, percentile, within
from verbale.model import Force
from verbale.store import Coded, open_desk
from verbale.views.web.application import make_app
from verbale.views.web.site import Site, address_of

PAGE = 0.2
HOST = "127.0.0.1:8470"
SEED = 5


def show(address: str | Path, coded: Sequence[Coded], *, times: int, limit: float = PAGE) -> Result:
    """Asks *times* for each kind of page, of the desk at *address*, whose texts are those of *coded*; every page anew, without a cache."""
    chance, asker = random.Random(SEED), Asker(coded, SEED)
    figures, refused = list[Figure](), 0
    with open_desk(address) as desk:
        client = TestClient(make_app(Site(desk), [HOST]), base_url=f"http://{HOST}")
        count, last = desk.counts()["article"], desk.arrivals(limit=1)[0].number
        known = [row.id for _ in range(10) for row in desk.arrivals(before=chance.randint(11, last), limit=10)]
        kinds: dict[str, Callable[[], tuple[str, dict[str, Any]]]] = {
            "what is new": lambda: ("/", {}),
            "further back": lambda: ("/", {"before": chance.randint(1, last)}),
            "reader": lambda: (address_of(chance.choice(known)), {}),
            "search": lambda: ("/s", {"q": asker.of_words()}),
            "search of one act": lambda: ("/s", {"q": asker.of_words(), "act": chance.choice(list(Force)).value}),
            "the newest statements": lambda: ("/s", {}),
            "the newest of one country": lambda: ("/s", {"country": chance.choice(("ML", "TD", "KZ", "ZM"))}),
        }
        for kind, make in kinds.items():
            spent = []
            for _ in range(times):
                path, query = make()
                begun = time.perf_counter()
                refused += client.get(path, params=query).status_code != 200
                spent.append(time.perf_counter() - begun)
            figures += [within(f"95 of 100: {kind}", percentile(spent), limit), measured(f"half: {kind}", f"{percentile(spent, 0.5) * 1000:.0f} ms")]
    done = f"{times} times each kind of page of a desk of {count} articles, made by the server in this process; a browser's own time is not in it"
    return Result("pages", done, (exactly("pages that were not made", refused, 0), *figures))
