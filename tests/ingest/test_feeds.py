"""The list of feeds: what it may say, and how what does not fit is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.errors import UnreadableError, UsageError
from verbale.ingest.feeds import Feed, load_feeds

GOOD = """
[[feed]]
url = "HTTPS://Journal.example/rss#top"
outlet = "Le Journal du Fleuve"
language = "fr"
entries = 20
days = 7

[[feed]]
url = "http://autre.example/atom"
"""


def listed(folder: Path, text: str) -> tuple[Feed, ...]:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return load_feeds(path)


def test_a_list(tmp_path: Path) -> None:
    first, second = listed(tmp_path, GOOD)
    assert first == Feed("https://journal.example/rss", "Le Journal du Fleuve", "fr", 20, 7)
    assert second == Feed("http://autre.example/atom")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no feed in it"),
        ("[[feeds]]\nurl='https://a.example/'", "feeds is not known"),
        ("feed = 3", "no feed in it"),
        ("[feed]\nurl='https://a.example/'", "no feed in it"),
        ("[[feed]]\nurl = nothing", "line 2"),
        ("[[feed]]\noutlet = 'A'", "feed 1: no url"),
        ("[[feed]]\nurl = 3", "feed 1: no url"),
        ("feed = ['https://a.example/']", "feed 1: no url"),
        (GOOD + "[[feed]]\nurl = 'https://a.example/'\nouttlet = 'A'", "feed 3 (https://a.example/): 'outtlet' is not known"),
        ("[[feed]]\nurl = 'https://a.example/'\noutlet = ''", "outlet is words"),
        ("[[feed]]\nurl = 'https://a.example/'\nlanguage = 'tlh'", "'tlh' is not supported"),
        ("[[feed]]\nurl = 'https://a.example/'\nlanguage = ['fr']", "is not supported"),
        ("[[feed]]\nurl = 'https://a.example/'\nentries = 0", "entries is a number from 1"),
        ("[[feed]]\nurl = 'https://a.example/'\ndays = true", "days is a number from 1"),
        ("[[feed]]\nurl = 'ftp://a.example/'", "feed 1: ftp://a.example/: neither"),
        ("[[feed]]\nurl = 'http://localhost/'", "feed 1: http://localhost/"),
        (GOOD + "[[feed]]\nurl = 'https://journal.example/rss'", "feed 3: https://journal.example/rss is listed twice"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        listed(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'feeds.toml'}: ")
    assert words in str(caught.value)


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("[[feed]]\noutlet = 'été'".encode("latin-1"))
    for name, words in (("absent.toml", "No such file"), ("latin.toml", "not UTF-8 at byte"), ("", "directory")):
        with pytest.raises(UnreadableError, match=words):
            load_feeds(tmp_path / name)
