"""The shape of the world's files. An unknown key, a wrong value or a doubled id does not load."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^(?:[A-Z]{2}|org:[a-z0-9-]+)$")]
Date = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Four = tuple[str, str, str, str]  # no minimum length here: msgspec 0.22 mixes it up with that of the tuple, and crashes
Gender = Literal["m", "f"]
Source = Literal["ISO 3166", "CLDR", "own", "wikidata", "user"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every entry is made of: only the keys that its kind knows."""


class Wording(Record, frozen=True, kw_only=True):
    """The forms of one entity in one language.

    ``name`` is the short name, without its article; ``names`` other names. A name may end in a mark of its own gender and number:
    ``Grande-Bretagne (f)``, ``Nations unies (fp)``. An adjective is its masculine singular, or all four forms where the rules
    of agreement.yml would not build them; ``demonyms`` are nouns for the people that the adjective does not give;
    ``weak`` repeats those of the forms, capitals among them, that also are a given name, a common word or another place.
    """

    name: Text
    gender: Gender | None = None
    plural: bool = False
    names: tuple[Text, ...] = ()
    acronyms: tuple[Text, ...] = ()
    adjectives: tuple[str | Four, ...] = ()
    demonyms: tuple[Text, ...] = ()
    prefixes: tuple[Text, ...] = ()
    metonyms: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()


class Capital(Record, frozen=True, kw_only=True):
    """A seat of government by its names in the two languages; ``since`` and ``until`` where it moved or was renamed."""

    fr: tuple[Text, ...]
    en: tuple[Text, ...]
    since: Date | None = None
    until: Date | None = None


class State(Record, frozen=True, kw_only=True):
    """A state or territory; ``member`` says whether it is a member of the United Nations."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    member: bool
    fr: Wording
    en: Wording
    capitals: tuple[Capital, ...] = ()
    source: tuple[Source, ...]
    checked: Date | None = None


class Organisation(Record, frozen=True, kw_only=True):
    """A body, party, armed group or agency; ``speaks_for`` is what the record takes its words to commit."""

    id: Id
    kind: Literal["intergovernmental", "body", "rebel", "party", "ngo", "media", "agency", "unrecognised", "firm", "court"]
    speaks_for: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    fr: Wording
    en: Wording
    source: tuple[Source, ...]
    checked: Date | None = None


class Elsewhere(Record, frozen=True, kw_only=True):
    """A place that bears a state's name and is not that state, by its names in the two languages: the Gulf of Guinea."""

    id: Text
    fr: tuple[Text, ...]
    en: tuple[Text, ...]
    source: Source
    checked: Date | None = None


class Sound(Record, frozen=True, kw_only=True, rename={"examples": "as"}):
    """Spellings of one sound and the letter that stands for it; ``before`` are letters of which one must follow.

    ``examples`` (``as`` in the file) are whole words and what all rules together make of them.
    """

    id: Text
    spelled: tuple[Text, ...]
    sound: str
    at: Literal["start", "end", "any"] = "any"
    before: str = ""
    examples: dict[str, str]


class Alike(Record, frozen=True, kw_only=True):
    """Sounds that may stand for each other in two spellings of a name, or be left out; ``yes`` and ``no`` are pairs of words."""

    id: Text
    pairs: tuple[Annotated[str, msgspec.Meta(min_length=2, max_length=2)], ...] = ()
    dropped: str = ""
    first: bool = False
    yes: tuple[tuple[str, str], ...]
    no: tuple[tuple[str, str], ...]


class Agreement(Record, frozen=True, kw_only=True):
    """How a French adjective with this ending agrees: the four endings that take its place."""

    ending: str
    forms: tuple[str, str, str, str]


class Office(Record, frozen=True, kw_only=True):
    """How an office is worded, for a man and for a woman, in the states of ``of`` (everywhere, when empty).

    ``body`` is the kind of body that it belongs to; ``rank`` goes from 1, heads of state, to 6, those who speak for another.
    """

    id: Text
    office: Text
    body: Literal[
        "presidency",
        "government",
        "foreign-ministry",
        "defence-ministry",
        "armed-forces",
        "embassy",
        "parliament",
        "central-bank",
        "court",
        "organisation",
        "union",
        "party",
        "region",
    ]
    rank: Annotated[int, msgspec.Meta(ge=1, le=6)]
    of: tuple[str, ...] = ()
    fr: tuple[Text, Text]
    en: Text


class Held(Record, frozen=True, kw_only=True):
    """An office held by the person whose entry this is; ``label`` (French, English) only where offices.yml words it otherwise."""

    office: Text
    of: Id
    start: Date
    end: Date | None = None
    label: tuple[Text, Text] | None = None
    source: Source = "own"
    certainty: Literal["sure", "likely", "doubtful"] = "sure"
    acting: bool = False


class Person(Record, frozen=True, kw_only=True):
    """A public official. ``surname`` holds the family name of every spelling whose last word is not it; ``family: first`` says
    that the first word is."""

    name: Text
    en: Text | None = None
    spellings: tuple[Text, ...] = ()
    surname: tuple[Text, ...] = ()
    family: Literal["first", "last"] = "last"
    gender: Gender | None = None
    wikidata: Annotated[str, msgspec.Meta(pattern=r"^Q\d+$")] | None = None
    holds: Annotated[tuple[Held, ...], msgspec.Meta(min_length=1)]
