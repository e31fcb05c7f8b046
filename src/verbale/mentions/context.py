"""A parsed text with what the readers of mentions ask of it again and again."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from verbale.mentions.lexicon import Lexicon, Mark, MarkKind, find_marks
from verbale.model import ParagraphKind, Parse, SegmentKind, Span

LONGEST = 9


class Context:
    """One text: its tokens, the marks in it, and small questions about a token."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.lexicon = lexicon
        self.words = lexicon.words
        self.names = lexicon.names
        self.capitals = frozenset([at for at, text in enumerate(parse.tokens.text) if text[0].isupper()])
        self.particles = lexicon.names["particles"] | lexicon.names["linking-particles"]
        self._fold, self._size = parse.tokens.fold, len(parse.tokens)
        self.marks = settle(find_marks(parse.tokens, lexicon))
        self._drop_weak()
        self._widen()
        self._quotes = [(q.span.start, q.span.end) for q in parse.quotes if q.depth == 0 and q.balanced]
        self._printed: dict[tuple[int, int], str] = {}
        self._quote_starts = [start for start, _ in self._quotes]

    def mark(self, at: int, *kinds: MarkKind) -> Mark | None:
        """The mark of one of *kinds* that begins at token *at*."""
        for mark in self.marks.get(at, ()):
            if mark.item.kind in kinds:
                return mark
        return None

    def ending(self, at: int, *kinds: MarkKind) -> Mark | None:
        """The mark of one of *kinds* that ends right before token *at*."""
        for first in range(at - 1, max(-1, at - LONGEST), -1):
            for mark in self.marks.get(first, ()):
                if mark.last == at and mark.item.kind in kinds:
                    return mark
        return None

    def _widen(self) -> None:
        """Lets the field of an office or a body begin its phrase: "foreign | minister", "economy and finance | ministry"."""
        fields, joined = self.words["portfolios"], self.words["and"]
        nouns = [at for at, found in self.marks.items() if found[0].item.kind in {MarkKind.OFFICE, MarkKind.SOURCE}]
        for at in nouns if fields else ():
            first, floor = at, self.parse.sentences[self.tokens.sentence[at]].first
            while first > floor and first - 1 not in self.marks:
                if self.fold(first - 1) in fields:
                    first -= 1
                elif first < at and first - 2 > floor and self.fold(first - 1) in joined and self.fold(first - 2) in fields:
                    first -= 2
                else:
                    break
            if first < at:
                self.marks[first] = tuple(m._replace(first=first) for m in self.marks.pop(at))
        self.marks = dict(sorted(self.marks.items())) if fields else self.marks

    def _drop_weak(self) -> None:
        """Forgets the names of places that also are given names, where no article or preposition stands before them."""
        weak = [at for at, found in self.marks.items() if any(m.item.weak for m in found)]
        if self.lexicon.head_final:
            self.release(at for at in weak if self._beside_name(self.marks[at][0]))
        else:
            self.release(at for at in weak if not self.among(at - 1, "definite", "of", "of-article", "about", "towards"))

    def _beside_name(self, mark: Mark) -> bool:
        """True for a word that stands beside another of a person's name: "Jordan | Bardella"."""
        before, after = mark.first - 1, mark.last
        named = self.upper(after) and after not in self.marks and self.fold(after) not in self.names["no-names"]
        given = before >= 0 and (self.fold(before) in self.names["given-masculine"] or self.fold(before) in self.names["given-feminine"])
        titled = self.ending(mark.first, MarkKind.TITLE) is not None
        return named or given or titled

    def release(self, tokens: Iterable[int]) -> None:
        """Forgets the places at *tokens*, which proved to be a part of persons' names ("François Hollande")."""
        for at in tokens:
            found = tuple(m for m in self.marks.get(at, ()) if m.item.kind is not MarkKind.PLACE)
            if not found:
                self.marks.pop(at, None)
            else:
                self.marks[at] = found

    def adjectival(self, mark: Mark) -> bool:
        """True for a country's adjective; where adjectives are printed small, one with a capital is the noun ("les Français")."""
        return mark.item.how == "adjective" and (self.lexicon.head_final or not self.upper(mark.first))

    def last(self, at: int) -> int:
        """The end (exclusive) of the sentence of token *at*."""
        return self.parse.sentences[self.tokens.sentence[at]].last

    def fold(self, at: int) -> str:
        """The folded word at *at*, empty beyond the text."""
        return self._fold[at] if 0 <= at < self._size else ""

    def among(self, at: int, *classes: str) -> bool:
        """True when the word at *at* belongs to one of *classes* (entries of modifiers.yml)."""
        word = self.fold(at)
        return any(word in self.words[name] for name in classes)

    def upper(self, at: int) -> bool:
        """True when the word at *at* begins with a capital."""
        return at in self.capitals

    def opens(self, at: int) -> bool:
        """True when the capital of token *at* may be owed to its place: at the head of a sentence or of a quotation."""
        sentence = self.parse.sentences[self.tokens.sentence[at]]
        before = self.tokens.text[at - 1]
        return at == sentence.first or not (before[-1:].isalnum() or before[-1:] in {",", "-", "'", "(", "."})

    def glued(self, at: int) -> bool:
        """True when token *at* touches the one behind it."""
        return at + 1 < len(self.tokens) and self.tokens.end[at] == self.tokens.start[at + 1]

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens *first* to *last* (half-open)."""
        return Span(self.tokens.start[first], self.tokens.end[last - 1])

    def printed(self, first: int, last: int) -> str:
        """The words of tokens *first* to *last* as printed, a line break or a run of blanks as one blank."""
        known = self._printed.get((first, last))
        if known is None:
            text = " ".join(self.parse.article.text[self.tokens.start[first] : self.tokens.end[last - 1]].split())
            known = self._printed[first, last] = text.replace(" ,", ",")
        return known

    def quoted(self, at: int) -> bool:
        """True when token *at* stands inside quotation marks."""
        start = self.tokens.start[at]
        number = bisect_right(self._quote_starts, start) - 1
        return number >= 0 and start < self._quotes[number][1]

    def headline(self, at: int) -> bool:
        """True when token *at* stands in a headline."""
        sentence = self.parse.sentences[self.tokens.sentence[at]]
        return self.parse.article.paragraphs[sentence.paragraph].kind is ParagraphKind.HEADLINE

    def incise(self, at: int) -> bool:
        """True when token *at* stands in a parenthesis of attribution ("a indiqué M. Wang")."""
        return self.parse.segments[self.tokens.segment[at]].kind is SegmentKind.INCISE


def settle(marks: dict[int, tuple[Mark, ...]]) -> dict[int, tuple[Mark, ...]]:
    """The same marks, where an adjective that two states share ("congolais") is that of the one the text names elsewhere."""
    sure: Counter[str] = Counter()
    doubtful = []
    for at, found in marks.items():
        places = [m for m in found if m.item.kind is MarkKind.PLACE]
        if len({m.item.code for m in places}) == 1:
            sure[places[0].item.code] += 1
        elif places and places[0].item.how != "prefix":
            doubtful.append(at)
    for at in doubtful:
        best = max((m for m in marks[at] if m.item.kind is MarkKind.PLACE), key=lambda m: sure[m.item.code])
        if sure[best.item.code]:
            marks[at] = tuple(m for m in marks[at] if m.item.kind is not MarkKind.PLACE or m.item.code == best.item.code)
    return marks
