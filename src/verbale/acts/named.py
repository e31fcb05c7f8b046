"""Which states the words of an act name."""

from __future__ import annotations

from bisect import bisect_left

from verbale.language.words import Words
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Force, Mentions, Parse, ReferenceKind, Span

PLACES = frozenset({ReferenceKind.CAPITAL, ReferenceKind.NAME})
PLACELESS = frozenset({Force.OPPOSE, Force.WARN, Force.DENY})
REACH = 8


class NamedStates:
    """Reads the states that stretches of one article name."""

    def __init__(self, parse: Parse, mentions: Mentions, words: Words) -> None:
        self.tokens = parse.tokens
        self.words = words
        self.index = ReferenceIndex(mentions)

    def countries(self, i: int) -> tuple[str, ...]:
        """The countries of the reference at index *i*, each once."""
        return tuple(dict.fromkeys(c for entity in self.index.entities(i) for c in entity.countries))

    def first(self, words: Span, own: tuple[str, ...], force: Force) -> tuple[str, ...]:
        """The first other state that the words name; a mere place only when there is nothing else, and never of what one opposes.

        For those who speak for no state only states count, not the persons who have one.
        """
        places: tuple[str, ...] = ()
        for i in self.index.within(words):
            foreign = tuple(c for c in self.countries(i) if c not in own)
            if not foreign or self._is_namesake(i) or (not own and any(e.kind is EntityKind.PERSON for e in self.index.entities(i))):
                continue
            if not self.is_local(i):
                return self.joined(i, foreign, own)
            places = places or foreign
        return () if force in PLACELESS else places

    def owner(self, words: Span, own: tuple[str, ...]) -> tuple[str, ...]:
        """The first other state whose adjective the words hold: "le retrait américain"."""
        owners = (self.countries(i) for i in self.index.within(words) if self.index.references[i].kind is ReferenceKind.ADJECTIVE)
        return next((c for c in owners if c and not set(own) & set(c)), ())

    def third(self, words: Span, own: tuple[str, ...], *, placed: bool = True) -> tuple[str, ...]:
        """The first other state that the words name; one that only says where counts when ``placed``."""
        for i in self.index.within(words):
            foreign = tuple(c for c in self.countries(i) if c not in own)
            if foreign and self.index.references[i].kind is not ReferenceKind.CAPITAL and (placed or not self.is_local(i)):
                return self.joined(i, foreign, own)
        return ()

    def joined(self, i: int, found: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
        """The countries *found* at reference *i* with those of the names joined to it: "serbe et kosovar", "la France et l'Allemagne"."""
        for k in range(i + 1, len(self.index.references)):
            last, following = self.index.references[i].span, self.index.references[k].span
            if following.start < last.end:
                continue
            first, end = bisect_left(self.tokens.start, last.end), bisect_left(self.tokens.start, following.start)
            between = self.tokens.fold[first:end]
            joined = not self.words["coordination-marks"].isdisjoint(between)
            if not joined or not all(w in self.words["coordination-marks"] or w in self.words["determiners"] for w in between):
                break
            found += tuple(c for c in self.countries(k) if c not in own and c not in found)
            i = k
        return found

    def is_local(self, i: int) -> bool:
        """True for a name that says where: "à Gaza", "dans le nord du Burkina Faso", "entre le Mali et le Niger"."""
        reference = self.index.references[i]
        if reference.kind not in PLACES or any(e.kind is EntityKind.PERSON for e in self.index.entities(i)):
            return False
        at, joined = bisect_left(self.tokens.start, reference.span.start), False
        for k in range(at - 1, max(-1, at - REACH), -1):
            word = self.tokens.fold[k]
            if word in self.words["locatives"]:
                return True
            joined = joined or word in self.words["coordinators"]
            loose = any(word in self.words[c] for c in ("determiners", "directions", "complement-marks", "coordinators"))
            if not loose and not (joined and self.tokens.pos[k] == "PROPN"):
                return False
        return False

    def _is_namesake(self, i: int) -> bool:
        """True for what is called after a city, and for that city: "l'accord de Paris", "le sommet de Lima"."""
        reference = self.index.references[i]
        at = bisect_left(self.tokens.start, reference.span.start)
        if self.tokens.fold[at] in self.words["namings"]:
            return True
        if reference.kind is not ReferenceKind.CAPITAL:
            return False
        return at > 1 and self.tokens.fold[at - 1] in self.words["complement-marks"] and self.tokens.fold[at - 2] in self.words["namings"]

    def group(self, words: Span, own: tuple[str, ...]) -> tuple[str, ...]:
        """Both states of "the two sides", where a third speaks of them."""
        groups = (self.countries(i) for i in self.index.within(words) if self.index.references[i].kind is ReferenceKind.GROUP)
        return next((c for c in groups if not set(own) & set(c)), ())

    def mention(self, words: Span, countries: tuple[str, ...]) -> bool:
        """True when the words name one of *countries*."""
        return any(c in countries for i in self.index.within(words) for c in self.countries(i))

    def mention_both(self, words: Span) -> bool:
        """True for words such as "the two sides"."""
        return any(self.index.references[i].kind is ReferenceKind.GROUP for i in self.index.within(words))

    def official(self, words: Span) -> bool:
        """True for words that name a state or those who act for one."""
        first, last = bisect_left(self.tokens.start, words.start), bisect_left(self.tokens.start, words.end)
        named = any(self.countries(i) and not self._is_namesake(i) for i in self.index.within(words))
        return named or any(w in self.words["state-agents"] for w in self.tokens.fold[first:last])
