"""What stands before the noun of an office or a body: its article, its adjectives, whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from verbale.mentions.context import Context
from verbale.mentions.lexicon import Mark, MarkKind

RUN = 6
MOST_OWNERS = 4
NAMES = frozenset({"name", "capital"})
BODIES = (MarkKind.SOURCE, MarkKind.OFFICE)


class Article(StrEnum):
    """What stands before the noun."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    POSSESSIVE = "possessive"
    DEMONSTRATIVE = "demonstrative"
    NONE = "none"


@dataclass(slots=True)
class Front:
    """The words before a noun: ``first`` is where its article stands, ``core`` where its own words begin.

    ``codes`` are the states and organisations named in it, in order; ``body`` and ``private`` are as in Phrase.
    """

    core: int
    first: int
    article: Article
    codes: list[str] = field(default_factory=list)
    body: bool = False
    private: bool = False


def read_front(context: Context, at: int, owners: int = MOST_OWNERS) -> Front:
    """The words before the noun at token *at*: "the Chinese", "Germany's former", "a senior Commission".

    Where modifiers go before their noun, states, bodies and owners do so too; elsewhere only adjectives do. Of owners of owners at
    most so many are read.
    """
    front = Front(at, at, Article.NONE)
    floor = context.parse.sentences[context.tokens.sentence[at]].first
    owned = False
    while front.core > floor and not owned:
        step = _step(context, front, floor, owners)
        owned = context.fold(front.core - 1) in context.words["genitives"]
        if not step:
            break
        front.core = step
    front.first = front.core
    _read_article(context, front, at, floor)
    if owned and front.core < at:
        front.article = Article.DEFINITE
    return front


def _step(context: Context, front: Front, floor: int, owners: int) -> int:
    """Where the front begins with one more modifier, 0 when it takes no more."""
    at = front.core
    if context.fold(at - 1) in context.words["before"]:
        return at - 1
    mark = context.ending(at, MarkKind.PLACE, MarkKind.SOURCE)
    if mark is not None and mark.first >= floor:
        return _take(context, front, mark)
    if not context.lexicon.head_final:
        return 0
    if context.fold(at - 1) in context.words["genitives"] and at - 1 > floor and owners:
        return _owner(context, front, at - 1, floor, owners - 1)
    if context.upper(at - 1) and _firm(context, at - 1, floor):
        front.private = True
        return at - 1
    return 0


def _take(context: Context, front: Front, mark: Mark) -> int:
    """Takes in a state or a body that stands before the noun."""
    if not context.lexicon.head_final:
        return mark.first if mark.item.how == "adjective" and not context.upper(mark.first) else 0
    if mark.item.kind is MarkKind.SOURCE:
        noun = context.lexicon.sources[mark.item.entry]
        front.body, front.private = front.body or noun.national, front.private or noun.private
        return mark.first
    if mark.item.how in NAMES and context.fold(mark.first - 1) in context.words["locatives"]:
        return 0
    _note_state(context, front, mark)
    return mark.first


def _note_state(context: Context, front: Front, mark: Mark) -> None:
    codes = {m.item.code for m in context.marks.get(mark.first, ()) if m.item.kind is MarkKind.PLACE}
    if len(codes) == 1:
        front.codes.insert(0, codes.pop())


def _owner(context: Context, front: Front, at: int, floor: int, owners: int) -> int:
    """Takes in whose the office is, up to its genitive at token *at*: "Germany's", "the ministry's", "Narendra Modi's"."""
    mark = context.ending(at, MarkKind.PLACE, *BODIES)
    if mark is None:
        if context.fold(at - 1) in context.words["state-words"]:
            front.body = True
            return at - 1
        first = at
        while first > max(floor, at - RUN) and context.upper(first - 1):
            first -= 1
        front.private = front.private or first == at
        return first if first < at else at - 1
    if mark.item.kind is MarkKind.PLACE:
        _note_state(context, front, mark)
        return mark.first
    inner = read_front(context, mark.first, owners)
    front.codes[:0] = inner.codes
    if mark.item.kind is MarkKind.SOURCE:
        noun = context.lexicon.sources[mark.item.entry]
        front.body, front.private = front.body or noun.national, front.private or noun.private
    else:
        front.body = front.body or context.lexicon.offices[mark.item.entry].national
    return inner.core


def _firm(context: Context, at: int, floor: int) -> bool:
    """True for a firm or a club before the office of its head: "Starbucks chief"."""
    word = context.fold(at)
    return at > floor and context.tokens.pos[at] == "PROPN" and word not in context.names["no-names"] and word not in context.lexicon.given


def _read_article(context: Context, front: Front, at: int, floor: int) -> None:
    words, core = context.words, front.core
    before = context.fold(core - 1)
    if core > floor:
        for article in (Article.DEFINITE, Article.POSSESSIVE, Article.DEMONSTRATIVE, Article.INDEFINITE):
            if before in words[article.value] and not (article is Article.INDEFINITE and before in words["of"]):
                front.first, front.article = core - 1, article
                return
        if before in words["of-article"]:
            front.article = Article.DEFINITE
            return
    if core < at and context.fold(core) in words["indefinite"]:
        front.article = Article.INDEFINITE
