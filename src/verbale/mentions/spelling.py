"""When two spellings are one name: by their sound, with guards against those that only look alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from verbale.world import alike_sounds, fold_name, sound_of

SPLIT = re.compile(r"[\s\-]+|(?<=\.)(?=\w)")
SHORT = 5
STEP = 3

GenderOf = Callable[[str], str | None]


@lru_cache(maxsize=4096)
def name_words(name: str, particles: frozenset[str]) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without particles and hyphens, initials kept.

    >>> name_words("Hessa al-Jaber", frozenset({"al"}))
    ('hessa', 'jaber')
    """
    words = tuple(w.strip(".'") for w in SPLIT.split(fold_name(name)) if w)
    return tuple(w for w in words if w and w not in particles) or words


@lru_cache(maxsize=16384)
def near(a: str, b: str) -> bool:
    """True for two spellings of one word: of one sound, or apart by sounds that transcriptions confuse ("ramtane", "ramdane").

    The last may be one in three at most, in words of five sounds or more, and not where one of them ends in "a".

    >>> near("tokaiev", "tokayev"), near("choigou", "shoigu"), near("wang", "wan"), near("nazarbaiev", "nazarbaieva")
    (True, True, False, False)
    """
    if a == b:
        return True
    left, right = sound_of(a), sound_of(b)
    if left == right:
        return len(left) >= STEP
    if min(len(left), len(right)) < SHORT or (left[-1] != right[-1] and "a" in (left[-1], right[-1])):
        return False
    edits = Levenshtein.editops(left, right, score_hint=max(len(left), len(right)) // STEP)
    return len(edits) <= min(len(left), len(right)) // STEP and all(
        _confused(left, right, edit.src_pos, edit.dest_pos, edit.tag) for edit in edits
    )


def _confused(left: str, right: str, at: int, to: int, tag: str) -> bool:
    """True when transcriptions confuse the sounds at *at* and *to*, or leave the one out inside a word."""
    pairs, first, dropped = alike_sounds()
    if tag == "replace":
        return left[at] + right[to] in (pairs if at and to else first)
    word, place = (left, at) if tag == "delete" else (right, to)
    return word[place] in dropped and 0 < place < len(word) - 1


def heads(words: tuple[str, ...]) -> frozenset[str]:
    """The first sounds of *words*, those that one name may begin with in two spellings as one: only names that share one are compared.

    >>> heads(("kadhafi",)) == heads(("gaddafi",))
    True
    """
    return frozenset([_head(sound) for w in words if (sound := sound_of(w)[:1])])


@cache
def _head(sound: str) -> str:
    """The first in order of the sounds that *sound* may stand for at the head of a name, itself one of them."""
    return min(sound, *(pair[1] for pair in alike_sounds()[1] if pair[0] == sound), key=ord)


def same_words(a: str, b: str) -> bool:
    """True when the words may be one: near spellings, or an initial of the other ("j", "jean")."""
    return near(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def same_person(
    a: tuple[str, ...], b: tuple[str, ...], gender_of: GenderOf = lambda word: None, families: frozenset[str] = frozenset()
) -> bool:
    """True for two full names of one person: the words of the shorter begin the longer and follow in it, in their order.

    Words may be written together ("Abdel Fattah", "Abdelfattah"). The other order ("Abe Shinzo") is that of the same person, unless
    every word is a given name or both ends may be family names. Given names of a man and a woman, by *gender_of*, are never one.

    >>> same_person(("kassym", "jomart", "tokaiev"), ("kassym", "jomart", "tokayev"))
    True
    >>> same_person(("jean", "dupont"), ("paul", "dupont"))
    False
    """
    short, long = sorted((a, b), key=len)
    genders = {gender for words in (a, b) if (gender := gender_of(words[0])) in {"m", "f"}}
    if len(genders) > 1 or (len(short) != len(long) and any(len(word) == 1 for word in short)):
        return False
    return _follow(short, long) or (len(short) > 1 and _turned(short, long, gender_of, families))


def _follow(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True when the first words are one, and each further word of *short* is found in *long* behind the one before."""
    if not short:
        return True
    for one, two in ((1, 1), (1, 2), (2, 1)):
        if len(short) >= one and len(long) >= two and same_words("".join(short[:one]), "".join(long[:two])):
            rest = short[one:]
            if not rest or any(_follow(rest, long[at:]) for at in range(two, len(long))):
                return True
    return False


def _turned(short: tuple[str, ...], long: tuple[str, ...], gender_of: GenderOf, families: frozenset[str]) -> bool:
    """True when one is the other with the family name at the other end."""
    if all(gender_of(word) for word in short) or (short[0] in families and short[-1] in families):
        return False
    turned = ((*short[1:], short[0]), (short[-1], *short[:-1]))
    return any(len(_joined(t)) == len(_joined(long)) and _follow(t, long) for t in turned)


def _joined(words: tuple[str, ...]) -> str:
    return "".join(sound_of(word) for word in words)


def fits_surname(words: tuple[str, ...], full: tuple[str, ...], given: frozenset[str], families: frozenset[str] = frozenset()) -> bool:
    """True when *words*, a name without its given name, may be that of *full*; a given name alone is none.

    In Chinese and Korean order the family name comes first: "M. Wang" is Wang Yi, and "M. Yi" is not.
    """
    if not all(any(near(w, other) for other in full) for w in words):
        return False
    if len(words) > 1 or len(full) == 1:
        return True
    if _family_first(full, given, families):
        return near(words[0], full[0])
    return words[0] == full[-1] or not (full[0] in given and near(words[0], full[0]))


def _family_first(full: tuple[str, ...], given: frozenset[str], families: frozenset[str]) -> bool:
    """True for a Chinese or Korean name; "Kim Campbell" and "Lee Perrin", whose first words also are given names, are none."""
    return full[0] in families and not any(word in given for word in full[1:]) and (full[0] not in given or len(full) > 2)
