"""From the cues of a text to the meetings that it reports and those that it announces."""

from __future__ import annotations

from dataclasses import replace

from verbale.acts.meetings.cues import Cue, CueFinder
from verbale.acts.meetings.dates import DateFinder, Day
from verbale.acts.meetings.merging import is_same, merge, number
from verbale.acts.meetings.participants import ParticipantFinder
from verbale.acts.meetings.places import Place, PlaceFinder
from verbale.acts.meetings.tellings import Status
from verbale.language import rule_id
from verbale.language.meetings import Pattern, load_meetings
from verbale.mentions.lookup import speaker_of
from verbale.model import Entity, EntityKind, Meeting, MeetingFormat, MeetingKind, Mentions, Parse, Reason, Span

ENOUGH = 2
REMOTE = frozenset({MeetingFormat.TELEPHONE, MeetingFormat.VIDEO})
LONG = 60


def find_meetings(parse: Parse, mentions: Mentions) -> tuple[tuple[Meeting, ...], tuple[Meeting, ...]]:
    """The meetings that the text reports as held, and those that it announces, each in the order of first mention.

    One that is told twice is one, with both places as its evidence. A meeting of more than three months before the text, and an
    undated one in the pluperfect, is background and left out. A day or a place that the text does not tell is None.
    """
    return MeetingReader(parse, mentions).read()


class MeetingReader:
    """Reads the meetings of one article, cue by cue, the ones already read in mind."""

    def __init__(self, parse: Parse, mentions: Mentions) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.table = load_meetings(parse.article.language)
        self.parties = ParticipantFinder(parse, mentions, self.table)
        self.dates = DateFinder(parse, mentions, self.table, self.parties)
        self.places = PlaceFinder(parse, self.table, self.parties)
        self.held: list[Meeting] = []
        self.announced: list[Meeting] = []
        self._linked: dict[int, Meeting] = {}
        self._weak: set[Span] = set()
        self._people: dict[str, Entity] = {e.name: e for e in mentions.entities}

    def read(self) -> tuple[tuple[Meeting, ...], tuple[Meeting, ...]]:
        """All meetings held and all announced."""
        told = -1
        for cue in CueFinder(self.parse, self.table).find():
            if self._is_quoted(cue) or (cue.verb == told != -1 and cue.noun is None):
                continue
            if self._read(cue) and cue.noun is None and cue.verb is not None:
                told = cue.verb
        held = [m for m in self.held if m.evidence[0] not in self._weak or m.date or not any(is_same(a, m) for a in self.announced)]
        return number(merge(held), "m"), number(merge(self.announced), "n")

    def _read(self, cue: Cue) -> bool:
        """Enters the meeting at *cue*; False when the words tell of none."""
        if cue.lasting and not self.parties.named(cue) and self._refer_back(cue):
            return True
        people = self.parties.find(cue)
        place = self.places.find(cue)
        if cue.rule.pattern is Pattern.VISIT:
            people, place = self._visitors(cue, people, place)
        if cue.rule.pattern is Pattern.SIGN:
            people = self._signers(cue, people)
        if not self._enough(cue, people):
            return False
        meeting = self._meeting(cue, people, place)
        return meeting is not None and self._enter(cue, meeting)

    def _enough(self, cue: Cue, people: list[Entity]) -> bool:
        """True when so many met that it is a meeting, an official among them; states alone only where the rule says so."""
        human = [p for p in people if p.kind is not EntityKind.STATE]
        if cue.rule.persons and not all(p.kind is EntityKind.PERSON or p.offices for p in people):
            return False
        if not human and not cue.rule.states:
            return False
        if not any(p.offices or p.wikidata or p.countries or (cue.rule.alone and p.kind is EntityKind.ORGANISATION) for p in people):
            return False
        if cue.rule.pattern is Pattern.VISIT or (cue.rule.alone and cue.rule.pattern is Pattern.TALK):
            return bool(people)
        return len(people) >= ENOUGH

    def _visitors(self, cue: Cue, people: list[Entity], place: Place | None) -> tuple[list[Entity], Place | None]:
        """Who visited: persons of another state than the one visited; the host that the sentence names goes after them."""
        visitors = [p for p in people if p.kind in (EntityKind.PERSON, EntityKind.SOURCE)]
        state = place.entity if place else None
        if not visitors or place is None:
            return [], place
        if state is None:
            return (visitors if self._is_official(cue) else []), place
        if any(set(p.countries) & set(state.countries) for p in visitors):
            return [], place
        return [*visitors, *self._hosts(cue, state, visitors)], place

    def _is_official(self, cue: Cue) -> bool:
        """True for "une visite officielle", "de travail", "d'Etat"."""
        behind = self.tokens.fold[cue.last : cue.last + 3]
        return cue.noun is not None and any(fold in self.table.words["foreign"] for fold in behind)

    def _hosts(self, cue: Cue, state: Entity, visitors: list[Entity]) -> list[Entity]:
        """The officials of the state visited whom the sentence names."""
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        index = self.parties.index
        named = [e for i in index.within(sentence.span) for e in index.entities(i) if e.kind is EntityKind.PERSON]
        return list({e.id: e for e in named if set(e.countries) & set(state.countries) and e not in visitors}.values())

    def _signers(self, cue: Cue, people: list[Entity]) -> list[Entity]:
        """Those who signed a paper; where the sentence tells in the course of what it was signed, those of that encounter too."""
        if not self._paper(cue):
            return []
        linked = self._linked.get(self.tokens.sentence[cue.first])
        if linked is None or len(people) >= ENOUGH:
            return people
        earlier = [self._people[p.name] for p in linked.participants]
        return list({e.id: e for e in [*earlier, *people]}.values())

    def _paper(self, cue: Cue) -> bool:
        """True when what was signed is a paper between parties."""
        papers = self.table.words["papers"]
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        near = range(max(sentence.first, cue.first - 12), cue.first) if cue.passive else range(cue.last, min(cue.last + 14, sentence.last))
        return any(self.tokens.fold[k] in papers for k in near)

    def _meeting(self, cue: Cue, people: list[Entity], place: Place | None) -> Meeting | None:
        day = self.dates.find(cue)
        form, occasion = self.places.format(cue)
        kind = MeetingKind(cue.rule.kind)
        if kind is MeetingKind.MEETING and form in REMOTE:
            kind = MeetingKind.CALL
        host = people[0] if cue.rule.hosted else self._inviter(cue)
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        visited = [place.entity] if place and place.entity and kind is MeetingKind.VISIT else []
        meeting = Meeting(
            id="",
            kind=kind,
            participants=tuple(speaker_of(p) for p in people),
            countries=tuple(dict.fromkeys(c for p in [*people, *visited] for c in p.countries)),
            date=day.value,
            place=place.name if place else None,
            place_reason=None if place else Reason.NOT_STATED,
            evidence=(sentence.span,),
            rule=rule_id(self.table.language, "meetings", cue.rule.id),
            host=speaker_of(host) if host else None,
            format=form,
            occasion=occasion,
        )
        return None if self._is_background(cue, day, meeting) else meeting

    def _inviter(self, cue: Cue) -> Entity | None:
        """Who invited: "à l'invitation de X"."""
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        for k in range(sentence.first, sentence.last - 2):
            if self.tokens.fold[k] in self.table.words["invitation"] and self.tokens.fold[k + 1] in self.table.words["from"]:
                found = self.parties.chains.chain(k + 2, sentence.last)
                return found[0] if found else None
        return None

    def _is_background(self, cue: Cue, day: Day, meeting: Meeting) -> bool:
        """True for what the text only looks back to: long ago, or before its own story and undated."""
        if day.stale:
            return True
        return cue.remote and day.value is None and not any(is_same(m, meeting) for m in self.held)

    def _enter(self, cue: Cue, meeting: Meeting) -> bool:
        day = Day(meeting.date)
        status = cue.status
        if cue.present and self.dates.is_future(day):
            status = Status.ANNOUNCED
        if status is Status.ANNOUNCED:
            if not self.dates.is_past(day):
                self.announced.append(meeting)
            return True
        if cue.present or cue.bare:
            self._weak.add(meeting.evidence[0])
        meeting = self._placed(cue, meeting)
        self.held.append(meeting)
        self._linked[self.tokens.sentence[cue.first]] = meeting
        return True

    def _placed(self, cue: Cue, meeting: Meeting) -> Meeting:
        """An undated encounter takes the day and the place of the one that the sentence sets it in, or of the visit it belongs to."""
        if meeting.date is not None or meeting.kind is MeetingKind.VISIT:
            return meeting
        frame = self._linked.get(self.tokens.sentence[cue.first]) or self._visit_of(cue, meeting)
        if frame is None or frame.kind is meeting.kind:
            return meeting
        several = frame.date is not None and "/" in frame.date
        date = None if several and meeting.kind is MeetingKind.SIGNING else frame.date
        place = meeting.place or frame.place
        return replace(meeting, date=date, place=place, place_reason=None if place else meeting.place_reason)

    def _visit_of(self, cue: Cue, meeting: Meeting) -> Meeting | None:
        """The visit that one of those who met was on, for talks that the text calls theirs."""
        if cue.noun is None or not any(f in self.table.words["possessives"] for f in self.tokens.fold[cue.first : cue.noun]):
            return None
        names = {p.name for p in meeting.participants}
        visits = [m for m in self.held if m.kind is MeetingKind.VISIT and names & {p.name for p in m.participants}]
        return visits[-1] if visits else None

    def _refer_back(self, cue: Cue) -> bool:
        """Adds the sentence to the evidence of the last meeting, when *cue* only names it again: "à l'issue de l'entretien"."""
        assert cue.noun is not None
        if cue.rule.pattern is not Pattern.TALK or not any(
            f in self.table.words["definite"] for f in self.tokens.fold[cue.first : cue.noun]
        ):
            return False
        kinds = {MeetingKind(cue.rule.kind), MeetingKind.CALL} if cue.rule.kind == "meeting" else {MeetingKind(cue.rule.kind)}
        place = next((n for n in range(len(self.held) - 1, -1, -1) if self.held[n].kind in kinds), None)
        if place is None:
            return False
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        same = self.held[place]
        self.held[place] = replace(same, evidence=tuple(dict.fromkeys([*same.evidence, sentence.span])))
        self._linked[self.tokens.sentence[cue.first]] = self.held[place]
        return True

    def _is_quoted(self, cue: Cue) -> bool:
        """True inside a quotation that is longer than a few words."""
        span = Span(self.tokens.start[cue.first], self.tokens.end[cue.last - 1])
        return any(q.inner.covers(span) and q.inner.end - q.inner.start > LONG for q in self.parse.quotes)
