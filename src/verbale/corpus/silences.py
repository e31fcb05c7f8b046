"""Silences: topics that one side raises and the other does not, and topics that a side no longer raises, each with its base.

A silence is a finding only where chance is no likely reason for it. Of *N* distinct dispatches in which the two speak, or in which one side speaks over time,
*k* have the topic; how likely is it that none of these falls among the *m* that are silent? That is ``chances.chance_of_none``, which assumes no rate. All
silences are looked for at once, so the findings are those that hold up together (``chances.hold_up``); the others are "too few to tell".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from verbale.corpus.chances import chance_of_none, hold_up
from verbale.corpus.counting import Claim, Count
from verbale.corpus.shelf import Dispatch
from verbale.corpus.spans import read_spans
from verbale.model import Span, Topic
from verbale.world import fold_name

Raw = Mapping[str, Any]
Asked = Callable[[Raw], bool]
SHOWN, FEWEST, DIGITS = 3, 2, 4


class SilenceKind(StrEnum):
    """The other side does not raise a topic, or the side itself no longer does."""

    OTHER = "other"
    STOPPED = "stopped"


class Finding(StrEnum):
    """Whether a silence can be told from chance."""

    SILENT = "silent"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a topic was raised: article, day, statement, act and the words."""

    article: str
    published: str | None
    statement: str | None
    act: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A topic that *side* raises in *raised* of its *spoken* dispatches, and that is not raised in *silent* others.

    For OTHER these are the dispatches in which *other* speaks; for STOPPED those of *side* itself behind *last*, the day of the last mention, and
    *other* is None; *spoken* are then those up to it. *first* and *until* are the days of the first mention and of the last dispatch of the base; days are
    None where none is known. *chance* is how likely it is by chance alone that none of *silent* has the topic.
    """

    kind: SilenceKind
    side: str
    other: str | None
    topic: Topic
    raised: Count
    spoken: Count
    silent: Count
    first: str | None
    last: str | None
    until: str | None
    chance: float
    finding: Finding
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One side: its name, and which statements are its own."""

    name: str
    says: Asked


@dataclass(slots=True)
class _Spoken:
    """What a side says: its distinct dispatches by family with their days, and the mentions of each topic."""

    families: dict[str, str | None] = field(default_factory=dict)
    dispatches: dict[str, Dispatch] = field(default_factory=dict)
    topics: dict[Topic, list[tuple[Dispatch, Claim, Mention]]] = field(default_factory=lambda: defaultdict(list))


def concerns_both(dispatch: Dispatch, one: str, other: str) -> bool:
    """True when both codes speak, are spoken to, act, are acted upon or meet in *dispatch*."""
    record = dispatch.record
    codes = {code for meeting in (*record["meetings"], *record["announced"]) for code in meeting["countries"] or ()}
    for statement in record["statements"]:
        hearers = [statement["addressee"]] if statement["addressee"] else []
        codes.update(code for party in (*(statement["speakers"] or ()), *hearers) for code in party["countries"] or ())
        codes.update(code for act in statement["acts"] or () for code in (*(act["actor"] or ()), *(act["target"] or ())))
    return {one, other} <= codes


def country_voice(code: str) -> Voice:
    """The statements of all who speak for *code*; what two say together is said by both."""
    return Voice(code, lambda statement: any(code in (speaker["countries"] or ()) for speaker in statement["speakers"] or ()))


def person_voices(dispatches: Iterable[Dispatch], name: str) -> tuple[Voice, Voice, tuple[str, ...]]:
    """The statements of the speakers whose name has all parts of *name*, those of all others who speak for the same countries, and these."""
    parts = fold_name(name).split()

    def named(statement: Raw) -> bool:
        return any(all(part in fold_name(speaker["name"]) for part in parts) for speaker in statement["speakers"] or ())

    speaking = [statement for dispatch in dispatches for statement in dispatch.record["statements"] if named(statement)]
    codes = {code for statement in speaking for speaker in statement["speakers"] for code in speaker["countries"] or ()
             if all(part in fold_name(speaker["name"]) for part in parts)}  # fmt: skip
    found = tuple(sorted(codes))

    def others(statement: Raw) -> bool:
        return not named(statement) and any(codes & set(speaker["countries"] or ()) for speaker in statement["speakers"] or ())

    return Voice(name, named), Voice(" ".join(found), others), found


def find_silences(dispatches: Sequence[Dispatch], one: Voice, other: Voice) -> tuple[Silence, ...]:
    """The silences of *one* and *other* in *dispatches*: of one, then of the other; the least likely by chance first.

    The topic ``other`` is no topic. A dispatch is in a side's base when the side says something in it that no earlier dispatch had.
    """
    first, second = _spoken(dispatches, one.says), _spoken(dispatches, other.says)
    found = [
        *_unanswered(first, second, one.name, other.name),
        *_unanswered(second, first, other.name, one.name),
        *_stopped(first, one.name),
        *_stopped(second, other.name),
    ]
    held = hold_up([silence.chance for silence in found])
    told = [replace(silence, finding=Finding.SILENT if holds else Finding.TOO_FEW) for silence, holds in zip(found, held, strict=True)]
    order = {name: place for place, name in enumerate((one.name, other.name))}
    return tuple(sorted(told, key=lambda silence: (silence.kind, order[silence.side], silence.chance, silence.topic)))


def base_of(dispatches: Sequence[Dispatch], voice: Voice) -> Count:
    """The dispatches in which a side speaks."""
    spoken = _spoken(dispatches, voice.says)
    return _count(spoken, spoken.families)


def _spoken(dispatches: Iterable[Dispatch], says: Asked) -> _Spoken:
    found = _Spoken()
    for dispatch in dispatches:
        own = [statement for statement in dispatch.record["statements"] if says(statement)]
        if own:
            found.dispatches[dispatch.id] = dispatch
        for statement in own:
            claim = Claim(dispatch, read_spans(statement["content"]))
            if not claim.is_carried:
                found.families.setdefault(dispatch.family, dispatch.day)
            for act in statement["acts"] or ():
                if (topic := Topic(act["topic"] or Topic.OTHER)) is not Topic.OTHER:
                    mention = Mention(dispatch.id, dispatch.published, statement["id"], act["id"], read_spans(act["evidence"]))
                    found.topics[topic].append((dispatch, claim, mention))
    return found


def _count(spoken: _Spoken, families: Iterable[str]) -> Count:
    """Those of a side's dispatches that are of *families*, and their documents with all reprints."""
    some = set(families)
    return Count(len(some), sum(len(dispatch.documents) for dispatch in spoken.dispatches.values() if dispatch.family in some))


def _raised(spoken: _Spoken, topic: Topic) -> dict[str, str | None]:
    """The distinct dispatches that have *topic*, with their days."""
    return {dispatch.family: spoken.families[dispatch.family] for dispatch, claim, _ in spoken.topics[topic] if not claim.is_carried}


def _mentions(spoken: _Spoken, topic: Topic) -> tuple[Mention, ...]:
    return tuple(mention for _, claim, mention in spoken.topics[topic] if not claim.is_carried)[:SHOWN]


def _unanswered(ours: _Spoken, theirs: _Spoken, side: str, other: str) -> Iterable[Silence]:
    """The topics of a side that the other never raises; None are told of an other side that does not speak at all."""
    silent = _count(theirs, theirs.families)
    for topic in [topic for topic in ours.topics if topic not in theirs.topics]:
        raised = _raised(ours, topic)
        if not raised or not silent.distinct:
            continue
        days = sorted(day for day in raised.values() if day)
        until = max((day for day in theirs.families.values() if day), default=None)
        chance = chance_of_none(len(raised), len(ours.families) + silent.distinct, silent.distinct)
        yield Silence(
            kind=SilenceKind.OTHER,
            side=side,
            other=other,
            topic=topic,
            raised=_count(ours, raised),
            spoken=_count(ours, ours.families),
            silent=silent,
            first=days[0] if days else None,
            last=days[-1] if days else None,
            until=until,
            chance=round(chance, DIGITS),
            finding=Finding.TOO_FEW,
            mentions=_mentions(ours, topic),
        )


def _stopped(ours: _Spoken, side: str) -> Iterable[Silence]:
    """The topics that a side raised in two dispatches at least, and in none behind the last of these."""
    dated = {family: day for family, day in ours.families.items() if day}
    for topic in ours.topics:
        raised = {family: day for family, day in _raised(ours, topic).items() if day}
        if not raised:
            continue
        last = max(raised.values())
        since = [family for family, day in dated.items() if day > last]
        if since and len(raised) >= FEWEST:
            yield Silence(
                kind=SilenceKind.STOPPED,
                side=side,
                other=None,
                topic=topic,
                raised=_count(ours, raised),
                spoken=_count(ours, dated.keys() - set(since)),
                silent=_count(ours, since),
                first=min(raised.values()),
                last=last,
                until=max(dated.values()),
                chance=round(chance_of_none(len(raised), len(dated), len(since)), DIGITS),
                finding=Finding.TOO_FEW,
                mentions=_mentions(ours, topic),
            )
