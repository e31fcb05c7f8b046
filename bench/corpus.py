"""A corpus of dispatches of which it is known who reprints whom: seeded, in sentences of our own.

Dispatches are made of sentences with slots (phrases.yml), so that two unrelated ones hardly share six words in a row. Some are
reprinted: retitled, cut to a half or a quarter, reordered, with another lead or a paragraph added, or merged with another one.
Outlets put their standing last line under what they publish, and some dispatches carry a background paragraph that many carry.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SIDES = ("nord", "sud", "est")
FIRST_DAY, DAYS = date(2022, 1, 3), 900
STARTS = ("b", "br", "d", "dr", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z")
SLOT = re.compile(r"\{(\w)(\d?)\}")
OUTLETS_A_SIDE = 12
FOOTED, BACKED, REPRINTED = 0.5, 0.08, 0.3
MOST_COPIES, MOST_DAYS_LATER = 6, 3
HALF, QUARTER = 0.5, 0.25
KINDS = ("retitled", "half", "quarter", "reordered", "new lead", "added", "merged")


@dataclass(frozen=True, slots=True)
class Planted:
    """A phrase that dispatches of one side use, in that share of them; those of other sides never do."""

    phrase: str
    side: str
    rate: float = 0.2


@dataclass(frozen=True, slots=True)
class Part:
    """What an article has of the dispatch *origin*: as a share of that dispatch's words, and of the article's own above its standing lines."""

    origin: int
    of_origin: float
    of_article: float


@dataclass(frozen=True, slots=True)
class Made:
    """A generated article and the truth about it.

    The first line of *text* is the *title*. *parts* says what comes from which dispatch: one part, or two in what is merged of two; two
    articles without a common origin share standing lines at most. *kind* says how it was made, ``first`` for a dispatch itself.
    """

    text: str
    title: str
    outlet: str
    published: str
    side: str
    kind: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A dispatch before it is published: its lead in two wordings, and on which day it came."""

    origin: int
    title: str
    leads: tuple[str, str]
    body: tuple[str, ...]
    side: str
    day: int

    @property
    def paragraphs(self) -> list[str]:
        """Its text without title."""
        return [self.leads[0], *self.body]


@cache
def load_phrases() -> dict[str, Any]:
    """The words that dispatches are made of."""
    raw: dict[str, Any] = yaml.safe_load((HERE / "phrases.yml").read_text(encoding="utf-8"))
    return raw


def generate(articles: int, seed: int, planted: Sequence[Planted] = ()) -> list[Made]:
    """That many articles by day of publication, the same for the same arguments; three dispatches in ten are reprinted, six times at most."""
    chance = random.Random(seed)
    found: list[Made] = []
    other: Draft | None = None
    for origin in range(articles):
        draft = _draft(chance, origin, planted)
        found.append(_publish(chance, draft, "first", [draft], [draft.title, *draft.paragraphs], 0))
        if chance.random() < REPRINTED:
            found += _reprints(chance, draft, other)
        if len(found) >= articles:
            break
        other = draft
    return sorted(found[:articles], key=lambda made: (made.published, made.text))


def _draft(chance: random.Random, origin: int, planted: Sequence[Planted]) -> Draft:
    phrases, side, slots = load_phrases(), chance.choice(SIDES), dict[str, str]()
    lead, again = (_fill(chance, form, slots) for form in chance.choice(phrases["leads"]))
    body = []
    for _ in range(chance.randint(4, 10)):
        body.append(" ".join(_fill(chance, form) for form in chance.sample(phrases["sentences"], chance.randint(2, 3))))
    for one in planted:
        if one.side == side and chance.random() < one.rate:
            form = chance.choice(phrases["planted"]).replace("{phrase}", one.phrase)
            body[chance.randrange(len(body))] += " " + _fill(chance, form)
    title = _fill(chance, chance.choice(phrases["titles"]))
    return Draft(origin, title, (lead, again), tuple(body), side, chance.randrange(DAYS))


def _reprints(chance: random.Random, draft: Draft, other: Draft | None) -> Iterator[Made]:
    """Copies of a dispatch by other outlets, on the same day or a few days later."""
    for _ in range(chance.randint(1, MOST_COPIES)):
        kind, later = chance.choice(KINDS), chance.randint(0, MOST_DAYS_LATER)
        if kind == "merged" and other is not None:
            yield _merged(chance, draft, other, later)
        elif kind != "merged":
            yield _publish(chance, draft, kind, [draft], _copied(chance, draft, kind), later)


def _copied(chance: random.Random, draft: Draft, kind: str) -> list[str]:
    """Title and paragraphs of a copy."""
    paragraphs, title = draft.paragraphs, draft.title
    if kind in ("half", "quarter"):
        paragraphs = _cut(chance, paragraphs, HALF if kind == "half" else QUARTER)
    elif kind == "reordered":
        chance.shuffle(paragraphs)
    elif kind == "new lead":
        paragraphs[0] = draft.leads[1]
    elif kind == "added":
        added = " ".join(_fill(chance, form) for form in load_phrases()["additions"])
        paragraphs.insert(chance.randrange(1, len(paragraphs) + 1), added)
    if kind != "reordered":
        title = _fill(chance, chance.choice(load_phrases()["titles"]))
    return [title, *paragraphs]


def _cut(chance: random.Random, paragraphs: list[str], share: float) -> list[str]:
    """Paragraphs in their order, as few as make *share* of the words; half of the cuts keep the beginning, the others what they like."""
    order = list(range(len(paragraphs)))
    if chance.random() < HALF:
        chance.shuffle(order)
    wanted, kept = share * _words(paragraphs), list[int]()
    for at in order:
        if _words([paragraphs[i] for i in kept]) >= wanted:
            break
        kept.append(at)
    return [paragraphs[at] for at in sorted(kept)]


def _merged(chance: random.Random, draft: Draft, other: Draft, later: int) -> Made:
    """One text of two dispatches, whole or cut to a half; it comes behind both."""
    pieces = [one.paragraphs if chance.random() < HALF else _cut(chance, one.paragraphs, HALF) for one in (draft, other)]
    title = _fill(chance, chance.choice(load_phrases()["titles"]))
    together = [title, *pieces[0], *pieces[1]]
    later += max(0, other.day - draft.day)
    return _publish(chance, draft, "merged", [draft, other], together, later)


def _publish(chance: random.Random, draft: Draft, kind: str, of: list[Draft], lines: list[str], later: int) -> Made:
    """The article: *lines* under the day and outlet of its publication, with what that outlet and the time put under it."""
    phrases, side = load_phrases(), draft.side if kind == "first" else chance.choice(SIDES)
    number = chance.randrange(OUTLETS_A_SIDE)
    below = [phrases["backgrounds"][draft.origin % len(phrases["backgrounds"])]] if chance.random() < BACKED else []
    below += [phrases["footers"][number % len(phrases["footers"])]] if chance.random() < FOOTED else []
    text = "\n\n".join([*lines, *below]) + "\n"
    day = FIRST_DAY + timedelta(days=draft.day + later)
    parts = tuple(_part(one, lines) for one in of)
    return Made(text, lines[0], f"Agence {side} {number}", day.isoformat(), side, kind, parts)


def _part(draft: Draft, lines: list[str]) -> Part:
    """What *lines* have word for word of *draft*."""
    whole = [draft.title, *draft.paragraphs]
    kept = _words([line for line in whole if line in lines])
    return Part(draft.origin, kept / _words(whole), kept / _words(lines))


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _fill(chance: random.Random, form: str, slots: dict[str, str] | None = None) -> str:
    """A sentence of *form*; a slot with a digit has its value from *slots*, where it is put if it is not there."""
    known = slots if slots is not None else {}

    def value(slot: re.Match[str]) -> str:
        made = known.get(slot[0]) or _value(chance, slot[1])
        if slot[2]:
            known[slot[0]] = made
        return made

    text = SLOT.sub(value, form)
    for apart, together in load_phrases()["contracted"].items():
        text = text.replace(apart, together)
    return text[:1].upper() + text[1:]


def _value(chance: random.Random, slot: str) -> str:
    phrases = load_phrases()
    if slot == "p":
        return f"{_name(chance, 2)} {_name(chance, 3)}"
    if slot == "n":
        return f"{chance.choice(phrases['heads'])} {chance.choice(phrases['kinds'])} de {_name(chance, 3)}"
    if slot == "b":
        return f"{chance.choice(phrases['bodies'])} de {_name(chance, 3)}"
    if slot == "d":
        return f"le {chance.randint(2, 28)} {chance.choice(phrases['months'])}"
    if slot == "q":
        return str(chance.randint(11, 990))
    return str(chance.choice(phrases["futures"])) if slot == "v" else _name(chance, 3)


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(STARTS) + chance.choice("aeiou") for _ in range(syllables)).capitalize()
