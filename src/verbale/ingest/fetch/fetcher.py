"""The fetcher: a page of the public web, politely, and nothing else."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version

from verbale.errors import FetchError
from verbale.ingest.fetch.address import Address, follow, parse_address
from verbale.ingest.fetch.asking import OK, REDIRECTS, Answer, Asker
from verbale.ingest.fetch.fetched import Fetched, Validators
from verbale.ingest.fetch.limits import Budget, FetchLimits, make_context
from verbale.ingest.fetch.pacing import Pacer
from verbale.ingest.fetch.ranges import Policy
from verbale.ingest.fetch.resolving import Connector, Resolver, connect, resolve
from verbale.ingest.fetch.robots import LIMIT, TOKEN, RobotsBook, Rules, parse_rules

ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
UNCHANGED = 304
BUSY = 429
REASONS = {
    401: "it asks who you are; read it yourself and add the saved page",
    403: "it is closed to us; read it yourself and add the saved page",
    404: "there is no such page; check the address",
    410: "the page was taken away; look for a copy of it",
}
SHOWN_KINDS = ("image/", "audio/", "video/", "font/")


def utc_now() -> str:
    """The time now, in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Fetcher:
    """Fetches over http and https. It keeps no cookies, sends no credentials, asks no proxy and nothing of the environment.

    All means are the system's unless a test gives its own: *resolve* and *connect*, the *policy* of what is open, the *clock*, *sleep*
    and *now* (an ISO time). One object remembers the robots.txt of a host for a day, and when it asked the host last.
    """

    def __init__(
        self,
        *,
        policy: Policy | None = None,
        limits: FetchLimits | None = None,
        resolve: Resolver = resolve,
        connect: Connector = connect,
        context: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], str] = utc_now,
    ) -> None:
        self._policy, self._limits = policy or Policy(), limits or FetchLimits()
        self._resolve, self._connect, self._given_context = resolve, connect, context
        self._clock, self._now = clock, now
        self._robots, self._pacer = RobotsBook(clock), Pacer(clock, sleep)

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return self._given_context or make_context()

    @cached_property
    def _headers(self) -> dict[str, str]:
        return {"User-Agent": f"{TOKEN}/{version('verbale')} (reads news; honours robots.txt)", "Accept": ACCEPT}

    def fetch(self, url: str) -> Fetched:
        """The document at *url*, behind its redirects.

        Raises FetchError, one sentence with the address, the reason and the cure: an address that is not public or not written plainly,
        one that robots.txt closes, a server that does not prove who it is, is too slow, sends too much or anything but 200.
        """
        fetched = self.fetch_newer(url, Validators())
        assert fetched is not None
        return fetched

    def fetch_newer(self, url: str, known: Validators) -> Fetched | None:
        """The same, None where the server says that the version called *known* is still the newest."""
        asked = parse_address(url, self._policy.ports)
        try:
            return self._fetch(asked, known)
        except FetchError as error:
            if str(error).startswith(f"{asked.url}:"):
                raise
            raise FetchError(f"{asked.url}: redirected to {error}", passing=error.passing) from error

    def _fetch(self, asked: Address, known: Validators) -> Fetched | None:
        budget, address = Budget(self._limits, self._clock), asked
        asker = Asker(self._policy, self._limits, budget, self._resolve, self._connect, lambda: self._context)
        for _ in range(self._limits.redirects + 1):
            rules = self._rules(asker, budget, address)
            rules.check(address)
            answer = self._ask(asker, budget, address, {**self._headers, **known.headers()}, rules)
            if answer.status == UNCHANGED and known.headers():
                return None
            if answer.status not in REDIRECTS:
                return self._take(asked, address, answer)
            address = self._follow(address, answer)
        raise FetchError(f"{asked.url}: more than {self._limits.redirects} redirects; give the address that they lead to.")

    def _follow(self, address: Address, answer: Answer) -> Address:
        location = answer.headers.get("location")
        if not location:
            raise FetchError(f"{address.url}: redirected nowhere (status {answer.status}); try again later.", passing=True)
        return follow(address, _read_header(location), self._policy.ports)

    def _ask(
        self, asker: Asker, budget: Budget, address: Address, headers: dict[str, str], rules: Rules, limit: int | None = None
    ) -> Answer:
        """One request, when its time has come; what is closed is refused before that."""
        asker.judge(address)
        budget.spare(self._pacer.wait(address.host, max(self._limits.pause, rules.delay(self._limits.longest_pause))))
        return asker.ask(address, headers, limit)

    def _take(self, asked: Address, address: Address, answer: Answer) -> Fetched:
        if answer.status != OK:
            passing = answer.status >= 500 or answer.status == BUSY
            usual = "its server is not well; try again later" if passing else "it is not given to us; check the address"
            raise FetchError(f"{address.url}: status {answer.status}, {REASONS.get(answer.status, usual)}.", passing=passing)
        media_type, charset = answer.content
        if media_type and media_type.startswith(SHOWN_KINDS):
            raise FetchError(f"{address.url}: {media_type}, nothing to read; give the address of a text.")
        validators = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        return Fetched(answer.raw, asked.url, address.url, media_type, charset, self._now(), validators)

    def _rules(self, asker: Asker, budget: Budget, address: Address) -> Rules:
        rules = self._robots.find(address.origin)
        if rules is None:
            asker.judge(address)
            rules = self._ask_rules(asker, budget, address)
            self._robots.keep(address.origin, rules)
        return rules

    def _ask_rules(self, asker: Asker, budget: Budget, address: Address) -> Rules:
        """The rules of a host: none where it has no robots.txt (4xx); closed where that cannot be known (5xx, no answer)."""
        place = parse_address(address.origin + "/robots.txt", self._policy.ports)
        try:
            for _ in range(self._limits.redirects + 1):
                answer = self._ask(asker, budget, place, self._headers, Rules(), LIMIT)
                if answer.status not in REDIRECTS:
                    break
                place = self._follow(place, answer)
        except FetchError as error:
            return Rules(unread=str(error))
        if answer.status == OK:
            return parse_rules(answer.raw)
        if answer.status >= 500 or answer.status == BUSY:
            return Rules(unread=f"status {answer.status}; try again later.")
        return Rules()


def _read_header(value: str) -> str:
    """The characters of a field, which come as Latin-1 and may be UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
