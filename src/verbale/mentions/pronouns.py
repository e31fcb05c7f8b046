"""Who "il", "elles", "qui", "ce dernier" are."""

from __future__ import annotations

from typing import NamedTuple

from verbale.language.pronouns import Pronoun
from verbale.mentions.actors import Actor
from verbale.mentions.context import Context
from verbale.mentions.entries import Entry
from verbale.mentions.functions import Function
from verbale.mentions.groups import pick
from verbale.mentions.lexicon import NEUTER
from verbale.mentions.salience import MARGIN, Event, Salience, choose
from verbale.mentions.sightings import Sighting
from verbale.model import EntityKind, ReferenceKind

REACH = 4
NEAR = 2
BETWEEN = 6
PERSONAL = frozenset({EntityKind.PERSON, EntityKind.SOURCE})
CLOSERS = frozenset({",", ")"})
SINGLE = frozenset({EntityKind.PERSON, EntityKind.SOURCE, EntityKind.ORGANISATION, EntityKind.STATE})


class Antecedent(NamedTuple):
    """Whom a pronoun means: ``actors`` is empty when nobody fits, and ``sure`` false when two fit alike."""

    actors: tuple[Actor, ...]
    source: int | None
    sure: bool = True


NOBODY = Antecedent((), None)
DOUBT = Antecedent((), None, sure=False)


def is_impersonal(context: Context, first: int, last: int) -> bool:
    """True when the "il" at *first* is nobody: "il s'agit", "il est probable que", "faut-il"."""
    words, fold = context.lexicon.impersonal, context.tokens.fold
    if context.fold(last - 1).startswith("-"):
        return any((fold[first - size : first], frozenset()) in words.get(fold[first - size], ()) for size in (1, 2) if first >= size)
    verb = ""
    for at in range(last, min(last + BETWEEN, context.last(first))):
        for phrase, verbs in words.get(fold[at], ()):
            if fold[at : at + len(phrase)] == phrase and (not verbs or verb in verbs):
                return True
        if context.tokens.pos[at] in {"NOUN", "PROPN", "PUNCT"} or (verb and context.tokens.pos[at] == "VERB"):
            return False
        if context.tokens.pos[at] in {"VERB", "AUX"}:
            verb = fold[at]
    return False


def find_antecedent(context: Context, sighting: Sighting, pronoun: Pronoun, salience: Salience, entries: list[Entry]) -> Antecedent | None:
    """Whom *sighting* means, None for a pronoun that makes no reference (a relative without a person before it)."""
    if pronoun.kind == "relative":
        return _relative(context, sighting, entries)
    if pronoun.kind == "demonstrative":
        return _latest(context, sighting, salience)
    if sighting.plural:
        return _plural(context, sighting, salience)
    return _singular(context, sighting, salience)


def _relative(context: Context, sighting: Sighting, entries: list[Entry]) -> Antecedent | None:
    """The phrase that ends right before the pronoun, the longest of those that do."""
    at = sighting.first
    while at and context.fold(at - 1) in CLOSERS:
        at -= 1
    ending = [(e.first, i) for i, e in enumerate(entries[-12:], start=max(0, len(entries) - 12)) if e.last == at and _is_phrase(e)]
    if not ending:
        return None
    index = min(ending)[1]
    return Antecedent(entries[index].actors, index)


def _is_phrase(entry: Entry) -> bool:
    return bool(entry.actors) and entry.kind not in {ReferenceKind.ADJECTIVE, ReferenceKind.PREFIX}


def _latest(context: Context, sighting: Sighting, salience: Salience) -> Antecedent:
    """The last one named before "ce dernier" of its gender and number, in this sentence or the one before.

    It is never the subject of the sentence so far where another was named in it, and a person of the sentence goes before a body.
    """
    sentence = context.tokens.sentence[sighting.first]
    events = [e for e in salience.recent(sentence, NEAR) if e.plural == sighting.plural and _can_be_latter(e, sighting)]
    here = [e for e in events if e.sentence == sentence]
    subjects = {id(a) for e in here if e.function >= Function.SUBJECT for a in e.actors}
    others = [e for e in here if not all(id(a) in subjects for a in e.actors)]
    people = [e for e in others if all(a.kind is EntityKind.PERSON for a in e.actors)]
    for found in (people, others, [e for e in events if e.sentence < sentence]):
        if found:
            latest = max(found, key=lambda e: (e.sentence, e.at))
            return Antecedent(latest.actors, latest.index)
    return DOUBT if here else NOBODY


def _can_be_latter(event: Event, sighting: Sighting) -> bool:
    return event.actors[0].kind is not EntityKind.STATE and all(_agrees(a, sighting) for a in event.actors)


def _agrees(actor: Actor, sighting: Sighting) -> bool:
    if sighting.gender == NEUTER:
        return actor.gender == NEUTER
    return sighting.gender is None or actor.gender is None or actor.gender == sighting.gender


def _singular(context: Context, sighting: Sighting, salience: Salience) -> Antecedent:
    """The most present one of that gender; behind an incise's verb those whom the quoted words mention count last."""
    sentence = context.tokens.sentence[sighting.first]
    actors: dict[int, Actor] = {}
    for event in salience.recent(sentence, REACH * 2 if context.incise(sighting.first) else REACH):
        if len(event.actors) == 1 and not event.plural:
            actors.setdefault(id(event.actors[0]), event.actors[0])
    fitting = [a for a in actors.values() if _agrees(a, sighting) and a.kind in SINGLE and not a.plural]
    start = _said_from(context, sighting) if context.incise(sighting.first) else None
    for clause in (start, None):
        scored = [(salience.score(a, sentence, clause=clause), a) for a in fitting]
        best, sure = choose(scored)
        if not sure:
            best = _centre(scored, salience, sentence, sighting.first if clause is None else clause)
        if best is not None and start is not None and best.kind not in PERSONAL and not salience.acted(best):
            return DOUBT
        if best is not None:
            last = salience.last(best)
            return Antecedent((best,), last.index if last else None)
        if not sure:
            return DOUBT
    return NOBODY


def _said_from(context: Context, sighting: Sighting) -> int:
    """The token from which on what stands before an incise is said in it: the sentence, or behind a colon what is quoted."""
    first = context.parse.sentences[context.tokens.sentence[sighting.first]].first
    quoted = [at for at in range(first + 1, sighting.first) if context.fold(at - 1) == ":" and context.quoted(at + 1)]
    return quoted[0] if quoted else first


def _centre(scored: list[tuple[float, Actor]], salience: Salience, sentence: int, before: int) -> Actor | None:
    """Of those nearly as present as the best the one whom the latest sentence is about, None where it is about none or two.

    The centering theory of Grosz, Joshi and Weinstein (1995): what was the subject of the last sentence is what a pronoun takes up.
    """
    top = max(s for s, _ in scored)
    near = {id(a): a for s, a in scored if s * MARGIN >= top and a.kind in PERSONAL}
    events = [e for e in salience.recent(sentence, NEAR) if e.at < before and e.function >= Function.AGENT and id(e.actors[0]) in near]
    if not events:
        return None
    latest = events[0].sentence
    about = {id(e.actors[0]): e.actors[0] for e in events if e.sentence == latest and len(e.actors) == 1}
    return next(iter(about.values())) if len(about) == 1 else None


def _plural(context: Context, sighting: Sighting, salience: Salience) -> Antecedent:
    """The latest group of the last sentences, else the two persons who have just been together in them."""
    sentence = context.tokens.sentence[sighting.first]
    start = context.parse.sentences[sentence].first if context.incise(sighting.first) else None
    best: Event | None = None
    for event in salience.recent(sentence, REACH):
        if not event.plural or (start is not None and event.at >= start and event.function < Function.SPEAKER):
            continue
        if not _agrees_plural(event, sighting):
            continue
        if best is None or event.weight * 0.7 ** (sentence - event.sentence) > best.weight * 0.7 ** (sentence - best.sentence):
            best = event
    if best is not None and best.function >= Function.OBJECT:
        return Antecedent(best.actors, best.index)
    people = {id(a): a for e in salience.recent(sentence, NEAR) for a in e.actors if a.kind is EntityKind.PERSON and not a.plural}
    two = pick(list(people.values()), salience, sentence, 2)
    if two and _agree_as_two(two, sighting):
        last = salience.last(two[-1])
        return Antecedent(two, last.index if last else None)
    return Antecedent(best.actors, best.index) if best is not None else DOUBT


def _agrees_plural(event: Event, sighting: Sighting) -> bool:
    """True when the group may be "ils" or "elles": a group of women or of feminine nouns is never "ils"."""
    if event.gender is not None:
        return event.gender == sighting.gender
    if sighting.gender == "f":
        return all(a.gender in {None, "f"} for a in event.actors)
    return True


def _agree_as_two(two: tuple[Actor, ...], sighting: Sighting) -> bool:
    if sighting.gender == "f":
        return all(a.gender in {None, "f"} for a in two)
    return any(a.gender in {None, "m"} for a in two)
