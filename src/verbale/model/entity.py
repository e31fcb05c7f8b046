"""Who is there: people, states, organisations, and every way the text refers to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.issue import Issue
from verbale.model.span import Reason, Span
from verbale.model.timex import Timex


class EntityKind(StrEnum):
    """What an entity is. A *source* has no name: a witness, a diplomatic source, "on"."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    SOURCE = "source"


class ReferenceKind(StrEnum):
    """How the text refers to an entity. The first five are the record's kinds of a person's mention."""

    NAME = "name"
    TITLE_NAME = "title_name"
    ROLE = "role"
    PRONOUN = "pronoun"
    CLITIC = "clitic"
    ADJECTIVE = "adjective"
    PREFIX = "prefix"
    CAPITAL = "capital"
    METONYM = "metonym"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the text words it: ``ministre des Affaires étrangères`` of ``CN``."""

    label: str
    of: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, a state or a body of this article, with the countries it speaks for (ISO 3166 alpha-2, UN, EU)."""

    id: str
    kind: EntityKind
    name: str
    countries: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    gender: str | None = None
    plural: bool = False
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where the text refers to entities: ids of one, of several ("les deux ministres"), or of none with a reason.

    ``antecedent`` is the index in ``Mentions.references`` of the place this one was resolved from.
    """

    span: Span
    kind: ReferenceKind
    entities: tuple[str, ...]
    rule: str
    antecedent: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All entities in order of first mention; all references in text order (outer before inner); all times."""

    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    times: tuple[Timex, ...]
    issues: tuple[Issue, ...] = ()
