"""From the entries of states and organisations to every form that a text may print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from verbale.world.schema import Agreement, Capital, Organisation, State, Wording
from verbale.world.values import Form, FormKind

MARKED = re.compile(r"^(?P<text>.+?)(?: \((?P<gender>[mf]?)(?P<plural>p?)\))?$")
FOUR = (("m", False), ("m", True), ("f", False), ("f", True))


def state_forms(state: State, language: str, agreement: tuple[Agreement, ...]) -> Iterator[Form]:
    """The forms of a state in one language, names before adjectives before capitals."""
    wording = state.fr if language == "fr" else state.en
    forms = list(name_forms(wording, state.id, FormKind.NAME))
    for adjective in wording.adjectives:
        four = adjective if isinstance(adjective, tuple) else agree(adjective, agreement) if language == "fr" else (adjective,) * 4
        forms += adjective_forms(four, state.id)
    forms += (Form(text, state.id, FormKind.DEMONYM) for text in wording.demonyms)
    forms += (Form(text, state.id, FormKind.PREFIX) for text in wording.prefixes)
    for capital in state.capitals:
        forms += capital_forms(capital, state.id, language)
    return mark_weak(forms, wording)


def organisation_forms(organisation: Organisation, language: str) -> Iterator[Form]:
    """The forms of an organisation in one language; its adjectives are all written out ("onusien", "onusienne")."""
    wording = organisation.fr if language == "fr" else organisation.en
    forms = list(name_forms(wording, organisation.id, FormKind.ORGANISATION))
    forms += (Form(text, organisation.id, FormKind.ADJECTIVE) for text in wording.adjectives if isinstance(text, str))
    forms += (Form(text, organisation.id, FormKind.PREFIX) for text in wording.prefixes)
    return mark_weak(forms, wording)


def mark_weak(forms: Iterable[Form], wording: Wording) -> Iterator[Form]:
    """The same forms, those marked that the wording calls weak."""
    weak = {spelling for text in wording.weak for spelling in (text, capitalised(text))}
    for form in forms:
        yield msgspec.structs.replace(form, weak=True) if form.text in weak else form


def name_forms(wording: Wording, refers: str, kind: FormKind) -> Iterator[Form]:
    """Names, acronyms and metonyms, each in the capitals and hyphens that newsrooms vary."""
    yield from spelled(wording.name, refers, kind, wording.gender, wording.plural)
    for name in wording.names:
        text, gender, plural = marked(name)
        yield from spelled(text, refers, kind, gender, plural)
    for acronym in wording.acronyms:
        text, gender, plural = marked(acronym)
        yield Form(text, refers, FormKind.ACRONYM, gender or wording.gender, plural or wording.plural)
    for metonym in wording.metonyms:
        text, gender, plural = marked(metonym)
        yield from spelled(text, refers, FormKind.METONYM, gender, plural)


def spelled(text: str, refers: str, kind: FormKind, gender: str | None, plural: bool | None) -> Iterator[Form]:
    """One name as given, with every word of weight in capitals, and with blanks for its hyphens.

    >>> [f.text for f in spelled("Arabie saoudite", "SA", FormKind.NAME, "f", False)]
    ['Arabie saoudite', 'Arabie Saoudite']
    >>> [f.text for f in spelled("États-Unis", "US", FormKind.NAME, "m", True)]
    ['États-Unis', 'États Unis']
    """
    variants = dict.fromkeys((text, capitalised(text)))
    if "-" in text and kind is FormKind.NAME:
        variants |= dict.fromkeys((text.replace("-", " "), capitalised(text.replace("-", " "))))
    yield from (Form(variant, refers, kind, gender, plural) for variant in variants)


def capitalised(text: str) -> str:
    """*text* with a capital on every word longer than three letters, an elided article or preposition left small."""
    return " ".join(capital_word(word) for word in text.split(" "))


def capital_word(word: str) -> str:
    """One word with a capital; short ones ("du", "des", "les") stay as they are.

    >>> capital_word("l'unité"), capital_word("des"), capital_word("arabe")
    ("l'Unité", 'des', 'Arabe')
    """
    head, tail = (word[:2], word[2:]) if word[1:2] == "'" else ("", word)
    return head + (tail[:1].upper() + tail[1:] if len(tail) > 3 else tail)


def marked(name: str) -> tuple[str, str | None, bool | None]:
    """A name and what its mark says of gender and number.

    >>> marked("Nations unies (fp)")
    ('Nations unies', 'f', True)
    >>> marked("Grande-Bretagne (f)")
    ('Grande-Bretagne', 'f', False)
    >>> marked("Quai d'Orsay")
    ("Quai d'Orsay", None, None)
    """
    found = MARKED.match(name)
    if found is None or found["gender"] is None:
        return name, None, None
    return found["text"], found["gender"] or None, bool(found["plural"])


def agree(adjective: str, agreement: tuple[Agreement, ...]) -> tuple[str, str, str, str]:
    """The four forms of a French adjective: masculine singular and plural, feminine singular and plural.

    The first rule whose ending fits decides.
    """
    rule = next(rule for rule in agreement if adjective.endswith(rule.ending))
    stem = adjective[: len(adjective) - len(rule.ending)]
    a, b, c, d = rule.forms
    return stem + a, stem + b, stem + c, stem + d


def adjective_forms(four: Iterable[str], refers: str) -> Iterator[Form]:
    """The adjective in small letters, then the demonym with its capital; a form tells only what no other of the four shares."""
    cells = dict[str, list[tuple[str, bool]]]()
    for text, cell in zip(four, FOUR, strict=True):
        cells.setdefault(text, []).append(cell)
    for text, found in cells.items():
        genders, plurals = {g for g, _ in found}, {p for _, p in found}
        gender = genders.pop() if len(genders) == 1 else None
        plural = plurals.pop() if len(plurals) == 1 else None
        yield Form(text, refers, FormKind.ADJECTIVE, gender, plural)
        if text != demonym(text):
            yield Form(demonym(text), refers, FormKind.DEMONYM, gender, plural)


def demonym(adjective: str) -> str:
    """The noun for the people, every part of a compound with its capital.

    >>> demonym("sud-coréens"), demonym("émiratie")
    ('Sud-Coréens', 'Émiratie')
    """
    return "-".join(part[:1].upper() + part[1:] for part in adjective.split("-"))


def capital_forms(capital: Capital, refers: str, language: str) -> Iterator[Form]:
    """A capital by its names in one language, with the time in which it was one."""
    for text in capital.fr if language == "fr" else capital.en:
        yield Form(text, refers, FormKind.CAPITAL, since=capital.since, until=capital.until)
