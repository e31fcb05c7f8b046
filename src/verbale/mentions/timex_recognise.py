"""Which words tell a time: candidates by rule, the longest of those that overlap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from verbale.language.fold import fold_text
from verbale.language.times import TimeKind
from verbale.mentions.timex_rules import CLOCK, SHORT, SLASH, TENS, YEAR, Pattern, TimeRules, Trigger
from verbale.model import Parse, Sentence, Span, Tokens

REACH = 7
AUXILIARY, AUXILIARIES = "AUX", frozenset({"AUX", "VERB", "ADV"})
DIGITS = frozenset("0123456789")
OPENING = frozenset("«\"“‘'([.!?:…–—-\n")
TENS_LENGTH, LATE_TENS = 2, frozenset("56789")


@dataclass(frozen=True, slots=True)
class Recognised:
    """An expression found: its span, the rule, what the rule's groups hold, and the tokens it covers (half-open)."""

    span: Span
    pattern: Pattern
    groups: dict[str, str]
    first: int
    last: int


def recognise_times(parse: Parse, rules: TimeRules) -> list[Recognised]:
    """The time expressions of a text, in order, none inside another.

    Of candidates that overlap the leftmost goes first, then the longest, then the first rule of the file.
    """
    tokens, folded = parse.tokens, fold_text(parse.article.text)
    times: list[Recognised] = []
    end = -1
    for first, tried in sorted(_tries(parse, rules).items()):
        start, stop = tokens.start[first], parse.sentences[tokens.sentence[first]].span.end
        begun = [(t, at, m.lastindex) for t, at in tried.items() if (m := t.any.match(folded, start, stop))] if start >= end else ()
        found = _candidates(parse, folded, first, begun) if begun else []
        chosen = next(((match, pattern) for _, _, match, pattern in found if _follows(pattern, start, times)), None)
        if chosen is None:
            continue
        match, pattern = chosen
        end = match.end()
        if pattern.rule.kind is not TimeKind.NONE:
            times.append(_recognised(tokens, match, pattern))
            end = max(times[-1].span.end, start + 1)
    return times


def _tries(parse: Parse, rules: TimeRules) -> dict[int, dict[Trigger, int]]:
    """The tokens where an expression may begin, each with what is tried there and the first token that asks for it."""
    tokens = parse.tokens
    tries: dict[int, dict[Trigger, int]] = {}
    for at, trigger in _triggered(tokens, rules):
        for first in range(max(parse.sentences[tokens.sentence[at]].first, at - REACH), at + 1):
            tries.setdefault(first, {}).setdefault(trigger, at)
    return tries


def _follows(pattern: Pattern, start: int, times: list[Recognised]) -> bool:
    """True unless the rule only goes on from an expression of another kind that this is not behind: the second of "les années 80 et 90"."""
    kind = pattern.rule.after
    return kind is None or bool(times and times[-1].pattern.rule.kind is kind and start - times[-1].span.end <= 1)


def _triggered(tokens: Tokens, rules: TimeRules) -> list[tuple[int, Trigger]]:
    """The tokens at which rules are tried; an auxiliary behind another is no time, whatever it is spelt like ("a été")."""
    triggers = rules.triggers
    out = []
    for at, word in [(at, word) for at, word in enumerate(tokens.fold) if word in triggers or word[0] in DIGITS or "-" in word]:
        if word in triggers:
            if tokens.pos[at] != AUXILIARY or not at or tokens.pos[at - 1] not in AUXILIARIES:
                out.append((at, triggers[word]))
            continue
        tail = word if word[0] in DIGITS else word.rpartition("-")[2]
        if tail[:1] in DIGITS:
            tail = _figure(tail, tokens.fold[at + 1] if at + 1 < len(tokens.fold) else "")
        if tail in triggers:
            out.append((at, triggers[tail]))
    return out


def _figure(word: str, following: str) -> str:
    """Which kind of figure a token is: a year, a time of day, a date with slashes, a number of tens, a year's last two; else empty."""
    if len(word) >= 4 and word[:4].isdigit() and word[0] in "12" and not word[4:5].isdigit():
        return YEAR
    if "/" in word or "." in word or "-" in word:
        return SLASH
    if following[:1] == "h" or "h" in word or ":" in word:
        return CLOCK
    if len(word) != TENS_LENGTH or not word.isdigit():
        return ""
    if word[1] == "0":
        return TENS
    return SHORT if word[0] in LATE_TENS else ""


def _candidates(
    parse: Parse, folded: str, first: int, begun: Iterable[tuple[Trigger, int, int | None]]
) -> list[tuple[int, int, re.Match[str], Pattern]]:
    """What the rules find from token *first* on, the longest first, then in the file's order; the first pattern of each that matches is given."""
    tokens = parse.tokens
    sentence, start = parse.sentences[tokens.sentence[first]], tokens.start[first]
    out = []
    for trigger, at, number in begun:
        for pattern in trigger.patterns[(number or 1) - 1 :]:
            match = pattern.regex.match(folded, start, sentence.span.end)
            if match and match.end() > tokens.start[at] and _allowed(parse, sentence, match, pattern):
                out.append((-match.end(), pattern.order, match, pattern))
    return sorted(out, key=lambda c: c[:2])


def _allowed(parse: Parse, sentence: Sentence, match: re.Match[str], pattern: Pattern) -> bool:
    rule, tokens = pattern.rule, parse.tokens
    if rule.opens and match.start() != sentence.span.start:
        return False
    if rule.small and not parse.article.text[_span(match).start].islower():
        return False
    if rule.plain and not _plain(parse, sentence, _span(match).start):
        return False
    if rule.capital and _span(match).of(parse.article.text).islower():
        return False
    if rule.figure:
        after = bisect_left(tokens.start, match.end())
        return not (after < len(tokens) and tokens.pos[after] == "NOUN" and "Number=Plur" in tokens.morph[after])
    return True


def _plain(parse: Parse, sentence: Sentence, start: int) -> bool:
    """True for a small letter, a word in capitals, and for a capital at the beginning of a sentence or behind a mark that may open one."""
    text = parse.article.text
    before = text[sentence.span.start : start].rstrip(" \u00a0\u202f")
    return text[start].islower() or not before or before[-1] in OPENING or text[start : start + 2].isupper()


def _span(match: re.Match[str]) -> Span:
    name = "span" if match.groupdict().get("span") is not None else 0
    return Span(match.start(name), match.end(name))


def _recognised(tokens: Tokens, match: re.Match[str], pattern: Pattern) -> Recognised:
    span = _span(match)
    first = max(bisect_right(tokens.start, span.start) - 1, 0)
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    return Recognised(span, pattern, groups, first, max(bisect_left(tokens.start, span.end), first + 1))
