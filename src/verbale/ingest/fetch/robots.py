"""robots.txt as RFC 9309 has it: what a host lets us fetch, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.errors import FetchError
from verbale.ingest.fetch.address import Address

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "Verbale"
LIMIT = 512 * 1024
DAY = 24 * 3600.0
SHORT = 600.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to us; ``unread`` is why it could not be read, which closes the host."""

    parsed: Protego | None = None
    unread: str | None = None

    def check(self, address: Address) -> None:
        """Raises FetchError for an address that the host does not let us fetch."""
        if self.unread:
            raise FetchError(f"{address.url}: nothing is fetched there, for its robots.txt cannot be read: {self.unread}", passing=True)
        if self.parsed is not None and not self.parsed.can_fetch(address.url, TOKEN):
            raise FetchError(
                f"{address.url}: its robots.txt asks programs not to fetch it; read it yourself, save the page and add the file."
            )

    def delay(self, longest: float) -> float:
        """The seconds between two requests that the host asks for, at most *longest*; 0 where it asks for none."""
        asked = self.parsed.crawl_delay(TOKEN) if self.parsed is not None else None
        return min(float(asked), longest) if asked is not None and asked > 0 else 0.0


def parse_rules(raw: bytes) -> Rules:
    """The rules in a robots.txt, in its first 512 KiB.

    >>> from verbale.ingest.fetch.address import parse_address
    >>> parse_rules(b"User-agent: *\\nDisallow: /archives/").check(parse_address("https://journal.example/une"))
    """
    from protego import Protego

    return Rules(Protego.parse(raw[:LIMIT].decode("utf-8-sig", "replace")))


class RobotsBook:
    """The rules by origin, each kept for a day; that a file could not be read is kept for ten minutes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[float, Rules]] = {}

    def find(self, origin: str) -> Rules | None:
        """The rules of *origin*, None where they are not known or too old."""
        until, rules = self._kept.get(origin, (0.0, None))
        return rules if rules and self._clock() < until else None

    def keep(self, origin: str, rules: Rules) -> None:
        """Keeps what *origin* says."""
        self._kept[origin] = (self._clock() + (SHORT if rules.unread else DAY), rules)
