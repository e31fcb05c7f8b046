"""Every phrase that can begin or be a mention, in one table that a text is read against once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeVar

from verbale.language import load_entries, rule_id
from verbale.language.groups import GroupNoun, SideNoun
from verbale.language.names import NameWords
from verbale.language.offices import Duty, OfficeNoun
from verbale.language.pronouns import Impersonal, Pronoun
from verbale.language.sources import SourceNoun
from verbale.language.titles import Title
from verbale.language.words import WordClass, fill_classes
from verbale.mentions.atlas import Place, load_places
from verbale.model import Tokens
from verbale.world import fold_name, load_world

T = TypeVar("T")
NEUTER = "n"
SHORT = 4
GRAMMATICAL = frozenset({"PRON", "DET", "SCONJ", "CCONJ", "AUX"})
PIECE = re.compile(r"'s\b|[^\s'-]+(?='s\b)|[^\s'-]+'?|-")
WORD = re.compile(r"'s\b|[^\s']+(?='s\b)|[^\s']+'?|'")


class MarkKind(StrEnum):
    """What a phrase of the table is."""

    TITLE = "title"
    OFFICE = "office"
    SOURCE = "source"
    SIDE = "side"
    GROUP = "group"
    PRONOUN = "pronoun"
    PLACE = "place"
    ELSEWHERE = "elsewhere"


class Item(NamedTuple):
    """A phrase, what it is, and the rule that says so. ``code`` and ``how`` only for places."""

    words: tuple[str, ...]
    kind: MarkKind
    rule: str
    entry: str
    gender: str | None = None
    plural: bool = False
    code: str = ""
    how: str = ""
    capital: bool = False
    weak: bool = False


class Mark(NamedTuple):
    """An item found at tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    item: Item


class Openings(NamedTuple):
    """The phrases that one word begins: itself, and longer ones by their second word, the longest first."""

    alone: tuple[Item, ...]
    longer: dict[str, tuple[Item, ...]]

    def items(self, following: str) -> tuple[Item, ...]:
        """The phrases that may stand where the word *following* comes second, the longest first."""
        return self.longer.get(following, ()) + self.alone


class Worded(NamedTuple):
    """The duties by the words that mean one when they are all of an office, and by those that an office begins with."""

    alone: dict[str, tuple[Duty, ...]]
    opening: dict[str, tuple[Duty, ...]]


class Lexicon(NamedTuple):
    """All data of the room for one language."""

    phrases: dict[str, Openings]
    offices: dict[str, OfficeNoun]
    sources: dict[str, SourceNoun]
    groups: dict[str, GroupNoun]
    pronouns: dict[str, Pronoun]
    duties: tuple[Duty, ...]
    worded: Worded
    words: dict[str, frozenset[str]]
    names: dict[str, frozenset[str]]
    impersonal: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    prefixes: dict[str, Item]
    adjectives: dict[str, Item]
    given: frozenset[str]
    language: str

    @property
    def head_final(self) -> bool:
        """True for a language whose nouns have their modifiers before them ("defence ministry spokesman")."""
        return bool(self.words["genitives"])

    @property
    def neuter(self) -> bool:
        """True for a language that has a pronoun for what is no person ("it")."""
        return any(p.gender == NEUTER for p in self.pronouns.values())


@cache
def load_lexicon(language: str) -> Lexicon:
    """The table of *language*; raises DataError for a broken file."""
    places = load_places(language)
    makers = (_title_items, _office_items, _source_items, _group_items, _pronoun_items, _elsewhere_items)
    items = [item for make in makers for item in make(language)]
    items += [
        Item(words, MarkKind.PLACE, p.rule, p.code, p.gender, p.plural, p.code, p.how, p.text[:1].isupper(), p.weak)
        for p in places
        if p.how != "prefix"
        for words in spellings(p.text)
    ]
    impersonals = [(pieces(p), frozenset(rule.verbs)) for rule in load_entries(language, "impersonals", Impersonal) for p in rule.phrases]
    names = (*load_entries("shared", "given", NameWords), *load_entries(language, "names", NameWords))
    duties = load_entries(language, "duties", Duty)
    return Lexicon(
        phrases=_openings(items),
        offices={o.id: o for o in load_entries(language, "offices", OfficeNoun)},
        sources={s.id: s for s in load_entries(language, "sources", SourceNoun)},
        groups={g.id: g for g in load_entries(language, "groups", GroupNoun)},
        pronouns={p.id: p for p in load_entries(language, "pronouns", Pronoun)},
        duties=duties,
        worded=Worded(_grouped((p, d) for d in duties for p in d.alone), _grouped((p, d) for d in duties for p in d.phrases)),
        words=fill_classes(load_entries(language, "modifiers", WordClass)),
        names={n.id: frozenset(n.words) for n in names},
        impersonal=_grouped((found[0][0], found) for found in impersonals),
        prefixes=_parts(places, "prefix"),
        adjectives=_parts(places, "adjective"),
        given=frozenset(fold_name(w) for n in names if n.id.startswith("given-") for w in n.words),
        language=language,
    )


def _openings(items: list[Item]) -> dict[str, Openings]:
    """The *items* by their first word, each once."""
    by_first = _grouped((item.words[0], item) for item in sorted(dict.fromkeys(items), key=lambda item: -len(item.words)))
    return {
        first: Openings(
            tuple(item for item in found if len(item.words) == 1), _grouped((item.words[1], item) for item in found if len(item.words) > 1)
        )
        for first, found in by_first.items()
    }


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """The values of *pairs* by their key, in their order."""
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _parts(places: tuple[Place, ...], how: str) -> dict[str, Item]:
    """The prefixes or the adjectives from which compounds are made, by their folded form."""
    return {p.text.casefold(): Item((p.text,), MarkKind.PLACE, p.rule, p.code, None, False, p.code, how) for p in places if p.how == how}


def pieces(phrase: str) -> tuple[str, ...]:
    """The folded words of *phrase* as the tokenizer cuts them; a word with hyphens is one.

    >>> pieces("chef de l'Etat-major"), pieces("prime minister's office")
    (('chef', 'de', "l'", 'etat-major'), ('prime', 'minister', "'s", 'office'))
    """
    return tuple(WORD.findall(phrase.casefold().replace("’", "'")))


def spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """The ways in which *phrase* may be cut and accented: hyphens kept or apart, capitals with or without their accent."""
    forms = [phrase]
    bare = re.sub(r"\b[ÉÈÊÂÎÔÇ]", lambda m: m.group().translate(BARE), phrase)
    if bare != phrase:
        forms.append(bare)
    for form in forms:
        yield pieces(form)
        if "-" in form:
            yield tuple(m.group() for m in PIECE.finditer(form.casefold()))


BARE = str.maketrans("ÉÈÊÂÎÔÇ", "EEEAIOC")


def _items(words: Iterable[str], kind: MarkKind, rule: str, entry: str, gender: str | None = None, plural: bool = False) -> Iterator[Item]:
    for word in words:
        for found in spellings(word):
            yield Item(found, kind, rule, entry, gender, plural)


def _title_items(language: str) -> Iterator[Item]:
    for t in load_entries(language, "titles", Title):
        for word in t.words:
            for item in _items((word,), MarkKind.TITLE, rule_id(language, "titles", t.id), t.id, t.gender, t.plural):
                yield item._replace(capital=word.isupper())


def _office_items(language: str) -> Iterator[Item]:
    for o in load_entries(language, "offices", OfficeNoun):
        rule = rule_id(language, "offices", o.id)
        for words, gender, plural in ((o.masculine, "m", False), (o.feminine, "f", False), (o.common, None, False), (o.plural, None, True)):
            yield from _items(words, MarkKind.OFFICE, rule, o.id, gender, plural)
    for d in load_entries(language, "duties", Duty):
        rule = rule_id(language, "duties", d.id)
        yield from _items((p for p in d.alone if " " in p or "-" in p), MarkKind.OFFICE, rule, "president", "m", False)


def _source_items(language: str) -> Iterator[Item]:
    for s in load_entries(language, "sources", SourceNoun):
        rule = rule_id(language, "sources", s.id)
        for words, gender, plural in ((s.masculine, "m", False), (s.feminine, "f", False), (s.common, None, False), (s.plural, None, True)):
            yield from _items(words, MarkKind.SOURCE, rule, s.id, gender, plural)
    for side in load_entries(language, "sides", SideNoun):
        yield from _items(side.words, MarkKind.SIDE, rule_id(language, "sides", side.id), side.id)


def _group_items(language: str) -> Iterator[Item]:
    for g in load_entries(language, "groups", GroupNoun):
        rule = rule_id(language, "groups", g.id)
        yield from _items((f"{count} {noun}" for count in g.counts for noun in g.nouns), MarkKind.GROUP, rule, g.id, None, True)


def _pronoun_items(language: str) -> Iterator[Item]:
    for p in load_entries(language, "pronouns", Pronoun):
        rule = rule_id(language, "pronouns", p.id)
        words = [f"{a} {w}" for a in p.after for w in p.words] if p.after else p.words
        yield from _items(words, MarkKind.PRONOUN, rule, p.id, p.gender, p.plural)


def _elsewhere_items(language: str) -> Iterator[Item]:
    """The places that only bear a state's name: they are no mention, and hide the name in them."""
    for text, entry in load_world().elsewhere(language):
        yield from _items((text,), MarkKind.ELSEWHERE, f"world/elsewhere.yml#{entry}", entry)


def find_marks(tokens: Tokens, lexicon: Lexicon) -> dict[int, tuple[Mark, ...]]:
    """The longest phrases of the table in the text, by their first token; two rules may claim the same words, none overlap otherwise."""
    marks: dict[int, tuple[Mark, ...]] = {}
    fold, phrases = tokens.fold, lexicon.phrases
    free = 0
    for at, word in [(at, word) for at, word in enumerate(fold) if word in phrases or "-" in word]:
        if at < free:
            continue
        found = _pair(tokens, at, lexicon) if word in lexicon.prefixes else ()
        if not found and word in phrases:
            items = phrases[word].items(fold[at + 1] if at + 1 < len(fold) else "")
            found = _longest(tokens, at, items, lexicon) if items else ()
        elif not found:
            found = _compound(at, word, lexicon)
        if found:
            marks[at] = found
            free = found[0].last
    return marks


def _longest(tokens: Tokens, at: int, items: tuple[Item, ...], lexicon: Lexicon) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for item in items:
        size = len(item.words)
        if found and size < found[0].last - at:
            break
        if (size == 1 or tokens.fold[at : at + size] == item.words) and _fits(tokens, at, item, lexicon):
            found.append(Mark(at, at + size, item))
    return tuple(found)


def _fits(tokens: Tokens, at: int, item: Item, lexicon: Lexicon) -> bool:
    form, after = tokens.text[at], at + len(item.words)
    if after < len(tokens) and tokens.text[after] == "-" and tokens.end[after - 1] == tokens.start[after]:
        return item.kind is MarkKind.PLACE
    if item.kind is MarkKind.PLACE:
        return (not item.capital or form[:1].isupper()) and not (_is_word(form) and tokens.pos[at] in GRAMMATICAL)
    if item.kind is MarkKind.TITLE:
        follows = after < len(tokens) and (tokens.text[after][:1].isupper() or tokens.fold[after] in item.words)
        if not follows and after + 1 < len(tokens) and form[:1].isupper():
            follows = tokens.fold[after] in lexicon.names["particles"] or tokens.fold[after] in lexicon.names["linking-particles"]
        return follows and (form.isupper() if item.capital else form[:1].isupper() or len(form) > 4)
    return True


def _is_word(form: str) -> bool:
    """True for a short word with one capital, which may be no acronym: "Who" at the head of a question."""
    return len(form) <= SHORT and not form.isupper()


def _compound(at: int, word: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The states of "sino-kazakhe": a prefix and, behind the hyphen, an adjective or another prefix's adjective."""
    head, *rest = word.split("-")
    first = lexicon.prefixes.get(head)
    if first is None or not rest:
        return ()
    found = [Mark(at, at + 1, first._replace(how="prefix"))]
    for part in rest:
        item = lexicon.adjectives.get(part) or lexicon.prefixes.get(part)
        if item is not None:
            found.append(Mark(at, at + 1, item))
    return tuple(found)


def _pair(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The states of a compound whose parts are tokens of their own: "Franco", "-", "German"."""
    if tokens.fold[at + 1 : at + 2] != ("-",) or at + 2 >= len(tokens) or tokens.end[at + 1] != tokens.start[at + 2]:
        return ()
    part = tokens.fold[at + 2]
    second = lexicon.adjectives.get(part) or lexicon.prefixes.get(part)
    if second is None or tokens.end[at] != tokens.start[at + 1]:
        return ()
    return (Mark(at, at + 3, lexicon.prefixes[tokens.fold[at]]._replace(how="prefix")), Mark(at, at + 3, second._replace(how="prefix")))
