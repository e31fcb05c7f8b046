"""What the first reading of a text yields: places where someone is named or described, not yet linked to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
    words = _plain_words(context, head.first, last)
    codes = phrase.codes
    duties = _duties(context, words, codes)
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
    )


def _complemented(context: Context, first: int, last: int) -> bool:
    """True when a preposition brings a complement: of whom the office is, though no state is named."""
    return any(context.fold(i) in context.words["of"] for i in range(first, last))


def _plain_words(context: Context, first: int, last: int) -> str:
    """The folded words of an office without the adjectives of states, blanks only where the language has them."""
    words = []
    at = first
    while at < last:
        mark = context.mark(at, MarkKind.PLACE)
        if mark is not None and mark.item.how == "adjective" and not context.upper(at):
            at = mark.last
            continue
        words.append(context.fold(at))
        at += 1
    return " ".join(words).replace("' ", "'").replace(" ,", ",")


def _duties(context: Context, words: str, codes: tuple[str, ...]) -> frozenset[str]:
    """The duties of an office worded *words*: "ministre des affaires étrangères" begins a foreign minister's."""
    worded = context.lexicon.worded
    heard = [*worded.alone.get(words, ())]
    for end in [m.start() for m in BREAK.finditer(words)] + [len(words)]:
        heard += worded.opening.get(words[:end], ())
    return frozenset(duty.id for duty in heard if not duty.only or set(duty.only) & set(codes))


def _label(context: Context, phrase: Phrase, head: Mark, first: int, last: int) -> str:
    """The office as printed, without the country's adjective and without a complement that only names the country."""
    parts: list[str] = []
    at, start = first, first
    while at < last:
        mark = context.mark(at, MarkKind.PLACE)
        if mark is not None and mark.item.how == "adjective" and not context.upper(at):
            if at > start:
                parts.append(context.printed(start, at))
            at = start = mark.last
            continue
        if mark is not None and mark.last == last and mark.item.how == "name" and at > head.last:
            at = _before_link(context, at, head.last)
            if at > start:
                parts.append(context.printed(start, at))
            return " ".join(parts).strip(" ,")
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
