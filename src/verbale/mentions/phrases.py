"""Noun phrases round the noun of an office, a body or an unnamed source: where they begin and end, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.mentions.context import Context
from verbale.mentions.fronts import Article, read_front
from verbale.mentions.lexicon import Mark, MarkKind
from verbale.mentions.runs import is_given, name_start, run_end
from verbale.world import load_world

WORDS = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "X"})
REACH = 60
ACRONYM = 5
TITLE = 8
OPENING = frozenset({"«", "“", '"'})
CLOSING = frozenset({"»", "”", '"'})
PRESS = frozenset({"media", "agency"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at tokens ``first`` (its article) to ``last``; ``core`` is where its own words begin, ``head`` its marks.

    ``codes`` are the states and organisations named in it, in order; ``body`` that it names a body of the state, ``private`` one
    that is none; ``former`` that the office is past.
    """

    first: int
    core: int
    last: int
    heads: tuple[Mark, ...]
    article: Article
    codes: tuple[str, ...]
    body: bool
    private: bool
    former: bool
    gender: str | None
    plural: bool

    @property
    def mark(self) -> Mark:
        """The mark of its first noun."""
        return self.heads[0]


@dataclass(slots=True)
class _Tail:
    """The complements read so far."""

    at: int
    safe: int
    sole: bool = False
    linked: bool = False
    inside: bool = False
    body: bool = False
    private: bool = False

    def note(self, context: Context, mark: Mark) -> None:
        """Keeps in mind what kind of body the phrase names."""
        noun = context.lexicon.sources[mark.item.entry]
        self.body = self.body or noun.national
        self.private = self.private or noun.private


def read_phrase(context: Context, mark: Mark) -> Phrase:
    """The phrase whose head noun is *mark*: with its article and adjectives before it and its complements behind it."""
    front = read_front(context, mark.first)
    core, first = front.core, front.first
    heads = [mark]
    codes = list(front.codes)
    tail = _read_tail(context, mark, heads, codes, sole=context.lexicon.head_final and front.article is Article.DEFINITE)
    gender, plural = _agreement(context, mark, first)
    former = any(context.fold(i) in context.words["former"] for i in range(first, mark.first)) or context.fold(mark.first).startswith("ex-")
    found = tuple(dict.fromkeys(codes))
    body, private = tail.body or front.body, tail.private or front.private
    return Phrase(first, core, tail.safe, tuple(heads), front.article, found, body, private, former, gender, plural)


def _agreement(context: Context, mark: Mark, first: int) -> tuple[str | None, bool]:
    """Gender and number: the noun's own where it tells, else those of the article."""
    gender, plural = mark.item.gender, mark.item.plural
    article = context.fold(first)
    if first < mark.first:
        if article in context.words["feminine-articles"]:
            gender = gender or "f"
        elif article in context.words["masculine-articles"]:
            gender = gender or "m"
        if article in context.words["plural-articles"]:
            plural = True
    return gender, plural


def _read_tail(context: Context, mark: Mark, heads: list[Mark], codes: list[str], *, sole: bool) -> _Tail:
    """The complements behind *mark*; ``safe`` is where they end. *sole*: a second office would be another person's."""
    tail = _Tail(mark.last, mark.last, sole=sole)
    end = min(context.last(mark.first), mark.first + REACH)
    if mark.item.kind is MarkKind.SOURCE:
        tail.note(context, mark)
    while tail.at < end:
        found = context.mark(tail.at, MarkKind.PLACE, MarkKind.SOURCE, MarkKind.OFFICE, MarkKind.TITLE)
        if found is not None and found.item.kind is MarkKind.PLACE:
            if not _take_place(context, tail, found, codes):
                break
        elif not _take_word(context, tail, found, heads, end):
            break
        if found is not None and found.item.kind is MarkKind.SOURCE:
            tail.note(context, found)
    return tail


def _take_place(context: Context, tail: _Tail, mark: Mark, codes: list[str]) -> bool:
    """Goes on over a state or an organisation: an adjective anywhere, a name only as a complement."""
    lower = mark.item.how == "adjective" and not context.upper(mark.first)
    if not tail.linked and context.lexicon.head_final:
        return False
    if not lower and not tail.linked and not (tail.inside and not context.upper(mark.first - 1)):
        return _party(context, tail, mark.first)
    marks = [m for m in context.marks.get(mark.first, ()) if m.item.kind is MarkKind.PLACE]
    if len({m.item.code for m in marks}) == 1:
        codes.append(marks[0].item.code)
    tail.at = tail.safe = mark.last
    tail.linked = False
    tail.inside = tail.inside or not lower
    return True


def _take_word(context: Context, tail: _Tail, found: Mark | None, heads: list[Mark], end: int) -> bool:
    """Goes on over one step of the phrase; False when the phrase ends here."""
    fold, at = context.fold(tail.at), tail.at
    if fold in context.words["of"] or (fold in context.words["towards"] and _towards(context, tail, heads)):
        return _link(context, tail, at + 1)
    if fold in context.words["about"] and context.tokens.pos[at] == "ADP" and _about(context, at, heads):
        return _link(context, tail, at + 1)
    if fold in context.words["and"] or fold == ",":
        return _coordinate(context, tail, heads, fold == ",")
    if fold == "(":
        return _parenthesis(context, tail, end)
    if fold in OPENING:
        return _title(context, tail, end)
    if found is not None and found.item.kind is MarkKind.TITLE:
        return _owner(context, tail, found.last) if tail.linked else False
    second = found is not None and found.item.kind is MarkKind.OFFICE and fold not in context.words["after"]
    if second and not tail.linked and not _compound(context, at, heads):
        return False
    return _plain(context, tail, found, heads)


def _plain(context: Context, tail: _Tail, found: Mark | None, heads: list[Mark]) -> bool:
    """Goes on over a noun or an adjective; a person's name ends the phrase unless a preposition brought it ("de Jean Dupont")."""
    at, tokens = tail.at, context.tokens
    if found is not None and found.item.kind is not MarkKind.TITLE:
        tail.at = tail.safe = found.last
        tail.body = tail.body or (tail.linked and _of_state(context, found))
        tail.linked, tail.inside = False, tail.inside or tail.linked
        return True
    if context.upper(at) and name_start(context, at):
        return _owner(context, tail, at) if tail.linked else False
    if context.lexicon.head_final and not _goes_on(context, tail):
        return False
    if not (tokens.pos[at] in WORDS or context.upper(at) or tokens.fold[at] in context.words["after"]):
        return False
    if context.upper(at) and not tail.linked and not tail.inside and tokens.fold[at] not in context.words["after"]:
        return _party(context, tail, at)
    step = 1
    if tail.linked and context.upper(at):
        step = 1 if _is_duty(context, heads[-1], at + 1) else max(1, _before_given(context, at, run_end(context, at)) - at)
    if context.fold(at + step) == "-" and context.glued(at + step - 1) and context.glued(at + step):
        step += 2
    tail.at = tail.safe = at + step
    tail.body = tail.body or (tail.linked and tokens.fold[at] in context.words["state-words"])
    tail.inside = tail.inside or tail.linked
    tail.linked = False
    return True


def _is_duty(context: Context, head: Mark, last: int) -> bool:
    """True when the words from an office's noun to *last* are a duty that is known, and a name may begin there: "ministre de la Défense"."""
    words = " ".join(context.fold(i) for i in range(head.first, last)).replace("' ", "'")
    worded = context.lexicon.worded
    return head.item.kind is MarkKind.OFFICE and (words in worded.alone or words in worded.opening)


def _party(context: Context, tail: _Tail, at: int) -> bool:
    """Goes on over the acronym of a party right behind the noun of an office: "le député | LR", "le maire | PS"."""
    text = context.tokens.text[at]
    behind = context.mark(at - 1, MarkKind.OFFICE)
    if behind is None or behind.last != at or not text.isupper() or not 1 < len(text) <= ACRONYM:
        return False
    tail.at = tail.safe = at + 1
    return True


def _goes_on(context: Context, tail: _Tail) -> bool:
    """True where, behind a noun that its modifiers precede, the phrase goes on: in a complement, up to its noun."""
    at, pos = tail.at, context.tokens.pos
    if context.fold(at) in context.words["after"]:
        return True
    named = context.upper(at) or pos[at] in {"NOUN", "PROPN"}
    return (tail.linked or tail.inside) and (named or (pos[at] == "ADJ" and at + 1 < len(pos) and pos[at + 1] in WORDS))


def _of_state(context: Context, mark: Mark) -> bool:
    return mark.item.kind is MarkKind.OFFICE and context.lexicon.offices[mark.item.entry].national


def _before_given(context: Context, first: int, last: int) -> int:
    """Where in a run that a preposition brought a person's name begins: "de Starbucks | Howard Schultz"."""
    for at in range(first + 1, last - 1):
        if is_given(context, at):
            return at
    return last


def _owner(context: Context, tail: _Tail, at: int) -> bool:
    """Goes on over the person whose spokesman or adviser it is."""
    last = run_end(context, at, titled=True)
    if last == at:
        return False
    last = min(_before_given(context, at + 1, last), last) if last - at > 3 else last
    tail.at = tail.safe = last
    tail.linked, tail.inside = False, True
    return True


def _link(context: Context, tail: _Tail, at: int) -> bool:
    """Goes on over a preposition and its article, when a complement follows."""
    while context.among(at, "definite", "possessive"):
        at += 1
    tail.at, tail.linked = at, True
    tail.inside = True
    return True


def _towards(context: Context, tail: _Tail, heads: list[Mark]) -> bool:
    """True when "à", "au", "auprès" brings a complement of the office and not of the verb."""
    at = tail.at + 1
    if context.lexicon.head_final and not _is_sent(context, heads[-1]):
        return False
    while context.among(at, "definite", "of", "of-article"):
        at += 1
    if context.fold(at) in context.words["abroad"] or (context.fold(tail.at) == context.fold(at - 1) and context.upper(at)):
        return True
    if tail.inside or context.tokens.pos[at] not in {"NOUN", "PROPN"} or _addressed(context, at):
        return False
    return not context.mark(at, MarkKind.TITLE) and not name_start(context, at)


def _addressed(context: Context, at: int) -> bool:
    """True for those spoken to, and for a moment or a place of speaking: "à la presse", "à l'AFP", "à l'issue de"."""
    mark = context.mark(at, MarkKind.SOURCE)
    if mark is not None and context.lexicon.sources[mark.item.entry].kind in {"media", "group"}:
        return True
    place = context.mark(at, MarkKind.PLACE)
    if place is None:
        return context.fold(at) in context.words["occasions"] or context.tokens.text[at].isupper()
    return load_world().entity(place.item.code).kind in PRESS


def _is_sent(context: Context, mark: Mark) -> bool:
    return mark.item.kind is MarkKind.OFFICE and context.lexicon.offices[mark.item.entry].sent


def _about(context: Context, at: int, heads: list[Mark]) -> bool:
    """True when "dans la région", "en RDC", "for the ministry" belongs to the noun: a body, or what a comma follows."""
    close = at == heads[-1].last
    at += 1
    while context.fold(at) in context.words["definite"]:
        at += 1
    if context.lexicon.head_final:
        return (close or context.upper(at)) and _is_field(context, at)
    mark = context.mark(at, MarkKind.PLACE)
    after = mark.last if mark else at + 1
    while context.tokens.pos[min(after, len(context.tokens) - 1)] == "ADJ":
        after += 1
    if not mark and context.tokens.pos[min(at, len(context.tokens) - 1)] not in {"NOUN", "PROPN"}:
        return False
    return mark is not None or context.fold(after) in {",", "("}


def _is_field(context: Context, at: int) -> bool:
    """True when a state, a body, an office or a field of government stands at *at*, and owns nothing ("for Mali's help")."""
    mark = context.mark(at, MarkKind.PLACE, MarkKind.SOURCE, MarkKind.OFFICE)
    if mark is not None and mark.item.kind is MarkKind.PLACE and mark.item.how == "adjective":
        mark = context.mark(mark.last, MarkKind.SOURCE, MarkKind.OFFICE)
    last = mark.last if mark is not None else at + 1
    return (mark is not None or context.fold(at) in context.words["portfolios"]) and context.fold(last) not in context.words["genitives"]


def _coordinate(context: Context, tail: _Tail, heads: list[Mark], comma: bool) -> bool:
    """Goes on over ", de la Migration et des …" and over "et ministre des …", a second office of the same person."""
    at = tail.at + 1
    if context.fold(at) in context.words["of"] and tail.inside and not tail.linked:
        return _link(context, tail, at + 1) and _complement(context, tail.at, comma)
    if not comma and context.fold(at) in context.words["towards"] and _is_towards(context, heads[-1].last, tail.at):
        return _link(context, tail, at + 1)
    office = context.mark(at, MarkKind.OFFICE)
    if (
        office is not None
        and not tail.linked
        and not tail.sole
        and heads[-1].item.kind is MarkKind.OFFICE
        and office.item.plural == heads[0].item.plural
    ):
        heads.append(office)
        tail.at = tail.safe = office.last
        tail.inside = False
        return True
    if tail.inside and not tail.linked and context.upper(at) and _further_field(context, at):
        tail.at, tail.linked = at, True
        return True
    if comma or tail.linked or not tail.inside or not context.upper(at) or not context.upper(tail.at - 1):
        return False
    if context.mark(at, MarkKind.PLACE, MarkKind.TITLE) or name_start(context, at):
        return False
    tail.at, tail.linked = at, True
    return True


def _is_towards(context: Context, first: int, last: int) -> bool:
    """True when the complement before a conjunction is of the same make as "aux finances" behind it: "à l'Économie et | aux finances"."""
    return first < last and context.fold(first) in context.words["towards"]


def _further_field(context: Context, at: int) -> bool:
    """True for one more field of a ministry with a capital: "Foreign Affairs, Migration and Tunisians Abroad"."""
    place = context.mark(at, MarkKind.PLACE)
    return context.fold(at) in context.words["portfolios"] or (place is not None and context.fold(place.last) in context.words["after"])


def _complement(context: Context, at: int, comma: bool) -> bool:
    """True when a complement coordinated by a comma is like those of ministries: with a capital."""
    return not comma or context.upper(at)


def _parenthesis(context: Context, tail: _Tail, end: int) -> bool:
    """Goes on over an acronym in brackets, "(Monusco)"."""
    for close in range(tail.at + 2, min(tail.at + 4, end)):
        if context.fold(close) == ")":
            follows = context.fold(close + 1) == "," or name_start(context, min(close + 1, end - 1))
            tail.at = tail.safe = close + 1 if follows else tail.safe
            return follows
    return False


def _title(context: Context, tail: _Tail, end: int) -> bool:
    """Goes on over a name in quotation marks that a preposition brought: "le fondateur des | « Oranges »"."""
    closes = [k for k in range(tail.at + 2, min(tail.at + TITLE, end)) if context.fold(k) in CLOSING]
    if not tail.linked or not closes or not context.upper(tail.at + 1):
        return False
    tail.at = tail.safe = closes[0] + 1
    tail.linked, tail.inside, tail.private = False, True, True
    return True


def _compound(context: Context, at: int, heads: list[Mark]) -> bool:
    """True for an office noun that qualifies the one right before it ("secrétaire général", "un soldat retraité")."""
    beside = at == heads[-1].last and not context.lexicon.head_final
    return (context.tokens.pos[at] == "ADJ" or beside) and not context.upper(at)
