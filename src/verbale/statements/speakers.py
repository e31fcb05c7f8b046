"""From the words of a source to who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.mentions.lookup import ReferenceIndex, speaker_of
from verbale.model import EntityKind, Reason, ReferenceKind, Span, Speaker
from verbale.statements.draft import Draft
from verbale.statements.grammar import NOUN_TAGS, Text
from verbale.statements.issuers import SPEAKING, find_antecedent, find_issuer, find_teller
from verbale.statements.members import find_members, tokens_of
from verbale.statements.unnamed import find_label

PRONOUNS = frozenset({ReferenceKind.PRONOUN, ReferenceKind.CLITIC})
NAMED = frozenset({ReferenceKind.NAME, ReferenceKind.TITLE_NAME})
PERSONS = frozenset({EntityKind.PERSON})
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.SOURCE})
OWNERS = frozenset({EntityKind.STATE, EntityKind.ORGANISATION})
HEADS = NAMED | {ReferenceKind.ROLE}
MODIFIERS = frozenset({"ADJ", "ADV", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: speakers in text order, or none with a reason; the references that say so, from the source's words back."""

    speakers: tuple[Speaker, ...]
    reason: Reason | None
    chain: tuple[int, ...] = ()


UNSTATED = Voice((), Reason.NOT_STATED)
UNCLEAR = Voice((), Reason.AMBIGUOUS)


def find_voice(text: Text, index: ReferenceIndex, source: Span | None) -> Voice:
    """The voice of *source*: whom its mentions stand for, else its own words as an unnamed source; of joined sources, all.

    A pronoun without an antecedent gives no speaker, with its reason: never the nearest name.
    """
    if source is None:
        return UNSTATED
    voices = [_single(text, index, member) for member in find_members(text, index, source)]
    if len(voices) == 1:
        return voices[0]
    doubtful = next((voice for voice in voices if not voice.speakers), None)
    if doubtful is not None:
        return doubtful
    return Voice(tuple(dict.fromkeys(s for voice in voices for s in voice.speakers)), None, voices[0].chain)


def is_thing_at_work(text: Text, draft: Draft) -> bool:
    """True where a participle hangs on a thing that tells nothing: "des émeutes ont éclaté, demandant …"."""
    if draft.cue is None or draft.source is None or not text.has_ending(tokens_of(text, draft.cue)[0], "participle-endings"):
        return False
    first, last = tokens_of(text, draft.source)
    head = next((k for k in range(first, last) if text.tokens.pos[k] == "NOUN"), first)
    return text.tokens.pos[head] == "NOUN" and not (_is_who(text, head) or text.is_class(head, "document-nouns"))


def _single(text: Text, index: ReferenceIndex, source: Span) -> Voice:
    """The voice of one member of a source."""
    issuer = find_issuer(text, index, source) or find_teller(text, index, source)
    if issuer is not None:
        return _single(text, index, issuer)
    best = index.best(source)
    if best is None:
        antecedent = find_antecedent(text, source)
        return _surface(text, index, source) if antecedent is None else _single(text, index, antecedent)
    owned = _owned(text, index, best, source)
    best = best if owned is None else owned
    entities = index.entities(best)
    if not entities:
        return Voice((), index.references[best].reason or Reason.AMBIGUOUS, (best,))
    named = _apposed(text, index, best, source)
    if named is not None:
        best, entities = named, index.entities(named)
    elif not (owned is not None and all(e.kind in PERSONS for e in entities)) and not _stands_for(text, index, best, source):
        return _surface(text, index, source)
    return Voice(tuple(dict.fromkeys(speaker_of(e) for e in entities)), None, _chain(index, best))


def _owned(text: Text, index: ReferenceIndex, best: int, source: Span) -> int | None:
    """The person or office that a state's or a body's name stands before as its owner: "Uganda's | foreign minister", "Kremlin | spokesman X"."""
    owner = index.references[best]
    if owner.span.start > source.start or owner.span.end >= source.end or not index.entities(best):
        return None
    first, last = tokens_of(text, Span(owner.span.end, source.end))
    genitive = first < last and text.is_class(first, "genitive-marks")
    if not genitive and any(e.kind not in OWNERS for e in index.entities(best)):
        return None
    for i in index.parts(Span(owner.span.end, source.end)) if first < last else ():
        reference = index.references[i]
        between = range(first + genitive, tokens_of(text, reference.span)[0])
        if reference.kind in HEADS and index.entities(i) and all(text.tokens.pos[k] in MODIFIERS for k in between):
            return i if genitive or (not between and reference.kind is ReferenceKind.TITLE_NAME) else None
    return None


def _apposed(text: Text, index: ReferenceIndex, best: int, source: Span) -> int | None:
    """The name that says who the office or the body at the head of the source is, None without one.

    A person's stands behind a comma ("la ministre de la Santé, Mme Diallo"), a body's right behind the noun ("le quotidien Le Levant").
    """
    role = index.references[best]
    kinds = {e.kind for e in index.entities(best)}
    if role.kind is not ReferenceKind.ROLE or EntityKind.PERSON in kinds:
        return None
    one = "Number=Sing" in text.tokens.morph[tokens_of(text, source)[0]]
    if any(e.plural for e in index.entities(best)) and not one:
        return None
    wanted, between = (BODIES, "") if EntityKind.ORGANISATION in kinds else (PERSONS, ",")
    for i in index.parts(source):
        reference = index.references[i]
        words = text.parse.article.text[role.span.end : reference.span.start].strip()
        held = words == "" and any(e.name.endswith(reference.span.of(text.parse.article.text)) for e in index.entities(best))
        kinds = {e.kind for e in index.entities(i)}
        if not held and reference.kind in NAMED and words == between and wanted & kinds:
            return i
        last = reference.span.end == source.end and words.endswith(",") and words.count(",") == 1
        if between and last and reference.kind in NAMED and kinds and kinds <= SPEAKING:
            return i
    return None


def _stands_for(text: Text, index: ReferenceIndex, best: int, source: Span) -> bool:
    """True when the mention is the head of the source and no mere complement of it ("les proches de M. Diallo").

    A person's or a body's name may stand in apposition to a noun ("le chanteur Ali Koné"), a state's may not.
    """
    reference = index.references[best]
    if reference.kind in PRONOUNS or reference.span.start <= source.start:
        return reference.kind in PRONOUNS or not _goes_on(text, index, best, source)
    first, last = tokens_of(text, Span(source.start, reference.span.start))
    if _is_one_of(text, first, last) and reference.kind is ReferenceKind.TITLE_NAME:
        return True
    if text.tokens.pos[last - 1] == "ADP" or text.is_class(last - 1, "de") or text.is_class(last - 1, "a"):
        return False
    if not any(text.tokens.pos[k] in NOUN_TAGS and not text.is_class(k, "determiners") for k in range(first, last)):
        return not _goes_on(text, index, best, source)
    kinds = {e.kind for e in index.entities(best)}
    if EntityKind.PERSON in kinds and not any(_is_who(text, k) for k in range(first, last)):
        return False
    return reference.kind in NAMED and EntityKind.STATE not in kinds and not (text.tokens.text[last - 1][:1].isupper() and last - 1 > first)


def _is_one_of(text: Text, first: int, last: int) -> bool:
    """True for "un des", "l'une des" before a plural office that one name follows: "un des chefs, Karim Haddad"."""
    one = last - first in {2, 3} and "Number=Sing" in text.tokens.morph[last - 2] and text.tokens.pos[last - 2] in {"PRON", "DET", "NUM"}
    return one and text.is_class(last - 1, "de")


def _is_who(text: Text, at: int) -> bool:
    """True for a noun for people, not for things that bear a person's name ("la loi Diallo")."""
    named = text.tokens.text[at][:1].isupper() and not text.is_class(at, "determiners")
    return named or text.is_class(at, "speaker-nouns") or text.has_ending(at, "agent-endings")


def _goes_on(text: Text, index: ReferenceIndex, best: int, source: Span) -> bool:
    """True when a state's name is only the beginning of a longer one: "France Galop"."""
    at, last = tokens_of(text, Span(index.references[best].span.end, source.end))
    state = any(e.kind is EntityKind.STATE for e in index.entities(best))
    return state and at < last and text.tokens.text[at][:1].isupper()


def _chain(index: ReferenceIndex, start: int) -> tuple[int, ...]:
    chain = {start: None}
    last = start
    while (before := index.references[last].antecedent) is not None and before not in chain:
        chain[before] = None
        last = before
    return tuple(chain)


def _surface(text: Text, index: ReferenceIndex, source: Span) -> Voice:
    """The source's own words as an unnamed source; its countries are those its words name."""
    first, last = tokens_of(text, source)
    if all(text.is_class(k, "impersonals") for k in range(first, last)):
        return UNSTATED
    label = find_label(text, first, last)
    if label is None:
        return Voice((), Reason.AMBIGUOUS)
    countries = tuple(dict.fromkeys(c for i in index.within(label) for e in index.entities(i) for c in e.countries))
    return Voice((Speaker(" ".join(label.of(text.parse.article.text).split()), None, countries),), None)
