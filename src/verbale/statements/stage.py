"""From a parsed text and its mentions to who said what."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Attribution, Confidence, Cue, Frame, Mentions, ParagraphKind, Parse, QuotationType, Segment, Statement
from verbale.statements.addressees import find_addressee
from verbale.statements.carried import find_carried
from verbale.statements.confidence import weigh
from verbale.statements.contents import find_type, find_verbatim
from verbale.statements.cued import CuedFinder
from verbale.statements.draft import Draft
from verbale.statements.grammar import Text, read_text
from verbale.statements.groups import Group, find_groups
from verbale.statements.incised import find_incised
from verbale.statements.issuers import find_mouth
from verbale.statements.led import find_led
from verbale.statements.members import tokens_of
from verbale.statements.named import find_named
from verbale.statements.speakers import UNCLEAR, UNSTATED, Voice, find_voice, is_thing_at_work
from verbale.statements.spoken import (
    find_answerer,
    find_continued,
    find_spokesman,
    find_turns,
    is_answer,
    is_dialogue,
)


def find_statements(parse: Parse, mentions: Mentions) -> tuple[Statement, ...]:
    """The statements of a text, in the order of their content.

    Each is the longest stretch that one cue attributes to one source. A sentence that goes on reporting without a cue
    is a statement of its own, marked carried. Headlines and datelines are not read. The model is PARC's source, cue and
    content; acts are left empty.
    """
    text = read_text(parse)
    index = ReferenceIndex(mentions)
    groups = find_groups(text)
    drafts = find_turns(text, index)
    by_sentence: list[list[Segment]] = [[] for _ in parse.sentences]
    for segment in parse.segments:
        by_sentence[segment.sentence].append(segment)
    turned = {number for number, p in enumerate(parse.article.paragraphs) for d in drafts if p.span.overlaps(d.content[0])}
    for number, sentence in enumerate(parse.sentences):
        if parse.article.paragraphs[sentence.paragraph].kind is ParagraphKind.BODY and sentence.paragraph not in turned:
            drafts += _sentence(text, number, by_sentence[number], groups[number])
    drafts += find_led(text, index, groups, drafts)
    drafts += find_continued(text, drafts)
    drafts += find_carried(text, index, drafts)
    spokesman = find_spokesman(text, index)
    drafts = [find_answerer(text, draft, drafts, spokesman) for draft in drafts]
    return assemble_statements(text, index, drafts, spokesman)


def _sentence(text: Text, number: int, segments: Sequence[Segment], groups: Sequence[Group]) -> list[Draft]:
    incised = find_incised(text, number, segments, groups)
    claimed: set[int] = set()
    for draft, tokens in incised:
        if not draft.impersonal and not _reports_others(text, draft):
            claimed |= tokens
    named = find_named(text, number, segments, groups)
    for draft, _ in named:
        claimed |= _source_tokens(text, draft)
    hosts = frozenset(draft.host for draft, _ in incised)
    retold = frozenset(d.host - 1 for d, _ in named if d.host > 0 and text.tokens.fold[d.host - 1] == "," and _closes(text, d))
    cued = CuedFinder(text, number, segments, groups, frozenset(claimed), hosts, retold).find()
    return [draft for draft, _ in [*incised, *cued, *_apart(named, cued)]]


def _closes(text: Text, draft: Draft) -> bool:
    """True when the source is the last thing in its sentence, a participial chain behind it left out (", according to X, adding that")."""
    if draft.source is None:
        return False
    segment = text.parse.segments[text.tokens.segment[draft.host]]
    end = draft.source.end
    return all(text.tokens.start[i] < end or text.tokens.pos[i] == "PUNCT" for i in segment.tokens)


def _source_tokens(text: Text, draft: Draft) -> set[int]:
    """The tokens of a source's own words: a cue inside them ("le site qui a révélé …") reports nothing here."""
    if draft.source is None:
        return set()
    return set(range(*tokens_of(text, draft.source)))


def _apart(named: list[tuple[Draft, frozenset[int]]], cued: list[tuple[Draft, frozenset[int]]]) -> list[tuple[Draft, frozenset[int]]]:
    """Named sources that no cue's content holds: "a dit que, selon l'enquête, …" stays the speaker's."""
    inside = {i for draft, tokens in cued for i in tokens}
    return [(draft, tokens) for draft, tokens in named if draft.host not in inside]


def _reports_others(text: Text, draft: Draft) -> bool:
    """True for a source that retells: a paper, an agency, a communiqué; what others say inside is theirs too."""
    if draft.source is None:
        return True
    words = draft.source.of(text.parse.article.text).casefold().replace("’", "' ").split()
    return any(word in text.tables.words["retelling-nouns"] for word in words)


def assemble_statements(text: Text, index: ReferenceIndex, drafts: Sequence[Draft], spokesman: int | None = None) -> tuple[Statement, ...]:
    """The drafts with their speakers, ids and parents, in the order of their content, outer before inner, none twice."""
    ordered = sorted(drafts, key=lambda d: (d.content[0].start, -d.content[-1].end, d.host))
    voices: dict[int, Voice] = {}
    for draft in sorted((d for d in ordered if d.inherits is None), key=lambda d: d.host):
        voices[draft.host] = _voice(text, index, draft, spokesman)
    statements: list[Statement] = []
    by_host: dict[int, str] = {}
    for number, draft in enumerate(ordered, start=1):
        if draft.inherits is None:
            by_host[draft.host] = f"s{number}"
    for number, draft in enumerate(ordered, start=1):
        voice = voices.get(draft.host if draft.inherits is None else draft.inherits, UNSTATED)
        statements.append(_statement(text, index, f"s{number}", draft, voice, by_host, statements))
    return tuple(weigh(text, index, statement) for statement in statements)


def _voice(text: Text, index: ReferenceIndex, draft: Draft, spokesman: int | None) -> Voice:
    """The voice of a draft's source; of an answer's label, the text's one spokesman."""
    if not is_answer(text, draft):
        voice = find_voice(text, index, find_mouth(text, draft) or draft.source)
        return UNCLEAR if not voice.chain and is_thing_at_work(text, draft) else voice
    return UNSTATED if spokesman is None else find_voice(text, index, index.references[spokesman].span)


def _statement(
    text: Text, index: ReferenceIndex, identifier: str, draft: Draft, voice: Voice, by_host: dict[int, str], earlier: Sequence[Statement]
) -> Statement:
    addressee, unaddressed = find_addressee(text, index, draft, voice)
    verbatim = find_verbatim(text, draft.content)
    parent = next((s.id for s in reversed(earlier) if _holds(s, draft)), None)
    turn = draft.rule.endswith("turns.yml#label") or is_dialogue(text, draft)
    return Statement(
        id=identifier,
        speakers=voice.speakers,
        speaker_reason=voice.reason,
        source=draft.source,
        cue=Cue(draft.cue, draft.lemma) if draft.cue else None,
        content=draft.content,
        verbatim=draft.content if turn else verbatim,
        type=QuotationType.DIRECT if turn else find_type(text, draft.content, verbatim),
        frame=Frame.QUOTE if turn else draft.frame,
        attribution=draft.attribution,
        carried_from=by_host.get(draft.inherits) if draft.attribution is Attribution.CARRIED and draft.inherits is not None else None,
        parent=parent,
        addressee=addressee,
        addressee_reason=unaddressed,
        rule=draft.rule,
        confidence=Confidence.DOUBTFUL,
        chain=voice.chain,
    )


def _holds(outer: Statement, inner: Draft) -> bool:
    return outer.content[0].start <= inner.content[0].start and outer.content[-1].end >= inner.content[-1].end
