"""Pronouns that can be a source, and the turns in which "il" is nobody."""

from __future__ import annotations

from verbale.language.entry import Entry


class Pronoun(Entry, frozen=True, kw_only=True):
    """One pronoun in its forms, folded; ``kind`` is ``subject``, ``relative``, ``demonstrative``, ``oblique`` or ``nobody``.

    ``after``: for an oblique one, the words before it that make it a source ("selon lui").
    """

    words: tuple[str, ...]
    kind: str
    gender: str | None = None
    plural: bool = False
    after: tuple[str, ...] = ()


class Impersonal(Entry, frozen=True, kw_only=True):
    """What follows an "il" that is nobody, folded. With ``verbs``, one of these forms must stand between ("il est probable")."""

    phrases: tuple[str, ...]
    verbs: tuple[str, ...] = ()
