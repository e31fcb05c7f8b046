"""From many dispatches to the ledger of promises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verbale.corpus.counting import count_claims
from verbale.corpus.promises.joining import join_pledges
from verbale.corpus.promises.pledges import Pledge, find_pledges
from verbale.corpus.promises.promise import Mention, Promise, Ruling, Turn
from verbale.corpus.promises.reports import Reporter
from verbale.corpus.shelf import Dispatch
from verbale.model import Span, Strength

ID_LENGTH = 10
ORDER = (Strength.WILLING, Strength.INTENDS, Strength.PLEDGED)
Anchor = tuple[str, int, int]


def find_promises(dispatches: Iterable[Dispatch], rulings: Mapping[Anchor, Ruling] | None = None) -> tuple[Promise, ...]:
    """The promises that *dispatches* tell, the last told first.

    A promise that is told again, in another dispatch, by another side or in another language, is one entry with its mentions in the order of
    publication; reprints are mentions that count once. *rulings* are what people decided, by the article and the hull of the act's words: one on any
    mention holds for the promise, of several the last taken. The order of *dispatches* changes nothing.
    """
    pledges = find_pledges(sorted(dispatches, key=lambda d: (d.published is None, d.published or "", d.id)))
    reporter = Reporter(pledges)
    groups = join_pledges([pledge for pledge in pledges if pledge.binds])
    found = [_promise(group, reporter, rulings or {}) for group in groups]
    return tuple(sorted(found, key=lambda p: (_last_told(p), p.id), reverse=True))


def anchor_of(article: str, spans: Sequence[Span]) -> Anchor:
    """Where a ruling on an act hangs: the article, and the act's words from the first to the last."""
    return article, min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)


def _promise(group: list[Pledge], reporter: Reporter, rulings: Mapping[Anchor, Ruling]) -> Promise:
    mentions = _turned([_mention(pledge) for pledge in group], group)
    first = group[0]
    actor = tuple(sorted(frozenset().union(*(p.deed.actor for p in group))))
    told = tuple(sorted(frozenset().union(*(p.point.countries for p in group))))
    ruled = [rulings[a] for m in mentions if (a := anchor_of(m.article, m.spans)) in rulings]
    return Promise(
        id=_identity(mentions[0]),
        actor=actor,
        target=tuple(sorted(frozenset().union(*(p.deed.target for p in group)) - set(actor))),
        told_by=told,
        one_sided=len(actor) > 1 and not set(actor) <= set(told),
        topic=first.deed.topic,
        negative=first.deed.polarity == "neg",
        strength=_last(m.strength for m in mentions),
        when=_last(m.when for m in mentions),
        amount=_last(m.amount for m in mentions),
        count=count_claims(p.claim for p in group),
        mentions=mentions,
        reports=reporter.find(group),
        ruling=max(ruled, key=lambda r: r.at, default=None),
    )


def _mention(pledge: Pledge) -> Mention:
    point, dispatch = pledge.point, pledge.dispatch
    return Mention(
        article=dispatch.id,
        published=dispatch.published,
        outlets=dispatch.outlets,
        statement=pledge.statement,
        act=pledge.deed.id,
        spans=point.spans,
        words=point.words,
        speakers=point.speakers,
        countries=tuple(sorted(point.countries)),
        strength=pledge.deed.strength,
        when=pledge.when,
        amount=pledge.amount,
    )


def _turned(mentions: Sequence[Mention], group: Sequence[Pledge]) -> tuple[Mention, ...]:
    """*mentions* each with what it does to the promise as the dispatches before its own left it."""
    turned: list[Mention] = []
    seen: set[tuple[str, str]] = set()
    for mention, pledge in zip(mentions, group, strict=True):
        before = [m for m in turned if m.article != mention.article and m.turn is not Turn.REPRINTED]
        words = pledge.dispatch.family, pledge.claim.words
        again = pledge.claim.is_carried or words in seen
        seen.add(words)
        turn = Turn.REPRINTED if again and before else _turn(before, mention)
        turned.append(replace(mention, turn=turn))
    return tuple(turned)


def _turn(before: Sequence[Mention], mention: Mention) -> Turn:
    if not before:
        return Turn.MADE
    last, now = (ORDER.index(Strength(s)) if s else None for s in (_last(m.strength for m in before), mention.strength))
    if last is None or now is None or last == now:
        return Turn.REITERATED
    return Turn.STRENGTHENED if now > last else Turn.WEAKENED


def _last_told(promise: Promise) -> str:
    return max((m.published or "" for m in promise.mentions if m.turn is not Turn.REPRINTED), default="")


def _last(values: Iterable[str | None]) -> str | None:
    found = [value for value in values if value]
    return found[-1] if found else None


def _identity(mention: Mention) -> str:
    place = "\0".join(map(str, anchor_of(mention.article, mention.spans)))
    return hashlib.sha256(place.encode()).hexdigest()[:ID_LENGTH]
