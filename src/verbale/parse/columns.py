"""The parser's words as columns, back in text order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from verbale.language.verbs import VerbTable
from verbale.model import Segment, Sentence, Tokens
from verbale.parse.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

VERBAL = frozenset({"VERB", "AUX", "ADJ"})


def find_tokens(
    words: Words, sentences: tuple[Sentence, ...], segments: tuple[Segment, ...], order: tuple[int, ...], doc: Doc | None, verbs: VerbTable
) -> Tokens:
    """Tokens in text order from *doc*, whose words stand in *order*; heads become places in the text.

    The lemma of a verb is that of our own table, of every other word its folded form.
    """
    count = len(order)
    pos, morph, dep = [""] * count, [""] * count, [""] * count
    head = list(range(count))
    if doc is not None:
        for place, (p, m, d, h) in zip(order, _annotations(doc), strict=True):
            pos[place], morph[place], dep[place], head[place] = p, m, d, order[h]
    sentence, segment = [0] * count, [0] * count
    for number, s in enumerate(sentences):
        sentence[s.first : s.last] = [number] * (s.last - s.first)
    for number, piece in enumerate(segments):
        for place in piece.tokens:
            segment[place] = number
    return Tokens(
        start=words.start,
        end=words.end,
        text=words.form,
        fold=words.fold,
        lemma=tuple(_lemma(f, p, verbs) for f, p in zip(words.fold, pos, strict=True)),
        pos=tuple(pos),
        morph=tuple(morph),
        head=tuple(head),
        dep=tuple(dep),
        sentence=tuple(sentence),
        segment=tuple(segment),
    )


def _annotations(doc: Doc) -> list[tuple[str, str, str, int]]:
    rows = doc.to_array(["POS", "MORPH", "DEP", "HEAD"]).astype("uint64").tolist()
    strings = doc.vocab.strings
    names: dict[int, str] = {0: ""}
    out = []
    for place, (p, m, d, h) in enumerate(rows):
        for key in (m, d):
            if key not in names:
                names[key] = strings[key]
        out.append((_pos_name(doc.vocab, p), names[m], names[d], place + _signed(h)))
    return out


@lru_cache(maxsize=64)
def _pos_name(vocab: Vocab, key: int) -> str:
    from spacy.symbols import NAMES

    return NAMES[key] if key else ""


def _signed(value: int) -> int:
    """A head offset as spaCy packs it: 64-bit two's complement."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _lemma(fold: str, pos: str, verbs: VerbTable) -> str:
    if pos not in VERBAL:
        return fold
    readings = verbs.forms.get(fold)
    return readings[0].lemma if readings else fold
