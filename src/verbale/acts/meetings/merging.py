"""One meeting however often it is named."""

from __future__ import annotations

from dataclasses import replace

from verbale.model import Meeting, MeetingKind

SPOKEN = frozenset({MeetingKind.MEETING, MeetingKind.SUMMIT})


def merge(found: list[Meeting]) -> list[Meeting]:
    """*found* without repetitions, in the order of first mention.

    Two are one when they are of one kind, the parties of one are among those of the other, and no two days told contradict each
    other; the parties, the day and the place of the one that tells more are kept.
    """
    merged: list[Meeting] = []
    for meeting in found:
        for number, other in enumerate(merged):
            if is_same(other, meeting):
                merged[number] = join(other, meeting)
                break
        else:
            merged.append(meeting)
    return merged


def is_same(a: Meeting, b: Meeting) -> bool:
    """True when the two may be one encounter."""
    if a.kind is not b.kind:
        return False
    first, second = {p.name for p in a.participants}, {p.name for p in b.participants}
    nested = first <= second or second <= first
    return nested and bool(first and second) and agree(a.date, b.date)


def agree(a: str | None, b: str | None) -> bool:
    """True when two days may be one: one unknown, equal, or one within the other's month or range.

    >>> agree("2024-03", "2024-03-11"), agree("2024-03-11", "2024-03-12"), agree(None, "2024-03-11")
    (True, False, True)
    """
    if a is None or b is None or a == b:
        return True
    short, long = sorted((a, b), key=len)
    if "/" in long:
        start, end = long.split("/")
        return start <= short.split("/")[0] and short.split("/")[-1] <= end
    return long.startswith(short + "-")


def join(first: Meeting, again: Meeting) -> Meeting:
    """*first* with what *again* adds."""
    wider = again if len(again.participants) > len(first.participants) else first
    dates = [d for d in (first.date, again.date) if d]
    place = first.place or again.place
    return replace(
        first,
        participants=wider.participants,
        countries=tuple(dict.fromkeys([*first.countries, *again.countries])) if wider is first else again.countries,
        date=max(dates, key=len) if dates else None,
        place=place,
        place_reason=None if place else first.place_reason,
        evidence=tuple(dict.fromkeys([*first.evidence, *again.evidence])),
        host=first.host or again.host,
        format=first.format or again.format,
        occasion=first.occasion or again.occasion,
    )


def number(found: list[Meeting], prefix: str) -> tuple[Meeting, ...]:
    """*found* with ids in their order."""
    return tuple(replace(m, id=f"{prefix}{n}") for n, m in enumerate(found, start=1))
