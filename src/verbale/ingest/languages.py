"""Which language a text is in."""

from __future__ import annotations

import re

from verbale.errors import UnsupportedError
from verbale.language import languages
from verbale.language.fold import fold_text
from verbale.language.profile import load_profile

DEFAULT = "fr"
AUTO = "auto"
WORD = re.compile(r"[^\W\d_]+'?")
SAMPLE = 20_000
FEW = 12
LATIN = 0x250


def find_language(text: str, given: str | None = None) -> str:
    """The code of the language: what the user says, else what the small words of the text say; French where a few words say nothing.

    Raises UnsupportedError for another language.

    >>> find_language("Le ministre est arrivé dans la capitale avec une délégation.")
    'fr'
    """
    if given and given != AUTO:
        if given not in languages():
            raise UnsupportedError(f"the language {given!r} is not supported; say one of auto, {', '.join(languages())}.")
        return given
    words = WORD.findall(fold_text(text[:SAMPLE]))
    shares = {language: _share(words, language) for language in languages()}
    best = max(shares, key=lambda language: (shares[language], language == DEFAULT))
    if shares[best] >= load_profile(best).share or (len(words) < FEW and not _foreign(words)):
        return best
    raise UnsupportedError(
        f"the text is in none of the languages that Verbale reads ({', '.join(load_profile(code).name for code in shares)}), "
        f"by its first words; say --language {' or '.join(shares)} if it is."
    )


def _share(words: list[str], language: str) -> float:
    known = load_profile(language).words
    return sum(word in known for word in words) / len(words) if words else 0.0


def _foreign(words: list[str]) -> bool:
    """True when most words are in another script."""
    return sum(ord(word[0]) >= LATIN for word in words) * 2 > len(words)


def agrees(text: str, stated: str) -> bool:
    """True when *text* may be in the language that a document states: its small words are of that language, or they are too few to tell.

    >>> agrees("Le ministre est arrivé dans la capitale avec une grande délégation de députés.", "en")
    False
    """
    if stated not in languages():
        return False
    words = WORD.findall(fold_text(text[:SAMPLE]))
    return len(words) < FEW or _share(words, stated) == max(_share(words, language) for language in languages())
