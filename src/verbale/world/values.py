"""What the world data says: forms, entities, persons and what they held. Frozen values, no logic."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class FormKind(StrEnum):
    """What a form is. A *demonym* is a noun for the people ("les Français", "a Spaniard"), a *metonym* a seat of power."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    PREFIX = "prefix"
    CAPITAL = "capital"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    ACRONYM = "acronym"


class Form(msgspec.Struct, frozen=True, array_like=True):
    """Words that refer to a state or an organisation, as printed, with straight apostrophes.

    ``refers`` is an ISO 3166 alpha-2 code, ``UN``, ``EU``, or the id of an organisation (``org:cedeao``). ``gender`` is ``m``,
    ``f`` or None where the form does not tell; ``plural`` likewise ("français" is both). A prefix stands without its hyphen
    ("sino"). ``since`` and ``until`` (ISO dates, ``until`` exclusive) bound a capital that moved or was renamed.
    A ``weak`` form also is a given name, a common word or another place ("Maurice", "Grenade"): it needs other evidence.
    """

    text: str
    refers: str
    kind: FormKind
    gender: str | None = None
    plural: bool | None = None
    since: str | None = None
    until: str | None = None
    weak: bool = False


class WorldEntity(msgspec.Struct, frozen=True, array_like=True):
    """A state (``kind`` is ``state`` or ``territory``) or an organisation, with its short names by language and what it speaks for.

    ``members`` are ISO codes, only of organisations whose membership news takes as known; ``gender`` and ``plural`` are those of
    the French short name.
    """

    id: str
    kind: str
    names: dict[str, str]
    speaks_for: tuple[str, ...]
    members: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False


class Holding(msgspec.Struct, frozen=True, array_like=True):
    """An office and the interval in which a person held it: ``start`` inclusive, ``end`` the day of leaving, None while it lasts.

    Dates are ISO 8601, as precise as known. ``office`` is one of the ids in offices.yml (``head_of_state``…), ``of`` a state or an
    organisation; ``rank`` goes from 1, heads of state, to 6, None for an office that offices.yml does not have. ``certainty`` is
    ``sure``, ``likely`` or ``doubtful``; ``source`` is ``wikidata``, ``own`` or ``user``.
    """

    office: str
    of: str
    label_fr: str
    label_en: str
    start: str
    end: str | None
    source: str
    certainty: str
    acting: bool = False
    rank: int | None = None


class KnownPerson(msgspec.Struct, frozen=True, array_like=True):
    """A public official: ``name`` as French news prints it, ``name_en`` as English news does, ``names`` every spelling known.

    ``surname`` is the family name inside ``name`` ("Xi" in "Xi Jinping"); ``surnames`` those of all spellings. Holdings are in
    order of their start.
    """

    id: str
    name: str
    name_en: str
    names: tuple[str, ...]
    surname: str
    surnames: tuple[str, ...]
    gender: str | None
    wikidata: str | None
    holdings: tuple[Holding, ...]
