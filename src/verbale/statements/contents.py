"""Where content ends, and the characters it covers."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.language.fold import join
from verbale.language.verbs import Mood
from verbale.model import Frame, QuotationType, Span
from verbale.statements.frames import find_opening
from verbale.statements.grammar import STOP, Text
from verbale.statements.groups import Group
from verbale.statements.opening import Opening
from verbale.statements.subjects import SUBJECTS, find_subject

EDGE = frozenset(' \t\n\r\u00a0\u202f\u2009.,;:!?…«»"“”„‘-–—')
JOINT_REACH = 12


def find_end(text: Text, group: Group, opening: Opening, later: Sequence[Group], limit: int) -> int:
    """The token (exclusive) at which the content of *group* ends, at most *limit*.

    It ends before a coordinated cue of the same speaker, before a contrasting clause with a cue of its own, before
    a source at the sentence's end, and else with the sentence.
    """
    for other in later:
        if other.head < opening.start or other.head == group.head or other.head >= limit:
            continue
        cut = _coordinate(text, group, opening, other) or _contrast(text, group, opening, other)
        if cut is not None:
            limit = min(limit, cut)
            break
    return limit if opening.frame is Frame.CLAUSE else _before_clause(text, opening.start, limit)


def _before_clause(text: Text, start: int, limit: int) -> int:
    """Where a phrase from *start* on ends before a clause that is not its own: "…, alors que", "… et entend signer"."""
    fold = text.tokens.fold
    for k in range(start + 1, limit):
        if text.quoted[k] >= 0:
            continue
        if fold[k] == "," and text.phrase_size(k + 1, "adjunct-clauses"):
            return k
        if text.is_class(k, "subordinators"):
            return limit
        if text.is_finite(k) and not text.is_class(k - 1, "determiners"):
            joint = next((j for j in range(k - 1, max(start, k - JOINT_REACH), -1) if text.is_class(j, "joints")), None)
            return limit if joint is None else _skip_joints(text, joint)
    return limit


def _coordinate(text: Text, group: Group, opening: Opening, other: Group) -> int | None:
    """Where a later cue that shares the subject begins, its conjunction with it."""
    joint = _joint_before(text, other.first)
    if joint is None or joint <= opening.start or find_opening(text, other, len(text.tokens)) is None:
        return None
    if other.elided:
        return joint if group.auxiliary is not None or group.elided else None
    if not _parallel(text, group, opening, other):
        return None
    return joint


def _joint_before(text: Text, first: int) -> int | None:
    """The conjunction or comma right before a verb group, adverbs between them allowed."""
    k = first - 1
    while k > 0 and (text.is_class(k, "one-word-adverbs") or text.tokens.pos[k] == "ADV"):
        k -= 1
    if not text.is_class(k, "joints"):
        start = text.adverbial_start(k)
        k = k if start is None else start - 1
    if not text.is_class(k, "joints"):
        return None
    while text.is_class(k - 1, "joints"):
        k -= 1
    return k


def _parallel(text: Text, group: Group, opening: Opening, other: Group) -> bool:
    """True when a later verb stands beside the cue rather than inside its content: same auxiliary, same tense."""
    if opening.frame is not Frame.CLAUSE:
        return group.mood == other.mood or group.elided
    if (group.auxiliary is None) != (other.auxiliary is None):
        return other.auxiliary is None and _outside(text, group, opening, other)
    if group.mood is not other.mood:
        return False
    inner = next((k for k in range(opening.start, other.first) if text.is_finite(k)), None)
    if inner is None:
        return True
    if group.auxiliary is None or other.auxiliary is None:
        return text.tokens.head[other.head] == group.head or _outside(text, group, opening, other)
    return text.tokens.fold[inner] != text.tokens.fold[other.auxiliary]


def _outside(text: Text, group: Group, opening: Opening, other: Group) -> bool:
    """True when a later verb cannot share the clause before it: that has a modal, or a subject that does not speak ("the truce").

    A pronoun may be the speaker himself; then the verb is the speaker's, unless an auxiliary of the clause may be its own too
    ("said she had seen him and urged him").
    """
    tokens = text.tokens
    verb = next((k for k in range(other.first - 1, opening.start, -1) if text.is_finite(k)), None)
    subject = next((k for k in range(other.first - 1, opening.start - 1, -1) if tokens.dep[k] in SUBJECTS), None)
    if verb is None or subject is None or subject > verb:
        return False
    if text.is_class(verb, "infinitive-governors"):
        return Mood.INFINITIVE not in {r.mood for r in text.tables.verbs.readings(tokens.fold[other.head])}
    if text.is_class(subject, "incise-subjects"):
        return tokens.fold[subject] != "it" and not text.is_class(verb, "incise-helpers")
    return tokens.pos[subject] == "NOUN" and not text.is_class(subject, "speaker-nouns")


def _contrast(text: Text, group: Group, opening: Opening, other: Group) -> int | None:
    """Where a later clause with its own subject and cue begins."""
    if other.elided or other.mood in (Mood.GERUND, Mood.INFINITIVE):
        return None
    subject = find_subject(text, other)
    if subject is None or subject[0] <= opening.start or find_opening(text, other, len(text.tokens)) is None:
        return None
    before = subject[0] - 1
    fold = text.tokens.fold
    if join(fold[before - 1 : before + 1]) in text.tables.words["contrastives"]:
        return before - 1
    if fold[before] in {";", ":"}:
        return before
    if (
        (fold[before] == "," or text.is_class(before, "coordinators"))
        and opening.frame is not Frame.CLAUSE
        and not _embedded(text, opening.start, before)
    ):
        return _skip_joints(text, before)
    if text.is_class(before, "coordinators") and text.is_class(subject[0], "subject-pronouns") and other.mood is group.mood:
        return _skip_joints(text, before)
    return None


def _embedded(text: Text, start: int, end: int) -> bool:
    """True when a comma before a verb with its own subject is inside a relative clause opened in the content."""
    return text.tokens.fold[end] == "," and any(text.is_class(k, "relatives") for k in range(end + 1, min(end + 3, len(text.tokens))))


def _skip_joints(text: Text, at: int) -> int:
    while text.is_class(at - 1, "joints"):
        at -= 1
    return at


def find_spans(text: Text, places: Sequence[int]) -> tuple[Span, ...]:
    """The characters of the tokens at *places* (ascending), one span an unbroken run, edges without marks and blanks."""
    spans: list[Span] = []
    run: list[int] = []
    for at in places:
        if run and at != run[-1] + 1:
            _close(text, run, spans)
            run = []
        run.append(at)
    _close(text, run, spans)
    return tuple(spans)


def _close(text: Text, run: list[int], spans: list[Span]) -> None:
    if run:
        span = trim(text.parse.article.text, Span(text.tokens.start[run[0]], text.tokens.end[run[-1]]))
        if span is not None:
            spans.append(span)


def trim(text: str, span: Span) -> Span | None:
    """*span* without outer quotation marks, closing punctuation and blanks; None when nothing is left.

    >>> trim("« Oui ! »", Span(0, 9))
    Span(start=2, end=5)
    """
    start, end = span.start, span.end
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def find_verbatim(text: Text, content: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of *content* between quotation marks, marks left out."""
    found = []
    for quote in text.parse.quotes:
        if quote.depth:
            continue
        for piece in content:
            if quote.inner.overlaps(piece):
                found.append(Span(max(quote.inner.start, piece.start), min(quote.inner.end, piece.end)))
    return tuple(found)


def find_type(text: Text, content: Sequence[Span], verbatim: Sequence[Span]) -> QuotationType:
    """Direct when marks stand round all of the content, mixed when round a part that is more than a word, else indirect."""
    covered = sum(_letters(text, s) for s in verbatim)
    whole = sum(_letters(text, s) for s in content)
    if whole and covered >= whole:
        return QuotationType.DIRECT
    if any(" " in s.of(text.parse.article.text) or covered * 4 > whole for s in verbatim):
        return QuotationType.MIXED
    return QuotationType.INDIRECT


def _letters(text: Text, span: Span) -> int:
    """How many characters of *span* are neither marks nor blanks."""
    words = span.of(text.parse.article.text)
    return len(words) - sum(map(words.count, EDGE))


def last_word(text: Text, limit: int, first: int) -> int:
    """The place behind the last word before *limit* that is no sentence-final mark."""
    while limit > first and text.tokens.fold[limit - 1] in STOP:
        limit -= 1
    return limit
