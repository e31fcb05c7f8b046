"""Where the complement of an act falls into several: "à faciliter … et à relancer …"."""

from __future__ import annotations

from verbale.acts.predicates import PredicateReader


def split_complement(reader: PredicateReader, first: int, last: int) -> list[tuple[int, int]]:
    """The words *first* to *last* cut before each further infinitive that hangs on the same preposition as the first one.

    "prête à défendre l'amitié et à soutenir la paix" gives two pieces; words without an infinitive are one.
    """
    fold, marks = reader.tokens.fold, reader.words["infinitive-marks"]
    mark: str | None = None
    cuts = [first]
    for i in range(first, last - 1):
        word = fold[i]
        if word not in marks or not _infinitive_behind(reader, i, last):
            continue
        if mark is None:
            mark = word[0]
        elif word[0] == mark and fold[i - 1] in reader.words["coordination-marks"]:
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], last], strict=True))


def _infinitive_behind(reader: PredicateReader, i: int, last: int) -> bool:
    """True when an infinitive follows word *i*, clitics and adverbs between."""
    for k in range(i + 1, min(i + 4, last)):
        if reader.is_infinitive(k):
            return True
        if reader.tokens.fold[k] not in reader.words["verb-fillers"] and reader.tokens.pos[k] != "ADV":
            return False
    return False
