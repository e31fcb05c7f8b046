"""``verbale watch``: round after round, what is new in the feeds comes into the desk's file."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable

from verbale.ingest import Opener
from verbale.ingest.feeds import Feed, load_feeds
from verbale.store import open_desk
from verbale.views.desk.adding import note_backup
from verbale.views.desk.clock import clock
from verbale.views.desk.options import desk_path
from verbale.views.opening import load_opener
from verbale.watch import FeedRead, read_feeds

STOPPED = 130


def watch_command(options: argparse.Namespace) -> int:
    """One line a round; with ``--once`` the exit code is that of the gravest refusal, 130 when stopped by Ctrl-C."""
    feeds, path = load_feeds(options.feeds), desk_path(options)
    with load_opener(options) as opener:
        try:
            while True:
                worst = watch_once(feeds, path, opener)
                if options.once:
                    return worst
                time.sleep(60 * options.every)
        except KeyboardInterrupt:
            print("verbale: stopped; what was added is kept, the same command goes on", file=sys.stderr)
            return STOPPED


def watch_once(feeds: Iterable[Feed], path: str, opener: Opener) -> int:
    """One round: every refusal on the error output, and one line of what was new; the gravest exit code. The file is open only for the round."""
    now, read = clock(), []
    with open_desk(path, create=True) as desk:
        note_backup(desk)
        for feed in read_feeds(desk, feeds, opener, now):
            read.append(feed)
            for error in (*feed.refused, *([feed.error] if feed.error else [])):
                print(f"verbale: {error}", file=sys.stderr)
    print(round_line(now, read), flush=True)
    return max((error.exit_code for feed in read for error in (*feed.refused, feed.error) if error), default=0)


def round_line(now: str, read: list[FeedRead]) -> str:
    """What a round brought, on one line.

    >>> round_line("2024-03-12T08:00:00Z", [FeedRead(Feed("https://journal.example/rss"), added=2), FeedRead(Feed("https://b.example/"), unchanged=True)])
    '2024-03-12T08:00:00Z  new 2, already there 0, refused 0; feeds 2, unchanged 1, not read 0'
    """
    entries = f"new {sum(f.added for f in read)}, already there {sum(f.already for f in read)}, refused {sum(len(f.refused) for f in read)}"
    return f"{now}  {entries}; feeds {len(read)}, unchanged {sum(f.unchanged for f in read)}, not read {sum(f.error is not None for f in read)}"
