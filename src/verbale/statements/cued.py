"""Statements whose cue is the verb of a clause, a participle or an infinitive."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from verbale.language.fold import join
from verbale.language.loader import rule_id
from verbale.language.verbs import Mood
from verbale.model import Attribution, Frame, Quote, Segment, SegmentKind, Span
from verbale.statements.contents import find_end, find_spans, last_word
from verbale.statements.draft import Draft
from verbale.statements.frames import find_opening
from verbale.statements.grammar import CLOSE, OPEN, VERBAL, Text
from verbale.statements.groups import Group
from verbale.statements.incised import incise_source
from verbale.statements.opening import Opening
from verbale.statements.subjects import SUBJECTS, behind, cue_span, find_shared_subject, find_subject, span_of

NARRATED = 2
ASKED = 7

Claim = tuple[Draft, frozenset[int]]


class CuedFinder:
    """Reads the cue groups of one sentence from left to right; content once claimed opens no statement of its own."""

    def __init__(
        self,
        text: Text,
        sentence: int,
        segments: Sequence[Segment],
        groups: Sequence[Group],
        claimed: frozenset[int],
        hosts: frozenset[int],
        retold: frozenset[int] = frozenset(),
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.segments = segments
        self.groups = groups
        self.claimed = set(claimed)
        self.hosts = hosts
        self.retold = retold
        self.claims: list[Claim] = []
        self.read: set[int] = set()
        self.subject: Span | None = None
        self.previous: Group | None = None
        self.retells = False

    def find(self) -> list[Claim]:
        """The statements of the sentence in text order."""
        for segment in self.segments:
            if segment.kind is SegmentKind.INCISE:
                self._note_incise(segment)
        for place, group in enumerate(self.groups):
            if group.head in self.claimed or group.head in self.hosts or group.head in self.read or self._quoted(group):
                continue
            if self.previous is not None and self.previous.head == group.head:
                continue
            self._read(group, self.groups[place + 1 :])
        return self.claims

    def _quoted(self, group: Group) -> bool:
        """A cue inside a quotation is the speaker's own word, unless the quotation was never closed or begins with it."""
        quote = self.text.quote(group.head)
        return quote is not None and quote.balanced and not self._begun_by(group, quote)

    def _begun_by(self, group: Group, quote: Quote) -> bool:
        """ "Le texte « rappelle que … »": the marks are set from the verb on, the subject stands before them."""
        tokens, mark = self.text.tokens, group.first - 1
        opens = tokens.start[group.first] == quote.inner.start and mark > self.text.parse.sentences[self.sentence].first
        return opens and group.finite and group.clitic is None and tokens.pos[mark - 1] in ("NOUN", "PROPN", "PRON", "ADJ")

    def _note_incise(self, segment: Segment) -> None:
        group = next((g for g in self.groups if segment.tokens[0] <= g.head <= segment.tokens[-1]), None)
        if group is None:
            return
        if group.clitic is not None and self.text.is_class(group.clitic, "impersonal-clitics"):
            self.subject = span_of(self.text, group.clitic, group.clitic + 1)
            self.retells = True
        else:
            self.subject = incise_source(self.text, segment, group)

    def _read(self, group: Group, later: Sequence[Group]) -> None:
        segment = self.text.parse.segments[self.text.tokens.segment[group.head]]
        limit = min(last_word(self.text, segment.tokens[-1] + 1, group.last), self._retold_at(group), self._closed_at(group))
        if group.passive:
            self._read_passive(group, segment)
            return
        opening = find_opening(self.text, group, limit)
        if opening is None or opening.start >= limit or not self._licensed(group, segment):
            return
        if self._asked(group) or self._inverted(group):
            return
        source = self._source(group, segment)
        if group.rule.joint and (not self._plural(group) or self._bygone(group, opening)):
            return
        end = self._end(group, opening, later, limit)
        places = self._places(group, opening, end, limit)
        self._claim(group, opening.cue_last, opening.frame, places, source)

    def _asked(self, group: Group) -> bool:
        """True for the verb of an indirect question, with nothing but its subject before it: "prié de dire si Paris redoutait …"."""
        tokens = self.text.tokens
        for k in range(group.first - 1, max(group.first - ASKED, 0), -1):
            if self.text.is_class(k, "question-openers"):
                return k > 0 and tokens.pos[k - 1] in ("VERB", "AUX", "NOUN")
            if tokens.pos[k] not in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"):
                return False
        return False

    def _inverted(self, group: Group) -> bool:
        """True for the verb of a relative clause whose subject stands behind it: "ce que rejette Kinshasa"."""
        at = group.first - 1
        return group.clitic is None and self.text.is_class(at, "complementizers") and self.text.tokens.pos[at] == "PRON"

    def _bygone(self, group: Group, opening: Opening) -> bool:
        """True for an agreement of another year or month, retold: "ont décidé, l'année dernière, de …"."""
        between = join(self.text.tokens.fold[group.last : opening.start])
        return any(phrase in between for phrase in self.text.tables.words["bygone-times"])

    def _retold_at(self, group: Group) -> int:
        """Where a source behind the whole sentence begins (", selon l'agence"), the comma before it."""
        return min((at for at in self.retold if at > group.last), default=len(self.text.tokens))

    def _closed_at(self, group: Group) -> int:
        """Where the quotation ends that the cue begins."""
        quote = self.text.quote(group.head)
        return bisect_left(self.text.tokens.start, quote.inner.end) if quote and quote.balanced else len(self.text.tokens)

    def _licensed(self, group: Group, segment: Segment) -> bool:
        """A participle without auxiliary must follow a cue it is coordinated with; an infinitive, what governs it."""
        if group.elided:
            shares = self.previous is not None and (self.previous.auxiliary is not None or self.previous.elided)
            return self._joined(self._before(group)) and (shares or self._shares_auxiliary(group))
        if group.mood is Mood.INFINITIVE:
            return self._heads_chain(group, segment) or self._governed(group) or self._narrated(group) is not None
        if group.mood is Mood.GERUND:
            return segment.kind is SegmentKind.CHAIN
        return True

    def _heads_chain(self, group: Group, segment: Segment) -> bool:
        """True for the first verb of a chain: "avant de rappeler", not "en jugeant utile de rappeler"."""
        before = range(segment.tokens[0], group.first)
        return segment.kind is SegmentKind.CHAIN and not any(self.text.tokens.pos[k] == "VERB" for k in before)

    def _shares_auxiliary(self, group: Group) -> bool:
        """True for an elided participle that shares the auxiliary of one that is no cue: "a abrégé la séance et demandé de voter"."""
        tokens = self.text.tokens
        at = tokens.head[group.head]
        if tokens.dep[group.head] != "conj" or tokens.segment[at] != tokens.segment[group.head] or not self.text.is_participle(at):
            return False
        return any(tokens.head[k] == at and self.text.is_finite(k) and tokens.pos[k] == "AUX" for k in range(max(at - 4, 0), at))

    def _joined(self, at: int) -> bool:
        return self.text.tokens.fold[at] == "," or self.text.is_class(at, "coordinators")

    def _governed(self, group: Group) -> bool:
        """ "a tenu à souligner": the infinitive hangs on a verb that only introduces it."""
        before = join(self.text.tokens.fold[max(group.first - 2, 0) : group.first])
        return before in self.text.tables.words["introducing"]

    def _narrated(self, group: Group) -> Span | None:
        """The subject of an infinitive that tells what came next: "Et le maire de conclure : …"; None for another infinitive."""
        first, last = self.text.parse.sentences[self.sentence].first, group.first - 1
        if last - first < NARRATED or not self.text.is_class(first, "coordinators") or not self.text.is_class(last, "control-de"):
            return None
        noun = all(self.text.tokens.pos[k] not in VERBAL and self.text.tokens.fold[k] != "," for k in range(first + 1, last))
        return span_of(self.text, first + 1, last) if noun else None

    def _before(self, group: Group) -> int:
        k = group.first - 1
        while k > 0 and (self.text.tokens.pos[k] == "ADV" or self.text.is_class(k, "one-word-adverbs")):
            k -= 1
        start = self.text.adverbial_start(k)
        return k if start is None else start - 1

    def _plural(self, group: Group) -> bool:
        if self.text.has_ending(group.auxiliary if group.auxiliary is not None else group.head, "plural-verb-endings"):
            return True
        subject = find_subject(self.text, group)
        if subject is not None and any(self._several(i, subject[1]) for i in range(*subject)):
            return True
        shares = group.elided or subject is None
        return shares and self.previous is not None and self.previous.head != group.head and self._plural(self.previous)

    def _several(self, at: int, last: int) -> bool:
        """True for the head of a plural subject, and for a conjunction that joins two names."""
        tokens = self.text.tokens
        if tokens.dep[at] in SUBJECTS and "Number=Plur" in tokens.morph[at]:
            return True
        return at + 1 < last and self.text.is_class(at, "joiners") and tokens.dep[at] == "cc" and tokens.dep[tokens.head[at]] in SUBJECTS

    def _source(self, group: Group, segment: Segment) -> Span | None:
        if not group.elided and group.mood is not Mood.INFINITIVE:
            found = self._absolute(group, segment) if group.mood is Mood.GERUND else find_subject(self.text, group)
            if found is None and self.subject is None:
                found = find_shared_subject(self.text, group)
            if found is not None:
                self.subject = span_of(self.text, *found)
        if group.elided and self.previous is None:
            self.subject = self._host_subject()
        if group.mood is Mood.INFINITIVE:
            self.subject = self._narrated(group) or self.subject
        if group.mood in (Mood.GERUND, Mood.INFINITIVE) and self.subject is None:
            self.subject = self._host_subject()
        return self.subject

    def _absolute(self, group: Group, segment: Segment) -> tuple[int, int] | None:
        """The subject of "les deux parties ayant réaffirmé": nouns before the participle in its own chain."""
        first = segment.tokens[0]
        while self.text.tokens.fold[first] == "," or self.text.is_class(first, "chain-openers"):
            first += 1
        return (
            (first, group.first) if group.first > first and self.text.tokens.pos[first] in ("DET", "NOUN", "PROPN", "PRON", "NUM") else None
        )

    def _host_subject(self) -> Span | None:
        tokens = self.text.tokens
        for segment in self.segments:
            if segment.kind is SegmentKind.HOST:
                for i in segment.tokens:
                    if tokens.dep[i].startswith("nsubj") and tokens.head[i] == segment.root:
                        first = min([k for k in segment.tokens if k <= i and tokens.head[k] == i] + [i])
                        last = max(
                            [
                                k
                                for k in segment.tokens
                                if i <= k and (tokens.head[k] == i and tokens.dep[k] in ("flat:name", "flat", "amod", "appos", "nmod"))
                            ]
                            + [i]
                        )
                        return span_of(self.text, first, last + 1)
        return None

    def _end(self, group: Group, opening: Opening, later: Sequence[Group], limit: int) -> int:
        end = min(find_end(self.text, group, opening, later, limit), limit)
        if opening.frame is Frame.NOMINAL:
            end = self._nominal_end(opening.start, end)
        if opening.frame is Frame.CLAUSE:
            end = self._quoted_end(opening.start, end)
        return self._relative_end(group, opening.start, end)

    def _relative_end(self, group: Group, start: int, end: int) -> int:
        """In a relative clause ("le maire, qui a appelé …, est venu") the content ends where the main verb comes."""
        if not any(self.text.is_class(k, "relative-subjects") for k in range(max(group.first - 2, 0), group.first)):
            return end
        for k in range(start + 1, end - 1):
            if self.text.tokens.fold[k] == "," and (self.text.is_finite(k + 1) or self.text.is_class(k + 1, "reflexives")):
                return k
        return end

    def _quoted_end(self, start: int, end: int) -> int:
        """A clause that is a quotation ends with it where only how it was said follows: "que « … » dans un avis du 3 mai"."""
        tokens = self.text.tokens
        at = start + 1 if tokens.text[start] in OPEN else start
        quote = self.text.quote(at) if at < end else None
        if quote is None or not quote.balanced or tokens.start[at] != quote.inner.start:
            return end
        close = bisect_left(tokens.start, quote.inner.end)
        behind = close + 1
        told = behind < end and self.text.is_class(behind, "adjunct-prepositions")
        return close if told and not any(self.text.is_finite(k) for k in range(behind, end)) else end

    def _nominal_end(self, start: int, end: int) -> int:
        """A noun phrase ends with the quotation that opens it, unless it goes on, before a colon with a clause and before a participle of the
        sentence's own."""
        tokens = self.text.tokens
        if tokens.text[start] in OPEN:
            close = next((k for k in range(start + 1, end) if tokens.text[k] in CLOSE), None)
            if close is not None and close + 1 < end and (tokens.fold[close + 1] == ";" or self._joined(close + 1)):
                return close
        for k in range(start + 1, end - 1):
            if tokens.fold[k] == ":" and self.text.quoted[k] < 0 and any(self.text.is_finite(i) for i in range(k + 1, end)):
                return k
            if tokens.fold[k] == "," and self.text.tokens.pos[k + 1] in VERBAL and self.text.has_ending(k + 1, "participle-endings"):
                return k
        return end

    def _places(self, group: Group, opening: Opening, end: int, limit: int) -> list[int]:
        """The tokens of the content; a quotation that the sentence leaves open carries it to where the quotation closes."""
        tokens = self.text.tokens
        quote = self.text.quote(opening.start if opening.frame is Frame.QUOTE else end - 1)
        if quote is None or (opening.frame is not Frame.QUOTE and (end < limit or quote.span.end <= tokens.end[end - 1] + 3)):
            return [i for i in range(opening.start, end) if tokens.segment[i] == tokens.segment[group.head]]
        last = bisect_left(tokens.start, quote.inner.end)
        if opening.frame is not Frame.QUOTE and last < len(tokens):
            last = last_word(self.text, self.text.parse.sentences[tokens.sentence[last]].last, last)
        return list(range(opening.start, last))

    def _read_passive(self, group: Group, segment: Segment) -> None:
        """ "L'attaque a été condamnée par Paris": the subject is what is said, the agent who says it."""
        agent = next((k for k in range(group.last, min(group.last + 6, segment.tokens[-1])) if self.text.is_class(k, "par")), None)
        subject = find_subject(self.text, group)
        if agent is None or subject is None or self.text.is_class(subject[0], "subject-pronouns"):
            return
        found = behind(self.text, agent + 1, segment.tokens[-1] + 1)
        if found:
            self._claim(
                group, group.last, Frame.NOMINAL, list(range(subject[0], self._subject_end(subject, group))), span_of(self.text, *found)
            )

    def _subject_end(self, subject: tuple[int, int], group: Group) -> int:
        """The end of a subject with the relative clause between it and its verb: "L'attaque, qui a eu lieu au port, a été …"."""
        tokens, last = self.text.tokens, subject[1]
        relative = tokens.fold[last] == "," and self.text.is_class(last + 1, "relatives") and tokens.fold[group.first - 1] == ","
        return group.first - 1 if relative and last + 1 < group.first - 1 else last

    def _claim(self, group: Group, cue_last: int, frame: Frame, places: Sequence[int], source: Span | None) -> None:
        spans = find_spans(self.text, places)
        if not spans:
            return
        self.previous = group
        if not self.retells:
            self.claimed |= set(places)
        draft = Draft(
            content=spans,
            cue=cue_span(self.text, group, cue_last),
            lemma=group.rule.verb,
            source=source,
            frame=frame,
            attribution=Attribution.EXPLICIT,
            rule=rule_id(self.text.tables.language, "cues", group.rule.id),
            host=group.head,
            sentence=self.sentence,
        )
        self.read.add(group.head)
        self.claims.append((draft, frozenset(places)))
