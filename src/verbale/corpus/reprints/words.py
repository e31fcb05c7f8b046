"""A text as words that are compared, each with its place, and the hashes of every six of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from xxhash import xxh3_64_intdigest

from verbale.language.fold import fold_text
from verbale.model import Span

GRAM = 6
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
MARK = re.compile("[\u0300-\u036f]")
SIGNED = 1 << 63


class _Plain(dict[int, int]):
    """What stands for a letter with a mark: the letter, where that is one; a code point for a code point."""

    def __missing__(self, code: int) -> int:
        parts = unicodedata.normalize("NFD", chr(code))
        self[code] = ord(parts[0]) if all(map(unicodedata.combining, parts[1:])) else code
        return self[code]


PLAIN = _Plain()


@dataclass(frozen=True)
class Worded:
    """The words of *text*, folded: small letters, no accents, nothing between them; ``spans[i]`` says where ``words[i]`` stands."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def grams(self) -> list[int]:
        """The hash of the six words from each place on, as a signed number; a shorter text is one gram, one without words none."""
        encoded = [word.encode("utf-8", "surrogatepass") for word in self.words]
        joined, starts = b" ".join(encoded), [0, *accumulate(len(word) + 1 for word in encoded)]
        ends = starts[GRAM:] or starts[-1:]
        return [xxh3_64_intdigest(joined[start : end - 1]) - SIGNED for start, end in zip(starts, ends, strict=False) if end]

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each gram stands, in order."""
        found: dict[int, list[int]] = {}
        for at, gram in enumerate(self.grams):
            found.setdefault(gram, []).append(at)
        return found

    def span(self, first: int, last: int) -> Span:
        """From the word *first* to the word *last*, both in it."""
        return Span(self.spans[first][0], self.spans[last][1])


def read_words(text: str) -> Worded:
    """The words of *text*.

    >>> read_words("L’État a cédé 5 000 km².").words
    ('l', 'etat', 'a', 'cede', '5', '000', 'km2')
    >>> read_words("Non").grams == read_words("NON !").grams
    True
    """
    folded = fold_text(text).translate(PLAIN)
    found = [match.span() for match in WORD.finditer(folded)]
    words = [folded[start:end] for start, end in found]
    if not folded.isascii():
        words = [word if word.isascii() else MARK.sub("", unicodedata.normalize("NFKC", word)) for word in words]
    return Worded(text, tuple(words), tuple(found))
