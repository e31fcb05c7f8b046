"""A text whose line breaks are single line feeds, and where its places are then."""

from __future__ import annotations

from bisect import bisect_left


class LineFeeds:
    """*text* with each carriage return and line feed made one line feed, a lone carriage return too.

    >>> feeds = LineFeeds("a\\r\\nb\\rc")
    >>> feeds.text, [feeds.at(place) for place in (0, 1, 3, 4, 5, 6)]
    ('a\\nb\\nc', [0, 1, 2, 3, 4, 5])
    """

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._dropped: list[int] = []
        at = text.find("\r\n")
        while at >= 0:
            self._dropped.append(at)
            at = text.find("\r\n", at + 2)

    def at(self, place: int) -> int:
        """Where the place *place* of the text stands now."""
        return place - bisect_left(self._dropped, place)
