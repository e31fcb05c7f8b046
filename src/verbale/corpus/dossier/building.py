"""From the dispatches that concern two states to their dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verbale.corpus.counting import Count, count_claims, count_dispatches
from verbale.corpus.dossier.phrases import find_phrases, find_unsaid
from verbale.corpus.dossier.timeline import find_meetings, find_words, line_up
from verbale.corpus.dossier.values import Dossier, Entry, EntryKind, Lane
from verbale.corpus.promises import Promise, Ruling, find_promises
from verbale.corpus.promises.ledger import Anchor
from verbale.corpus.shelf import Dispatch
from verbale.corpus.silences import concerns_both


def find_concerned(dispatches: Iterable[Dispatch], a: str, b: str) -> tuple[Dispatch, ...]:
    """The dispatches in which both states speak, are spoken to, act, are acted upon or meet, each with all its statements."""
    return tuple(
        replace(dispatch, statements=frozenset(s["id"] for s in dispatch.record["statements"]))
        for dispatch in dispatches
        if concerns_both(dispatch, a, b)
    )


def build_dossier(
    dispatches: Sequence[Dispatch],
    a: str,
    b: str,
    *,
    period: tuple[str | None, str | None] = (None, None),
    rulings: Mapping[Anchor, Ruling] | None = None,
) -> Dossier:
    """The dossier of *a* and *b* from the dispatches that concern them both (see ``find_concerned``), in the order of the shelf.

    The timeline goes by day, the first day first, what has no day last; words that reprints repeat stand once, at the dispatch that had them first.
    """
    words, meetings = find_words(dispatches, a, b), find_meetings(dispatches, a, b)
    ledger = tuple(p for p in find_promises(dispatches, rulings) if is_between(p, a, b))
    lanes = {lane: count_claims(item.claim for item in words if item.lane is lane) for lane in Lane}
    return Dossier(
        a=a,
        b=b,
        since=period[0],
        until=period[1],
        dispatches=count_dispatches(dispatches),
        meetings=_count_meetings(meetings),
        said_a=lanes[Lane.A],
        said_together=lanes[Lane.TOGETHER],
        said_b=lanes[Lane.B],
        promised=Count(len(ledger), sum(p.count.with_reprints for p in ledger)),
        timeline=line_up(words, meetings),
        ledger=ledger,
        formulas=find_phrases(dispatches),
        silences=find_unsaid(dispatches, a, b),
    )


def _count_meetings(meetings: Sequence[Entry]) -> Count:
    """Encounters that the dispatches tell as held: how many, and how many documents tell of one."""
    held = [meeting for meeting in meetings if meeting.kind is EntryKind.MEETING]
    return Count(len(held), sum(meeting.count.with_reprints for meeting in held))


def is_between(promise: Promise, a: str, b: str) -> bool:
    """True for what one of the two would do toward the other, or toward nobody that the words name, or both would do."""
    actor, target = set(promise.actor), set(promise.target)
    return bool(actor & {a, b}) and (not target or bool(target & {a, b}) or {a, b} <= actor)
