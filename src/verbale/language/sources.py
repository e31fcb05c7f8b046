"""Bodies, media and sources without a name: the nouns that can speak and are no person."""

from __future__ import annotations

from verbale.language.entry import Entry


class SourceNoun(Entry, frozen=True, kw_only=True):
    """Nouns of one class of speakers, folded; ``common`` ones have no gender that tells.

    ``kind`` is ``body`` (an institution, whose country may be stated), ``group`` (people without a name) or ``media``.
    ``national``: a body of the state: without another word it belongs to the country that the text is about.
    ``private``: a body that speaks for no state.
    ``owned``: what it says is said by the body that issues it ("un communiqué du ministère").
    """

    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    kind: str
    national: bool = False
    private: bool = False
    owned: bool = False
