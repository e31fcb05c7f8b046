"""The states that people gave to promises, kept in the desk among their other decisions."""

from __future__ import annotations

from verbale.corpus.promises.ledger import Anchor, anchor_of
from verbale.corpus.promises.promise import Promise, Ruling, State
from verbale.store import Desk
from verbale.store.decisions import Verdict
from verbale.store.places import Place

PROMISE, STATE = "promise", "state"


def load_rulings(desk: Desk) -> dict[Anchor, Ruling]:
    """The last ruling at each place of *desk*, by the article and the words of the act that it was taken on."""
    found: dict[Anchor, Ruling] = {}
    for decision in desk.decisions():
        place = decision.place
        if place.kind == PROMISE and place.field == STATE:
            anchor = decision.article, place.start, place.end
            found.pop(anchor, None)
            if decision.value is not None:
                found[anchor] = Ruling(State(decision.value), decision.by, decision.at, decision.why)
    return found


def rule_on(desk: Desk, promise: Promise, state: State, *, by: str, at: str, why: str) -> Ruling:
    """Keeps that *promise* is in *state*, and returns the ruling; it hangs on the words in which the promise was made, and outlasts every recode.

    A decision on a promise is none on the record: the minutes stay as they are.
    """
    article, start, end = anchor_of(promise.mentions[0].article, promise.mentions[0].spans)
    desk.decide(article, Place(PROMISE, start, end, 0, STATE), Verdict.CORRECTED, state.value, by=by, at=at, why=why)
    return Ruling(state, by, at, why)
