"""Whether what is said is, will be, might be, is rumoured or was; and whether it is affirmed."""

from __future__ import annotations

from verbale.acts.clauses import Clause, ClauseReader, Tense
from verbale.language.acts import ActRule
from verbale.language.verbs import Mood
from verbale.model import Force, Frame, Polarity, Realis, Strength

PROSPECTIVE = frozenset({Force.COMMIT, Force.REQUEST, Force.PROPOSE, Force.INVITE, Force.OFFER, Force.HOPE, Force.WARN})
NEXT = 6


class RealisReader:
    """Reads the reality and the polarity of the acts of one article."""

    def __init__(self, clauses: ClauseReader) -> None:
        self.clauses = clauses
        self.words = clauses.words
        self.fold = clauses.tokens.fold

    def is_rumour(self, clause: Clause) -> bool:
        """True for a clause in the press conditional ("aurait signé") or with an adverb that says as much ("reportedly")."""
        verb = clause.verb
        if any(word in self.words["hearsay-adverbs"] for word in self.fold[clause.first : clause.last]):
            return True
        return verb is not None and self.fold[verb] in self.words["conditional-auxiliaries"] and self._compound(verb)

    def realis(self, rule: ActRule, clause: Clause | None, frame: Frame) -> Realis:
        """The reality of an act in *clause*, None for one that a cue performs.

        The press conditional ("aurait signé") is hearsay. In reported speech the conditional is a future seen from the past; in
        direct speech, or with "si", it is a hypothesis.
        """
        if clause is not None and clause.verb is not None:
            if self.is_rumour(clause):
                return Realis.HEARSAY
            if self.fold[clause.first] in self.words["conditional-openers"]:
                return Realis.HYPOTHETICAL
            if clause.tense is Tense.CONDITIONAL and frame is Frame.QUOTE:
                return Realis.HYPOTHETICAL
            if clause.tense in (Tense.FUTURE, Tense.CONDITIONAL):
                return Realis.FUTURE
            if self._compound(clause.verb) and rule.force in (Force.ASSERT, Force.COMMIT, Force.AGREE, Force.OFFER, Force.DENY):
                return Realis.PAST
        if rule.strength is Strength.DONE:
            return Realis.PAST
        return Realis.FUTURE if rule.force in PROSPECTIVE else Realis.ACTUAL

    def _compound(self, verb: int) -> bool:
        """True when the finite verb at *verb* is the auxiliary of a participle."""
        if self.fold[verb] not in self.words["auxiliaries"]:
            return False
        tokens = self.clauses.tokens
        for i in range(verb + 1, min(verb + NEXT, len(tokens))):
            readings = self.clauses.verbs.readings(self.fold[i])
            if any(r.mood is Mood.PARTICIPLE for r in readings) or "VerbForm=Part" in tokens.morph[i]:
                return tokens.pos[i] != "ADJ" or self.fold[verb] not in self.words["be-forms"]
            if self.fold[i] not in self.words["verb-fillers"] and tokens.pos[i] != "ADV":
                return False
        return False

    def polarity(self, rule: ActRule, first: int, last: int, clause: Clause | None) -> Polarity:
        """Whether the act's matter is affirmed: each negation and each verb of stopping turns it round.

        "s'engage à ne pas livrer" and "cessera de livrer" are negative, "ne cessera pas d'aider" is positive. A rule that lives
        on its negation has it in its force, but for a denial.
        """
        turns = int(rule.force is Force.DENY and rule.negated)
        head = clause.verb if clause is not None else None
        if head is not None and not rule.negated:
            turns += self.clauses.negated(head) + self._stops(head)
        for i in range(first, min(last, first + 2 * NEXT)):
            if self.fold[i] in self.words["infinitive-marks"] and i + 1 < last:
                turns += self.fold[i + 1] in self.words["negations"] or self.fold[i - 1] in self.words["trailing-negations"]
                turns += self._stops(i + 1)
                break
        return Polarity.NEG if turns % 2 else Polarity.POS

    def _stops(self, i: int) -> bool:
        return self.fold[i].startswith(tuple(self.words["stopping-stems"]))
