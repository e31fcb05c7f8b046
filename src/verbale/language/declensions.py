"""The forms of nouns and adjectives, by their endings."""

from __future__ import annotations

from functools import cache
from typing import Literal

from verbale.language.entry import Entry
from verbale.language.loader import load_entries

Kind = Literal["noun", "adjective"]


class Declension(Entry, frozen=True, kw_only=True):
    """What takes the place of ``ending`` in all forms of a noun or an adjective; the first entry that fits decides."""

    of: Kind
    ending: str
    forms: tuple[str, ...]


@cache
def inflect(word: str, kind: Kind, language: str) -> tuple[str, ...]:
    """The forms of *word*, given in the (masculine) singular; the word alone when no entry fits.

    >>> inflect("vœu", "noun", "fr"), inflect("heureux", "adjective", "fr"), inflect("policy", "noun", "en")
    (('vœu', 'vœux'), ('heureux', 'heureuse', 'heureuses'), ('policy', 'policies'))
    """
    for entry in load_entries(language, "declensions", Declension):
        if entry.of == kind and word.endswith(entry.ending):
            stem = word[: len(word) - len(entry.ending)]
            return tuple(stem + form for form in entry.forms)
    return (word,)


@cache
def number_forms(word: str, language: str) -> tuple[str, ...]:
    """*word* with the singulars and plurals of every noun that it may be a form of; word first, no form twice.

    >>> number_forms("signaux", "fr")
    ('signaux', 'signal', 'signau')
    >>> "accord" in number_forms("accords", "fr"), "accords" in number_forms("accord", "fr")
    (True, True)
    """
    found = {word: None}
    for entry in load_entries(language, "declensions", Declension):
        for form in entry.forms if entry.of == "noun" else ():
            singular = word[: len(word) - len(form)] + entry.ending
            forms = inflect(singular, "noun", language) if word.endswith(form) and len(singular) > 1 else ()
            found |= dict.fromkeys(forms) if word in forms else {}
    return tuple(found)
