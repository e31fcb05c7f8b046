"""Where a text tells of an encounter: its verbs, and its nouns with what says that they took place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verbale.acts.meetings.tellings import Status, Telling, TellingReader
from verbale.language.meetings import MeetingRule, MeetingTable, Pattern
from verbale.language.verbs import Mood
from verbale.model import Parse

NEAR = 16
LOOK = 30
BEFORE = 5
PRESS = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """An encounter told at words ``first`` to ``last`` (half-open).

    ``verb`` is the word of the verb whose subject took part, None where there is none; ``noun`` the first word of the noun, None
    for a verb that tells it alone. ``lasting`` marks the noun as what took place or what it is during ("à l'issue de"), whose
    own complements name the parties first.
    """

    rule: MeetingRule
    first: int
    last: int
    status: Status
    verb: int | None
    noun: int | None = None
    passive: bool = False
    reflexive: bool = False
    remote: bool = False
    present: bool = False
    bare: bool = False
    plural: bool = False
    lasting: bool = False


class CueFinder:
    """Finds the encounters of one article, sentence by sentence."""

    def __init__(self, parse: Parse, table: MeetingTable) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.table = table
        self.words = table.words
        self.tellings = TellingReader(parse, table.words)

    def find(self) -> list[Cue]:
        """Every cue, in text order."""
        found: list[Cue] = []
        taken = -1
        forms, nouns = self.table.forms, self.table.nouns
        for at, fold in [(at, fold) for at, fold in enumerate(self.tokens.fold) if fold in forms or fold in nouns]:
            if fold in forms:
                found += self._verb(at, forms[fold])
            if at > taken and fold in nouns and not (fold in forms and self.tokens.pos[at] == "VERB"):
                cue, taken = self._noun(at)
                found += [cue] if cue else []
        return [cue for cue in found if self._allowed(cue)]

    def _allowed(self, cue: Cue) -> bool:
        """True when the sentence holds a word that the rule needs, and none that bars it."""
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        fold = frozenset(self.tokens.fold[sentence.first : sentence.last])
        bars = self.words["elsewhere"] | frozenset(cue.rule.bars)
        if cue.rule.pattern is Pattern.TALK and any(f in self.words["press"] for f in self.tokens.fold[cue.last : cue.last + PRESS]):
            return False
        return (not cue.rule.needs or bool(fold & frozenset(cue.rule.needs))) and not fold & bars

    def _verb(self, at: int, lemma: str) -> list[Cue]:
        telling = self.tellings.read(at, lemma)
        if telling is None:
            return []
        rules = [r for r in self.table.verbs[lemma] if r.mutual or r.reflexive == telling.reflexive]
        if telling.bare:
            rules = [r for r in rules if r.pattern in (Pattern.WHOM, Pattern.SIGN)]
        return [_cue(rule, replace(telling, status=Status.ANNOUNCED) if rule.ahead else telling, at + 1) for rule in rules]

    def _noun(self, at: int) -> tuple[Cue | None, int]:
        """The cue of the longest noun phrase at *at*, and its last word."""
        fold = self.tokens.fold
        for noun in self.table.nouns[fold[at]]:
            last = at + len(noun.words)
            if fold[at:last] == noun.words:
                return self._told_noun(noun.rule, at, last), last - 1
        return None, at

    def _told_noun(self, rule: MeetingRule, at: int, last: int) -> Cue | None:
        if self._is_cancelled(at, last):
            return None
        opener = self._opener(at, rule)
        if opener is not None:
            return self._during(rule, opener, at, last)
        return self._done(rule, at, last) or self._happening(rule, at, last) or self._to_come(rule, at, last)

    def _is_cancelled(self, at: int, last: int) -> bool:
        """True when a word behind the noun or before it says that it will not be: "la visite a été annulée", "l'annulation du sommet"."""
        before = range(max(at - BEFORE, 0), at - 1)
        if any(self.tokens.fold[k] in self.words["unheld"] and self.tokens.fold[k + 1] in self.words["of"] for k in before):
            return True
        end = min(last + NEAR, self.parse.sentences[self.tokens.sentence[last - 1]].last)
        return any(self.tokens.fold[k] in self.words["cancelled"] for k in range(last, end))

    def _to_come(self, rule: MeetingRule, at: int, last: int) -> Cue | None:
        """A noun with a word behind it that says that it is yet to be: "une rencontre entre X et Y est prévue lundi"."""
        return Cue(rule, at, last, Status.ANNOUNCED, None, at, lasting=True) if self._coming(last) else None

    def _opener(self, at: int, rule: MeetingRule) -> int | None:
        """Where the preposition before the noun at *at* begins ("à l'issue de son"), None when none says that it took place."""
        tokens = self.tokens
        if at and rule.pattern is Pattern.VISIT and tokens.fold[at - 1] in self.words["on-visit"]:
            return at - 1
        k = at - 1
        while k > max(0, at - BEFORE) and (tokens.pos[k] in ("ADJ", "NUM") or tokens.fold[k] in self.words["noun-openers"]):
            k -= 1
        if tokens.fold[k] in self.words["during"] or (rule.pattern is Pattern.VISIT and tokens.fold[k] in self.words["on-visit"]):
            return k
        if tokens.fold[k] in self.words["of"] and tokens.fold[k - 1] in self.words["during-of"]:
            return k - 1
        return None

    def _during(self, rule: MeetingRule, opener: int, at: int, last: int) -> Cue | None:
        """An encounter that the rest of the sentence is set in: what is told of it in a past tense took place."""
        governor = self._governor(at)
        verb = self._behind_comma(opener, last) if governor is None else governor
        if self._coming(last):
            return Cue(rule, opener, last, Status.ANNOUNCED, verb, at, lasting=True)
        telling = self.tellings.read(verb) if verb is not None else None
        if verb is not None and telling is None and self._unreal(verb):
            return None
        status = telling.status if telling else Status.HELD
        if telling and telling.present and self.tokens.fold[opener] in self.words["during-of"] and rule.pattern is not Pattern.VISIT:
            status = Status.HELD
        return Cue(rule, opener, last, status, verb, at, remote=bool(telling and telling.remote), lasting=True)

    def _unreal(self, verb: int) -> bool:
        """True for a verb that is denied, or in a mood of what is not so."""
        moods = {r.mood for r in self.tellings.clauses.verbs.readings(self.tokens.fold[verb])}
        return self.tellings.clauses.negated(verb) or (bool(moods) and moods <= {Mood.SUBJUNCTIVE, Mood.INFINITIVE})

    def _coming(self, last: int) -> bool:
        """True when a word behind the noun says that it is yet to be: "prévue mardi", "prochaine"."""
        sentence = self.parse.sentences[self.tokens.sentence[last - 1]]
        for k in range(last, min(last + NEAR, sentence.last)):
            if self.tokens.fold[k] in self.words["planned"]:
                return True
            if self.tellings.clauses.is_finite(k) and self.tokens.fold[k] not in self.tellings.clauses.words["be-forms"]:
                return False
        return False

    def _governor(self, at: int) -> int | None:
        """The verb that the phrase round the noun at *at* hangs on; of a participle the word itself, not its auxiliary."""
        k = at
        for _ in range(8):
            above = self.tokens.head[k]
            if above == k:
                break
            k = above
            if k != at and self.tokens.pos[k] in ("VERB", "AUX") and (self.tokens.dep[k] != "acl" or self.tellings.clauses.is_finite(k)):
                return k
        return None

    def _behind_comma(self, opener: int, last: int) -> int | None:
        """The verb of the main clause behind a phrase that opens the sentence, where the parser hangs the phrase on nothing."""
        sentence = self.parse.sentences[self.tokens.sentence[opener]]
        comma = next((k for k in range(last, sentence.last) if self.tokens.fold[k] == ","), None)
        if opener != sentence.first or comma is None:
            return None
        finite = (k for k in range(comma + 1, sentence.last) if self.tellings.clauses.is_finite(k))
        return next((k for k in finite if self.tokens.pos[k] == "VERB" or not self._helps(k)), None)

    def _done(self, rule: MeetingRule, at: int, last: int) -> Cue | None:
        """A noun with the verb before it that says that its subject held it: "a eu un entretien", "a effectué une visite"."""
        verb = self._verb_before(at)
        if verb is None:
            return None
        allowed = self.words[f"{rule.pattern.value}-verbs"]
        lemmas = {r.lemma for r in self.tellings.clauses.verbs.readings(self.tokens.fold[verb]) if r.lemma in allowed}
        telling = next((t for lemma in sorted(lemmas) if (t := self.tellings.read(verb, lemma))), None)
        if telling is None or (telling.bare and telling.status is Status.HELD):
            return None
        status = Status.ANNOUNCED if self._coming(last) else telling.status
        return Cue(
            rule,
            telling.first,
            last,
            status,
            verb,
            at,
            remote=telling.remote,
            present=telling.present,
            passive=telling.passive,
            plural=telling.plural,
        )

    def _verb_before(self, at: int) -> int | None:
        """The nearest verb before the noun at *at* of which the noun is the object, adverbs and adjuncts between."""
        tokens = self.tokens
        floor = max(self.parse.sentences[tokens.sentence[at]].first, at - NEAR)
        readings = self.tellings.clauses.verbs.readings
        for k in range(at - 1, floor - 1, -1):
            if tokens.fold[k] in self.words["phrase-stops"]:
                return None
            if tokens.pos[k] in ("VERB", "AUX") or (readings(tokens.fold[k]) and self.tellings.auxiliary(k) == k - 1):
                return k if readings(tokens.fold[k]) else None
        return None

    def _happening(self, rule: MeetingRule, at: int, last: int) -> Cue | None:
        """A noun that is the subject of a verb of taking place: "la rencontre s'est tenue", "a eu lieu", "ont débuté"."""
        tokens, clauses = self.tokens, self.tellings.clauses
        sentence = self.parse.sentences[tokens.sentence[at]]
        for k in range(last, min(last + LOOK, sentence.last)):
            if tokens.fold[k] in self.words["phrase-stops"]:
                return None
            readings = clauses.verbs.readings(tokens.fold[k])
            if not readings or tokens.pos[k] not in ("VERB", "AUX") or (tokens.fold[k] in clauses.words["auxiliaries"] and self._helps(k)):
                continue
            lemma = next((r.lemma for r in readings if r.lemma in self.words["happening"]), None)
            if lemma is None:
                return None
            telling = self.tellings.read(k, lemma)
            if telling is None or not self._happens(telling, k, lemma):
                return None
            status = Status.ANNOUNCED if self._coming(last) else telling.status
            return Cue(rule, at, last, status, None, at, remote=telling.remote, present=telling.present, lasting=True)
        return None

    def _helps(self, at: int) -> bool:
        """True for an auxiliary before its participle."""
        for k in range(at + 1, min(at + 5, len(self.tokens))):
            if any(r.mood is Mood.PARTICIPLE for r in self.tellings.clauses.verbs.readings(self.tokens.fold[k])):
                return True
            if self.tokens.pos[k] in ("NOUN", "PROPN", "DET"):
                return False
        return False

    def _happens(self, telling: Telling, at: int, lemma: str) -> bool:
        """True for "s'est tenu", "a été organisé", "a débuté"; "avoir" only in "avoir lieu"."""
        if lemma in self.words["happening-with"]:
            return any(fold in self.words["happening-nouns"] for fold in self.tokens.fold[at + 1 : at + 4])
        if lemma in self.words["happening-alone"]:
            return True
        return telling.reflexive or telling.passive


def _cue(rule: MeetingRule, telling: Telling, last: int) -> Cue:
    return Cue(
        rule,
        telling.first,
        last,
        telling.status,
        telling.at,
        passive=telling.passive,
        reflexive=telling.reflexive,
        remote=telling.remote,
        present=telling.present,
        bare=telling.bare,
        plural=telling.plural,
    )
