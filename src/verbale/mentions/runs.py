"""Runs of capitalised words, and which of them are names of persons."""

from __future__ import annotations

from verbale.mentions.context import Context
from verbale.mentions.lexicon import MarkKind

NOMINAL = frozenset({"PROPN", "NOUN", "X", "ADJ"})
GRAMMATICAL = frozenset({"ADP", "DET", "PRON", "ADV", "SCONJ", "CCONJ", "AUX", "INTJ"})
OTHERS = (MarkKind.OFFICE, MarkKind.SOURCE, MarkKind.PLACE, MarkKind.GROUP, MarkKind.PRONOUN, MarkKind.ELSEWHERE)


def run_end(context: Context, first: int, *, titled: bool = False) -> int:
    """The end of the run of name words that begins at token *first*; *first* itself when none begins there.

    A run goes on over particles, initials and hyphens: "Mohamed Ould Cheikh El Ghazouani", "Hessa al-Jaber", "Ursula von der
    Leyen", "J. Dupont". It never takes in a state, an office or a month. *titled* allows it to begin with a particle ("M. de
    Villepin"), and with a word that names a place ("M. Berlin").
    """
    at, last = first, context.last(first) if first < len(context.tokens) else first
    size = 0
    while at < last:
        step = _step(context, at, last, size, titled)
        if not step:
            break
        at += step
        size += 1
    return at


def _step(context: Context, at: int, last: int, size: int, titled: bool) -> int:
    """How many tokens the run goes on by at *at*, 0 when it ends there."""
    tokens = context.tokens
    text, fold = tokens.text[at], tokens.fold[at]
    if size and text == "-" and context.glued(at - 1) and context.glued(at):
        return 2 if at + 1 < last and tokens.text[at + 1][:1].isalpha() else 0
    if fold in context.names["particles"] and (size or titled or text[:1].isupper()) and at + 1 < last:
        return 1 if _resumes(context, at + 1, last) else 0
    if fold in context.names["linking-particles"] and at + 1 < last and ((titled and not size) or (size == 1 and not titled)):
        return _linked(context, at, last)
    if text[:1].isupper():
        return 1 if _is_name_word(context, at, size, titled) else 0
    return 0


def _resumes(context: Context, at: int, last: int) -> bool:
    """True when the name goes on behind a particle: with a name word, a hyphen or another particle."""
    tokens = context.tokens
    if tokens.text[at] == "-":
        return context.glued(at - 1)
    return tokens.text[at][:1].isupper() or (tokens.fold[at] in context.names["particles"] and at + 1 < last)


def _linked(context: Context, at: int, last: int) -> int:
    """The length of "de la" with which "Dominique de Villepin" goes on; a place or an office behind it ends the name."""
    step = 2 if context.fold(at + 1) in context.names["linking-particles"] else 1
    after = at + step
    if after >= last or not context.upper(after) or context.mark(after, *OTHERS) or context.fold(after) in context.names["no-names"]:
        return 0
    if not (context.upper(at) or context.fold(at) in context.names["linking-particles"]):
        return 0
    return step if is_given(context, at - 1) or not at or context.tokens.text[at - 1].endswith(".") or context.upper(at) else 0


def _is_name_word(context: Context, at: int, size: int, titled: bool) -> bool:
    text, fold = context.tokens.text[at], context.tokens.fold[at]
    if fold in context.names["no-names"] and not (titled and not size) and not _surname_too(context, at, size):
        return False
    if not size and not titled and context.tokens.pos[at] in GRAMMATICAL and context.opens(at) and not is_given(context, at):
        return False
    if len(text) > 1 and text[1] == "'" and size == 0 and not titled and text[0] in "LDld":
        return False
    mark = context.mark(at, *OTHERS)
    if mark is None:
        return text[-1] != "'" or fold in context.names["particles"]
    if mark.last != at + 1 or mark.item.how not in {"capital", "adjective", "name"}:
        return False
    return titled or (size == 1 and is_given(context, at - 1) and not text.isupper())


def _surname_too(context: Context, at: int, size: int) -> bool:
    """True for "May" or "White" behind a given name."""
    return size > 0 and context.fold(at) in context.names["surnames-too"] and is_given(context, at - 1)


def is_given(context: Context, at: int) -> bool:
    """True when the word at *at* is a given name that we know."""
    return given_gender(context.fold(at), context) is not None


def given_gender(word: str, context: Context) -> str | None:
    """``m``, ``f``, ``mf`` for a name of both, None for no given name that we know; of "Jean-Yves" the first part counts."""
    masculine, feminine = context.names["given-masculine"], context.names["given-feminine"]
    for form in (word, word.split("-")[0]):
        found = ("m" if form in masculine else "") + ("f" if form in feminine else "")
        if found:
            return found
    return None


def count_units(context: Context, first: int, last: int) -> int:
    """How many words with capitals a run has, those that hyphens join counted as one."""
    text = context.tokens.text
    return sum(text[i][:1].isupper() and (i == first or text[i - 1] != "-") for i in range(first, last))


def is_person_run(context: Context, first: int, last: int) -> bool:
    """True when the words of a run look like a person's name: a known given name in front, or proper nouns throughout.

    A word alone, an acronym ("ONU", "AFP") and a run behind an article ("le Canard enchaîné") are none.
    """
    if last - first < 2 or context.among(first - 1, "definite", "of-article"):
        return False
    if is_given(context, first):
        return True
    tokens = context.tokens
    words = [i for i in range(first, last) if tokens.text[i][:1].isupper()]
    if count_units(context, first, last) < 2 or any(tokens.text[i].isupper() and len(tokens.text[i]) > 2 for i in words[:1]):
        return False
    return all(tokens.pos[i] in {"PROPN", "X"} or (not context.opens(i) and tokens.pos[i] in NOMINAL) for i in words)


def name_start(context: Context, at: int) -> bool:
    """True when a person's name or a title begins at *at*."""
    if context.mark(at, MarkKind.TITLE):
        return True
    if not context.upper(at) or context.mark(at, *OTHERS):
        return False
    return is_person_run(context, at, run_end(context, at))
