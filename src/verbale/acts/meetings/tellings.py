"""Whether a verb tells that something took place, or that it is to take place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from verbale.acts.clauses import ClauseReader
from verbale.language.verbs import FINITE, Mood
from verbale.language.words import Words
from verbale.model import Parse

REACH = 24
STEPS = 6
CLITICS = 4
PASTS = frozenset({Mood.PRESENT, Mood.IMPERFECT, Mood.PAST, Mood.GERUND})


class Status(StrEnum):
    """Held, or announced."""

    HELD = "held"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb at word ``at`` with its auxiliary: ``first`` is where the group begins.

    ``remote`` marks a pluperfect, and a tense that tells of what was before in its language (the French simple past);
    ``present`` a present tense, which may tell of what is to come.
    """

    at: int
    first: int
    status: Status
    reflexive: bool = False
    passive: bool = False
    remote: bool = False
    present: bool = False
    bare: bool = False
    plural: bool = False


class TellingReader:
    """Reads the verbs of one article."""

    def __init__(self, parse: Parse, words: Words) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.clauses = ClauseReader(parse)
        self.words = words

    def read(self, at: int, lemma: str | None = None) -> Telling | None:
        """What the verb at word *at* tells, None when it is denied, wished, rumoured or no verb at all."""
        moods = {r.mood for r in self.clauses.verbs.readings(self.tokens.fold[at]) if lemma is None or r.lemma == lemma}
        if Mood.PARTICIPLE in moods:
            auxiliary = self.auxiliary(at)
            if auxiliary is not None:
                return self._compound(at, auxiliary)
        if moods & FINITE and self.tokens.pos[at] in ("VERB", "AUX") and not (Mood.INFINITIVE in moods and self._infinitive(at)):
            return self._finite(at, moods)
        if Mood.PARTICIPLE in moods:
            return self._lone(at)
        if Mood.GERUND in moods and self.tokens.pos[at] == "VERB" and self.tokens.fold[at - 1] in self.words["done-before"]:
            return Telling(at, at, Status.HELD)
        if Mood.INFINITIVE in moods:
            first, reflexive = self._start(at)
            status = self._governed(first)
            return Telling(at, first, status, reflexive, plural=True) if status else None
        return None

    def auxiliary(self, at: int) -> int | None:
        """The first auxiliary of the participle at *at*: over adverbs, over a parenthesis between commas, else by the parser's word."""
        tokens, words = self.tokens, self.clauses.words
        floor = max(self.parse.sentences[tokens.sentence[at]].first, at - REACH)
        k, found = at - 1, None
        while k >= floor:
            fold = tokens.fold[k]
            if fold in words["auxiliaries"] or fold in words["be-forms"]:
                found = k
                if fold not in words["been"] and not self._follows(k):
                    return k
            elif fold == ",":
                k = self._opening(k, floor)
                if k < 0:
                    break
            elif fold not in words["been"] and fold not in words["verb-fillers"] and not self._light(k):
                break
            k -= 1
        if found is not None:
            return found
        hung = [
            k
            for k in range(floor, at)
            if tokens.head[k] == at and tokens.dep[k].startswith("aux") and tokens.fold[k] in words["auxiliaries"]
        ]
        return hung[0] if hung else None

    def _follows(self, at: int) -> bool:
        """True for an auxiliary that has one itself: "avoir été", "a été"."""
        return self.tokens.fold[at] in self.clauses.words["been"]

    def _light(self, at: int) -> bool:
        return self.tokens.pos[at] == "ADV" or self.tokens.fold[at].startswith("-") or self.tokens.fold[at] in self.words["between-verbs"]

    def _opening(self, at: int, floor: int) -> int:
        """The comma that opens the parenthesis which the one at *at* closes, -1 when a verb stands between them."""
        for k in range(at - 1, floor - 1, -1):
            if self.tokens.fold[k] == ",":
                return k
            if self.clauses.is_finite(k):
                return -1
        return -1

    def _start(self, at: int) -> tuple[int, bool]:
        """Where the clitics before a verb begin, and whether a reflexive one is among them."""
        first, reflexive = at, False
        while first > max(0, at - CLITICS):
            fold = self.tokens.fold[first - 1]
            if fold in self.words["reflexives"]:
                reflexive = True
            elif fold not in self.words["clitics"] or self.tokens.pos[first - 1] == "DET":
                break
            first -= 1
        return first, reflexive

    def _compound(self, at: int, auxiliary: int) -> Telling | None:
        tokens, words = self.tokens, self.clauses.words
        first, reflexive = self._start(auxiliary)
        if self.clauses.negated(auxiliary):
            return None
        been = any(tokens.fold[k] in words["been"] for k in range(auxiliary + 1, at))
        passive = been or (tokens.fold[auxiliary] in words["be-forms"] and not reflexive)
        moods = {r.mood for r in self.clauses.verbs.readings(tokens.fold[auxiliary])}
        whole = been or tokens.fold[auxiliary] not in words["be-forms"] or reflexive
        told = Telling(at, first, Status.HELD, reflexive, passive, plural=self._plural(auxiliary))
        if Mood.INFINITIVE in moods:
            if not whole:
                status = self._governed(first)
                return replace(told, status=status) if status else None
            return None if tokens.fold[first - 1] in self.words["denials"] else told
        if Mood.FUTURE in moods or (Mood.CONDITIONAL in moods and not whole):
            return replace(told, status=Status.ANNOUNCED)
        if not moods & PASTS or Mood.CONDITIONAL in moods:
            return None
        return replace(told, remote=not moods & {Mood.PRESENT, Mood.GERUND} and whole, present=Mood.PRESENT in moods and not whole)

    def _finite(self, at: int, moods: set[Mood]) -> Telling | None:
        first, reflexive = self._start(at)
        if self.clauses.negated(at):
            return None
        told = Telling(at, first, Status.HELD, reflexive, plural=self._plural(at))
        if moods & {Mood.FUTURE, Mood.CONDITIONAL}:
            return replace(told, status=Status.ANNOUNCED)
        if self._supposed(first) or not moods & PASTS:
            return None
        return replace(told, remote={m.value for m in moods} <= self.words["background-tenses"], present=Mood.PRESENT in moods)

    def _infinitive(self, at: int) -> bool:
        """True for a form that is an infinitive by the parser, in a language where it is the present too ("to meet", "will meet")."""
        return "VerbForm=Inf" in self.tokens.morph[at]

    def _lone(self, at: int) -> Telling | None:
        """A participle without an auxiliary: coordinated with one that has it ("a rencontré … et signé"), else in apposition."""
        head = self.tokens.head[at]
        if self.tokens.dep[at] == "conj" and head < at and self.auxiliary(head) is not None:
            above = self.read(head)
            return Telling(at, at, above.status, above.reflexive, above.passive, above.remote) if above else None
        return Telling(at, at, Status.HELD, passive=True, bare=True)

    def _plural(self, at: int) -> bool:
        """True for a verb in the plural, and for an infinitive, which has no number."""
        readings = self.clauses.verbs.readings(self.tokens.fold[at])
        return any(r.person.endswith("p") or r.mood in (Mood.INFINITIVE, Mood.GERUND) for r in readings)

    def _supposed(self, first: int) -> bool:
        """True under "si" and its like."""
        floor = max(self.parse.sentences[self.tokens.sentence[first]].first, first - STEPS)
        return any(self.tokens.fold[k] in self.words["suppositions"] for k in range(floor, first))

    def _governed(self, first: int) -> Status | None:
        """What an infinitive that begins at *first* tells: announced behind "doit" or "prévoit de", held behind "vient de"."""
        tokens = self.tokens
        floor = max(self.parse.sentences[tokens.sentence[min(first, len(tokens) - 1)]].first, first - STEPS)
        for k in range(first - 1, floor - 1, -1):
            fold = tokens.fold[k]
            if fold in self.words["just"]:
                return Status.HELD
            if fold in self.words["ahead"]:
                return None if self.clauses.negated(k) else Status.ANNOUNCED
            if fold not in self.words["infinitive-marks"] and fold not in self.clauses.words["verb-fillers"] and tokens.pos[k] != "ADV":
                return None
        return None
