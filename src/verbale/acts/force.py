"""From the cue and the content of a statement to its acts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.acts.actors import RoleFinder
from verbale.acts.codes import find_codes
from verbale.acts.realis import find_amount, find_polarity, find_realis, find_when
from verbale.acts.topics import find_background, find_topic
from verbale.language.acts import ActRule, load_acts
from verbale.language.loader import rule_id
from verbale.language.words import load_words
from verbale.model import Act, Attribution, Force, Mentions, Parse, Span, Statement, Strength, Topic

FOLD = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})
FUTURE = re.compile(r"(?:ra|ront|rait|raient)$")


@dataclass(frozen=True, slots=True)
class Performed:
    """An act found at characters ``start`` of its clause, ``predicate`` where its own words begin, to ``end``."""

    rule: ActRule
    start: int
    predicate: int
    end: int


def find_forces(parse: Parse, mentions: Mentions, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The same statements with their acts, numbered through the article in text order.

    A cue that performs ("saluer", "s'engager à") decides; behind a neutral one ("dire") the content's own predicates do,
    each coordinated one an act of its own; a content without any is an assertion.
    """
    finder = RoleFinder(mentions, statements)
    background = find_background(fold(parse.article.text), parse.article.language, two_states=bool(finder.pair))
    done: list[Statement] = []
    number = 0
    for statement in statements:
        acts: list[Act] = []
        for performed in find_performed(parse, statement):
            number += 1
            acts.append(_act(parse, mentions, statement, performed, finder, background, f"a{number}"))
        done.append(replace(statement, acts=tuple(acts)))
    return tuple(done)


def fold(text: str) -> str:
    """Lower case with plain apostrophes and blanks, one character for one.

    >>> fold("L’ÉTAT")
    "l'état"
    """
    lowered = text.translate(FOLD).lower()
    return lowered if len(lowered) == len(text) else text.translate(FOLD)


def find_performed(parse: Parse, statement: Statement) -> list[Performed]:
    """The acts of one statement, in text order, at least one."""
    table = load_acts(parse.article.language)
    spans = statement.content
    first = fold(spans[0].of(parse.article.text))
    lemma = statement.cue.lemma if statement.cue else ""
    tail = _cue_key(statement, lemma)
    for rule, lead in (*table.by_cue.get(tail, ()), *(table.by_cue.get(lemma, ()) if tail != lemma else ())):
        if lead is None or lead.match(first):
            return [Performed(rule, spans[0].start, spans[0].start, spans[-1].end)]
    found = list(_by_content(parse, statement))
    return found or [Performed(_named(parse, "assertion"), spans[0].start, spans[0].start, spans[-1].end)]


def _cue_key(statement: Statement, lemma: str) -> str:
    """A phrasal cue by its rule's name: "mettre en garde"."""
    return statement.rule.partition("#")[2].replace("-", " ") if lemma else ""


def _named(parse: Parse, name: str) -> ActRule:
    return next(rule for rule in load_acts(parse.article.language).by_group.values() if rule.id == name)


def _by_content(parse: Parse, statement: Statement) -> Iterator[Performed]:
    """The predicates of the content that perform, in text order; relative clauses perform nothing of their own."""
    marks: list[tuple[int, ActRule]] = []
    table = load_acts(parse.article.language)
    for span in statement.content:
        words = fold(span.of(parse.article.text))
        for match in table.content.finditer(words):
            if not _relative(parse, words, match.start()):
                marks.append((span.start + match.start(), table.by_group[str(match.lastgroup)]))
    marks += [(at, _named(parse, "futur")) for at in _futures(parse, statement) if not any(at == m or at - 3 <= m <= at for m, _ in marks)]
    marks.sort(key=lambda mark: mark[0])
    kept = [mark for n, mark in enumerate(marks) if n == 0 or mark[1].force is not marks[n - 1][1].force]
    for n, (at, rule) in enumerate(kept):
        end = kept[n + 1][0] if n + 1 < len(kept) else statement.content[-1].end
        start = statement.content[0].start
        yield Performed(rule, start, at, end)


def _relative(parse: Parse, words: str, at: int) -> bool:
    before = words[max(0, at - 12) : at].split()
    return bool(before) and before[-1] in load_words(parse.article.language)["relative-subjects"]


def _futures(parse: Parse, statement: Statement) -> list[int]:
    """Where a verb of the main clause stands in the future, or in the conditional behind a past cue: the side's own plan."""
    tokens = parse.tokens
    found = []
    for span in statement.content:
        first, last = bisect_left(tokens.start, span.start), bisect_left(tokens.start, span.end)
        for i in range(first, last):
            if tokens.pos[i] in ("VERB", "AUX") and FUTURE.search(tokens.fold[i]) and "VerbForm=Inf" not in tokens.morph[i]:
                if i == first or tokens.fold[i - 1] not in load_words(parse.article.language)["relative-subjects"]:
                    found.append(tokens.start[i])
    return found[:1]


def _act(
    parse: Parse, mentions: Mentions, statement: Statement, performed: Performed, finder: RoleFinder, background: Topic, identifier: str
) -> Act:
    text = parse.article.text
    evidence = _clip(statement, Span(performed.predicate, performed.end))
    words = fold(Span(performed.predicate, performed.end).of(text))
    content = fold(Span(statement.content[0].start, statement.content[-1].end).of(text))
    force, strength = performed.rule.force, performed.rule.strength
    topic = find_topic(words, content, parse.article.language, background)
    by_cue = performed.predicate == performed.start and bool(performed.rule.cues)
    before = Span(performed.start, performed.end if by_cue else performed.predicate)
    roles = finder.find(statement, force, performed.rule.requests, before, Span(performed.predicate, performed.end))
    if force is Force.COMMIT and statement.attribution is Attribution.EXPLICIT and find_realis(words, parse.article.language) == "past":
        strength = Strength.DONE
    return Act(
        id=identifier,
        force=force,
        strength=strength if force is Force.COMMIT else None,
        polarity=find_polarity(words, parse.article.language),
        realis=find_realis(words, parse.article.language),
        actor=roles.actor,
        target=roles.target,
        on_behalf_of=roles.on_behalf_of,
        one_sided=roles.one_sided,
        topic=topic,
        when=find_when(mentions.times, performed.predicate, performed.end),
        amount=find_amount(text[performed.predicate : performed.end], parse.article.language),
        evidence=evidence,
        rule=rule_id(parse.article.language, "acts", performed.rule.id),
        codes=find_codes(force, strength if force is Force.COMMIT else None, topic),
    )


def _clip(statement: Statement, span: Span) -> tuple[Span, ...]:
    """The parts of *span* inside the content."""
    pieces = [Span(max(span.start, c.start), min(span.end, c.end)) for c in statement.content if c.overlaps(span)]
    return tuple(pieces) or statement.content
