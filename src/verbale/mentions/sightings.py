"""What the first reading of a text yields: places where someone is named or described, not yet linked to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from verbale.language.offices import Duty
from verbale.mentions.context import Context
from verbale.mentions.lexicon import Mark, MarkKind
from verbale.mentions.phrases import Phrase
from verbale.model import Office, ReferenceKind

BREAK = re.compile("[ ,]")


@dataclass(slots=True)
class Held:
    """An office as the text words it: its noun's ids, the duties it words (``own``) and all that they imply, the states named in it."""

    label: str
    heads: tuple[str, ...]
    own: tuple[str, ...]
    duties: tuple[str, ...]
    codes: tuple[str, ...]
    national: bool
    public: bool
    first: int
    last: int
    former: bool = False
    of: str | None = None
    noun: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Sighting:
    """One mention at tokens ``first`` to ``last``; ``name`` is the range of its name's tokens, empty without a name."""

    first: int
    last: int
    kind: ReferenceKind
    rule: str
    name: tuple[int, int] = (0, 0)
    phrase: Phrase | None = None
    offices: list[Held] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    codes: tuple[str, ...] = ()
    mark: Mark | None = None
    owner: int | None = None
    titled: bool = False

    @property
    def named(self) -> bool:
        """True when it holds a person's name."""
        return self.name[1] > self.name[0]


def read_office(context: Context, phrase: Phrase) -> list[Held]:
    """The offices that *phrase* words, one for each of its head nouns."""
    held = []
    for number, head in enumerate(phrase.heads):
        last = phrase.heads[number + 1].first if number + 1 < len(phrase.heads) else phrase.last
        first = phrase.core if number == 0 else head.first
        held.append(_office(context, phrase, head, first, last))
    return held


def _office(context: Context, phrase: Phrase, head: Mark, first: int, last: int) -> Held:
    while last > head.last and (context.fold(last - 1) == "," or context.among(last - 1, "and")):
        last -= 1
    noun = context.lexicon.offices[head.item.entry]
    codes = phrase.codes
    duties = _duties(context, _wordings(context, head, first, last), codes)
    found = [d for d in context.lexicon.duties if d.id in duties]
    private = phrase.private or (not codes and not phrase.body and _complemented(context, head.last, last))
    national = noun.national or any(d.national for d in found) or phrase.body
    return Held(
        label=_label(context, phrase, head, first, last),
        heads=(noun.id, *noun.isa),
        own=tuple(d.id for d in found),
        duties=tuple(d.id for d in found) + tuple(i for d in found for i in d.isa),
        codes=() if phrase.private else codes,
        national=national and (noun.national or not private or (bool(found) and not phrase.private)),
        public=noun.public,
        first=first,
        last=last,
        former=phrase.former,
        of=next((d.of for d in found if d.of), None),
        noun=(head.first if context.lexicon.head_final else first, head.last if context.lexicon.head_final else first + 1),
    )


def _complemented(context: Context, first: int, last: int) -> bool:
    """True when a preposition brings a complement: of whom the office is, though no state is named."""
    return any(context.fold(i) in context.words["of"] for i in range(first, last))


def _is_country(context: Context, mark: Mark, head: Mark) -> bool:
    """True for the country of an office: its adjective, or where modifiers go first any name of it before the noun."""
    before = mark.first < head.first and context.fold(mark.first - 1) not in context.words["of"]
    return context.adjectival(mark) or (context.lexicon.head_final and before)


def _plain_words(context: Context, head: Mark, first: int, last: int) -> str:
    """The folded words of an office without the adjectives of states, blanks only where the language has them."""
    words: list[str] = []
    at = first
    while at < last:
        mark = context.mark(at, MarkKind.PLACE)
        if mark is not None and _is_country(context, mark, head):
            at = mark.last
            continue
        if mark is not None and mark.last == last and mark.item.how == "name" and context.lexicon.head_final and words:
            return " ".join(words[: _before_link(context, at, head.last) - at] or words)
        words.append(context.fold(at))
        at += 1
    return " ".join(words).replace("' ", "'").replace(" ,", ",")


def _duties(context: Context, wordings: tuple[str, ...], codes: tuple[str, ...]) -> frozenset[str]:
    """The duties of an office with one of these *wordings*: "ministre des affaires étrangères" begins a foreign minister's."""
    worded = context.lexicon.worded
    heard: list[Duty] = []
    for words in dict.fromkeys(wordings):
        heard += worded.alone.get(words, ())
        for end in [m.start() for m in BREAK.finditer(words)] + [len(words)]:
            heard += worded.opening.get(words[:end], ())
    return frozenset(duty.id for duty in heard if not duty.only or set(duty.only) & set(codes))


def _wordings(context: Context, head: Mark, first: int, last: int) -> tuple[str, ...]:
    """The words of an office from its noun on and, where modifiers go first, with those: without the field in between, too."""
    words = _plain_words(context, head, head.first, last)
    if not context.lexicon.head_final or first == head.first:
        return (words,)
    owned = [at for at in range(first, head.first) if context.fold(at) in context.words["genitives"]]
    front = _plain_words(context, head, owned[-1] + 1 if owned else first, head.first)
    bare = " ".join(w for w in words.split() if w not in context.words["portfolios"])
    return (words, f"{front} {words}".strip(), f"{front} {bare}".strip())


def _label(context: Context, phrase: Phrase, head: Mark, first: int, last: int) -> str:
    """The office as printed, without the country's adjective and without a complement that only names the country."""
    parts: list[str] = []
    at, start = first, first
    while at < last:
        mark = context.mark(at, MarkKind.PLACE)
        if mark is not None and _is_country(context, mark, head):
            if at > start:
                parts.append(context.printed(start, at))
            at = start = mark.last + (context.fold(mark.last) in context.words["genitives"])
            continue
        if mark is not None and mark.last == last and mark.item.how == "name" and at > head.last:
            cut = _before_link(context, at, head.last)
            if cut < at:
                return " ".join([*parts, *([context.printed(start, cut)] if cut > start else [])]).strip(" ,")
        at += 1
    if start < last:
        parts.append(context.printed(start, last))
    return " ".join(parts).replace(" ,", ",").strip(" ,")


def _before_link(context: Context, at: int, floor: int) -> int:
    while at > floor and context.among(at - 1, "of", "definite"):
        at -= 1
    return at


def office_value(context: Context, held: Held, code: str | None) -> Office:
    """An office of the record, of the state *code*."""
    return Office(held.label, code, context.span(held.first, held.last))
