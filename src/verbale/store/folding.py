"""Words as the search compares them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from verbale.language import languages
from verbale.language.declensions import number_forms
from verbale.world.fold import fold_name

WORD = re.compile(r"[^\W_]+")
ELIDED = re.compile(r"\b[^\W\d_]{1,2}'(?=[^\W_])")
LONGEST = 256
QUOTED = re.compile(r'["«»“”„]')


def fold_words(text: str) -> list[str]:
    """The words of *text* without case, accents, apostrophes and hyphens; one or two letters elided before a word are dropped.

    What is no letter and no digit parts words; a text without any has none. Of a longer word than any is the first 256 letters stand for it.

    >>> fold_words("L’amitié sino-kazakhe, jusqu'à COVID-19")
    ['amitie', 'sino', 'kazakhe', 'jusqu', 'a', 'covid', '19']
    """
    return [word[:LONGEST] for word in WORD.findall(ELIDED.sub("", fold_name(unicodedata.normalize("NFKC", text))))]


def fold_query(query: str) -> list[list[str]]:
    """What a query asks for: words, and phrases in quotation marks of any kind, each as its folded words.

    Any input is a query; a mark that is never closed closes at the end.

    >>> fold_query('commerce « nouvelle route » AND')
    [['commerce'], ['nouvelle', 'route'], ['and']]
    """
    found: list[list[str]] = []
    for number, piece in enumerate(QUOTED.split(query)):
        words = fold_words(piece)
        found += ([words] if number % 2 else [[word] for word in words]) if words else []
    return found


def find_alternatives(words: Sequence[str], lemmas: Mapping[str, Sequence[str]]) -> list[str]:
    """What a piece of a query stands for: a phrase for itself, a word for its lemmas, its singular and its plural too.

    >>> {"accords", "accord"} <= set(find_alternatives(["accords"], {}))
    True
    """
    if len(words) > 1:
        return [" ".join(words)]
    forms = (form for language in languages() for form in number_forms(words[0], language))
    return list(dict.fromkeys((words[0], *lemmas.get(words[0], ()), *forms)))
