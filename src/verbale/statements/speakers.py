"""From the words of a source to who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Entity, EntityKind, Reason, ReferenceKind, Span, Speaker
from verbale.statements.grammar import Text

JOINED = frozenset({ReferenceKind.NAME, ReferenceKind.TITLE_NAME, ReferenceKind.ROLE, ReferenceKind.CAPITAL, ReferenceKind.METONYM})
PRONOUNS = frozenset({ReferenceKind.PRONOUN, ReferenceKind.CLITIC})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: speakers in text order, or none with a reason; the references that say so, from the source's words back."""

    speakers: tuple[Speaker, ...]
    reason: Reason | None
    chain: tuple[int, ...] = ()


UNSTATED = Voice((), Reason.NOT_STATED)


def find_voice(text: Text, index: ReferenceIndex, source: Span | None) -> Voice:
    """The voice of *source*: the entities that its references stand for, else its own words as an unnamed source.

    A pronoun without an antecedent gives no speaker, with its reason: never the nearest name.
    """
    if source is None:
        return UNSTATED
    joint = _joint(text, index, source)
    best = joint[0] if joint else index.best(source)
    if best is None:
        return _surface(text, index, source)
    references = joint or (best,)
    entities = [entity for r in references for entity in index.entities(r)]
    if not entities:
        return Voice((), index.references[best].reason or Reason.AMBIGUOUS, (best,))
    if not joint and _partial(text, index, best, source):
        return _surface(text, index, source)
    return Voice(tuple(dict.fromkeys(_speaker(e) for e in entities)), None, _chain(index, best))


def _joint(text: Text, index: ReferenceIndex, source: Span) -> tuple[int, ...]:
    """The parts of "X et Y": references joined by a conjunction, with nothing but titles between them."""
    parts = [i for i in index.parts(source) if index.references[i].kind in JOINED and index.references[i].entities]
    if len(parts) < 2:
        return ()
    words = text.parse.article.text
    joined = [parts[0]]
    for left, right in pairwise(parts):
        between = words[index.references[left].span.end : index.references[right].span.start].strip(" ,\u00a0")
        if between.casefold() not in text.tables.words["joiners"]:
            break
        joined.append(right)
    return tuple(joined) if len(joined) > 1 and len({index.references[i].entities for i in joined}) > 1 else ()


def _partial(text: Text, index: ReferenceIndex, best: int, source: Span) -> bool:
    """True when the reference is only a complement inside the source ("les proches de M. Diallo")."""
    reference = index.references[best]
    if reference.kind in PRONOUNS or reference.kind in (ReferenceKind.ROLE, ReferenceKind.GROUP):
        return False
    lead = text.parse.article.text[source.start : reference.span.start].strip(" ,\u00a0'’").casefold()
    if not lead or lead in text.tables.words["determiners"] or lead + "'" in text.tables.words["determiners"]:
        return False
    words = lead.replace("’", "'").replace("'", "' ").split()
    return words[-1] in text.tables.words["de"] or words[-1] in text.tables.words["a"]


def _chain(index: ReferenceIndex, start: int) -> tuple[int, ...]:
    chain = [start]
    while (before := index.references[chain[-1]].antecedent) is not None and before not in chain:
        chain.append(before)
    return tuple(chain)


def _speaker(entity: Entity) -> Speaker:
    return Speaker(entity.name, entity.id if entity.kind is EntityKind.PERSON else None, entity.countries)


def _surface(text: Text, index: ReferenceIndex, source: Span) -> Voice:
    """The source's own words, without their article, as an unnamed source; its countries are those its words name."""
    words = source.of(text.parse.article.text)
    plain = words.replace("’", "'")
    head = plain.split(" ", 1)
    if head[0].casefold() in text.tables.words["determiners"] and len(head) > 1:
        words = words[len(head[0]) + 1 :]
    elif "'" in head[0] and head[0].split("'")[0].casefold() + "'" in text.tables.words["determiners"]:
        words = words[words.replace("’", "'").index("'") + 1 :]
    if words.casefold() in text.tables.words["subject-pronouns"] or words.startswith("-"):
        return Voice((), Reason.AMBIGUOUS)
    if words.casefold() in text.tables.words["impersonals"]:
        return UNSTATED
    countries = tuple(dict.fromkeys(c for i in index.within(source) for e in index.entities(i) for c in e.countries))
    return Voice((Speaker(words.strip(), None, countries),), None)
