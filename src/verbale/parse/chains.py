"""Participial chains ("…, ajoutant que", "…, adding that"), found on the surface."""

from __future__ import annotations

from verbale.language.cues import CueRule
from verbale.language.verbs import Mood
from verbale.model import SegmentKind
from verbale.parse.cuts import OPEN, REACH, TAIL, Cut, Grammar, behind_adverbial, trimmed
from verbale.parse.words import Words

OBJECT_REACH = 5


def quoted_end(words: Words, at: int, last: int, grammar: Grammar) -> int:
    """Behind a closed quotation all that follows names the source, up to the next quotation, chain or sentence's end."""
    k = at
    last = min(last, at + TAIL)
    while k < last and words.form[k] not in OPEN and not (k > at and find_chain(words, k, at, last, grammar)):
        k += 1
    return trimmed(words, at, k)


def find_chain(words: Words, at: int, first: int, last: int, grammar: Grammar, *, coordinated: bool = False) -> Cut | None:
    """The participial chain whose verb stands at *at*; one that opens the sentence ends with the comma before the main clause."""
    fold, classes = words.fold, grammar.classes
    start = None
    if any(f.mood is Mood.GERUND and _completed(fold, at + 1, f.rule) for f in grammar.cues.forms.get(fold[at], ())):
        start = _gerund_start(words, at, first, grammar, coordinated=coordinated)
        if start is None and _names_subject(words, at, first, last, grammar):
            start = _absolute(words, at, first, grammar)
    elif at > first and fold[at] in classes["absolute-auxiliaries"] and _participle_follows(fold, at + 1, last, grammar):
        start = _absolute(words, at, first, grammar)
    elif (
        at > first
        and any(" ".join(fold[at : at + 2]) == opener for opener in classes["infinitive-openers"])
        and _infinitive_follows(fold, at + 2, last, grammar)
    ):
        start = at
    if start is None:
        return None
    if start == first:
        end = _lead_end(words, at, last, grammar)
        return Cut(SegmentKind.CHAIN, start, end) if end else None
    if words.form[start - 1] == ",":
        start -= 1
    end = last
    while end > at and words.form[end - 1] in {".", "!", "?", "…"}:
        end -= 1
    return Cut(SegmentKind.CHAIN, start, end)


def _completed(fold: tuple[str, ...], at: int, rule: CueRule) -> bool:
    """True when the words at *at* are those that the rule needs behind its verb: its tail, one of its objects."""
    if fold[at : at + len(rule.tail)] != rule.tail:
        return False
    return not rule.objects or any(word in rule.objects for word in fold[at : at + OBJECT_REACH])


def _gerund_start(words: Words, at: int, first: int, grammar: Grammar, *, coordinated: bool) -> int | None:
    """Where a chain with its gerund at *at* begins: its clitics and "tout en" before it, behind a comma or the sentence's start."""
    classes, start = grammar.classes, at
    clitics = (classes["reflexives"] | classes["object-clitics"] | classes["negations"]) - classes["chain-openers"]
    while start > first and words.fold[start - 1] in clitics:
        start -= 1
    bare = start
    while start > first and words.fold[start - 1] in classes["chain-openers"]:
        start -= 1
    if start < bare or start == first or words.form[start - 1] in {",", "»", "”"}:
        return start
    return start - 1 if coordinated and words.fold[start - 1] in classes["conjunctions"] else None


def _lead_end(words: Words, at: int, last: int, grammar: Grammar) -> int | None:
    """The place behind the comma at which the main clause begins, None when the sentence has none."""
    classes = grammar.classes
    for k in range(at + 1, last - 2):
        if words.form[k] != ",":
            continue
        begins = words.fold[k + 1] in classes["subject-pronouns"] or words.fold[k + 1] in classes["determiners"]
        if begins or words.form[k + 1][:1].isupper():
            if any(grammar.verbs.can_be_finite(words.fold[i]) for i in range(k + 1, min(last, k + REACH * 2))):
                return k + 1
    return None


def _names_subject(words: Words, at: int, first: int, last: int, grammar: Grammar) -> bool:
    """True for a gerund with a clause behind it and a name before it, behind a comma: "…, M. Wang ajoutant que"."""
    k = behind_adverbial(words.fold, at + 1, last, grammar.classes)
    start = _absolute(words, at, first, grammar)
    return k < last and words.fold[k] in grammar.classes["complementizers"] and start is not None and words.form[start][:1].isupper()


def _participle_follows(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> bool:
    while at < last and fold[at] in grammar.classes["one-word-adverbs"]:
        at += 1
    return at < last and any(f.mood is Mood.PARTICIPLE for f in grammar.cues.forms.get(fold[at], ()))


def _infinitive_follows(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> bool:
    for k in range(at, min(at + 3, last)):
        moods = {f.mood for f in grammar.cues.forms.get(fold[k], ())}
        if Mood.INFINITIVE in moods or Mood.PARTICIPLE in moods:
            return True
    return False


def _absolute(words: Words, at: int, first: int, grammar: Grammar) -> int | None:
    """Where the subject of an absolute participle begins: behind the nearest comma, with no finite verb of ours between."""
    for k in range(at - 1, max(first, at - REACH) - 1, -1):
        if words.form[k] == ",":
            return k + 1
        if grammar.verbs.can_be_finite(words.fold[k]):
            return None
    return None
