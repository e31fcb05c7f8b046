"""The feeds that a desk watches: their list, and the entries in each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from verbale.errors import FetchError, UnreadableError, UsageError
from verbale.ingest.fetch import Fetched, parse_address
from verbale.ingest.formats.entry import Entry, read_entry
from verbale.ingest.opening import Opener
from verbale.language import languages

MOST = 2000


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to watch: its address; its outlet and language where the user names them; how many entries and how many days back are taken."""

    url: str
    outlet: str | None = None
    language: str | None = None
    entries: int = 100
    days: int | None = None


KEYS = tuple(field.name for field in fields(Feed))


def load_feeds(path: str | Path) -> tuple[Feed, ...]:
    """The feeds that the TOML file *path* lists, in its order.

    Raises UnreadableError for a file that cannot be read and UsageError for what does not fit; both name the file and the entry.
    """
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror}; give the path of a TOML file with [[feed]] entries.") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: no TOML ({error}); see docs/how-to/watch-feeds.md") from error
    given = table.get("feed")
    if set(table) != {"feed"} or not isinstance(given, list) or not given:
        others = ", ".join(sorted(set(table) - {"feed"}))
        raise UsageError(
            f"{path}: {f'{others} is not known' if others else 'no feed in it'}; write an entry [[feed]] for each, with its url"
        )
    found: dict[str, Feed] = {}
    for number, entry in enumerate(given, 1):
        feed = _read_feed(entry, f"{path}: feed {number}")
        if feed.url in found:
            raise UsageError(f"{path}: feed {number}: {feed.url} is listed twice; take one of the two out")
        found[feed.url] = feed
    return tuple(found.values())


def _read_feed(entry: Any, where: str) -> Feed:
    if not isinstance(entry, dict) or not isinstance(entry.get("url"), str):
        raise UsageError(f'{where}: no url; write url = "https://…"')
    unknown = [key for key in entry if key not in KEYS]
    if unknown:
        raise UsageError(f"{where} ({entry['url']}): {unknown[0]!r} is not known; the keys are {', '.join(KEYS)}")
    for key, value in entry.items():
        _check(key, value, f"{where} ({entry['url']})")
    try:
        url = parse_address(entry["url"]).url
    except FetchError as error:
        raise UsageError(f"{where}: {error}") from error
    return Feed(**{**entry, "url": url})


def _check(key: str, value: Any, where: str) -> None:
    if key in ("url", "outlet"):
        if not isinstance(value, str) or not value.strip():
            raise UsageError(f"{where}: {key} is words in quotation marks, not {value!r}")
    elif key == "language":
        if value not in languages():
            raise UsageError(f"{where}: the language {value!r} is not supported; say one of {', '.join(languages())}, or leave it out")
    elif not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MOST:
        raise UsageError(f"{where}: {key} is a number from 1 to {MOST}, not {value!r}")


def read_entries(opener: Opener, fetched: Fetched) -> tuple[Entry, ...]:
    """The entries of a feed as it came, in its order. It is parsed in the child process; raises UnreadableError for what is no feed."""
    try:
        return tuple(read_entry(raw) for raw in opener.members(fetched.raw, "feed", fetched.url))
    except UnreadableError as error:
        raise UnreadableError(f"{fetched.asked}: {error}") from error
