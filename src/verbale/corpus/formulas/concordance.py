"""The places of one family, with their words in context, and how its wording changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from verbale.corpus.counting import Count, count_claims
from verbale.corpus.formulas.hits import User, Voice
from verbale.corpus.formulas.usage import Use
from verbale.language.printed import fold_printed
from verbale.model import Span

REACH = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One place: the words before, at and behind it, in whose voice, and where it stands. ``distinct`` is False for what a reprint repeats."""

    article: str
    published: str | None
    outlets: tuple[str, ...]
    language: str
    before: str
    words: str
    behind: str
    span: Span
    voice: Voice
    statement: str | None
    users: tuple[User, ...]
    act: str | None
    rule: str
    wording: str
    distance: str | None
    cue: Span | None
    marked: bool
    distinct: bool


def find_lines(uses: Sequence[Use], reach: int = REACH) -> tuple[Line, ...]:
    """One line a use, in the order of *uses*; *reach* is how many characters are shown on either side, cut between words."""
    seen: set[tuple[str, str]] = set()
    return tuple(_line(use, seen, reach) for use in uses)


def _line(use: Use, seen: set[tuple[str, str]], reach: int) -> Line:
    hit, dispatch, text = use.hit, use.dispatch, use.dispatch.text
    before, behind = text[max(0, hit.span.start - reach) : hit.span.start], text[hit.span.end : hit.span.end + reach]
    key = (dispatch.family, use.claim.words)
    distinct = key not in seen and not use.claim.is_carried
    if distinct:
        seen.add(key)
    return Line(
        article=dispatch.id,
        published=dispatch.published,
        outlets=dispatch.outlets,
        language=dispatch.record["article"]["language"],
        before=before if hit.span.start <= reach else before.partition(" ")[2],
        words=hit.words,
        behind=behind if hit.span.end + reach >= len(text) else behind.rpartition(" ")[0],
        span=hit.span,
        voice=hit.voice,
        statement=hit.statement,
        users=hit.users,
        act=hit.act,
        rule=hit.rule,
        wording=hit.wording,
        distance=hit.distance,
        cue=hit.cue,
        marked=hit.marked,
        distinct=distinct,
    )


class Edit(StrEnum):
    """What happened to words between two wordings."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a family, folded, in one language: how often in the earlier period and in the later, and its day of first and last use."""

    language: str
    words: str
    earlier: Count
    later: Count
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Turn:
    """How the most frequent wording of the earlier period became that of the later: pieces of words in order, each kept, removed or added."""

    language: str
    earlier: str
    later: str
    pieces: tuple[tuple[Edit, str], ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wordings of a family before *split* and from that day on; ``turns`` has one a language whose most frequent wording is another now."""

    split: str
    wordings: tuple[Wording, ...]
    turns: tuple[Turn, ...]


def find_wordings(uses: Sequence[Use], split: str | None = None) -> Wordings | None:
    """The wordings on both sides of the day *split*, by language, the most frequent first; None when no use has a known day.

    Without *split* it is the day of the middle one of the distinct dispatches. A wording is the words of a hit without case, accents and marks.
    """
    dated = [(day, use) for use in uses if (day := use.dispatch.day)]
    if not dated:
        return None
    days = sorted({use.dispatch.family: day for day, use in reversed(dated)}.values())
    split = split or days[len(days) // 2]
    groups: dict[tuple[str, str], list[tuple[str, Use]]] = defaultdict(list)
    for day, use in dated:
        groups[use.dispatch.record["article"]["language"], " ".join(fold_printed(use.hit.words))].append((day, use))
    found = [_wording(key, some, split) for key, some in groups.items()]
    found.sort(key=lambda one: (one.language, -(one.earlier.distinct + one.later.distinct), one.words))
    turns = (_turn([one for one in found if one.language == language]) for language in sorted({one.language for one in found}))
    return Wordings(split, tuple(found), tuple(turn for turn in turns if turn))


def _wording(key: tuple[str, str], uses: list[tuple[str, Use]], split: str) -> Wording:
    earlier = count_claims(use.claim for day, use in uses if day < split)
    later = count_claims(use.claim for day, use in uses if day >= split)
    days = [day for day, _ in uses]
    return Wording(*key, earlier, later, min(days), max(days))


def _turn(wordings: list[Wording]) -> Turn | None:
    """The change of the leading wording of one language, None when one period has none or both have the same."""
    before = max(wordings, key=lambda one: one.earlier.distinct)
    after = max(wordings, key=lambda one: one.later.distinct)
    if before is after or not before.earlier.distinct or not after.later.distinct:
        return None
    return Turn(before.language, before.words, after.words, compare_words(before.words, after.words))


def compare_words(before: str, after: str) -> tuple[tuple[Edit, str], ...]:
    """The words that two wordings share, and those that one of them has alone, in order; removed words stand before added ones.

    >>> [(edit.value, words) for edit, words in compare_words("communaute de destin", "communaute d avenir partage")]
    [('kept', 'communaute'), ('removed', 'de destin'), ('added', 'd avenir partage')]
    """
    old, new = before.split(), after.split()
    pieces: list[tuple[Edit, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((Edit.KEPT, " ".join(old[a:b])))
            continue
        pieces += [(Edit.REMOVED, " ".join(old[a:b]))] if b > a else []
        pieces += [(Edit.ADDED, " ".join(new[c:d]))] if d > c else []
    return tuple(pieces)
