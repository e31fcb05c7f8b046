"""Incises whose subject comes first: "…, the minister said on Monday"."""

from __future__ import annotations

from verbale.language.cues import Address, Slot
from verbale.language.verbs import Mood
from verbale.parse.chains import quoted_end
from verbale.parse.cuts import OPEN, REACH, STOPS, TAIL, Cut, Grammar, incise_cut, next_stop
from verbale.parse.words import Words

TELLING = frozenset({Mood.PRESENT, Mood.IMPERFECT, Mood.PAST})


def find_subject_first(words: Words, at: int, last: int, grammar: Grammar, quoted: bool) -> Cut | None:
    """An incise whose subject opens it: "…, the minister said on Monday", in a language that has such."""
    classes = grammar.classes
    if not classes["incise-subjects"] or not _opens_subject(words, at, grammar):
        return None
    verb = _led_verb(words, at, last, grammar, quoted)
    if verb is None:
        return None
    if quoted:
        end = quoted_end(words, verb + 1, last, grammar)
    else:
        end = next_stop(words, verb + 1, last)
        if not _only_adjuncts(words, verb, end, grammar):
            return None
    return incise_cut(words, at, end, last)


def _opens_subject(words: Words, at: int, grammar: Grammar) -> bool:
    classes, fold = grammar.classes, words.fold[at]
    if fold in classes["incise-subjects"] or fold in classes["bare-speakers"] or fold in classes["incise-openers"]:
        return True
    return fold in classes["determiners"] or (
        words.form[at][:1].isupper() and fold not in classes["prepositions"] and fold not in classes["subordinators"]
    )


def _led_verb(words: Words, at: int, last: int, grammar: Grammar, quoted: bool) -> int | None:
    """The last word of the cue verb behind a subject that begins at *at*, with no other finite verb before it."""
    classes, fold, form = grammar.classes, words.fold, words.form
    k = at + 1
    while k < min(at + REACH * 2, last):
        if form[k] in STOPS:
            if form[k] != "," or not quoted:
                return None
        elif fold[k] in classes["complementizers"]:
            return None
        elif k > at:
            found = _telling_end(fold, k, last, grammar)
            if found is not None:
                return found
            if fold[k] in classes["finite-words"] and fold[k] not in classes["incise-helpers"]:
                if not any(w in classes["relatives"] for w in fold[at:k]):
                    return None
        k += 1
    return None


def _telling_end(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> int | None:
    """The last word of a form at *at* that reports in an incise, its tail with it."""
    for form in grammar.cues.forms.get(fold[at], ()):
        tail = form.rule.tail
        telling = form.mood in TELLING or (form.mood is Mood.PARTICIPLE and fold[at - 1] in grammar.classes["incise-helpers"])
        if form.rule.incise and telling and fold[at + 1 : at + 1 + len(tail)] == tail and at + len(tail) < last:
            return at + len(tail)
    return None


def _only_adjuncts(words: Words, verb: int, end: int, grammar: Grammar) -> bool:
    """True when nothing from behind the cue verb to *end* can be its content: only whom it is told, where and when."""
    classes, fold = grammar.classes, words.fold
    at = verb + 1
    forms = grammar.cues.forms.get(fold[verb], ())
    if end - at > TAIL // 2 or (at < end and fold[at] in classes["control-a"] and any(Slot.TO_INF in f.rule.slots for f in forms)):
        return False
    subordinate = False
    for k in range(at, end):
        if fold[k] in classes["complementizers"] and not subordinate:
            return False
        if fold[k] in classes["subordinators"] and k > at:
            subordinate = True
        if not subordinate and (fold[k] in classes["finite-words"] or words.form[k] in OPEN):
            return False
    if at == end or fold[at] in classes["prepositions"] or fold[at] in classes["one-word-adverbs"] or fold[at] in classes["subordinators"]:
        return True
    return any(f.rule.incise and Address.OBJECT in f.rule.addressed for f in forms)
