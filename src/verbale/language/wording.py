"""Set phrases as data: how they are written in a rule file, and how they are found in a text in linear time.

A wording is words with blanks between them; a hyphen or an apostrophe parts words as a blank does. Case and accents are forgiven.

    word      this word               word+     a noun: its singular and its plural
    word~     an adjective, given in the masculine singular: all its forms       word%     a verb, given in the infinitive: all its forms
    a|b+      one of these            word?     may be missing (the mark comes last)         word,     a comma may follow it
    *  **     at most one, two words that are no article, preposition or conjunction
    ...       at most five words of any kind
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.errors import DataError
from verbale.language.declensions import inflect
from verbale.language.loader import load_entries
from verbale.language.printed import Gap, Printed, fold_printed
from verbale.language.verbs import Tense, conjugate, find_paradigm
from verbale.language.words import load_words

OPTION = r"[^\W_]+[+~%]?"
PART = re.compile(rf"({OPTION}(?:\|{OPTION})*)(\??)(,?)(?:['’-]|$)")
GAPS = {"*": 1, "**": 2, "...": 5}
CLOSED = ("determiners", "prepositions", "conjunctions")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a wording: *forms* that may stand there, or, for a gap, how many words; *closed* are those that it does not take.

    *comma*: one may stand before the next word.
    """

    forms: frozenset[str] = frozenset()
    optional: bool = False
    comma: bool = False
    gap: int = 0
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A wording in a text: from which word to which (not included), the id of the rule and the wording as the rule writes it."""

    first: int
    end: int
    rule: str
    wording: str


@dataclass(frozen=True, slots=True)
class _Wording:
    rule: str
    wording: str
    slots: tuple[Slot, ...]


class Wordings:
    """The wordings of one language, found together.

    >>> table = Wordings([("win-win", ("partenariat+ gagnant~-gagnant~",))], "fr")
    >>> from verbale.language.printed import read_printed
    >>> [(f.first, f.end, f.rule) for f in table.find(read_printed("Des partenariats « gagnants-gagnants »."))]
    [(1, 4, 'win-win')]
    """

    def __init__(self, rules: Iterable[tuple[str, Sequence[str]]], language: str) -> None:
        self._by_first: dict[str, list[_Wording]] = defaultdict(list)
        for rule, wordings in rules:
            for wording in wordings:
                read = _Wording(rule, wording, read_wording(wording, language))
                for form in _openings(read.slots):
                    self._by_first[form].append(read)

    def find(self, printed: Printed) -> list[Found]:
        """The wordings in a text, in order; of those of one rule that overlap, the one that begins first, and the longest of these.

        Wordings of different rules may overlap. Each word is looked up once and no wording is longer than its places allow, so that the time
        grows with the number of words.
        """
        found = []
        until: dict[str, int] = {}
        for at, word in enumerate(printed.words):
            longest: dict[str, Found] = {}
            for wording in self._by_first.get(word, ()):
                end = 0 if until.get(wording.rule, 0) > at else max(_ends(wording.slots, printed, 0, at, Gap.MARK), default=0)
                if end > (longest[wording.rule].end if wording.rule in longest else 0):
                    longest[wording.rule] = Found(at, end, wording.rule, wording.wording)
            for rule, hit in longest.items():
                found.append(hit)
                until[rule] = hit.end
        return found


def read_wording(wording: str, language: str) -> tuple[Slot, ...]:
    """The places of *wording*; raises DataError for one that is written in another way, or that begins or ends with a gap.

    >>> [sorted(slot.forms) for slot in read_wording("double+ circulation", "fr")]
    [['double', 'doubles'], ['circulation']]
    """
    slots: list[Slot] = []
    for piece in wording.split():
        slots += [_gap(piece, language)] if piece in GAPS else _parts(piece, wording, language)
    needed = [slot for slot in slots if not slot.optional]
    if not needed or needed[0].gap or needed[-1].gap:
        raise DataError(f"the wording {wording!r} has no word that it needs, or may begin or end with a gap")
    return tuple(slots)


def _gap(piece: str, language: str) -> Slot:
    classes = load_words(language)
    words = frozenset(word for name in CLOSED for member in classes[name] for word in fold_printed(member)) if "*" in piece else frozenset()
    return Slot(gap=GAPS[piece], closed=words)


def _parts(piece: str, wording: str, language: str) -> list[Slot]:
    slots, at = [], 0
    while at < len(piece):
        part = PART.match(piece, at)
        if part is None:
            raise DataError(f"the wording {wording!r} is not written as wordings are: {piece!r}")
        forms = frozenset(form for option in part[1].split("|") for form in _forms(option, language))
        slots.append(Slot(forms, optional=bool(part[2]), comma=bool(part[3])))
        at = part.end()
    return slots


@cache
def _forms(option: str, language: str) -> tuple[str, ...]:
    """The folded forms of one word with its mark."""
    word, mark = (option[:-1], option[-1]) if option[-1] in "+~%" else (option, "")
    forms: Iterable[str] = (word,)
    if mark == "%":
        paradigm = find_paradigm(language, word)
        if paradigm is None:
            raise DataError(f"{language}: no paradigm ends like {word!r}")
        forms = (form for form, _, _ in conjugate(word, paradigm, load_entries(language, "tenses", Tense)))
    elif mark:
        forms = (word, *inflect(word, "noun" if mark == "+" else "adjective", language))
    return tuple(dict.fromkeys(folded for form in forms for folded in fold_printed(form)))


def _openings(slots: tuple[Slot, ...]) -> Iterator[str]:
    """The words that may come first."""
    seen: set[str] = set()
    for slot in slots:
        seen |= slot.forms
        if not slot.optional:
            break
    return iter(sorted(seen))


def _ends(slots: tuple[Slot, ...], printed: Printed, place: int, at: int, over: Gap) -> Iterator[int]:
    """Where the wording may end whose slots from *place* on stand at word *at*, which no more than *over* parts from the word before."""
    if place == len(slots):
        yield at
        return
    slot = slots[place]
    if slot.gap:
        yield from _ends(slots, printed, place + 1, at, over)
        for behind in range(at, min(at + slot.gap, len(printed.words))):
            if printed.gaps[behind] > (over if behind == at else Gap.NONE) or printed.words[behind] in slot.closed:
                return
            yield from _ends(slots, printed, place + 1, behind + 1, Gap.NONE)
        return
    if slot.optional:
        yield from _ends(slots, printed, place + 1, at, over)
    if at < len(printed.words) and printed.words[at] in slot.forms and printed.gaps[at] <= over:
        yield from _ends(slots, printed, place + 1, at + 1, Gap.COMMA if slot.comma else Gap.NONE)
