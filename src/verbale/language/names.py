"""What makes a run of capitalised words the name of a person."""

from __future__ import annotations

from verbale.language.entry import Entry


class NameWords(Entry, frozen=True, kw_only=True):
    """A class of words that helps to read names, folded; an entry without words is a rule of the reader itself."""

    words: tuple[str, ...] = ()
