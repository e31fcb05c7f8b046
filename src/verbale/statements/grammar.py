"""What the statement rules look words up in: the tables of one language, and the tokens of one text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from verbale.language.cues import CueTable, SourceRule, load_cues
from verbale.language.loader import load_entries
from verbale.language.verbs import Mood, VerbTable, load_verbs
from verbale.language.words import Words, load_words
from verbale.model import Parse, Quote, Tokens

OPEN = frozenset({"«", "“", "„", '"'})
CLOSE = frozenset({"»", "”", '"'})
STOP = frozenset({".", "!", "?", "…", "..."})
VERBAL = frozenset({"VERB", "AUX"})
NOUN_TAGS = frozenset({"NOUN", "PROPN", "X"})
NOMINAL = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ"})


@dataclass(frozen=True, slots=True)
class Tables:
    """The rule tables of a language; ``sources`` by the first word of their phrase."""

    language: str
    cues: CueTable
    verbs: VerbTable
    words: Words
    sources: dict[str, tuple[SourceRule, ...]]


@cache
def load_tables(language: str) -> Tables:
    """All tables of *language*, loaded once."""
    sources: dict[str, tuple[SourceRule, ...]] = {}
    for rule in load_entries(language, "attributions", SourceRule):
        sources[rule.words[0]] = (*sources.get(rule.words[0], ()), rule)
    return Tables(language, load_cues(language), load_verbs(language), load_words(language), sources)


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text with its tables; ``quoted`` gives for each token the quotation (an index) that holds it, or -1."""

    parse: Parse
    tokens: Tokens
    tables: Tables
    quoted: tuple[int, ...]

    def is_class(self, at: int, name: str) -> bool:
        """True when token *at* exists and belongs to the word class *name*."""
        fold = self.tokens.fold
        return 0 <= at < len(fold) and fold[at] in self.tables.words[name]

    def has_mood(self, at: int, *moods: Mood) -> bool:
        """True when the form of token *at* can be read in one of *moods*."""
        return any(r.mood in moods for r in self.tables.verbs.readings(self.tokens.fold[at]))

    def is_infinitive(self, at: int) -> bool:
        """True for an infinitive, by our table or by the tagger."""
        if not 0 <= at < len(self.tokens):
            return False
        return self.has_mood(at, Mood.INFINITIVE) or (self.tokens.pos[at] in VERBAL and "VerbForm=Inf" in self.tokens.morph[at])

    def is_gerund(self, at: int) -> bool:
        """True for an -ing form that is a verb here, in a language whose tagger tells it."""
        tokens = self.tokens
        return at < len(tokens) and tokens.pos[at] in VERBAL and "Aspect=Prog" in tokens.morph[at]

    def is_nominal(self, at: int) -> bool:
        """True for a word that can begin or be a noun phrase, a possessive too, whatever the tagger calls it."""
        return self.tokens.pos[at] in NOMINAL or self.is_class(at, "possessives")

    def is_finite(self, at: int) -> bool:
        """True for a finite verb by the tagger."""
        return self.tokens.pos[at] in VERBAL and "VerbForm=Fin" in self.tokens.morph[at]

    def parenthesis(self, at: int, floor: int, *, relative: bool) -> int | None:
        """The comma that opens the parenthesis closed at *at*: no finite verb stands inside, but in a *relative* clause where one may be."""
        finite = False
        for k in range(at - 1, floor, -1):
            if self.tokens.fold[k] == ",":
                return k if not finite or (relative and self.is_class(k + 1, "relatives")) else None
            finite = finite or self.is_finite(k)
        return None

    def is_capital(self, at: int) -> bool:
        """True for a word with a capital behind another such word: the middle of a name, whatever the tagger says."""
        return at > 0 and self.tokens.text[at][:1].isupper() and self.tokens.text[at - 1][:1].isupper()

    def is_participle(self, at: int) -> bool:
        """True for a past participle by the tagger."""
        return self.tokens.pos[at] == "VERB" and "VerbForm=Part" in self.tokens.morph[at]

    def has_ending(self, at: int, name: str) -> bool:
        """True when the form of token *at* ends as the class *name* says."""
        return self.tokens.fold[at].endswith(tuple(self.tables.words[name]))

    def behind_adverbial(self, at: int) -> int:
        """The place behind the adverb or adverbial phrase at *at* ("hier", "hier soir"), *at* itself where there is none."""
        size = self.phrase_size(at, "adverbials")
        return at + (size or self.is_class(at, "one-word-adverbs"))

    def phrase_size(self, at: int, name: str) -> int:
        """How many tokens the longest phrase of several words of the class *name* has that begins at *at*, 0 where none does."""
        return next(iter(self.tables.words.phrases(name).sizes(self.tokens.fold, at)), 0)

    def adverbial_start(self, last: int, floor: int = 0) -> int | None:
        """Where the adverbial phrase of several words begins whose last word is at *last*, behind *floor*; None where there is none."""
        starts = self.tables.words.phrases("adverbials").starts(self.tokens.fold, last)
        return next((start for start in starts if start > floor), None)

    def quote(self, at: int) -> Quote | None:
        """The outermost quotation that holds token *at*."""
        return self.parse.quotes[self.quoted[at]] if self.quoted[at] >= 0 else None


def read_text(parse: Parse) -> Text:
    """*parse* with the tables of its language."""
    tokens = parse.tokens
    quoted = [-1] * len(tokens)
    at = 0
    for number, quote in enumerate(parse.quotes):
        if quote.depth:
            continue
        first = bisect_left(tokens.start, quote.inner.start, at)
        at = bisect_right(tokens.end, quote.inner.end, first)
        quoted[first:at] = [number] * (at - first)
    return Text(parse, tokens, load_tables(parse.article.language), tuple(quoted))
