"""To whom something is said: "a dit à la presse", "lui a répondu", "a informé Paris", "répondant à une question de l'AFP".

The cue's own rule says where it may take those who hear it. What may as well be a place ("a dit à Paris") stays open.
"""

from __future__ import annotations

from dataclasses import dataclass

from verbale.language.cues import Address, CueRule
from verbale.language.loader import rule_id
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Addressee, Frame, Reason
from verbale.statements.adjuncts import skip_adjuncts
from verbale.statements.draft import Draft
from verbale.statements.grammar import VERBAL, Text
from verbale.statements.hearers import Heard, Link, find_hearer, find_pronoun
from verbale.statements.members import tokens_of
from verbale.statements.speakers import Voice

QUESTION_REACH = 8


@dataclass(frozen=True, slots=True)
class Scene:
    """Where those spoken to may stand: tokens ``first`` to ``last`` (half-open) behind the cue, the source's own inside them.

    ``inside`` is true where the content begins at once: then only its first phrase may be theirs ("a exhorté | Lomé à …").
    """

    draft: Draft
    rule: CueRule | None
    first: int
    last: int
    source: tuple[int, int]
    inside: bool


def find_addressee(text: Text, index: ReferenceIndex, draft: Draft, voice: Voice) -> tuple[Addressee | None, Reason | None]:
    """The one whom *draft* is said to, or None with the reason: not stated, or ambiguous with a place or between two persons.

    A clitic goes before a phrase behind the cue, and that before the question that is answered.
    """
    if draft.cue is None or draft.inherits is not None:
        return None, Reason.NOT_STATED
    scene = _scene(text, draft)
    heard = _by_clitic(text, index, scene, voice) or _by_phrase(text, index, scene) or _by_question(text, index, draft)
    if heard is None:
        return None, Reason.NOT_STATED
    if heard.addressee is None or heard.addressee.name in {speaker.name for speaker in voice.speakers}:
        return None, Reason.AMBIGUOUS
    return heard.addressee, None


def _scene(text: Text, draft: Draft) -> Scene:
    assert draft.cue is not None
    first = tokens_of(text, draft.cue)[1]
    behind = [tokens_of(text, piece) for piece in draft.content if piece.start >= draft.cue.end]
    last = behind[0][0] if behind else text.parse.segments[text.tokens.segment[draft.host]].tokens[-1] + 1
    inside = bool(behind) and last == first and draft.frame in (Frame.INFINITIVE, Frame.NOMINAL)
    source = tokens_of(text, draft.source) if draft.source else (first, first)
    forms = text.tables.cues.forms.get(text.tokens.fold[draft.host], ())
    rule = next((f.rule for f in forms if rule_id(text.tables.language, "cues", f.rule.id) == draft.rule), None)
    return Scene(draft, rule, first, behind[0][1] if inside else last, source, inside)


def _by_clitic(text: Text, index: ReferenceIndex, scene: Scene, voice: Voice) -> Heard | None:
    """ "lui a dit", "les a informés": a clitic of the case in which the verb takes those who hear it."""
    if scene.rule is None or scene.draft.cue is None:
        return None
    cases = {Address.DATIVE: "dative-clitics", Address.OBJECT: "accusative-clitics"}
    names = [cases[address] for address in scene.rule.addressed]
    start = tokens_of(text, scene.draft.cue)[0]
    for at in range(max(start - 1, 0), scene.draft.host):
        if any(text.is_class(at, name) for name in names) and text.tokens.pos[at + 1] in VERBAL:
            return find_pronoun(text, index, at, scene.draft, voice)
    if Address.OBJECT in scene.rule.addressed and text.is_class(scene.first, "addressed-pronouns"):
        return find_pronoun(text, index, scene.first, scene.draft, voice)
    return None


def _by_phrase(text: Text, index: ReferenceIndex, scene: Scene) -> Heard | None:
    """The phrase behind the cue or the source in which the verb takes those who hear it, or an audience's ("devant la presse")."""
    addressed = scene.rule.addressed if scene.rule else ()
    if Address.OBJECT in addressed and (heard := _object(text, index, scene)):
        return heard
    doubt: Heard | None = None
    for at in range(scene.first, scene.first + 1 if scene.inside else scene.last):
        if scene.source[0] <= at < scene.source[1] or text.quoted[at] >= 0:
            continue
        heard = None
        if Address.DATIVE in addressed and text.is_class(at, "dative-prepositions") and _opens(text, scene, at):
            heard = find_hearer(text, index, Link(at, dative=True, posted=_posted(text, scene, at)), scene.last)
        elif text.is_class(at, "interview-nouns") and text.is_class(at + 1, "interview-prepositions"):
            heard = find_hearer(text, index, Link(at + 1, named=True), scene.last)
        elif (size := _audience(text, at)) and _opens(text, scene, at):
            heard = find_hearer(text, index, Link(at + size - 1, audience=text.is_class(at, "before-prepositions")), scene.last)
        if heard is not None and heard.addressee is not None:
            return heard
        doubt = doubt or heard
    return doubt


def _object(text: Text, index: ReferenceIndex, scene: Scene) -> Heard | None:
    """The noun phrase right behind the cue: before its content, or at its beginning ("a exhorté Lomé à …")."""
    at = skip_adjuncts(text, scene.first, scene.last)
    if at >= scene.last or not text.is_nominal(at) or scene.source[0] <= at < scene.source[1]:
        return None
    return find_hearer(text, index, Link(at - 1, named=True), scene.last)


def _audience(text: Text, at: int) -> int:
    """How many tokens of "devant", "auprès de" stand at *at*, 0 where none do; the last may hold the article ("auprès du")."""
    if text.is_class(at, "before-prepositions"):
        return 1
    return 2 if text.is_class(at, "near-prepositions") and text.is_class(at + 1, "de") else 0


def _opens(text: Text, scene: Scene, at: int) -> bool:
    """True at the place behind the cue or the source, adverbs, days and a comma passed over."""
    if skip_adjuncts(text, scene.first, at) >= at:
        return True
    before = at
    while before > scene.source[1] and (text.is_class(before - 1, "one-word-adverbs") or text.tokens.fold[before - 1] == ","):
        before -= 1
    return before == scene.source[1] > scene.first


def _posted(text: Text, scene: Scene, at: int) -> bool:
    """True behind a source whose last word is a common noun or adjective: a body named next may be its post ("l'ambassadeur à l'ONU")."""
    last = scene.source[1] - 1
    return at >= scene.source[1] > scene.first and not text.tokens.text[last][:1].isupper()


def _by_question(text: Text, index: ReferenceIndex, draft: Draft) -> Heard | None:
    """Who asked, in the cue's own sentence before it: "interrogé par X, …", "répondant à une question de X, …"."""
    fold, phrases = text.tokens.fold, text.tables.words.phrases("question-phrases")
    for at in range(text.parse.sentences[draft.sentence].first, draft.host):
        for size in phrases.sizes(fold, at):
            end = at + size
            if end >= draft.host:
                continue
            link = end - 1 if text.is_class(end - 1, "par") else end
            if text.is_class(link, "par") or text.is_class(link, "de"):
                heard = find_hearer(text, index, Link(link, named=True), draft.host)
                if heard is not None and heard.addressee is not None:
                    return heard
    return None
