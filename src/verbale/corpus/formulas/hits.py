"""The formulas in one record, each with the voice that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from verbale.corpus.formulas.distance import find_distance, has_marks
from verbale.corpus.spans import read_spans
from verbale.language.formulas import FORMULAS, formula_table
from verbale.language.loader import rule_id
from verbale.language.printed import read_printed
from verbale.model import Span

Record = Mapping[str, Any]


class Voice(StrEnum):
    """Whose words a formula is in: the outlet's or a speaker's own, a speaker's as somebody tells them, or nobody's who prints it."""

    OWN = "own"
    REPORTED = "reported"
    DISTANT = "distant"


@dataclass(frozen=True, slots=True, order=True)
class User:
    """One who uses a formula: a speaker's name and countries."""

    name: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A formula at one place of a text.

    ``statement`` is the innermost one whose content has it, None in the outlet's own words; ``users`` are its speakers. ``act`` is what that
    statement does with these words (SUPPORT, OPPOSE …), where an act's evidence covers them. ``rule`` is the entry that found it, ``wording``
    the variant as the entry writes it. ``distance`` is the rule that holds it at a distance, ``cue`` its words. ``marked``: marks of quotation
    stand round these very words, which alone is no distance.
    """

    family: str
    span: Span
    words: str
    voice: Voice
    statement: str | None
    users: tuple[User, ...]
    act: str | None
    rule: str
    wording: str
    distance: str | None
    cue: Span | None
    marked: bool


def find_hits(record: Record) -> tuple[Hit, ...]:
    """The formulas in the text of *record*, in text order; those of different families may overlap. None in a language without formulas.

    A formula within a statement's content is its speaker's: ``own`` where it is quoted word for word, ``reported`` where it is not. Outside
    any content it is the outlet's ``own``. Words such as "so-called" or "what Beijing calls" make it ``distant``, wherever it stands.

    >>> text = "Pékin bâtit ce qu'il appelle une communauté de destin."
    >>> [hit.voice.value for hit in find_hits({"article": {"text": text, "language": "fr"}, "statements": []})]
    ['distant']
    """
    text, language = record["article"]["text"], record["article"]["language"]
    printed = read_printed(text)
    found = formula_table(language).find(printed)
    hits = []
    for one in found:
        span = Span(printed.starts[one.first], printed.ends[one.end - 1])
        marked = has_marks(text, span)
        statement = find_holder(record["statements"], span)
        distance = find_distance(printed, one, language, marked=marked)
        hits.append(
            Hit(
                family=one.rule,
                span=span,
                words=span.of(text),
                voice=_voice(statement, span, distant=distance is not None),
                statement=statement["id"] if statement else None,
                users=_users(statement),
                act=_act(statement, span),
                rule=rule_id(language, FORMULAS, one.rule),
                wording=one.wording,
                distance=distance.rule if distance else None,
                cue=distance.span if distance else None,
                marked=marked,
            )
        )
    return tuple(hits)


def find_holder(statements: Iterable[Record], span: Span) -> Record | None:
    """The statement whose content covers *span*, the innermost where several do, the later where they are equal; None outside all."""
    pieces = ((piece, number, statement) for number, statement in enumerate(statements) for piece in read_spans(statement["content"]))
    held = [(piece.end - piece.start, -number, statement) for piece, number, statement in pieces if piece.covers(span)]
    return min(held, key=lambda one: one[:2])[2] if held else None


def _voice(statement: Record | None, span: Span, *, distant: bool) -> Voice:
    if distant:
        return Voice.DISTANT
    if statement is None or any(piece.covers(span) for piece in read_spans(statement["verbatim"])):
        return Voice.OWN
    return Voice.REPORTED


def _users(statement: Record | None) -> tuple[User, ...]:
    speakers = (statement["speakers"] or ()) if statement else ()
    return tuple(User(speaker["name"], tuple(speaker["countries"] or ())) for speaker in speakers)


def _act(statement: Record | None, span: Span) -> str | None:
    """The act with the shortest evidence that covers *span*."""
    acts = (statement["acts"] or ()) if statement else ()
    held = [(e.end - e.start, act["act"]) for act in acts if act["act"] for e in read_spans(act["evidence"]) if e.covers(span)]
    return min(held)[1] if held else None
