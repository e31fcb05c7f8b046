"""What performs an act: the cue with what it governs, or the predicates of the content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from verbale.acts.clauses import VERBAL, Clause, ClauseReader
from verbale.acts.speakers import own_countries
from verbale.language.acts import ActRule, ActTable, By, Holder, Item, Part, Trigger, cue_rank, load_acts
from verbale.language.verbs import FINITE, Mood
from verbale.model import Frame, Parse, Span, Statement

HELD = {
    Holder.OWN: frozenset({"own", "several"}),
    Holder.OTHER: frozenset({"other"}),
    Holder.SEVERAL: frozenset({"several"}),
    Holder.THING: frozenset({"thing"}),
    Holder.ANY: frozenset({"own", "other", "several", "thing"}),
}
PLURALS = frozenset({"1p", "3p"})
NOMINAL = frozenset({"NOUN", "PROPN"})
GAP = 6
LEAD = 12
FILL = 5


@dataclass(frozen=True, slots=True)
class Predicate:
    """An act's rule with its words, ``first`` to ``last`` (half-open); ``clause`` is None when the cue performs."""

    rule: ActRule
    first: int
    last: int
    clause: Clause | None


class PredicateReader:
    """Finds the predicates of the statements of one article."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.clauses = ClauseReader(parse)
        self.words = self.clauses.words
        self.table: ActTable = load_acts(parse.article.language)

    def places(self, statement: Statement) -> list[int]:
        """The indices of the words of the content."""
        start = self.tokens.start
        return [i for span in statement.content for i in range(bisect_left(start, span.start), bisect_left(start, span.end))]

    def by_cue(self, statement: Statement, places: list[int]) -> list[Predicate]:
        """The acts that the cue performs with what it governs, none for a neutral cue."""
        if statement.cue is None or not places:
            return []
        start, cue = self.tokens.start, statement.cue
        words = range(bisect_left(start, cue.span.start), bisect_left(start, cue.span.end))
        manner = [i for i in range(words.stop, min(places[0], words.stop + GAP)) if self.tokens.fold[i - 1] in self.words["manner-marks"]]
        ranked = self._in_cue([*words, *manner])
        denied = bool(ranked) and any(self.tokens.fold[i] in self.words["negations"] for i in words)
        for trigger, i in ranked:
            rule = trigger.rule
            if rule.negated is not denied or not self._suits(statement, rule, places):
                continue
            if trigger.reflexive and not any(self.tokens.fold[k] in self.words["reflexives"] for k in words):
                continue
            if self._follows(trigger.rest, i) is not None:
                return [Predicate(rule, places[0], places[-1] + 1, None)]
        return self._by_lead(statement, places)

    def rumoured(self, cue: Span) -> bool:
        """True for a cue that hands on a rumour: "has reportedly offered"."""
        start = self.tokens.start
        return any(
            self.tokens.fold[i] in self.words["hearsay-adverbs"] for i in range(bisect_left(start, cue.start), bisect_left(start, cue.end))
        )

    def _in_cue(self, words: list[int]) -> list[tuple[Trigger, int]]:
        """The triggers among the *words* of a cue in the order in which they are tried; a noun's form that is none here is left out ("estime-t-il")."""
        fold, pos, table = self.tokens.fold, self.tokens.pos, self.table.performing
        found = [(t, i) for i in words if fold[i] in table for t in table[fold[i]] if t.part is not Part.NOUN or pos[i] == "NOUN"]
        return found if len({i for _, i in found}) < 2 else sorted(found, key=lambda pair: cue_rank(pair[0]))

    def _suits(self, statement: Statement, rule: ActRule, places: list[int]) -> bool:
        """True when the cue and the content are such as the rule wants."""
        if rule.behind and (statement.cue is None or statement.cue.lemma not in rule.behind):
            return False
        if (rule.frames and statement.frame not in rule.frames) or (rule.holder is Holder.SEVERAL and not self._joint(statement)):
            return False
        return self._surrounded(rule, places[0] - 1, places[-1] + 1)

    def _joint(self, statement: Statement) -> bool:
        """True for the cue of several: two speakers, or a verb in the plural with speakers that are not known one by one."""
        if statement.speakers or statement.cue is None:
            return len(statement.speakers) > 1 or len(own_countries(statement)) > 1
        start, span = self.tokens.start, statement.cue.span
        words = self.tokens.fold[bisect_left(start, span.start) : bisect_left(start, span.end)]
        return any(reading.person in PLURALS for word in words for reading in self.clauses.verbs.readings(word))

    def _surrounded(self, rule: ActRule, i: int, last: int, first: int | None = None) -> bool:
        """True when one of the rule's ``near`` words follows place *i* before *last*, and no ``unless`` word does.

        ``first`` is where a phrase that ends at *i* begins: the words that it spans count as ``unless``, too ("voudrais saluer").
        """
        if not rule.near and not rule.unless:
            return True
        fold, end = self.tokens.fold, min(i + 1 + rule.within, last)
        near, unless = self.table.near[rule.id], self.table.unless[rule.id]
        begin = i if first is None else first
        return (not rule.near or near.meets(fold[i + 1 : end])) and not unless.meets(fold[begin + 1 : end])

    def _by_lead(self, statement: Statement, places: list[int]) -> list[Predicate]:
        """The act of the noun or adjective that the content begins with ("son soutien à …"), and of nouns joined to it."""
        if statement.frame is not Frame.NOMINAL:
            return []
        found: list[Predicate] = []
        for i in self._heads(places):
            for trigger in self.table.triggers.get(self.tokens.fold[i], ()):
                rule = trigger.rule
                if trigger.part in (Part.NOUN, Part.ADJECTIVE) and rule.by is not By.CONTENT and self._behind(statement, rule):
                    if not rule.negated and self._surrounded(rule, i, places[-1] + 1):
                        found.append(Predicate(rule, i if found else places[0], places[-1] + 1, None))
                        break
        return [Predicate(p.rule, p.first, found[n + 1].first if n + 1 < len(found) else p.last, None) for n, p in enumerate(found)]

    def _behind(self, statement: Statement, rule: ActRule) -> bool:
        return not rule.behind or (statement.cue is not None and statement.cue.lemma in rule.behind)

    def _heads(self, places: list[int]) -> Iterator[int]:
        """The first noun or known adjective of the content, then each noun with its possessive right behind "et".

        An owner before the noun is passed over: "his country's | readiness".
        """
        tokens, words = self.tokens, self.words
        lead = places[:LEAD]
        owners = {i for i, k in pairwise(lead) if tokens.fold[k] in words["genitive-marks"]}
        first = next((n for n, i in enumerate(lead) if i not in owners and (self._known(i) or tokens.pos[i] in NOMINAL)), None)
        if first is None:
            return
        yield places[first]
        for k in places[first + 2 :] if self._known(places[first]) else ():
            if tokens.pos[k] == "NOUN" and tokens.fold[k - 1] in words["possessives"] and tokens.fold[k - 2] in words["coordinators"]:
                yield k

    def _known(self, i: int) -> bool:
        """True for a noun or an adjective of some rule."""
        return any(t.part in (Part.NOUN, Part.ADJECTIVE) for t in self.table.triggers.get(self.tokens.fold[i], ()))

    def of_clause(self, statement: Statement, clause: Clause, holder: str, *, first: bool) -> Predicate | None:
        """The act that a clause of the content performs: that of the first words in it that do. ``holder`` is whose clause it is."""
        fold, triggers = self.tokens.fold, self.table.triggers
        for i in [i for i in range(clause.first, clause.last) if fold[i] in triggers]:
            reach = fold[i + 1 : i + 1 + FILL]
            for trigger in triggers[fold[i]]:
                if holder not in HELD[trigger.rule.holder] or (trigger.rest and not trigger.rest[0].is_among(reach)):
                    continue
                if trigger.part is Part.NOUN:
                    head = self._noun(trigger.rule, i, clause)
                elif trigger.rule.by is By.CUE or not self._suited(statement, trigger.rule):
                    continue
                else:
                    head = self._head(statement, trigger, i, clause, first)
                if head is not None and self._matches(trigger, i, head, clause):
                    return Predicate(trigger.rule, head, clause.last, clause)
        return None

    def _noun(self, rule: ActRule, i: int, clause: Clause) -> int | None:
        """The place from which the noun at *i* performs: that of the verb that voices it ("exprime notre solidarité") or, for a rule
        of the content, that says it of something ("est un scandale"); its own in a content that it heads."""
        fold, words = self.tokens.fold, self.words
        if self.tokens.pos[i] != "NOUN":
            return None
        owned, k = False, i - 1
        while k >= clause.first and (fold[k] in words["determiners"] or fold[k] in words["possessives"] or self._light(k)):
            owned, k = owned or fold[k] in words["possessives"], k - 1
        if rule.by is not By.CONTENT:
            voiced = owned and k >= clause.first and fold[k].startswith(tuple(words["voicing-stems"]))
            return (i if clause.verb is None else clause.verb) if voiced else None
        if k < clause.first:
            return i if clause.verb is None else None
        said = fold[k] in words["attributives"] or (fold[k] in words["copulas"] and fold[i - 1] not in words["complement-marks"])
        return clause.verb if said and clause.verb is not None and clause.verb <= k else None

    def _light(self, k: int) -> bool:
        """True for a word that may stand between a verb and the noun that it goes with."""
        fold, words = self.tokens.fold, self.words
        return self.tokens.pos[k] in ("ADJ", "ADV") or any(fold[k] in words[c] for c in ("verb-fillers", "complement-marks", "edge-marks"))

    def _suited(self, statement: Statement, rule: ActRule) -> bool:
        return self._behind(statement, rule) and (not rule.frames or statement.frame in rule.frames)

    def _matches(self, trigger: Trigger, i: int, head: int, clause: Clause) -> bool:
        """True when the words round the trigger at *i*, whose finite verb is at *head*, are such as its rule wants."""
        rule = trigger.rule
        end = self._follows(trigger.rest, i)
        if end is None or not self._surrounded(rule, end - 1, clause.last, i):
            return False
        return self.clauses.negated(head) is rule.negated and (not trigger.reflexive or self._reflexive(head))

    def _head(self, statement: Statement, trigger: Trigger, i: int, clause: Clause, first: bool) -> int | None:
        """The place of the verb that makes the trigger at *i* a predicate of the clause, None when it is none."""
        if trigger.part is Part.PHRASE:
            return clause.verb if clause.verb is not None and clause.verb <= i else i
        if trigger.part is Part.ADJECTIVE:
            return self._copula(i, clause)
        if trigger.part is not Part.VERB:
            return None
        mood = trigger.mood
        if mood is Mood.PARTICIPLE:
            return self._compound(trigger, i, clause)
        if mood is Mood.INFINITIVE:
            bare = self._modal(trigger, i, clause)
            return self._performing(statement, trigger, i, clause, first) if bare is None else bare
        if mood is Mood.GERUND:
            return self._progressive(trigger, i, clause)
        if mood in FINITE and i == clause.verb and (not trigger.rule.moods or mood in trigger.rule.moods):
            return i
        return None

    def _compound(self, trigger: Trigger, i: int, clause: Clause) -> int | None:
        """The auxiliary of the participle at *i*, when it is the clause's verb and the phrase is no passive."""
        rule = trigger.rule
        if clause.verb is None or (rule.moods and Mood.PARTICIPLE not in rule.moods):
            return None
        head = self.clauses.auxiliary(i)
        if head != clause.verb or any(self.tokens.fold[k] in self.words["been"] for k in range(clause.verb, i)):
            return None
        passive = self.tokens.fold[clause.verb] in self.words["be-forms"] and not rule.being and not self._reflexive(clause.verb)
        return None if passive else clause.verb

    def _modal(self, trigger: Trigger, i: int, clause: Clause) -> int | None:
        """The verb before the bare form at *i* that makes it finite: "will | support", "does not | support"."""
        verb, moods = clause.verb, trigger.rule.moods
        if verb is None or not verb < i <= verb + FILL or self.tokens.fold[verb] not in self.words["bare-auxiliaries"]:
            return None
        if not self._filled(verb + 1, i) or any(self.tokens.fold[k] in self.words["infinitive-marks"] for k in range(verb, i)):
            return None
        made = {r.mood for r in self.clauses.verbs.readings(self.tokens.fold[verb])} - {Mood.INFINITIVE}
        return None if moods and not made & set(moods) else verb

    def _progressive(self, trigger: Trigger, i: int, clause: Clause) -> int | None:
        """The auxiliary of the form in -ing at *i*, when it is the clause's verb: "is | calling for"."""
        verb, moods = clause.verb, trigger.rule.moods
        if verb is None or not verb < i <= verb + FILL or not self.words["bare-auxiliaries"]:
            return None
        known = self.tokens.fold[verb] in self.words["be-forms"] or self.tokens.fold[verb] in self.words["bare-auxiliaries"]
        return verb if known and self._filled(verb + 1, i) and (not moods or Mood.PRESENT in moods) else None

    def _copula(self, i: int, clause: Clause) -> int | None:
        """The copula of the adjective at *i*: the clause's verb, a few fillers before it; the adjective itself where the content begins."""
        if clause.verb is None:
            return i if i - clause.first <= FILL and self._filled(clause.first, i, copula=True) else None
        if not clause.verb < i <= clause.verb + FILL + 2:
            return None
        if self.tokens.fold[clause.verb] not in self.words["copulas"] or not self._filled(clause.verb + 1, i):
            return None
        return clause.verb

    def _performing(self, statement: Statement, trigger: Trigger, i: int, clause: Clause, first: bool) -> int | None:
        """The place of an infinitive that performs: at the beginning of a content, or behind "je tiens à"."""
        rule = trigger.rule
        if rule.moods and Mood.INFINITIVE not in rule.moods:
            return None
        if first and statement.frame is Frame.INFINITIVE and self._filled(clause.first, i):
            return i
        if clause.verb is None or rule.strength is not None:
            return None
        fold = self.tokens.fold
        before = [k for k in range(clause.verb, i) if fold[k] not in self.words["verb-fillers"]]
        modal = before and all(fold[k] in self.words["performing-modals"] or fold[k] in self.words["auxiliaries"] for k in before)
        return clause.verb if modal and not rule.requests else None

    def _reflexive(self, head: int) -> bool:
        fold = self.tokens.fold
        for k in range(head - 1, max(-1, head - 4), -1):
            if fold[k] in self.words["reflexives"]:
                return fold[k] not in self.words["first-persons"] or (k > 0 and fold[k - 1] == fold[k])
            if fold[k] not in self.words["verb-fillers"]:
                return False
        return False

    def _filled(self, first: int, last: int, *, copula: bool = False) -> bool:
        """True when only adverbs, clitics, prepositions of an infinitive, marks (and with ``copula`` a copula) stand at *first* to *last*."""
        loose = self.words["verb-fillers"] | self.words["infinitive-marks"]
        if copula:
            loose |= self.words["copulas"] | self.words["auxiliaries"]
        return all(self.tokens.fold[k] in loose or self.tokens.pos[k] == "ADV" for k in range(first, last))

    def _follows(self, rest: tuple[Item, ...], i: int) -> int | None:
        """The place behind the words of *rest* after place *i*, None when they do not stand there; adverbs may stand between."""
        tokens, at = self.tokens, i + 1
        for item in rest:
            for k in range(at, min(at + FILL, len(tokens))):
                if tokens.fold[k] in item.forms or (item.infinitive and self.is_infinitive(k)):
                    at = k + 1
                    break
                if tokens.fold[k] not in self.words["verb-fillers"] and tokens.pos[k] not in ("ADV", "ADJ"):
                    return None
            else:
                return None
        return at

    def is_infinitive(self, i: int) -> bool:
        """True for an infinitive, by our table or by the parser."""
        readings = self.clauses.verbs.readings(self.tokens.fold[i])
        if readings:
            return any(r.mood is Mood.INFINITIVE for r in readings)
        return self.tokens.pos[i] in VERBAL and "VerbForm=Inf" in self.tokens.morph[i]
