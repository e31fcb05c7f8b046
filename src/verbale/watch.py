"""Feeds and a desk's file: what is new in the feeds comes into the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verbale.batch import Incoming, Outcome, State, add_files
from verbale.errors import FetchError, UnreadableError, VerbaleError
from verbale.ingest import Opener
from verbale.ingest.feeds import Feed, read_entries
from verbale.ingest.fetch import Validators, parse_address, show
from verbale.ingest.formats.entry import Entry
from verbale.model import Metadata
from verbale.store import Desk


@dataclass(frozen=True, slots=True)
class FeedRead:
    """How a feed ended in a round: its entries by their states, and why those were refused; or that it had not changed, or could not be read."""

    feed: Feed
    added: int = 0
    already: int = 0
    refused: tuple[VerbaleError, ...] = ()
    unchanged: bool = False
    error: VerbaleError | None = None


def read_feeds(desk: Desk, feeds: Iterable[Feed], opener: Opener, now: str) -> Iterator[FeedRead]:
    """Reads *feeds* in turn, and adds the pages of the entries that are new; *now* is an ISO time in UTC.

    An entry is known by its address: one whose page is in the file, or whose page was refused for what it holds, is not fetched again.
    A feed that has not changed since all its entries ended is not sent again by its server.
    """
    for feed in feeds:
        try:
            yield _read_feed(desk, feed, opener, now)
        except VerbaleError as error:
            if not isinstance(error, FetchError | UnreadableError):
                raise
            yield FeedRead(feed, error=error)


def _read_feed(desk: Desk, feed: Feed, opener: Opener, now: str) -> FeedRead:
    fetched = opener.fetcher.fetch_newer(feed.url, Validators(*desk.feed_version(feed.url)))
    if fetched is None:
        return FeedRead(feed, unchanged=True)
    wanted, refused = choose_entries(read_entries(opener, fetched), feed, now)
    known = desk.known_paths(list(wanted)) | _lasting(desk, now)
    incoming = [Incoming(link, given_of(entry, feed), now) for link, entry in wanted.items() if link not in known]
    outcomes = list(add_files(desk, incoming, opener))
    if not any(isinstance(outcome.error, FetchError) and outcome.error.passing for outcome in outcomes):
        desk.save_feed(feed.url, fetched.validators.etag, fetched.validators.last_modified, now)
    return _count(feed, len(wanted) - len(incoming), outcomes, refused)


def _lasting(desk: Desk, now: str) -> set[str]:
    """What stands in quarantine and is not tried again: whatever could be fetched, and what could not be for a day."""
    yesterday = f"{date.fromisoformat(now[:10]) - timedelta(1)}{now[10:]}"
    return {row.name for row in desk.refusals() if row.code != FetchError.exit_code or row.at < yesterday}


def _count(feed: Feed, known: int, outcomes: list[Outcome], refused: list[VerbaleError]) -> FeedRead:
    states = [outcome.state for outcome in outcomes]
    errors = (*refused, *(outcome.error for outcome in outcomes if outcome.error))
    return replace(FeedRead(feed), added=states.count(State.ADDED), already=known + states.count(State.ALREADY), refused=errors)


def choose_entries(entries: Iterable[Entry], feed: Feed, now: str) -> tuple[dict[str, Entry], list[VerbaleError]]:
    """The entries to take, by their addresses as the fetcher writes them, and why others are none: without an address, or with a closed one.

    >>> entries = [Entry("https://journal.example/une#haut", published="2024-03-11"), Entry("https://journal.example/vieux", published="2020-01-01")]
    >>> list(choose_entries(entries, Feed("https://journal.example/rss", days=7), "2024-03-12T08:00:00Z")[0])
    ['https://journal.example/une']
    """
    oldest = (date.fromisoformat(now[:10]) - timedelta(feed.days)).isoformat() if feed.days else ""
    chosen: dict[str, Entry] = {}
    refused: list[VerbaleError] = []
    for number, entry in enumerate(entries, 1):
        if len(chosen) >= feed.entries:
            break
        if entry.published and entry.published < oldest:
            continue
        try:
            if not entry.link:
                title = show(entry.title or "")
                raise UnreadableError(f"{feed.url}: entry {number} {title!r} has no address of a page; ask its outlet for one.")
            chosen.setdefault(parse_address(entry.link).url, entry)
        except VerbaleError as error:
            refused.append(error)
    return chosen, refused


def given_of(entry: Entry, feed: Feed) -> Metadata:
    """What is given about an entry's page: the user's word before the feed's."""
    return Metadata(entry.published, feed.outlet or entry.outlet, None, entry.title, feed.language)
