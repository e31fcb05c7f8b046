"""The text as patterns see it: small letters, plain apostrophes and blanks, every character at its place."""

from __future__ import annotations

ALIKE = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2007", " "), ("\t", " "))


def fold_text(text: str) -> str:
    """*text* in small letters with plain apostrophes and blanks; a code point for a code point, so that offsets hold.

    >>> fold_text("L’Élysée à 9\u00a0h")
    "l'élysée à 9 h"
    >>> len(fold_text("İzmir ẞ")) == len("İzmir ẞ")
    True
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    for mark, plain in ALIKE:
        low = low.replace(mark, plain)
    return low


def join(words: tuple[str, ...]) -> str:
    """Words as a phrase of the word classes: no blank behind an apostrophe.

    >>> join(("d'", "autre", "part"))
    "d'autre part"
    """
    return " ".join(words).replace("' ", "'")
