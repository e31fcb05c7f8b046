"""The words of the pages in the interface's languages; those that the minutes have too come from the minutes' catalogue."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from verbale.views.catalogue import LANGUAGES, load_catalogue, read_words

HERE = Path(__file__).parent / "i18n"
DEFAULT = LANGUAGES[0]


@cache
def load_words(language: str) -> dict[str, str]:
    """The pages' own words by key."""
    return read_words(HERE / f"{language}.yml")


def tell(language: str, key: str, **values: object) -> str:
    """The words of *key* with *values* filled in; raises KeyError for a key that neither catalogue has.

    >>> tell("fr", "search"), tell("en", "not_stated")
    ('Rechercher', 'not mentioned')
    """
    own = load_words(language)
    return (own[key] if key in own else load_catalogue(language)[key]).format(**values)


def tell_count(language: str, key: str, number: int) -> str:
    """*number* with the word of *key* in its singular or plural.

    >>> tell_count("fr", "statements", 0), tell_count("en", "statements", 0), tell_count("en", "articles", 12345)
    ('0 déclaration', '0 statements', '12,345 articles')
    """
    words = load_words(language)
    form = "one" if str(number) in words["singular"].split() else "many"
    return words[f"{key}-{form}"].format(count=f"{number:,}".replace(",", words["thousands"]))


def best_language(header: str) -> str:
    """The language of the interface that an ``Accept-Language`` header likes best; French where it likes none of ours.

    >>> best_language("de, en-GB;q=0.7, fr;q=0.3"), best_language("")
    ('en', 'fr')
    """
    liked = []
    for number, part in enumerate(header[:1000].split(",")):
        tag, _, weight = part.partition(";q=")
        language = tag.strip().lower()[:2]
        if language in LANGUAGES:
            liked.append((-float(weight) if weight.replace(".", "", 1).isdecimal() and weight.isascii() else -1.0, number, language))
    return min(liked)[2] if liked else DEFAULT
