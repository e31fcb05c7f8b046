"""How a name sounds, whoever wrote it down: the folded word with every spelling of one sound made the same."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from verbale.world.fold import fold_name
from verbale.world.schema import Alike, Sound
from verbale.world.sources import read_records

DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def sound_of(word: str) -> str:
    """The sound of one *word* of a name by the rules of sounds.yml; letters that no rule knows stay.

    >>> sound_of("Tokaïev"), sound_of("Tokayev"), sound_of("Tokaev")
    ('tokaev', 'tokaev', 'tokaev')
    """
    text = fold_name(word)
    for pattern, rules in _rules():
        text = pattern.sub(lambda found, rules=rules: rules[found.lastgroup], text)  # type: ignore[misc]
    return DOUBLED.sub(r"\1", text)


def sound_key(name: str) -> str:
    """The sounds of the words of *name*, hyphens as blanks: under this key the world finds a person again.

    >>> sound_key("Kassym-Jomart Tokayev") == sound_key("Kassym-Jomart Tokaïev")
    True
    """
    return " ".join(sound_of(word) for word in name.replace("-", " ").split())


@cache
def _rules() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """The rules of the head, of the end and of the middle of a word, each as one pattern with what its groups become."""
    rules = read_records("sounds.yml", Sound)
    return tuple(_pattern(tuple(rule for rule in rules if rule.at == at)) for at in ("start", "end", "any"))


def _pattern(rules: tuple[Sound, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    spelled = sorted(((text, rule) for rule in rules for text in rule.spelled), key=lambda pair: -len(pair[0]))
    frame = {"start": "^{}", "end": "{}$", "any": "{}"}
    parts, become = [], {}
    for number, (text, rule) in enumerate(spelled):
        ahead = f"(?=[{rule.before}])" if rule.before else ""
        parts.append(f"(?P<r{number}>{frame[rule.at].format(re.escape(text))}{ahead})")
        become[f"r{number}"] = rule.sound
    return re.compile("|".join(parts)), become


@cache
def alike_sounds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The pairs of sounds that may stand for each other, those that may at the head of a word too, and the sounds that may be left out."""
    entries = read_records("alike.yml", Alike)
    pairs = frozenset(p for e in entries for pair in e.pairs for p in (pair, pair[::-1]))
    first = frozenset(p for e in entries if e.first for pair in e.pairs for p in (pair, pair[::-1]))
    return pairs, first, frozenset(letter for e in entries for letter in e.dropped)
