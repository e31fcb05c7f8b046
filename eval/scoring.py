"""Scores a record against gold: statements by overlap of their content, then speaker, type and acts of those that match.

A gold content is a list of pieces, each its first and its last words. Two contents are compared as sets of characters,
blanks, outer punctuation and a leading "que" aside: at least half in common is a match, all in common a strict one. Each gold
statement matches one found statement at most, the best first. Figures are summed over documents before they are divided.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]

ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\n": " "})
COMPLEMENTISER = re.compile(r"(?:que|that)\s|qu'", re.IGNORECASE)
MEASURES = ("statements", "strict", "speaker", "type", "acts", "full acts", "topic", "times", "people")


@dataclass
class Count:
    """How many were found rightly, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Sums one document's figures in."""
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 when there is nothing."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Count(right=3, found=4, wanted=6).f1
        0.6
        """
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    @property
    def written(self) -> str:
        """F1 (precision, recall), as the tables of the report have it.

        >>> Count(right=3, found=4, wanted=6).written
        '0.600 (0.75, 0.50)'
        """
        return f"{self.f1:.3f} ({self.precision:.2f}, {self.recall:.2f})"


@dataclass
class Scores:
    """The figures of a set of documents."""

    documents: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in MEASURES})
    frames: dict[str, Count] = field(default_factory=dict)
    types: dict[str, Count] = field(default_factory=dict)
    forces: dict[str, Count] = field(default_factory=dict)
    confidence: dict[str, Count] = field(default_factory=dict)
    wrong_speakers: int = 0

    @property
    def wrong_speaker_rate(self) -> float:
        """Of the matched statements, the share with a speaker named wrongly (none named is not wrong)."""
        return self.wrong_speakers / self.counts["speaker"].found if self.counts["speaker"].found else 0.0


def find_piece(text: str, first: str, last: str, after: int) -> tuple[int, int]:
    """Where a piece of content stands: from its first words, at or behind *after* if they are there, to the end of its last.

    Raises ValueError when the words are not in the text.

    >>> find_piece("Il dit que le pont est clos.", "le pont", "est clos", 0)
    (11, 27)
    """
    plain = text.translate(ALIKE)
    start = plain.find(first.translate(ALIKE), after)
    if start < 0:
        start = plain.find(first.translate(ALIKE))
    end = plain.find(last.translate(ALIKE), start)
    if start < 0 or end < 0:
        raise ValueError(f"not in the text: {first if start < 0 else last!r}")
    return start, end + len(last)


def core(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The characters of *spans* that count: no blank, no punctuation at either end, no leading "que"."""
    offsets = [i for start, end in spans for i in range(start, end)]
    while offsets and not text[offsets[-1]].isalnum():
        offsets.pop()
    while offsets:
        lead = COMPLEMENTISER.match(text.translate(ALIKE), offsets[0])
        if lead:
            offsets = [i for i in offsets if i >= lead.end()]
        elif text[offsets[0]].isalnum():
            break
        else:
            offsets.pop(0)
    return frozenset(i for i in offsets if not text[i].isspace())


def match(gold: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs of indices with at least half of their characters in common, the best pairs first, each index once."""
    overlaps = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(found):
            shared = len(wanted & got)
            if shared and 2 * shared >= len(wanted | got):
                overlaps.append((shared / len(wanted | got), -i, -j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(overlaps, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return sorted(pairs.items())


def name_words(name: str) -> frozenset[str]:
    """The words of a name without accents or case.

    >>> sorted(name_words("Élysée, Paris"))
    ['elysee', 'paris']
    """
    letters = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", letters))


def same_speakers(gold: Json, found: Json) -> bool:
    """True when both name the same speakers, one name's words within the other's; a state is known by its country too."""
    wanted = [name_words(name) for name in gold["speaker"]]
    named = [name_words(speaker["name"]) for speaker in found["speakers"]]
    if len(wanted) == len(named) and all(any(w <= n or n <= w for n in named) for w in wanted):
        return True
    countries = {code for speaker in found["speakers"] for code in speaker["countries"]}
    persons = any(speaker["person"] for speaker in found["speakers"])
    one_word = all(len(name.split()) == 1 for name in gold["speaker"])
    return bool(countries) and countries == set(gold["speaker_countries"]) and not persons and one_word


def wanted_cores(text: str, gold: Json) -> list[frozenset[int]]:
    """The characters that count of each content of the gold, in its order; headlines are not sought through."""
    at = len(gold.get("headline") or "")
    wanted = []
    for statement in gold["statements"]:
        spans: list[tuple[int, int]] = []
        for first, last in statement["content"]:
            spans.append(find_piece(text, first, last, spans[-1][1] if spans else at))
        at = spans[0][0]
        wanted.append(core(text, spans))
    return wanted


def score_document(scores: Scores, text: str, gold: Json, record: Json) -> None:
    """Sums the figures of one document in."""
    head = len(gold.get("headline") or "")
    statements = [s for s in record["statements"] if s["content"][-1]["end"] > head]
    wanted = wanted_cores(text, gold)
    found = [core(text, [(piece["start"], piece["end"]) for piece in s["content"]]) for s in statements]
    pairs = match(wanted, found)
    scores.documents += 1
    scores.counts["statements"].add(len(pairs), len(found), len(wanted))
    scores.counts["strict"].add(sum(wanted[i] == found[j] for i, j in pairs), len(found), len(wanted))
    matched = {i for i, _ in pairs}
    for i, statement in enumerate(gold["statements"]):
        scores.frames.setdefault(statement["frame"], Count()).add(i in matched, i in matched, 1)
        scores.types.setdefault(statement["type"], Count()).add(i in matched, i in matched, 1)
    for i, j in pairs:
        score_pair(scores, gold["statements"][i], statements[j])
    partners = {j: i for i, j in pairs}
    for j, statement in enumerate(statements):
        right = j in partners and same_speakers(gold["statements"][partners[j]], statement)
        scores.confidence.setdefault(statement.get("confidence", "none"), Count()).add(right, 1, 0)
    score_lists(scores, gold, record)


def score_lists(scores: Scores, gold: Json, record: Json) -> None:
    """Sums the times and the people of one document in: a time by its words and its value, a person by name and state."""
    for measure, key in (("times", time_of), ("people", person_of)):
        wanted, got = Counter(map(key, gold.get(measure, ()))), Counter(map(key, record.get(measure, ())))
        scores.counts[measure].add((wanted & got).total(), got.total(), wanted.total())


def score_pair(scores: Scores, gold: Json, found: Json) -> None:
    """Sums the figures of one matched statement in: speaker, type, acts, acts with their parties, topics."""
    right = same_speakers(gold, found)
    scores.counts["speaker"].add(right, 1, 1)
    scores.wrong_speakers += bool(found["speakers"]) and not right
    scores.counts["type"].add(gold["type"] == found["type"], 1, 1)
    for measure, key in (("acts", act_alone), ("full acts", act_with_parties), ("topic", topic_of)):
        wanted, got = Counter(map(key, gold["acts"])), Counter(map(key, found["acts"]))
        if measure == "topic":
            wanted, got = Counter(set(wanted)), Counter(set(got))
        scores.counts[measure].add((wanted & got).total(), got.total(), wanted.total())
        if measure == "acts":
            for force in wanted | got:
                scores.forces.setdefault(force, Count()).add(min(wanted[force], got[force]), got[force], wanted[force])


def act_alone(act: Json) -> str:
    """The force of an act."""
    return str(act["act"])


def act_with_parties(act: Json) -> str:
    """The force of an act, who would do it and toward whom, in any order."""
    return f"{act['act']} {sorted(act['actor'])} {sorted(act['target'])}"


def topic_of(act: Json) -> str:
    """The subject field of an act."""
    return str(act["topic"])


def time_of(time: Json) -> str:
    """The words of a time, folded, and its value."""
    return f"{time['text'].translate(ALIKE).casefold()} {time['value']}"


def person_of(person: Json) -> str:
    """The last word of a name, and the state for which the person is known."""
    country = person["country"] if "country" in person else next(iter(person["countries"]), None)
    return f"{sorted(name_words(person['name'].split()[-1]))} {country}"
