"""Verb groups headed by a cue verb: auxiliary, clitics, negation, adverbs, participle, tail."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.language.cues import CueForm, CueRule
from verbale.language.verbs import FINITE, Mood
from verbale.model import SegmentKind
from verbale.statements.grammar import NOMINAL, VERBAL, Text

REACH = 24
OBJECTS = frozenset({"obj", "dobj", "pobj"})
HELPERS = {Mood.PARTICIPLE: "auxiliaries", Mood.GERUND: "progressive-auxiliaries", Mood.INFINITIVE: "emphatic-auxiliaries"}


@dataclass(frozen=True, slots=True)
class Group:
    """A cue verb with what belongs to it: tokens ``first`` to ``last`` (half-open, tail included).

    ``mood`` is that of the whole group: a participle with its auxiliary takes the auxiliary's. ``elided`` marks a
    participle whose auxiliary stands with an earlier verb ("a salué … et invité").
    """

    rule: CueRule
    head: int
    first: int
    last: int
    mood: Mood
    auxiliary: int | None
    clitic: int | None
    passive: bool
    elided: bool
    scattered: bool

    @property
    def finite(self) -> bool:
        """True when the group can be the verb of a clause of its own."""
        return self.mood in FINITE or self.elided


def find_groups(text: Text) -> tuple[tuple[Group, ...], ...]:
    """The cue groups of each sentence in text order, those under negation left out; one entry a rule that may apply."""
    found: list[list[Group]] = [[] for _ in text.parse.sentences]
    forms = text.tables.cues.forms
    for at, fold in [(at, fold) for at, fold in enumerate(text.tokens.fold) if fold in forms]:
        found[text.tokens.sentence[at]] += _groups_at(text, at, forms[fold])
    return tuple(tuple(groups) for groups in found)


def _groups_at(text: Text, at: int, forms: tuple[CueForm, ...]) -> list[Group]:
    groups: list[Group] = []
    moods = _fitting(text, at, frozenset(form.mood for form in forms))
    forms = tuple(form for form in forms if form.mood in moods)
    for form in sorted(forms, key=lambda f: -len(f.rule.tail)):
        group = _group(text, at, form)
        if group and all(group.rule is not g.rule for g in groups):
            groups.append(group)
    return groups


def _fitting(text: Text, at: int, moods: frozenset[Mood]) -> frozenset[Mood]:
    """Those of *moods* in which the word at *at* can be read where it stands: with a helping verb, behind "to", or alone."""
    for mood, helpers in HELPERS.items():
        if mood in moods and _auxiliary(text, at, helpers)[0] is not None:
            return frozenset({mood})
    if not moods & FINITE:
        return moods
    if Mood.INFINITIVE in moods and _is_governed(text, at):
        return frozenset({Mood.INFINITIVE})
    if Mood.PARTICIPLE in moods and _is_bare_participle(text, at):
        return frozenset({Mood.PARTICIPLE})
    return moods - {Mood.INFINITIVE, Mood.PARTICIPLE}


def _is_governed(text: Text, at: int) -> bool:
    """True when a modal or "to" stands before the word, adverbs between them allowed."""
    k = at - 1
    while k > 0 and (text.tokens.pos[k] == "ADV" or text.is_class(k, "one-word-adverbs") or text.is_class(k, "negations")):
        k -= 1
    return text.is_class(k, "infinitive-governors")


def _is_bare_participle(text: Text, at: int) -> bool:
    """True for a participle by the tagger that has no subject of its own."""
    tokens = text.tokens
    if "VerbForm=Part" not in tokens.morph[at]:
        return False
    first = text.parse.sentences[tokens.sentence[at]].first
    return not any(tokens.head[k] == at and tokens.dep[k] == "nsubj" for k in range(first, at))


def _group(text: Text, at: int, form: CueForm) -> Group | None:
    last = _tail_end(text, at + 1, form.rule.tail)
    if last is None:
        return None
    if form.mood is Mood.PARTICIPLE or (form.mood in HELPERS and _auxiliary(text, at, HELPERS[form.mood])[0] is not None):
        return _compound(text, at, last, form)
    if form.mood in FINITE:
        if (
            form.mood in (Mood.FUTURE, Mood.SUBJUNCTIVE)
            or form.person[0] not in "13"
            or (text.quoted[at] < 0 and form.person in ("1s", "1p"))
        ):
            return None
        verbal = text.tokens.pos[at] in VERBAL or text.is_class(at - 1, "negations") or _has_clitic(text, at + 1)
        if not (verbal or _opens_incise(text, at) or _governs(text, last) or _goes_on(text, at, last) or _is_sole(text, at)):
            return None
    elif text.tokens.pos[at] in ("NOUN", "PROPN") and not text.is_class(at + 1, "complementizers"):
        return None
    return _simple(text, at, last, form)


def _opens_incise(text: Text, at: int) -> bool:
    """True for the first word of an incise: it was cut out there because a cue verb opens it, whatever the tagger says."""
    segment = text.parse.segments[text.tokens.segment[at]]
    return segment.kind is SegmentKind.INCISE and at == next((i for i in segment.tokens if text.tokens.pos[i] != "PUNCT"), -1)


def _governs(text: Text, at: int) -> bool:
    """True when a clause or an infinitive follows at once or behind an adverb: then the form before *at* is a verb, whatever the tagger says.

    Not so for what the parser makes the object of an earlier verb ("expressed hope that").
    """
    tokens = text.tokens
    if tokens.dep[at - 1] in OBJECTS and tokens.head[at - 1] < at - 1:
        return False
    at = text.behind_adverbial(at)
    return text.is_class(at, "complementizers") or (text.is_infinitive(at) and text.tokens.pos[at] in VERBAL)


def _goes_on(text: Text, at: int, last: int) -> bool:
    """True behind a conjunction where one addressed or a marked infinitive follows: "… et demande aux deux camps de", "et menace de"."""
    return text.is_class(at - 1, "coordinators") and (
        text.is_class(last, "a") or (text.is_class(last, "control-de") and text.is_infinitive(last + 1))
    )


def _is_sole(text: Text, at: int) -> bool:
    """True behind a noun and before an article or a name where the tagger sees no verb of a main clause: "Le maire juge la mesure …".

    The noun may have a parenthesis behind it, a relative clause too: "Le maire, qui est là, juge la mesure …".
    """
    tokens, sentence = text.tokens, text.parse.sentences[text.tokens.sentence[at]]
    if at + 1 >= sentence.last or tokens.pos[at + 1] not in ("DET", "PROPN") or at == sentence.first:
        return False
    before, closed = at, tokens.fold[at - 1] == ","
    if closed:
        before = text.parenthesis(at - 1, sentence.first, relative=True) or sentence.first
    if before == sentence.first or tokens.pos[before - 1] not in NOMINAL - {"DET"}:
        return False
    return not any(text.is_finite(k) for k in range(sentence.first, before if closed else sentence.last))


def _simple(text: Text, at: int, last: int, form: CueForm) -> Group | None:
    first, reflexive, negated = _proclitics(text, at)
    clitic, after = find_clitic(text, at + 1)
    if form.mood is Mood.GERUND and text.is_class(first, "chain-openers"):
        first += 1
    if reflexive != form.rule.reflexive or negated != form.rule.negated or not _has_proclitic(text, first, at, form.rule):
        return None
    if form.rule.auxiliary is not None and form.rule.reflexive is False and form.mood not in FINITE:
        return None
    return Group(form.rule, at, first, max(last, after), form.mood, None, clitic, False, False, False)


def _compound(text: Text, at: int, last: int, form: CueForm) -> Group | None:
    helpers = HELPERS[form.mood]
    auxiliary, scattered, been = _auxiliary(text, at, helpers)
    if auxiliary is None:
        if form.person == "ms" or form.rule.reflexive:
            return Group(form.rule, at, at, last, Mood.PARTICIPLE, None, None, False, True, False)
        return None
    mood = _aux_mood(text, auxiliary, helpers)
    if mood in (Mood.FUTURE, Mood.SUBJUNCTIVE):
        return None
    first, reflexive, negated = _proclitics(text, auxiliary)
    clitic, _ = find_clitic(text, auxiliary + 1)
    negated = negated or any(text.is_class(k, "negative-adverbs") and text.is_class(first, "negations") for k in range(auxiliary, at))
    negated = negated or any(text.is_class(k, "negations") for k in range(auxiliary + 1, at))
    lemma = next((r.lemma for r in text.tables.verbs.readings(text.tokens.fold[auxiliary]) if r.lemma in text.tables.words[helpers]), "")
    passive = been or (
        form.mood is Mood.PARTICIPLE
        and lemma in text.tables.words["passive-auxiliaries"]
        and not reflexive
        and form.rule.auxiliary not in text.tables.words["passive-auxiliaries"]
    )
    if reflexive != form.rule.reflexive or negated != form.rule.negated or not _has_proclitic(text, first, auxiliary, form.rule):
        return None
    if form.rule.auxiliary in text.tables.words["passive-auxiliaries"] and lemma != form.rule.auxiliary:
        return None
    return Group(form.rule, at, first, last, mood, auxiliary, clitic, passive, False, scattered)


def _has_proclitic(text: Text, first: int, verb: int, rule: CueRule) -> bool:
    return rule.clitic is None or rule.clitic in text.tokens.fold[first:verb]


def _aux_mood(text: Text, at: int, helpers: str) -> Mood:
    moods = [r.mood for r in text.tables.verbs.readings(text.tokens.fold[at]) if r.lemma in text.tables.words[helpers]]
    if not _is_governed(text, at):
        moods = [m for m in moods if m in FINITE] or moods
    return moods[0] if moods else Mood.PRESENT


def _auxiliary(text: Text, at: int, helpers: str) -> tuple[int | None, bool, bool]:
    """The helping verb before a verb form; whether other words than adverbs stand between; whether "été" does."""
    k, scattered, been = at - 1, False, False
    floor = max(text.parse.sentences[text.tokens.sentence[at]].first, at - REACH)
    while k >= floor:
        fold = text.tokens.fold[k]
        readings = text.tables.verbs.readings(fold)
        if any(r.lemma in text.tables.words[helpers] for r in readings):
            if fold in text.tables.words["been"]:
                been, k = True, k - 1
                continue
            return k, scattered, been
        phrase = _adverbial(text, k, floor) if fold != "," else None
        if phrase is not None:
            k, scattered = phrase - 1, scattered or k - phrase > 1
            continue
        if (
            text.is_class(k, "clitic-links")
            or _is_inverted(text, k)
            or text.is_class(k, "one-word-adverbs")
            or text.is_class(k, "negations")
            or (text.tokens.pos[k] == "ADV" and text.tokens.text[k] != ",")
        ):
            k -= 1
        else:
            start = _adverbial(text, k, floor)
            if start is None:
                return None, False, False
            k, scattered = start - 1, True
    return None, False, False


def _is_inverted(text: Text, at: int) -> bool:
    """True for a subject clitic behind its verb, or the dash that the tokenizer cuts off it ("ont", "-", "elles")."""
    fold = text.tokens.fold
    if text.is_class(at, "inverted-clitics"):
        return fold[at].startswith("-") or fold[at - 1] == "-"
    return fold[at] == "-" and text.is_class(at + 1, "inverted-clitics")


def _adverbial(text: Text, at: int, floor: int) -> int | None:
    """Where the adverbial phrase that ends at *at* begins: a listed one, or a parenthesis between two commas."""
    fold = text.tokens.fold
    start = text.adverbial_start(at, floor)
    if start is not None:
        return start
    if fold[at] == ",":
        for k in range(at - 1, floor, -1):
            if fold[k] == ",":
                return k
            if text.is_finite(k):
                return None
    return None


def _proclitics(text: Text, at: int) -> tuple[int, bool, bool]:
    """Where the clitics before a verb begin, whether a reflexive and whether a negation is among them."""
    first, reflexive, negated = at, False, False
    while first > 0 and first > at - 4:
        k = first - 1
        if text.is_class(k, "reflexives"):
            reflexive = True
        elif text.is_class(k, "negations"):
            negated = True
        elif not (text.is_class(k, "object-clitics") and text.tokens.pos[k] in ("PRON", "ADV") and text.tokens.pos[k - 1] != "ADP"):
            break
        first = k
    return first, reflexive, negated


def find_clitic(text: Text, at: int) -> tuple[int | None, int]:
    """The subject clitic inverted behind a verb ("a-t-il"), and the place behind it."""
    k = at
    if k < len(text.tokens) and text.is_class(k, "clitic-links"):
        k += 1
    if text.is_class(k, "inverted-clitics") and text.tokens.fold[k].startswith("-"):
        return k, k + 1
    if k + 1 < len(text.tokens) and text.tokens.fold[k] == "-" and text.is_class(k + 1, "inverted-clitics"):
        return k + 1, k + 2
    return None, at


def _has_clitic(text: Text, at: int) -> bool:
    return find_clitic(text, at)[0] is not None


def _tail_end(text: Text, at: int, tail: tuple[str, ...]) -> int | None:
    """The place behind the rule's tail, an adverb or two before it allowed; None when the tail is not there."""
    if not tail:
        return at
    for k in range(at, min(at + 3, len(text.tokens))):
        if text.tokens.fold[k : k + len(tail)] == tail:
            return k + len(tail)
        if not (text.is_class(k, "one-word-adverbs") or text.tokens.pos[k] == "ADV"):
            return None
    return None
