"""What a statement does: its force, and who would act toward whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.span import Span


class Force(StrEnum):
    """The acts of the annotation guide, weakest claim first."""

    ASSERT = "ASSERT"
    PRAISE = "PRAISE"
    THANK = "THANK"
    SUPPORT = "SUPPORT"
    COMMIT = "COMMIT"
    AGREE = "AGREE"
    PROPOSE = "PROPOSE"
    REQUEST = "REQUEST"
    INVITE = "INVITE"
    OFFER = "OFFER"
    HOPE = "HOPE"
    OPPOSE = "OPPOSE"
    WARN = "WARN"
    DENY = "DENY"
    REGRET = "REGRET"


class Strength(StrEnum):
    """How strongly a COMMIT binds."""

    WILLING = "willing"
    INTENDS = "intends"
    PLEDGED = "pledged"
    DONE = "done"


class Polarity(StrEnum):
    """Whether what is said is affirmed or negated."""

    POS = "pos"
    NEG = "neg"


class Realis(StrEnum):
    """Whether what is said is, will be, might be, is rumoured, or was."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    HEARSAY = "hearsay"
    PAST = "past"


class Topic(StrEnum):
    """The subject fields of the annotation guide."""

    BILATERAL = "bilateral"
    TRADE = "trade"
    INVESTMENT = "investment"
    HEALTH = "health"
    SECURITY = "security"
    DEFENCE = "defence"
    ENERGY = "energy"
    INFRASTRUCTURE = "infrastructure"
    ENVIRONMENT = "environment"
    TECHNOLOGY = "technology"
    EDUCATION_CULTURE = "education-culture"
    MULTILATERAL = "multilateral"
    INFORMATION = "information"
    MIGRATION = "migration"
    HUMAN_RIGHTS = "human-rights"
    TERRITORY = "territory"
    CONFLICT = "conflict"
    AID = "aid"
    JUSTICE = "justice"
    INSTITUTIONS = "institutions"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Codes:
    """The act in the event coders' vocabularies, for export only. PLOVER has no event for mere words: there it is None."""

    plover_event: str | None
    plover_mode: str | None
    plover_context: tuple[str, ...]
    cameo: str
    cameo_alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a statement. ``actor`` would do it or holds the stance; ``target`` is toward whom (ISO codes, UN, EU)."""

    id: str
    force: Force
    strength: Strength | None
    polarity: Polarity
    realis: Realis
    actor: tuple[str, ...]
    target: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    one_sided: bool
    topic: Topic
    when: str | None
    amount: str | None
    evidence: tuple[Span, ...]
    rule: str
    codes: Codes
