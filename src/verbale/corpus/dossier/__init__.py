"""The dossier of two states: what each says, what they do together, what they promise."""

from verbale.corpus.dossier.building import build_dossier, find_concerned
from verbale.corpus.dossier.values import Dossier, Entry, EntryKind, Evidence, Lane, Phrase, Unsaid

__all__ = ["Dossier", "Entry", "EntryKind", "Evidence", "Lane", "Phrase", "Unsaid", "build_dossier", "find_concerned"]
