"""From the words behind "à", from a clitic, to the one who hears."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Addressee, EntityKind, ReferenceKind, Span
from verbale.statements.draft import Draft
from verbale.statements.grammar import Text
from verbale.statements.members import tokens_of
from verbale.statements.speakers import Voice, find_voice
from verbale.statements.subjects import span_of
from verbale.statements.unnamed import find_label
from verbale.world import load_world

REACH = 14
ENDS = frozenset({",", ":", ";", "«", "“", '"', "(", ".", "—", "–"})
PLACES = frozenset({ReferenceKind.CAPITAL, ReferenceKind.METONYM})
MEDIA = frozenset({"media", "agency"})
SINGLE = frozenset({EntityKind.PERSON, EntityKind.SOURCE})


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that may name who hears: with the addressee, or None where they may name something else as well."""

    addressee: Addressee | None


DOUBT = Heard(None)


@dataclass(frozen=True, slots=True)
class Link:
    """The word at token ``at`` that leads to those who hear, and what may go wrong behind it.

    Behind a ``dative`` preposition a place's name is in doubt. A ``named`` one may be a name that nobody knows. An ``audience``
    must be a noun for those who listen, for a building stands behind the same preposition. A body that a source may be
    ``posted`` to is in doubt, unless it is the press.
    """

    at: int
    dative: bool = False
    named: bool = False
    audience: bool = False
    posted: bool = False


def find_hearer(text: Text, index: ReferenceIndex, link: Link, limit: int) -> Heard | None:
    """Who hears, named by the phrase behind *link*; None for what cannot hear ("à la retenue")."""
    first = link.at + 1
    last = _end(text, first, min(limit, first + REACH))
    if last <= first or (link.audience and not _listens(text, first, last)):
        return None
    best = _reference(text, index, first, last)
    if best is None:
        heard = _by_words(text, first, last, link.named)
        return DOUBT if link.posted and heard is not None and not _is_public(text, first, last) else heard
    if link.dative and text.is_class(link.at, "locative-datives") and _may_be_place(text, index, best, link.at):
        return DOUBT
    if link.posted and _is_body(index, best) and not _is_public(text, first, last):
        return DOUBT
    span = Span(text.tokens.start[first], max(index.references[best].span.end, text.tokens.end[first]))
    return _named(text, find_voice(text, index, span), span)


def _reference(text: Text, index: ReferenceIndex, first: int, last: int) -> int | None:
    """The mention that stands for the phrase: it begins with the phrase, articles passed over, and ends inside it."""
    best = index.best(span_of(text, first, last))
    if best is None:
        return None
    span, head = index.references[best].span, first
    while head < last - 1 and text.is_class(head, "determiners"):
        head += 1
    begins = text.tokens.start[first] <= span.start <= text.tokens.start[head]
    return best if begins and span.end <= text.tokens.end[last - 1] else None


def _end(text: Text, first: int, limit: int) -> int:
    """Where the phrase ends: before a mark, a clause, an infinitive with its preposition, another preposition than "de"."""
    tokens = text.tokens
    for at in range(first, limit):
        if tokens.fold[at] in ENDS or text.is_class(at, "complementizers") or text.is_class(at, "relatives") or text.is_finite(at):
            return at
        if at > first and (
            (text.is_infinitive(at + 1) and tokens.pos[at] == "ADP") or (tokens.pos[at] == "ADP" and not text.is_class(at, "de"))
        ):
            return at
        if at > first and text.is_class(at, "one-word-adverbs"):
            return at
    return limit


def _listens(text: Text, first: int, last: int) -> bool:
    return any(text.is_class(at, "audience-nouns") for at in range(first, min(first + 3, last)))


def _by_words(text: Text, first: int, last: int, named: bool) -> Heard | None:
    """A noun for people or bodies, or an abbreviation, by its own words; another name behind "à" is in doubt."""
    head = next((at for at in range(first, last) if text.tokens.pos[at] in ("NOUN", "PROPN", "X")), None)
    if head is None:
        return None
    word = text.tokens.text[head]
    hears = text.is_class(head, "speaker-nouns") or text.is_class(head, "hearer-nouns") or text.is_class(head, "audience-nouns")
    if hears or (word.isupper() and len(word) > 1) or (named and word[:1].isupper()):
        label = find_label(text, first, last)
        return (
            None
            if label is None
            else Heard(_addressee(" ".join(label.of(text.parse.article.text).split()), None, (), span_of(text, first, last)))
        )
    return DOUBT if word[:1].isupper() else None


def _may_be_place(text: Text, index: ReferenceIndex, best: int, link: int) -> bool:
    """True for a capital or a seat, and for a state unless a feminine article, never used for a place, stands before it."""
    reference = index.references[best]
    if reference.kind in PLACES:
        return True
    states = any(e.kind is EntityKind.STATE for e in index.entities(best))
    return states and reference.kind is ReferenceKind.NAME and not text.is_class(link + 1, "feminine-articles")


def _is_body(index: ReferenceIndex, best: int) -> bool:
    return any(e.kind is not EntityKind.PERSON for e in index.entities(best))


def _is_public(text: Text, first: int, last: int) -> bool:
    """True for an audience and for a medium or agency that the world's tables know: nobody is posted there."""
    world, language = load_world(), text.tables.language
    names = (span_of(text, at, last).of(text.parse.article.text) for at in range(first, last))
    media = any(world.entity(form.refers).kind in MEDIA for name in names for form in world.lookup(name, language))
    return media or _listens(text, first, last)


def _named(text: Text, voice: Voice, span: Span) -> Heard:
    """The one of *voice*; several, or nobody known, by the words that call them."""
    if len(voice.speakers) == 1:
        speaker = voice.speakers[0]
        return Heard(_addressee(speaker.name, speaker.person, speaker.countries, span))
    label = span if voice.speakers else find_label(text, *tokens_of(text, span)) or span
    countries = tuple(dict.fromkeys(c for speaker in voice.speakers for c in speaker.countries))
    return Heard(_addressee(" ".join(label.of(text.parse.article.text).split()), None, countries, span))


def _addressee(name: str, person: str | None, countries: tuple[str, ...], span: Span) -> Addressee:
    return Addressee(span, name, person, countries)


def find_pronoun(text: Text, index: ReferenceIndex, at: int, draft: Draft, voice: Voice) -> Heard:
    """Whom the clitic at *at* means: the only one mentioned so far, in its sentence or the one before, who is not the speaker.

    Of two nobody is chosen.
    """
    plural = text.is_class(at, "plural-clitics")
    said = {e for i in voice.chain for e in index.references[i].entities}
    said |= {e for i in index.within(draft.source or Span(0, 0)) for e in index.references[i].entities}
    floor = text.parse.sentences[max(draft.sentence - 1, 0)].span.start
    found: dict[tuple[str, ...], int] = {}
    for i in index.within(Span(floor, text.tokens.start[at])):
        reference = index.references[i]
        if not reference.entities or set(reference.entities) & said or any(piece.covers(reference.span) for piece in draft.content):
            continue
        if _fits(index, i, plural):
            found[reference.entities] = i
    if len(found) != 1:
        return DOUBT
    return _named_as(text, index, next(iter(found.values())), span_of(text, at, at + 1))


def _fits(index: ReferenceIndex, i: int, plural: bool) -> bool:
    """True for one person with a singular clitic, for a group with a plural one."""
    entities = index.entities(i)
    several = len(entities) > 1 or entities[0].plural
    return several if plural else not several and entities[0].kind in SINGLE


def _named_as(text: Text, index: ReferenceIndex, i: int, span: Span) -> Heard:
    heard = _named(text, find_voice(text, index, index.references[i].span), index.references[i].span)
    assert heard.addressee is not None
    return Heard(_addressee(heard.addressee.name, heard.addressee.person, heard.addressee.countries, span))
