"""Who says what: source, cue and content, after PARC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.act import Act
from verbale.model.span import Reason, Span


class QuotationType(StrEnum):
    """Quotation marks round all of the content, round none of it, or round a part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Frame(StrEnum):
    """The grammar of the content: a clause, an infinitive, a noun phrase, or direct speech."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    NOMINAL = "nominal"
    QUOTE = "quote"


class Attribution(StrEnum):
    """Whether a cue stands in the sentence, or the sentence goes on reporting the same speaker."""

    EXPLICIT = "explicit"
    CARRIED = "carried"


class Confidence(StrEnum):
    """How sure the coder is; of what is *sure* at least 95 % should be right."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute, and the dictionary form of their verb, noun or preposition."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: a full name as best known, the person's id if it is one, the countries spoken for."""

    name: str
    person: str | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it is said: the words that tell, and who they mean; of several, the words that call them and all their countries."""

    span: Span
    name: str
    person: str | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The longest stretch of content that one cue attributes to one source.

    ``chain`` lists indices in ``Mentions.references``, from the source's own words back to the name.
    """

    id: str
    speakers: tuple[Speaker, ...]
    speaker_reason: Reason | None
    source: Span | None
    cue: Cue | None
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    type: QuotationType
    frame: Frame
    attribution: Attribution
    carried_from: str | None
    parent: str | None
    addressee: Addressee | None
    addressee_reason: Reason | None
    rule: str
    confidence: Confidence
    chain: tuple[int, ...] = ()
    acts: tuple[Act, ...] = ()
