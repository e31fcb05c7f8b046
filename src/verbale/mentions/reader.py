"""The first reading: every name, office, body, group and pronoun, from left to right."""

from __future__ import annotations

from dataclasses import replace

from verbale.language import rule_id
from verbale.mentions.context import Context
from verbale.mentions.fronts import Article
from verbale.mentions.lexicon import Mark, MarkKind
from verbale.mentions.phrases import Phrase, read_phrase
from verbale.mentions.runs import count_units, given_gender, is_given, is_person_run, run_end
from verbale.mentions.sightings import Sighting, read_office
from verbale.model import ReferenceKind

SHORT = 2
CAPITALISED = frozenset({"PROPN", "NOUN", "X", "ADJ", "VERB", "ADV"})
CLOSERS = frozenset({",", ".", ";", ":", ")", "»", "!", "?", "…", "–", "—", "-", ""})


def read_sightings(context: Context) -> list[Sighting]:
    """Every mention of *context*, in text order, an outer one before those inside it."""
    found: list[Sighting] = []
    free = 0
    for at in sorted({*context.marks, *context.capitals}):
        if at >= free:
            more, free = _read_at(context, at, found)
            found += more
    return sorted([*found, *_namesakes(context, found)], key=lambda s: (s.first, -s.last)) if _borrowed(context, found) else found


def _borrowed(context: Context, found: list[Sighting]) -> frozenset[str]:
    """The names of places that are a part of some person's name in the text ("François Hollande")."""
    return frozenset(context.fold(i) for s in found if s.named for i in range(*s.name) if context.mark(i, MarkKind.PLACE))


def _namesakes(context: Context, found: list[Sighting]) -> list[Sighting]:
    """The places, without an article or "en" before them, that are rather the surname of such a person."""
    taken = {i for s in found if s.named for i in range(*s.name)}
    words = _borrowed(context, found)
    rule = rule_id(context.lexicon.language, "names", "surname")
    return [
        _named(context, at, at, at + 1, rule)
        for at in context.marks
        if at not in taken
        and context.fold(at) in words
        and not context.among(at - 1, "definite", "of-article", "about")
        and context.upper(at)
    ]


def _read_at(context: Context, at: int, before: list[Sighting]) -> tuple[list[Sighting], int]:
    """The mentions that begin at *at*, a mark or a capital, and where to go on."""
    marks = context.marks.get(at)
    if marks is None:
        return _read_name(context, at, before)
    mark = marks[0]
    if mark.item.kind in {MarkKind.OFFICE, MarkKind.SOURCE} and (_is_verb(context, mark) or _is_modifier(context, mark)):
        return [], mark.last
    match mark.item.kind:
        case MarkKind.OFFICE:
            return _read_office(context, mark, before)
        case MarkKind.TITLE:
            return _read_title(context, mark)
        case MarkKind.SOURCE | MarkKind.SIDE:
            return _read_source(context, marks)
        case MarkKind.GROUP:
            gender = "f" if "Gender=Fem" in context.tokens.morph[mark.last - 1] else "m"
            return [Sighting(mark.first, mark.last, ReferenceKind.GROUP, mark.item.rule, mark=mark, gender=gender, plural=True)], mark.last
        case MarkKind.PRONOUN:
            return _read_pronoun(context, mark)
    if context.upper(at) and is_person_run(context, at, run_end(context, at, titled=False)):
        return _read_name(context, at, before)
    return [], mark.last


def _is_verb(context: Context, mark: Mark) -> bool:
    """True for a noun of the table that is a verb or an adjective here: "a envoyé", "un rapport général"."""
    at = mark.first
    if mark.last > at + 1 or context.upper(at):
        return False
    if context.tokens.pos[at] == "AUX" or (context.tokens.pos[at] in {"VERB", "ADV"} and not _articled(context, at)):
        return True
    return context.tokens.pos[at] == "ADJ" and not _articled(context, at) and not context.upper(mark.last)


def _is_modifier(context: Context, mark: Mark) -> bool:
    """True for a body right before the noun that it qualifies: "a Commission | spokesperson", "a government | source"."""
    if not context.lexicon.head_final or mark.item.kind is not MarkKind.SOURCE:
        return False
    behind = context.mark(mark.last, MarkKind.OFFICE, MarkKind.SOURCE)
    return behind is not None and not _is_verb(context, behind)


def _articled(context: Context, at: int) -> bool:
    """True when an article stands before the word at *at*, an adjective between them or not."""
    words = context.words
    if context.fold(at - 1) in words["before"]:
        at -= 1
    return any(context.fold(at - 1) in words[kind] for kind in ("definite", "indefinite", "possessive", "demonstrative", "of-article"))


def _read_pronoun(context: Context, mark: Mark) -> tuple[list[Sighting], int]:
    item = mark.item
    oblique = context.lexicon.pronouns[item.entry].kind == "oblique"
    kind = ReferenceKind.CLITIC if item.words[-1].startswith("-") else ReferenceKind.PRONOUN
    first = mark.last - 1 if oblique else mark.first
    return [Sighting(first, mark.last, kind, item.rule, mark=mark, gender=item.gender, plural=item.plural)], mark.last


def _read_title(context: Context, mark: Mark) -> tuple[list[Sighting], int]:
    """A title with the name behind it; "MM. A et B" are two."""
    last = _after_titles(context, mark.last)
    end = run_end(context, last, titled=True)
    if end == last:
        return [], mark.last
    gender = _title_gender(context, mark.first, last)
    found = [_named(context, mark.first, last, end, mark.item.rule, gender, titled=True)]
    while mark.item.plural:
        after = end + 1 if context.fold(end) == "," or context.among(end, "and") else end
        more = run_end(context, after, titled=True)
        if after == end or more == after:
            break
        found.append(_named(context, after, after, more, mark.item.rule, gender, titled=True))
        end = more
    return found, end


def _after_titles(context: Context, at: int) -> int:
    while (mark := context.mark(at, MarkKind.TITLE)) is not None:
        at = mark.last
    return at


def _title_gender(context: Context, first: int, last: int) -> str | None:
    for at in range(first, last):
        mark = context.mark(at, MarkKind.TITLE)
        if mark is not None and mark.item.gender:
            return mark.item.gender
    return None


def _named(context: Context, first: int, start: int, end: int, rule: str, gender: str | None = None, *, titled: bool = False) -> Sighting:
    kind = ReferenceKind.TITLE_NAME if start > first else ReferenceKind.NAME
    given = given_gender(context.fold(start), context) if end - start > 1 else None
    return Sighting(first, end, kind, rule, name=(start, end), gender=gender or (given if given in {"m", "f"} else None), titled=titled)


def _read_name(context: Context, at: int, before: list[Sighting]) -> tuple[list[Sighting], int]:
    """A run without a title: a full name, or one word that may prove to be a surname."""
    end = run_end(context, at)
    if end == at:
        return [], at + 1
    at = _past_acronym(context, at, end)
    if end - at == 1 and len(context.tokens.text[at]) < SHORT:
        return [], end
    full = is_person_run(context, at, end)
    rule = rule_id(context.lexicon.language, "names", "full-name" if full else "surname")
    sighting = _named(context, at, at, end, rule)
    sighting.titled = full
    return [sighting], end


def _past_acronym(context: Context, at: int, end: int) -> int:
    """Where the name begins behind an acronym that stands before it: "à l'AFP | Pauline Perrin"."""
    text = context.tokens.text[at]
    return at + 1 if end - at > 2 and text.isupper() and len(text) > 1 and "." not in text and is_given(context, at + 1) else at


def _read_office(context: Context, mark: Mark, before: list[Sighting]) -> tuple[list[Sighting], int]:
    """An office with the name that it belongs to: behind it, before it in apposition, or none."""
    phrase = read_phrase(context, mark)
    sighting = Sighting(
        phrase.first,
        phrase.last,
        ReferenceKind.ROLE,
        mark.item.rule,
        phrase=phrase,
        offices=read_office(context, phrase),
        gender=phrase.gender,
        plural=phrase.plural,
        codes=phrase.codes,
        mark=mark,
    )
    inner = _inner(context, phrase)
    _appose(context, sighting, before)
    if sighting.owner is None or context.fold(phrase.last) != ",":
        named = _attach(context, sighting)
        if named:
            return [*named, *inner], max(named[-1].last, phrase.last)
    return [sighting, *inner], phrase.last


def _inner(context: Context, phrase: Phrase) -> list[Sighting]:
    """Persons named inside a phrase: "un conseiller de M. Mikati"."""
    found: list[Sighting] = []
    at = phrase.heads[0].last
    while at < phrase.last:
        if context.mark(at, MarkKind.TITLE):
            more, at = _read_title(context, context.marks[at][0])
            found += more
        elif context.upper(at) and not context.marks.get(at) and is_person_run(context, at, run_end(context, at)):
            more, at = _read_name(context, at, [])
            found += more
        else:
            at += 1
    return [s for s in found if s.last <= phrase.last]


def _attach(context: Context, role: Sighting) -> list[Sighting]:
    """The role with its holder's name behind it; several for "les présidents français A et russe B"; none without a name."""
    assert role.phrase is not None
    at = role.last
    comma = context.fold(at) == ","
    start = _bridge(context, at, role) if comma else at
    titles = _after_titles(context, start)
    end = run_end(context, titles, titled=titles > start or _namesake(context, titles))
    if end == titles or (titles == start and not _fits(context, titles, end, comma)):
        return []
    if comma and not _closes(context, end, role):
        return []
    if context.mark(start, MarkKind.TITLE) is None and titles > start:
        return []
    named = _named(context, role.first, titles, end, role.rule, titled=True)
    named.kind, named.phrase, named.mark = ReferenceKind.TITLE_NAME, role.phrase, role.mark
    named.offices, named.codes = role.offices, role.codes
    named.gender = _title_gender(context, start, titles) or role.gender or named.gender
    return [named, *_others(context, role, end)] if role.plural else [named]


def _namesake(context: Context, at: int) -> bool:
    """True for a state's name right before a further name word, as in "Foreign Minister Israel Katz"."""
    mark = context.mark(at, MarkKind.PLACE)
    if mark is None or mark.item.how != "name" or mark.last != at + 1 or not context.lexicon.head_final:
        return False
    return context.upper(at + 1) and not context.marks.get(at + 1) and run_end(context, at + 1) > at + 1


def _fits(context: Context, start: int, end: int, comma: bool) -> bool:
    """True when the run behind an office can be its holder: two words, or one that is no acronym, not across a comma."""
    if is_person_run(context, start, end) or count_units(context, start, end) >= 2:
        return True
    text = context.tokens.text[start]
    return (
        not comma
        and context.ending(start, MarkKind.SOURCE) is None
        and not (text.isupper() and len(text) < 5)
        and context.tokens.pos[start] in CAPITALISED
    )


def _closes(context: Context, end: int, role: Sighting) -> bool:
    """True when a name between commas ends as an apposition does, not as the subject of a new clause."""
    word = context.fold(end)
    return word in CLOSERS or word in context.words["and"] or end >= context.last(role.first) or context.upper(end)


def _bridge(context: Context, at: int, role: Sighting) -> int:
    """Behind the comma: a rank, a second office or a nationality before the name, added to the role's offices."""
    start = at + 1
    while True:
        after = start
        while context.among(after, "definite", "adverbs-before-office"):
            after += 1
        office = context.mark(after, MarkKind.OFFICE)
        place = context.mark(after, MarkKind.PLACE)
        if office is not None:
            phrase = read_phrase(context, office)
            role.offices += read_office(context, phrase)
            role.codes = role.codes or phrase.codes
            start = phrase.last + 1 if context.fold(phrase.last) == "," else phrase.last
        elif place is not None and context.adjectival(place) and after > start:
            start = place.last
        else:
            return start


def _others(context: Context, role: Sighting, end: int) -> list[Sighting]:
    """The further holders of a plural office, each with the adjective of its own country."""
    found: list[Sighting] = []
    while True:
        at = _past_brackets(context, end)
        if context.fold(at) != "," and not context.among(at, "and"):
            return found
        first = at = at + 1
        if context.fold(at) in context.words["definite"]:
            at += 1
        place = context.mark(at, MarkKind.PLACE)
        codes = role.codes
        if place is not None and context.adjectival(place):
            codes, at = (place.item.code,), place.last
        end = run_end(context, at)
        if end - at < 1 or not context.upper(at):
            return found
        named = _named(context, first, at, end, role.rule, titled=True)
        named.kind = ReferenceKind.TITLE_NAME
        named.offices = [replace(held, codes=codes) for held in role.offices]
        named.codes, named.mark, named.phrase = codes, role.mark, role.phrase
        found.append(named)


def _past_brackets(context: Context, at: int) -> int:
    if context.fold(at) != "(":
        return at
    for close in range(at + 1, min(at + 14, len(context.tokens))):
        if context.fold(close) == ")":
            return close + 1
    return at


def _appose(context: Context, role: Sighting, before: list[Sighting]) -> None:
    """Links a role to the name right before it: "Nabil Ammar, ministre …," and "Fekl (ministre de l'Intérieur)"."""
    at = role.first - 1
    while at > 0 and context.fold(at) in context.words["adverbs-before-office"]:
        at -= 1
    if at < 1 or context.fold(at) not in {",", "("} or not before:
        return
    number = len(before) - 1
    while number >= 0 and before[number].last > at:
        number -= 1
    if number < 0 or before[number].last != at or not before[number].named or role.phrase is None:
        return
    bare = role.phrase.article in {Article.NONE, Article.INDEFINITE} or context.fold(at) == "("
    closes = context.fold(role.last) in CLOSERS or role.last >= context.last(role.first)
    if bare or (closes and not before[number].offices and _attach(context, role) == []):
        role.owner = number
        _settle_name(context, before[number])


def _settle_name(context: Context, named: Sighting) -> None:
    """Takes two words or more with capitals for a person's name, now that an office says what that person is; not so in a headline."""
    first, last = named.name
    if context.headline(first):
        return
    acronym = any(context.tokens.text[i].isupper() and len(context.tokens.text[i]) > SHORT for i in range(first, last))
    if last - first > 1 and not acronym and not context.among(first - 1, "definite", "of-article"):
        named.titled = True


def _read_source(context: Context, marks: tuple[Mark, ...]) -> tuple[list[Sighting], int]:
    """A body, a group of people or a source without a name; "la partie chinoise" is the state."""
    side = next((m for m in marks if m.item.kind is MarkKind.SIDE), None)
    mark = next((m for m in marks if m.item.kind is MarkKind.SOURCE), marks[0])
    phrase = read_phrase(context, mark)
    if side is not None and phrase.codes and _bare_side(context, phrase):
        state = Sighting(phrase.first, phrase.last, ReferenceKind.METONYM, side.item.rule, phrase=phrase, codes=phrase.codes, mark=side)
        return [state], phrase.last
    if mark.item.kind is MarkKind.SIDE:
        return [], mark.last
    sighting = Sighting(phrase.first, phrase.last, ReferenceKind.ROLE, mark.item.rule, phrase=phrase, codes=phrase.codes, mark=mark)
    sighting.gender, sighting.plural = phrase.gender, phrase.plural
    return [sighting, *_inner(context, phrase)], phrase.last


def _bare_side(context: Context, phrase: Phrase) -> bool:
    """True for the noun with the country's adjective and nothing else."""
    words = (phrase.last - phrase.mark.last) + (phrase.mark.first - phrase.core if context.lexicon.head_final else 0)
    return words == 1 and phrase.article is Article.DEFINITE
