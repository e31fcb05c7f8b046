"""Those behind a source that only passes words on: a paper's issuer, the teller in "ce que", who lends a voice, what a relative takes up."""

from __future__ import annotations

from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Span
from verbale.statements.draft import Draft
from verbale.statements.grammar import NOUN_TAGS, Text
from verbale.statements.members import tokens_of
from verbale.statements.subjects import behind, noun_phrase, span_of

SPEAKING = frozenset({EntityKind.PERSON, EntityKind.SOURCE})
VOICED = 4


def find_issuer(text: Text, index: ReferenceIndex, source: Span) -> Span | None:
    """The words for whose paper it is that "says" it: "le rapport de | l'institut", "des informations publiées par | Le Levant"."""
    first, last = tokens_of(text, source)
    head = next((k for k in range(first, last) if text.tokens.pos[k] in NOUN_TAGS), first)
    if not text.is_class(head, "papers"):
        return None
    for at in range(_behind_noun(text, head), last - 1):
        if text.tokens.fold[at] in {",", ":", "("} or text.is_class(at, "relatives"):
            return None
        if text.is_class(at, "de") or text.is_class(at, "par"):
            rest = Span(text.tokens.start[at + 1], source.end)
            if text.tokens.text[at + 1][:1].isupper() or any(index.references[i].entities for i in index.within(rest)):
                return rest
    return None


def _behind_noun(text: Text, head: int) -> int:
    """Where the complements of a paper begin, behind a noun of several words too: "communiqué de presse | de l'institut"."""
    return head + (text.phrase_size(head, "paper-phrases") or 1)


def find_teller(text: Text, index: ReferenceIndex, source: Span) -> Span | None:
    """The one person named in "ce qu'a confié à la radio Karim Haddad", None for a source of another make."""
    first, _ = tokens_of(text, source)
    if not (text.is_class(first, "clause-nouns") and text.is_class(first + 1, "complementizers")):
        return None
    people = [i for i in index.parts(source) if {e.kind for e in index.entities(i)} <= SPEAKING and index.references[i].entities]
    one = len({index.references[i].entities for i in people}) == 1
    return index.references[people[0]].span if one else None


def find_mouth(text: Text, draft: Draft) -> Span | None:
    """Who lends the source a voice behind the cue: "Lomé a répondu par la voix du | colonel Perrin"; None without one."""
    if draft.cue is None or draft.source is None:
        return None
    first, last = tokens_of(text, draft.cue)
    sentence = text.parse.sentences[text.tokens.sentence[first]]
    for at in range(last, min(last + VOICED, sentence.last - 4)):
        size = text.phrase_size(at, "voice-phrases")
        if size:
            found = behind(text, at + size, sentence.last)
            return span_of(text, *found) if found is not None else None
    return None


def find_antecedent(text: Text, source: Span) -> Span | None:
    """The noun phrase that a relative pronoun takes up, right before it: "un artiste, Ginger, | qui"; None for other words."""
    first, last = tokens_of(text, source)
    if last - first != 1 or not text.is_class(first, "relative-subjects"):
        return None
    floor, at = text.parse.sentences[text.tokens.sentence[first]].first, first - 1
    at -= at > floor and text.tokens.fold[at] == ","
    found = noun_phrase(text, at, floor)
    if found is None:
        return None
    name = at + 1
    while name > found[0] and text.tokens.text[name - 1][:1].isupper():
        name -= 1
    head = next((k for k in range(*found) if text.tokens.pos[k] in NOUN_TAGS), at)
    return span_of(text, name, at + 1) if name <= at else span_of(text, *found) if text.is_class(head, "speaker-nouns") else None
