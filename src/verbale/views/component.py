"""The minutes as a component of a spaCy pipeline: ``nlp.add_pipe("verbale")``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from verbale.minutes import to_record
from verbale.model import Metadata
from verbale.pipeline import read_minutes

EXTENSION = "verbale"


@Language.factory("verbale", default_config={"language": None})
def make_component(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """A component that sets ``doc._.verbale`` to the record of ``doc.text``; it parses by itself and changes no token.

    ``language`` is a code or ``None`` to find out. A document whose language has no rules raises UnsupportedError.

    >>> import spacy
    >>> nlp = spacy.blank("fr")
    >>> component = nlp.add_pipe("verbale", config={"language": "fr"})
    >>> record = nlp("Le pont sera ouvert en mai, a déclaré le ministre malien.")._.verbale
    >>> [statement["rule"] for statement in record["statements"]]
    ['fr/cues.yml#declarer']
    """
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)

    def add_record(doc: Doc) -> Doc:
        doc._.verbale = to_record(read_minutes(doc.text, Metadata(language=language)))
        return doc

    return add_record
