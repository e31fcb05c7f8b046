"""Who took part in an encounter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from verbale.acts.meetings.chains import HUMAN, LEAD, ChainReader, once
from verbale.acts.meetings.cues import Cue
from verbale.language.meetings import MeetingTable, Pattern
from verbale.mentions.lookup import NAMED, PARTIAL
from verbale.model import Entity, EntityKind, Mentions, Parse, Span

SUBJECTS = ("nsubj", "expl:subj")
NOMINAL = frozenset({"NOUN", "PROPN"})
AMONG = 12


class ParticipantFinder:
    """Finds the parties of the encounters of one article; every result is in text order, each party once."""

    def __init__(self, parse: Parse, mentions: Mentions, table: MeetingTable) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = table.words
        self.chains = ChainReader(parse, mentions, table.words)
        self.index = self.chains.index
        self._times = tuple(t.span for t in mentions.times)

    def _children(self, at: int) -> list[int]:
        """The words that hang on the word *at*, in text order."""
        sentence, head = self.parse.sentences[self.tokens.sentence[at]], self.tokens.head
        return [k for k in range(sentence.first, sentence.last) if head[k] == at != k]

    def find(self, cue: Cue) -> list[Entity]:
        """Those who took part in the encounter at *cue*: the active side first, then the other."""
        match cue.rule.pattern:
            case Pattern.WHOM:
                return self._whom(cue)
            case Pattern.WITH:
                return _sides(self._subject(cue), self.behind(cue, "with", "between"), alone=cue.plural and cue.rule.together)
            case Pattern.TO:
                return _sides(self._subject(cue), self._addressed(cue))
            case Pattern.FROM:
                return _sides(self._subject(cue), self.behind(cue, "from"))
            case Pattern.SIGN:
                return self._signers(cue)
            case Pattern.VISIT:
                return self._visitor(cue)
        return self._talkers(cue)

    def end(self, cue: Cue) -> int:
        """Where the clause of *cue* ends: before the next word that opens another, the next finite verb, or with the sentence."""
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        for k in range(cue.last, sentence.last):
            if self.tokens.fold[k] in self.words["phrase-stops"] or (not cue.lasting and self._is_finite(k)):
                return k
        return sentence.last

    def _is_finite(self, at: int) -> bool:
        return self.tokens.pos[at] in ("VERB", "AUX") and "VerbForm=Fin" in self.tokens.morph[at]

    def behind(self, cue: Cue, *classes: str) -> list[Entity]:
        """The parties behind the first word of one of *classes* in the clause: "avec X et Y", "entre X et Y"."""
        return next(self._chains_behind(cue, *classes), [])

    def _chains_behind(self, cue: Cue, *classes: str) -> Iterator[list[Entity]]:
        """The parties behind each word of *classes* in the clause, where there are any."""
        end = self.end(cue)
        for k in range(cue.last, end):
            if any(self.tokens.fold[k] in self.words[name] for name in classes):
                found = self.chains.chain(k + 1, end)
                if found:
                    yield found

    def _addressed(self, cue: Cue) -> list[Entity]:
        """The persons behind "à", not the city there ("a accordé à Tunis une audience à M. Diallo"); what stands there, where it is no person's."""
        found = list(self._chains_behind(cue, "to"))
        return next((chain for chain in found if any(e.kind in HUMAN for e in chain)), found[0] if found else [])

    def _whom(self, cue: Cue) -> list[Entity]:
        """The subject and the direct object, or the one behind "par"; of "se sont rencontrés" the subject alone."""
        subject = self._subject(cue)
        if cue.passive:
            sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
            return _sides(self.behind(cue, "by"), once([*subject, *self._leader(sentence.first, cue.first)]))
        if cue.reflexive:
            return _sides(subject, self.behind(cue, "with"), alone=cue.plural and cue.rule.together)
        return _sides(subject, self._object(cue))

    def _object(self, cue: Cue) -> list[Entity]:
        """The direct object: the first noun behind the verb that no preposition governs, when it is a party; with who leads it."""
        end = self.end(cue)
        at, governed = cue.last, False
        while at < end:
            number = self.chains.beginning(at, end)
            if self._is_adposition(at):
                governed = True
            elif self.tokens.fold[at] == "," or (self.tokens.pos[at] == "DET" and not self._is_adposition(at - 1)):
                governed = False
            if number is None:
                if self.tokens.pos[at] in NOMINAL and not governed and not self.is_time(at):
                    return []
                at += 1
                continue
            if self.chains.is_human(number) and not governed:
                return once([*self.chains.chain(at, end), *self._leader(at, end)])
            governed = governed and self.chains.is_human(number)
            at = self.chains.after(self.index.references[number].span.end, at)
        return []

    def _is_adposition(self, at: int) -> bool:
        return self.tokens.pos[at] == "ADP" or self.tokens.fold[at] in self.words["of"]

    def _leader(self, at: int, end: int) -> list[Entity]:
        """Who leads a delegation: "conduite par M. Diallo"."""
        for k in range(at, min(end - 1, at + 2 * AMONG)):
            if self.tokens.fold[k] in self.words["led"] and (
                self.tokens.fold[k + 1] in self.words["by"] or self.tokens.fold[k + 1] in self.words["from"]
            ):
                return self.chains.chain(k + 2, end)
        return []

    def is_time(self, at: int) -> bool:
        """True for a noun inside a time expression, or one that merely follows it."""
        span = Span(self.tokens.start[at], self.tokens.end[at])
        return any(t.covers(span) for t in self._times)

    def is_inside_party(self, at: int, cue: Cue) -> bool:
        """True for a word inside the words for somebody, "l'ambassadeur de Chine au Sénégal", but for those that the cue's noun begins."""
        span = Span(self.tokens.start[at], self.tokens.end[at])
        own = None if cue.noun is None else Span(self.tokens.start[cue.noun], self.tokens.end[cue.noun])
        around = [i for i in self.index.covering(span) if own is None or not self.index.references[i].span.covers(own)]
        return any(self.chains.is_human(i) for i in around)

    def _visitor(self, cue: Cue) -> list[Entity]:
        """Who visits: whoever the words stand beside ("M. Wang, en visite à Tunis"), else the subject."""
        if not cue.lasting or self.tokens.fold[cue.first] not in self.words["on-visit"]:
            return self._owner(cue) or self._actor(cue) if cue.lasting else self._subject(cue)
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        last = cue.first - 1 if cue.first and self.tokens.fold[cue.first - 1] == "," else cue.first
        span = Span(sentence.span.start, self.tokens.end[max(last - 1, sentence.first)])
        beside = [i for i in self.index.parts(span) if self.index.references[i].span.end == span.end and self.chains.is_human(i)]
        assert cue.noun is not None
        return self.chains.parties(beside[-1]) if beside else self._subject_of(cue.noun, 0) or self._actor(cue)

    def _subject(self, cue: Cue) -> list[Entity]:
        """The subject of the verb of *cue*, by the parser; else those nearest before it."""
        if cue.verb is None:
            return []
        found = self._subject_of(cue.verb, 0)
        found = self.chains.before(cue.first) if found is None else found
        return found if any(e.kind is EntityKind.PERSON for e in found) else self._delegates(cue.verb) or found

    def _delegates(self, verb: int) -> list[Entity]:
        """The officials of several states, whom the subject tells by these alone: "les ministres du Brésil et du Maroc"; each has its state's name."""
        tokens, sentence = self.tokens, self.parse.sentences[self.tokens.sentence[verb]]
        heads = [k for k in self._children(verb) if tokens.dep[k].startswith(SUBJECTS) and tokens.fold[k] in self.words["plural-officials"]]
        if not heads or heads[0] > verb:
            return []
        first = next((k + 1 for k in range(heads[0], sentence.first - 1, -1) if tokens.pos[k] in ("PUNCT", "VERB", "AUX")), sentence.first)
        span = Span(tokens.start[first], tokens.end[verb - 1])
        named = [e for i in self.index.within(span) for e in self.index.entities(i) if e.kind is EntityKind.STATE]
        states = once(named)
        return [replace(state, kind=EntityKind.SOURCE, plural=True) for state in states] if len(states) > 1 else []

    def _subject_of(self, verb: int, depth: int) -> list[Entity] | None:
        """The parties of the subject that the parser sees, of the verb above where a verb shares it; None when it sees none."""
        tokens = self.tokens
        subjects = [k for k in self._children(verb) if tokens.dep[k].startswith(SUBJECTS)]
        for k in subjects:
            found = self._at(k, verb)
            if found or (found is not None and tokens.fold[k] not in self.words["phrase-stops"]):
                return found
        head = tokens.head[verb]
        if tokens.dep[verb] == "pcomp" and tokens.pos[tokens.head[head]] in ("VERB", "AUX"):
            return self._subject_of(tokens.head[head], depth + 1)
        if head == verb or depth > 3 or subjects or tokens.dep[verb].startswith("acl"):
            return None
        if tokens.dep[verb].split(":")[0] in ("conj", "xcomp", "advcl", "aux", "cop") and tokens.pos[head] in (
            "VERB",
            "AUX",
            "NOUN",
            "ADJ",
        ):
            return self._subject_of(head, depth + 1)
        return None

    def _at(self, at: int, verb: int) -> list[Entity] | None:
        """The parties of the noun phrase whose head is word *at*."""
        span = Span(self.tokens.start[at], self.tokens.end[at])
        around = [i for i in self.index.covering(span) if self.index.references[i].kind not in PARTIAL]
        if not around:
            return self._in_apposition(at, verb)
        first = bisect_left(self.tokens.start, self.index.references[around[0]].span.start)
        if first and self.tokens.pos[first - 1] == "ADP":
            last = self.chains.after(self.index.references[around[0]].span.end, first)
            return self.chains.chain(last + 1, verb) if last + 1 < verb and self.tokens.fold[last] == "," else None
        end = self.parse.sentences[self.tokens.sentence[at]].last if verb < at else verb
        end = max(end, self.chains.after(self.index.references[around[0]].span.end, first))
        coordinated = first and self.tokens.fold[first - 1] in self.words["conjunctions"]
        return once([*(self.chains.before(first - 1) if coordinated else []), *self.chains.chain(first, max(end, at + 1))])

    def _in_apposition(self, at: int, verb: int) -> list[Entity]:
        """The person named in apposition to a noun that is no reference itself: "le numéro deux du parti, M. Diallo"."""
        last = verb if verb > at else min(at + 2 * AMONG, len(self.tokens))
        for k in range(at + 1, last):
            if self.tokens.head[k] == at and self.tokens.dep[k] in ("appos", "flat:name"):
                number = self.chains.beginning(k, last)
                if number is not None and self.index.references[number].kind in NAMED:
                    return self.chains.parties(number)
        return []

    def _signers(self, cue: Cue) -> list[Entity]:
        """Who signed: the subject, or those behind "par" and "entre" of a paper that was signed, and those in whose presence."""
        if cue.passive:
            named = self.behind(cue, "by", "between")
            return once([*named, *self.present(cue)])
        return once([*self._subject(cue), *self.behind(cue, "with")])

    def present(self, cue: Cue) -> list[Entity]:
        """Those in whose presence something was done."""
        end = self.end(cue)
        for k in range(cue.last, end - 2):
            if self.tokens.fold[k] in self.words["presence"] and self.tokens.fold[k + 1] in self.words["from"]:
                return self.chains.chain(k + 2, end)
        return []

    def _talkers(self, cue: Cue) -> list[Entity]:
        """Those whom the noun names ("entre X et Y", "avec Y", "de X avec Y"), and the subject where it names but one side."""
        both = self._complement(cue, "between")
        if both:
            return both
        other = self._complement(cue, "with")
        own = self._owner(cue)
        if own and other:
            return once([*own, *other])
        if other or not cue.lasting:
            return once([*self._actor(cue), *other])
        if own and (len(own) > 1 or cue.rule.alone):
            return once([*own, *self.present(cue)])
        if self._possessive(cue):
            return self._actor(cue)
        return own or (self._adjectives(cue) if cue.rule.states else []) or self._together(cue)

    def named(self, cue: Cue) -> bool:
        """True when the noun of *cue* names a party itself."""
        return bool(self._complement(cue, "between") or self._complement(cue, "with") or self._owner(cue))

    def _together(self, cue: Cue) -> list[Entity]:
        """Those who did something together in the course of it: "X et Y se sont salués lors d'une réunion"."""
        actors = [e for e in self._actor(cue) if e.kind in HUMAN]
        return once([*actors, *self.present(cue)]) if len(actors) > 1 else []

    def _adjectives(self, cue: Cue) -> list[Entity]:
        """The states of the noun's adjectives: "les pourparlers russo-ukrainiens"."""
        span = Span(self.tokens.start[cue.last - 1], self.tokens.end[min(cue.last + LEAD, len(self.tokens)) - 1])
        found = [e for i in self.index.within(span) if self.index.references[i].kind in PARTIAL for e in self.index.entities(i)]
        return once(found) if len(found) > 1 else []

    def _possessive(self, cue: Cue) -> bool:
        assert cue.noun is not None
        return any(self.tokens.fold[k] in self.words["plural-possessives"] for k in range(cue.first, cue.noun))

    def _actor(self, cue: Cue) -> list[Entity]:
        """The subject of the verb that the noun hangs on; behind a phrase that opens the sentence, the first one after it."""
        if cue.verb is None:
            return []
        found = self._subject_of(cue.verb, 0)
        return found if found is not None else self.chains.before(cue.first) or self._first_after(cue)

    def _first_after(self, cue: Cue) -> list[Entity]:
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        comma = next((k for k in range(cue.last, sentence.last) if self.tokens.fold[k] == ","), None)
        return self.chains.chain(comma + 1, sentence.last) if comma is not None and comma + 1 < sentence.last else []

    def _complement(self, cue: Cue, name: str) -> list[Entity]:
        """The parties behind the noun's own preposition, adjuncts between them passed over but no verb."""
        end = self.end(cue)
        for k in range(cue.last, min(end, cue.last + 2 * AMONG)):
            if self.tokens.fold[k] in self.words[name]:
                found = self.chains.chain(k + 1, end)
                if found:
                    return found
            if self.tokens.pos[k] in ("VERB", "AUX") and self.tokens.fold[k] not in self.words["led"] and not self._participle(k):
                return []
        return []

    def _participle(self, at: int) -> bool:
        return "VerbForm=Part" in self.tokens.morph[at]

    def _owner(self, cue: Cue) -> list[Entity]:
        """Whose it is: "l'entretien de X avec Y"."""
        if cue.last < len(self.tokens) and self.tokens.fold[cue.last] in self.words["from"]:
            found = [e for e in self.chains.chain(cue.last + 1, self.end(cue)) if e.kind in HUMAN or cue.rule.alone]
            return found or (self._body(cue.last + 1, self.end(cue)) if cue.rule.alone else [])
        return []

    def _body(self, at: int, end: int) -> list[Entity]:
        """The organisation that is named at word *at*: "le sommet de l'Otan"."""
        number = self.chains.beginning(at, end) if at < end else None
        return [e for e in self.index.entities(number) if e.kind is EntityKind.ORGANISATION] if number is not None else []


def _sides(one: list[Entity], other: list[Entity], *, alone: bool = False) -> list[Entity]:
    """Both sides; nobody where one is missing, unless those of the first side met among themselves."""
    return once([*one, *other]) if (one and other) or alone else []
