"""How a source without a name is called: by its own words, without its article and what only says when or to whom."""

from __future__ import annotations

from verbale.model import Span
from verbale.statements.grammar import VERBAL, Text
from verbale.statements.subjects import span_of

STOPS = frozenset({",", ";", ":", "(", "«", "“", '"', "—", "–"})
LOOSE = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "PRON"})
HEADLESS = frozenset({"ADP", "AUX", "SCONJ", "CCONJ"})


def find_label(text: Text, first: int, last: int) -> Span | None:
    """The words by which the source at tokens *first* to *last* is named; None when only pronouns are left.

    "l'un des négociateurs, arrivé hier" gives "négociateurs": the noun phrase up to a comma, a verb, a relative clause or a
    word of time.
    """
    while first < last and text.tokens.pos[first] == "PUNCT":
        first += 1
    opening, first = first, _behind_determiners(text, first, last)
    pronoun = text.is_class(first, "subject-pronouns")
    nobody = first >= last or first == opening or text.tokens.pos[first] == "ADP" or pronoun
    if text.is_class(opening, "indefinites") and nobody:
        return span_of(text, opening, opening + 1)
    if first >= last or pronoun or _is_headless(text, first) or (first > opening and _is_ordinal(text, first, last)):
        return None
    end = first + 1
    while end < last and not _stops(text, end):
        end += 1
    while end > first + 1 and text.tokens.pos[end - 1] in LOOSE:
        end -= 1
    return span_of(text, first, end)


def _is_headless(text: Text, at: int) -> bool:
    """True for a word that begins no noun phrase, whatever stands behind it."""
    return text.tokens.pos[at] in HEADLESS or text.is_finite(at) or text.is_class(at, "relatives") or text.is_class(at, "complementizers")


def _is_ordinal(text: Text, at: int, last: int) -> bool:
    """True for "le premier", "la seconde" and no noun behind: one of those named before."""
    return text.is_class(at, "ordinals") and (at + 1 >= last or _stops(text, at + 1))


def _behind_determiners(text: Text, first: int, last: int) -> int:
    """Over "ce que", articles, and "l'un de ses"."""
    at = first
    if text.is_class(at + 1, "complementizers"):
        at += 2
    while at < last and text.is_class(at, "determiners"):
        at += 1
    if at > first and text.is_class(at, "de"):
        return _behind_determiners(text, at + 1, last)
    if at + 1 < last and text.is_class(at, "subject-pronouns") and text.is_class(at + 1, "de"):
        return _behind_determiners(text, at + 2, last)
    return at


def _stops(text: Text, at: int) -> bool:
    return (
        text.tokens.fold[at] in STOPS
        or (text.tokens.pos[at] in VERBAL and not text.tokens.text[at][:1].isupper())
        or text.is_class(at, "relatives")
        or text.is_class(at, "label-ends")
        or text.is_class(at, "one-word-adverbs")
    )
