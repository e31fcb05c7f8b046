"""The main clauses of a content: where each begins, its finite verb, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.language.acts import load_acts, load_clause_words
from verbale.language.verbs import FINITE, Mood, load_verbs
from verbale.language.words import Words
from verbale.model import Parse

VERBAL = frozenset({"VERB", "AUX"})
NAMING = frozenset({"PROPN", "PRON"})
NEGATION_REACH = 4
CLIMB = 3
TIMELESS = ("VerbForm=Inf", "VerbForm=Part")


class Tense(StrEnum):
    """The tense of a finite verb, as far as the acts depend on it."""

    FUTURE = "future"
    CONDITIONAL = "conditional"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause, by indices of words: from ``first`` to ``last`` (half-open), with its finite verb.

    ``verb`` is None for a content without a finite verb. ``opens`` is False for a verb that shares the subject of the clause
    before it ("apprécie … et continuera"); its ``subject`` then is that one's words.
    """

    first: int
    last: int
    verb: int | None
    subject: tuple[int, int]
    opens: bool
    tense: Tense


class ClauseReader:
    """Reads the clauses of the contents of one article."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.words: Words = load_clause_words(parse.article.language)
        self.verbs = load_verbs(parse.article.language)
        self.performing = load_acts(parse.article.language).finite

    def read(self, places: list[int], *, infinitive: bool = False) -> list[Clause]:
        """The main clauses of the words at *places* (indices in text order), at least one where there are words.

        ``infinitive`` says that the content begins with one, which is a clause of its own: "apprécier l'aide et qu'il espérait …".
        """
        if not places:
            return []
        found = self.main_verbs(places)
        if infinitive and found:
            start = self._start(places[0], found[0])
            behind = [i for i in places if i >= start]
            return [Clause(places[0], start, None, (places[0], places[0]), True, Tense.OTHER), *self.read(behind)]
        if not found:
            return [Clause(places[0], places[-1] + 1, None, (places[0], places[0]), True, Tense.OTHER)]
        starts = [places[0]] + [self._start(found[n], verb) for n, verb in enumerate(found[1:])]
        clauses: list[Clause] = []
        for n, verb in enumerate(found):
            last = starts[n + 1] if n + 1 < len(found) else places[-1] + 1
            opens = n == 0 or self._has_subject(starts[n], verb)
            subject = (starts[n], verb) if opens else clauses[-1].subject
            clauses.append(Clause(starts[n], last, verb, subject, opens, self.tense(verb)))
        return clauses

    def main_verbs(self, places: list[int]) -> list[int]:
        """The finite verbs among *places* that no subordinator governs."""
        fold, sentence = self.tokens.fold, self.tokens.sentence
        subordinators, coordinators, stops = self.words["subordinators"], self.words["coordinators"], self.words["stops"]
        opinions = self.words["opinions"]
        found: list[int] = []
        pending = 0
        under = -1
        for n, i in enumerate(places):
            word = fold[i]
            if (n and sentence[i] != sentence[places[n - 1]]) or word in stops:
                pending, under = 0, -1
            elif word in subordinators:
                if n and fold[i - 1] not in coordinators and fold[i - 1] not in opinions and not self._restrictive(i):
                    pending += 1
            elif self.is_finite(i):
                if pending:
                    pending -= 1
                    under = i
                elif not self._hangs_on(i, under) and not self._depends(i, places):
                    found.append(i)
        return found

    def _depends(self, i: int, places: list[int]) -> bool:
        """True for the verb of a relative or an adverbial clause as the parser sees it, where no word may open one ("the way they chose")."""
        tokens, relations = self.tokens, self.words["subordinate-relations"]
        if not relations:
            return False
        head = tokens.head[i] if tokens.dep[i].startswith("aux") else i
        first = places[0]
        for _ in range(CLIMB):
            if not first <= head <= places[-1] or tokens.dep[head] != "conj":
                break
            head = tokens.head[head]
        inside = first <= tokens.head[head] <= places[-1] and tokens.head[head] != head
        return inside and (tokens.dep[head] in relations or (tokens.dep[head] == "ccomp" and tokens.head[head] < head))

    def is_finite(self, i: int) -> bool:
        """True for a finite verb: by the parser's word and our table; a performing verb right behind a name is one too ("Pékin viole")."""
        tokens = self.tokens
        if tokens.pos[i] in VERBAL:
            if any(mark in tokens.morph[i] for mark in self.words["tagged-forms"]):
                return False
            readings = self.verbs.readings(tokens.fold[i])
            if readings:
                return any(r.mood in FINITE for r in readings) and not self._follows_auxiliary(i, readings)
            return not any(mark in tokens.morph[i] for mark in TIMELESS)
        if tokens.fold[i] not in self.performing or not i:
            return False
        before = tokens.fold[i - 1]
        if before in self.words["determiners"] or before in self.words["possessives"]:
            return False
        return before in self.words["negations"] or tokens.pos[i - 1] in NAMING

    def _follows_auxiliary(self, i: int, readings: tuple[object, ...]) -> bool:
        """True for a form that could be a participle ("dit", "promis") and stands behind an auxiliary."""
        if not any(getattr(r, "mood", None) is Mood.PARTICIPLE for r in readings):
            return False
        return i > 0 and self.auxiliary(i) is not None

    def auxiliary(self, i: int) -> int | None:
        """The auxiliary that the participle at *i* may go with, over adverbs and "été", None when there is none."""
        fold, fillers, auxiliaries = self.tokens.fold, self.words["verb-fillers"], self.words["auxiliaries"]
        for k in range(i - 1, max(-1, i - 7), -1):
            word = fold[k]
            if word in auxiliaries:
                return k
            if word not in fillers and word not in self.words["been"] and self.tokens.pos[k] != "ADV":
                return None
        return None

    def negated(self, i: int) -> bool:
        """True when the verb at *i* (its auxiliary in a compound tense) is denied; "ne … que" denies nothing."""
        fold, fillers = self.tokens.fold, self.words["verb-fillers"]
        if any(word in self.words["trailing-negations"] for word in fold[i + 1 : i + 3]) and not self._only(i):
            return True
        for k in range(i - 1, max(-1, i - 1 - NEGATION_REACH), -1):
            if fold[k] in self.words["negations"]:
                return not self._only(i)
            if fold[k] not in fillers:
                return False
        return False

    def _only(self, i: int) -> bool:
        """True when "que" and no negator follows the verb."""
        fold = self.tokens.fold
        following = fold[i + 1 : i + 6]
        ques = [n for n, w in enumerate(following) if w in self.words["restrictives"]]
        return bool(ques) and not any(w in self.words["negators"] for w in following[: ques[0]])

    def tense(self, i: int) -> Tense:
        """The tense of the finite verb at *i*, from our table or from its ending."""
        word = self.tokens.fold[i]
        moods = {r.mood for r in self.verbs.readings(word)}
        if moods:
            if Mood.FUTURE in moods:
                return Tense.FUTURE
            return Tense.CONDITIONAL if Mood.CONDITIONAL in moods else Tense.OTHER
        if word.endswith(tuple(self.words["future-endings"])) and ("Tense=Fut" in self.tokens.morph[i]):
            return Tense.FUTURE
        for ending in self.words["conditional-endings"]:
            if word.endswith(ending):
                stem = word[: len(word) - len(ending) + 1]
                if stem.endswith(tuple(self.words["conditional-stems"])) and stem not in self.words["imperfect-stems"]:
                    return Tense.CONDITIONAL
        return Tense.OTHER

    def _restrictive(self, i: int) -> bool:
        """True for the "que" of "ne … que"."""
        fold, first = self.tokens.fold, max(0, i - 7)
        before = fold[first:i]
        return (
            fold[i] in self.words["restrictives"]
            and bool(self.words["negations"] & set(before))
            and not self.words["negators"] & set(before)
        )

    def _hangs_on(self, i: int, under: int) -> bool:
        """True when the verb at *i* continues the subordinate verb at *under*, as the parser sees it."""
        return under >= 0 and self.tokens.dep[i] == "conj" and self.tokens.head[i] == under

    def _start(self, before: int, verb: int) -> int:
        """Where the clause of *verb* begins: behind the last coordinator, stop or sentence start since the verb *before*."""
        tokens = self.tokens
        for k in range(verb - 1, before, -1):
            if tokens.sentence[k] != tokens.sentence[verb] or tokens.fold[k] in self.words["stops"]:
                return k + 1
            if tokens.fold[k] in self.words["coordinators"]:
                return k + 1
        for k in range(verb - 1, before, -1):
            if tokens.fold[k] == ",":
                return k + 1
        return before + 1

    def _has_subject(self, first: int, verb: int) -> bool:
        """True when a noun or a subject pronoun stands before the verb."""
        tokens, words = self.tokens, self.words
        for k in range(first, verb):
            word = tokens.fold[k]
            if word in words["first-persons"] or word in words["third-persons"] or word in words["neuters"]:
                return word not in words["reflexives"] or k == first
            if tokens.pos[k] in ("NOUN", "PROPN"):
                return True
        return False
