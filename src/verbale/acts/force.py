"""From the cue and the content of a statement to its acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.acts.clauses import Clause, Tense
from verbale.acts.codes import find_codes
from verbale.acts.named import NamedStates
from verbale.acts.parties import PartyFinder
from verbale.acts.pieces import split_complement
from verbale.acts.predicates import Predicate, PredicateReader
from verbale.acts.quantities import TimeIndex, find_amount
from verbale.acts.realis import RealisReader
from verbale.acts.sides import Sides
from verbale.acts.speakers import own_countries
from verbale.acts.subjects import Holder, Subject, SubjectReader
from verbale.acts.topics import TopicReader
from verbale.language import rule_id
from verbale.language.acts import ActRule
from verbale.language.amounts import load_amounts
from verbale.model import Act, Force, Frame, Meeting, Mentions, Parse, Realis, Span, Statement, Topic

FUTURE, ARRANGEMENT, ASSERTION = "future", "arrangement", "assertion"
PARTED = frozenset({Force.COMMIT, Force.REQUEST, Force.AGREE, Force.PROPOSE, Force.OFFER})
STATED = 5
VAGUE = frozenset({Topic.BILATERAL, Topic.OTHER})


@dataclass(frozen=True, slots=True)
class Deed:
    """An act before it is written down: its rule, its words by index, its clause (None when a cue performs) and whose that is."""

    rule: ActRule
    first: int
    last: int
    clause: Clause | None
    subject: Subject
    topic: Topic | None = None


def find_forces(
    parse: Parse, mentions: Mentions, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...] = ()
) -> tuple[Statement, ...]:
    """The same statements with their acts, numbered through the article in text order, at least one each.

    A cue that performs ("saluer", "s'engager à") decides; behind a neutral one ("dire") the predicates of the content's main
    clauses do, each an act of its own; what performs nothing is an assertion. ``meetings`` tell who faces whom.
    """
    if not statements:
        return ()
    return ForceFinder(parse, mentions, statements, meetings).find(statements)


class ForceFinder:
    """Finds the acts of the statements of one article."""

    def __init__(self, parse: Parse, mentions: Mentions, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...]) -> None:
        self.tokens = parse.tokens
        self.text = parse.article.text
        self.language = parse.article.language
        self.reader = PredicateReader(parse)
        self.rules = self.reader.table.rules
        named = NamedStates(parse, mentions, self.reader.words)
        sides = Sides(mentions, named, statements, meetings)
        self.subjects = SubjectReader(named)
        self.parties = PartyFinder(named, sides)
        self.topics = TopicReader(parse, named.index, facing=bool(sides.pairs), two_sided=sides.disputing)
        self.realis = RealisReader(self.reader.clauses)
        self.times = TimeIndex(mentions.times)
        self.amounts = load_amounts(self.language)

    def find(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """The statements with their acts."""
        done: list[Statement] = []
        number = 0
        for n, statement in enumerate(statements):
            acts: list[Act] = []
            places = self.reader.places(statement)
            for deed in self._deeds(statement, places, relayed(statements, n)):
                number += 1
                near = (deed.clause.first, deed.clause.last) if deed.clause else (deed.first, deed.last)
                topic = deed.topic or self.topics.find(near)
                acts.append(self._act(statement, deed, topic, f"a{number}"))
            done.append(replace(statement, acts=tuple(acts)))
        return tuple(done)

    def _deeds(self, statement: Statement, places: list[int], inner: Statement | None) -> list[Deed]:
        """The acts of one statement, in text order. What retells another's statement asserts it."""
        if not places:
            return []
        own = Subject(Holder.OWN, own_countries(statement))
        if inner is not None:
            return [Deed(self.rules[ASSERTION], places[0], places[-1] + 1, None, Subject(Holder.OTHER, own_countries(inner)))]
        performed = self.reader.by_cue(statement, places)
        if performed:
            return [part for p in performed for part in self._parts(Deed(p.rule, p.first, p.last, None, own))]
        return self._spoken(statement, places)

    def _spoken(self, statement: Statement, places: list[int]) -> list[Deed]:
        """The acts of the content's clauses behind a neutral cue, with what is stated before them or in sentences of their own."""
        deeds: list[Deed] = []
        silent: list[Deed] = []
        for n, clause in enumerate(self.reader.clauses.read(places, infinitive=statement.frame is Frame.INFINITIVE)):
            subject = self.subjects.read(statement, clause)
            predicate = self._predicate(statement, clause, subject, first=n == 0)
            if predicate is None:
                silent.append(Deed(self.rules[ASSERTION], clause.first, clause.last, clause, subject))
                continue
            deeds += self._parts(Deed(predicate.rule, predicate.first, predicate.last, clause, subject))
            if predicate.rule.force is Force.AGREE and subject.holder is Holder.SEVERAL:
                deeds.append(Deed(self.rules[ASSERTION], clause.first, clause.last, clause, subject))
        if not deeds:
            return silent[:1]
        stated = next((deed for deed in silent if self._stands_apart(deed, deeds)), None)
        merged = self._merged(deeds)
        return merged if stated is None else sorted([*merged, stated], key=lambda deed: deed.first)

    def _predicate(self, statement: Statement, clause: Clause, subject: Subject, *, first: bool) -> Predicate | None:
        """What *clause* performs: by its words, or as a plan; None for what it only states or hands on as a rumour."""
        announced = self._announced(statement)
        if self.realis.is_rumour(clause) and not announced:
            return None
        found = self.reader.of_clause(statement, clause, subject.holder.value, first=first)
        foreseen = found is None or (announced and found.rule.force is Force.ASSERT)
        if foreseen and self._plans(statement, clause, subject, announced=announced):
            rule = self.rules[ARRANGEMENT if subject.holder is Holder.THING else FUTURE]
            return Predicate(rule, clause.verb or clause.first, clause.last, clause)
        return found

    def _announced(self, statement: Statement) -> bool:
        """True for what a cue of decisions hands on: "a annoncé que le prix serait gelé" is no guess at prices."""
        return (
            statement.frame is Frame.CLAUSE and statement.cue is not None and statement.cue.lemma in self.reader.words["announcing-verbs"]
        )

    def _stands_apart(self, deed: Deed, others: list[Deed]) -> bool:
        """True for a statement long enough to be one, in a sentence without acts or before the first of them."""
        clause, sentence = deed.clause, self.tokens.sentence
        if clause is None or clause.verb is None or clause.last - clause.first < STATED:
            return False
        return deed.first < others[0].first or all(sentence[deed.first] != sentence[other.first] for other in others)

    def _plans(self, statement: Statement, clause: Clause, subject: Subject, *, announced: bool) -> bool:
        """True for what the speaker's own side will do, or what it says will happen; in reported speech the conditional is such a future."""
        if subject.holder is Holder.OTHER or clause.verb is None:
            return False
        if subject.holder is Holder.THING or announced:
            return clause.tense is Tense.FUTURE or (announced and clause.tense is Tense.CONDITIONAL)
        if clause.tense is Tense.CONDITIONAL:
            return statement.frame is not Frame.QUOTE and self.tokens.fold[clause.verb] not in self.reader.words["conditional-auxiliaries"]
        return clause.tense is Tense.FUTURE

    def _parts(self, deed: Deed) -> Iterator[Deed]:
        """A deed for each part of the complement with a topic of its own: "à faciliter l'accès … et à relancer la ligne …"."""
        pieces = split_complement(self.reader, deed.first, deed.last) if deed.rule.force in PARTED else [(deed.first, deed.last)]
        begin, topic = pieces[0][0], None
        for n, (first, last) in enumerate(pieces):
            own = self.topics.split((first, last))
            if n and own is not None and topic is not None and own is not topic and own not in VAGUE and topic not in VAGUE:
                yield replace(deed, first=begin, last=first, topic=topic)
                begin, topic = first, None
            topic = own or topic
        yield replace(deed, first=begin, last=deed.last, topic=topic if begin > pieces[0][0] else None)

    def _merged(self, deeds: list[Deed]) -> list[Deed]:
        """Neighbours of one force, strength and subject as one, unless each has a topic of its own.

        "préserveront le système, maintiendront l'ordre et construiront un avenir" is one promise.
        """
        merged: list[Deed] = []
        for deed in deeds:
            last = merged[-1] if merged else None
            if last and last.clause is not deed.clause and last.subject == deed.subject and self._alike(last, deed):
                merged[-1] = replace(last, last=deed.last)
            else:
                merged.append(deed)
        return merged

    def _alike(self, one: Deed, other: Deed) -> bool:
        if one.rule.force is not other.rule.force or one.rule.strength is not other.rule.strength:
            return False
        topics = {self.topics.split((d.first, d.last)) for d in (one, other)} - VAGUE - {None}
        return len(topics) < 2

    def _act(self, statement: Statement, deed: Deed, topic: Topic, identifier: str) -> Act:
        rule = deed.rule
        evidence = self._evidence(statement, deed)
        words = Span(evidence[0].start, evidence[-1].end)
        parties = self.parties.find(statement, rule, deed.subject, words, retold=deed.clause is None and rule.id == ASSERTION)
        amount = find_amount(self.tokens, self.amounts, deed.first, deed.last)
        strength = rule.strength if rule.force is Force.COMMIT else None
        realis = self.realis.realis(rule, deed.clause, statement.frame)
        if statement.cue is not None and self.reader.rumoured(statement.cue.span):
            realis = Realis.HEARSAY
        return Act(
            id=identifier,
            force=rule.force,
            strength=strength,
            polarity=self.realis.polarity(rule, deed.first, deed.last, deed.clause),
            realis=realis,
            actor=parties.actor,
            target=parties.target,
            on_behalf_of=parties.on_behalf_of,
            one_sided=parties.one_sided,
            topic=topic,
            when=self.times.find(words),
            amount=amount.of(self.text) if amount else None,
            evidence=evidence,
            rule=rule_id(self.language, "acts", rule.id),
            codes=find_codes(rule.force, strength, topic, rule.cameo),
        )

    def _evidence(self, statement: Statement, deed: Deed) -> tuple[Span, ...]:
        """The words of the act inside the content, without a conjunction or a mark at their edges."""
        first, last = deed.first, deed.last
        loose, marks = self.reader.words["coordinators"], self.reader.words["edge-marks"]
        while last - 1 > first and (self.tokens.fold[last - 1] in loose or self.tokens.fold[last - 1] in marks):
            last -= 1
        while first < last - 1 and self.tokens.fold[first] in marks:
            first += 1
        span = Span(self.tokens.start[first], self.tokens.end[last - 1])
        pieces = [Span(max(span.start, c.start), min(span.end, c.end)) for c in statement.content if c.overlaps(span)]
        return tuple(pieces) or statement.content


def relayed(statements: tuple[Statement, ...], n: int) -> Statement | None:
    """The statement that statement *n* retells: the next one, when its cue stands in this one's content."""
    outer = statements[n]
    for other in statements[max(0, n - 1) : n + 2]:
        if other is not outer and other.cue is not None and other.content:
            if any(c.covers(other.cue.span) and c.covers(other.content[0]) for c in outer.content):
                return other
    return None
