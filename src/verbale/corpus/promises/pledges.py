"""The acts of many dispatches that bind someone, and the others that may bear on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from verbale.corpus.comparison.matter import matter_of
from verbale.corpus.comparison.points import Deed, Point
from verbale.corpus.counting import Claim
from verbale.corpus.shelf import Dispatch
from verbale.corpus.spans import read_spans, words_of
from verbale.model import Force, Polarity, Realis, Strength

BINDING = frozenset({Force.COMMIT, Force.AGREE})
OVER = frozenset({Realis.PAST})


@dataclass(frozen=True, slots=True)
class Pledge:
    """One act with the dispatch that tells it, as the alignment of comparison takes it (``point``)."""

    claim: Claim
    statement: str
    deed: Deed
    point: Point
    when: str | None
    amount: str | None
    binds: bool

    @property
    def dispatch(self) -> Dispatch:
        """The dispatch that tells it."""
        return self.claim.dispatch

    @property
    def language(self) -> str:
        """The language of its words."""
        return str(self.dispatch.record["article"]["language"])

    @property
    def party(self) -> frozenset[str]:
        """Who would act."""
        return self.deed.actor


def find_pledges(dispatches: Iterable[Dispatch]) -> tuple[Pledge, ...]:
    """The acts of the statements that were asked for, in the order of the dispatches and of their texts.

    The words of a statement's only act are all that is said. Those acts bind that commit someone or tell of an agreement, to something that is to
    come: what is done or was agreed long ago binds nobody, it is a report.
    """
    return tuple(pledge for dispatch in dispatches for pledge in _of(dispatch))


def _of(dispatch: Dispatch) -> Iterator[Pledge]:
    order = 0
    for statement in dispatch.record["statements"]:
        if statement["id"] not in dispatch.statements:
            continue
        for act in statement["acts"] or ():
            if act["act"] is not None:
                order += 1
                yield _pledge(dispatch, statement, act, order)


def _pledge(dispatch: Dispatch, statement: Any, act: Any, order: int) -> Pledge:
    alone = len(statement["acts"]) == 1
    spans = read_spans(statement["content"] if alone else act["evidence"])
    speakers = statement["speakers"] or ()
    actor, target = frozenset(act["actor"] or ()), frozenset(act["target"] or ())
    deed = Deed(
        act["id"], act["act"], act["strength"], act["polarity"] or Polarity.POS, actor, target, act["topic"] or "", bool(act["one_sided"])
    )
    point = Point(
        article=dispatch.id,
        statement=statement["id"],
        order=order,
        spans=spans,
        words=words_of(dispatch.text, spans),
        speakers=tuple(s["name"] for s in speakers),
        countries=frozenset(code for s in speakers for code in s["countries"] or ()),
        deeds=(deed,),
        matter=matter_of(dispatch.record, spans),
    )
    binds = deed.force in BINDING and deed.strength != Strength.DONE and act["realis"] not in OVER and bool(actor)
    return Pledge(Claim(dispatch, spans), statement["id"], deed, point, act["when"], act["amount"], binds)
