"""What a desk remembers of the web: which addresses its documents came from, and which version of a feed was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.conftest import Read
from tests.store.dumping import dump
from verbale.model import Metadata
from verbale.store import Desk

FEED, PAGE = "https://journal.example/rss", "https://journal.example/une"


def test_the_version_of_a_feed_is_the_last_that_was_read(desk: Desk) -> None:
    assert desk.feed_version(FEED) == (None, None)
    desk.save_feed(FEED, '"v1"', "Mon, 11 Mar 2024 10:00:00 GMT", "2024-03-11T11:00:00Z")
    desk.save_feed("https://autre.example/rss", None, None, "2024-03-11T11:00:00Z")
    assert desk.feed_version(FEED) == ('"v1"', "Mon, 11 Mar 2024 10:00:00 GMT")
    desk.save_feed(FEED, None, "Tue, 12 Mar 2024 10:00:00 GMT", "2024-03-12T11:00:00Z")
    assert desk.feed_version(FEED) == (None, "Tue, 12 Mar 2024 10:00:00 GMT")
    assert desk.feed_version("https://autre.example/rss") == (None, None)


@pytest.mark.parametrize("length", [40, 2000])
def test_a_page_is_known_by_its_address_and_its_text(desk: Desk, samples: Read, length: int) -> None:
    document, coded = samples[0]
    asked, url, article = f"{PAGE}?from=rss".ljust(length, "a"), PAGE.ljust(length, "b"), coded.minutes.article.id
    assert desk.known_paths([asked, url]) == set()
    assert not desk.has_page(url, article)
    page = replace(document, metadata=Metadata(url=url), path=asked, fetched="2024-03-11T11:00:00Z")
    assert desk.add(page, article, coded.minutes.article.text, None)
    assert desk.known_paths([asked, url, "absent"]) == {asked}
    assert desk.known_paths([]) == set()
    assert desk.has_page(url, article)
    assert not desk.has_page(asked, article)
    assert not desk.has_page(url, samples[1][1].minutes.article.id)


def test_asking_writes_nothing(desk: Desk) -> None:
    before = dump(desk)
    desk.known_paths([PAGE])
    desk.has_page(PAGE, "sha256:0")
    desk.feed_version(FEED)
    assert dump(desk) == before
