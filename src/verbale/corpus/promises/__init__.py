"""The ledger: who is committed, by whose words, to whom, to do what, how strongly, by when, how much; what became of it."""

from verbale.corpus.promises.ledger import find_promises
from verbale.corpus.promises.promise import Mention, Promise, Report, Ruling, State, Turn

__all__ = ["Mention", "Promise", "Report", "Ruling", "State", "Turn", "find_promises"]
