"""What is detached before parsing: incises ("…, a indiqué M. Wang") and participial chains ("…, ajoutant que").

Both are found on the surface, from the forms of the cue verbs, because a parser trained on treebanks
hangs them anywhere. The method is that of a finite-state chunker: anchored at a boundary, one look ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verbale.language.cues import CueForm, CueRule, CueTable, Slot, load_cues
from verbale.language.verbs import FINITE, Mood, VerbTable, load_verbs
from verbale.language.words import Words as Classes
from verbale.language.words import load_words
from verbale.model import SegmentKind
from verbale.parse.words import Words

CLOSE = frozenset({"»", "”", '"'})
OPEN = frozenset({"«", "“", "„"})
STOPS = frozenset({",", ".", "!", "?", "…", "...", ";", ":", "(", ")", "—", "–", "»", "”", "«", "“"})
DASHES = frozenset({"-", "–", "—"})
BOUNDARIES = CLOSE | DASHES | {",", "!", "?", "…", "...", "."}
REACH = 12
NAME = 5
OBJECT_REACH = 5
TAIL = 60
MOST = 12
FINAL = frozenset({".", "!", "?", "…", "...", ","})
TELLING = frozenset({Mood.PRESENT, Mood.IMPERFECT, Mood.PAST})
OBJECTS = frozenset({Slot.NP, Slot.ABSTRACT, Slot.DE_INF, Slot.A_INF})


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the surface rules look words up in."""

    cues: CueTable
    verbs: VerbTable
    classes: Classes
    chains: frozenset[str]


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of *language*, put together once."""
    cues, classes = load_cues(language), load_words(language)
    return Grammar(cues, load_verbs(language), classes, find_chain_starts(cues, classes))


@dataclass(frozen=True, slots=True)
class Cut:
    """Words ``first`` to ``last`` (half-open) that are parsed apart."""

    kind: SegmentKind
    first: int
    last: int


def find_cuts(words: Words, first: int, last: int, grammar: Grammar) -> tuple[Cut, ...]:
    """The incises and chains of the sentence of words *first* to *last*, in text order, none inside another."""
    cuts: list[Cut] = []
    free = first
    for at in _openings(words, first, last, grammar):
        if len(cuts) == MOST:
            break
        if at < free:
            continue
        cut = _incise(words, at, first, last, grammar)
        if cut is None and words.fold[at] in grammar.chains:
            coordinated = bool(cuts) and cuts[-1].kind is SegmentKind.CHAIN
            cut = _chain(words, at, first, last, grammar, coordinated=coordinated)
        if cut is None:
            continue
        if cuts and cut.first < cuts[-1].last:
            cuts[-1] = Cut(cuts[-1].kind, cuts[-1].first, cut.first)
        cuts.append(cut)
        if cut.kind is SegmentKind.INCISE:
            free = cut.last
    return tuple(c for c in cuts if c.last > c.first)


def _openings(words: Words, first: int, last: int, grammar: Grammar) -> list[int]:
    """The words behind a boundary, and those at which a chain may be recognised."""
    form, fold, chains = words.form, words.fold, grammar.chains
    return [at for at in range(first, last) if fold[at] in chains or (at > first and form[at - 1] in BOUNDARIES)]


def find_chain_starts(cues: CueTable, classes: Classes) -> frozenset[str]:
    """Every form at which a chain may be recognised: a gerund of a cue verb, "ayant", the first word of "avant de"."""
    gerunds = {form for form, found in cues.forms.items() if any(f.mood is Mood.GERUND for f in found)}
    openers = {phrase.split(" ")[0] for phrase in classes["infinitive-openers"]}
    return frozenset(gerunds | openers | classes["absolute-auxiliaries"])


def _incise(words: Words, at: int, first: int, last: int, grammar: Grammar) -> Cut | None:
    if at == first or words.form[at - 1] not in BOUNDARIES:
        return None
    head = incise_head(words.fold, at, last, grammar)
    if head is None:
        return None
    verb, clitic = head
    quoted = words.form[at - 1] in CLOSE or (at - 2 >= first and words.form[at - 2] in CLOSE)
    if not clitic and not _noun_subject(words, verb + 1, last, grammar, quoted):
        return None
    end = _quoted_end(words, verb + 1, last, grammar) if quoted else _source_end(words, verb + 1, (first, at), last, grammar)
    start = at - 1 if words.form[at - 1] == "," or words.form[at - 1] in DASHES else at
    if end < last and words.form[end] in (",", "—", "–"):
        end += 1
    return Cut(SegmentKind.INCISE, start, end)


def _quoted_end(words: Words, at: int, last: int, grammar: Grammar) -> int:
    """Behind a closed quotation all that follows names the source, up to the next quotation, chain or sentence's end."""
    k = at
    last = min(last, at + TAIL)
    while k < last and words.form[k] not in OPEN and not (k > at and _chain(words, k, at, last, grammar)):
        k += 1
    return _trimmed(words, at, k)


def incise_head(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> tuple[int, bool] | None:
    """The place of the cue verb of a verb group that begins at *at*, and whether a subject clitic is inverted in it."""
    classes = grammar.classes
    j = at
    if fold[j] in classes["incise-openers"]:
        j += 1
    while j < last and (fold[j] in classes["reflexives"] or fold[j] in classes["object-clitics"]) and j < at + 2:
        j += 1
    if j >= last:
        return None
    finite = _is_finite(fold[j], grammar)
    auxiliary = finite and any(r.lemma in classes["incise-auxiliaries"] and r.mood in FINITE for r in grammar.verbs.readings(fold[j]))
    clitic, after = _clitic(fold, j + 1, last, grammar)
    if auxiliary:
        k = after
        while k < last and k < after + 4 and fold[k] in classes["adverbs"]:
            k += 1
        forms = grammar.cues.forms.get(fold[k], ()) if k < last else ()
        moods = {f.mood for f in forms if f.rule.incise and not f.rule.tail}
        if Mood.PARTICIPLE in moods or (clitic and Mood.INFINITIVE in moods):
            return k, clitic
        k2 = _phrasal(fold, k, last, grammar)
        if k2:
            return k2, clitic
    if finite and any(_tells(form) for form in grammar.cues.forms.get(fold[j], ())):
        return after - 1, clitic
    return None


def _tells(form: CueForm) -> bool:
    """True for a finite form that reports in an incise: third person (or first, in print), of no future tense."""
    return form.rule.incise and not form.rule.tail and form.mood in TELLING and form.person[0] in "13"


def _phrasal(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> int | None:
    """The last word of a participle with its tail ("mis en garde"), when a rule with that tail may stand in an incise."""
    if at >= last:
        return None
    for form in grammar.cues.forms.get(fold[at], ()):
        tail = form.rule.tail
        if form.rule.incise and tail and form.mood is Mood.PARTICIPLE and fold[at + 1 : at + 1 + len(tail)] == tail:
            return at + len(tail)
    return None


def _clitic(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> tuple[bool, int]:
    j = at
    if j < last and fold[j] == "-t":
        j += 1
    if j < last and fold[j] in grammar.classes["inverted-clitics"] and fold[j].startswith("-"):
        return True, j + 1
    return False, at


def _noun_subject(words: Words, at: int, last: int, grammar: Grammar, quoted: bool) -> bool:
    """True when the words at *at* can be the subject behind a cue verb and not its object."""
    if at >= last or words.fold[at] in grammar.classes["complementizers"]:
        return False
    classes = grammar.classes
    if quoted and words.fold[at] in classes["a"]:
        return True
    at = _behind_adjuncts(words, at, last, grammar)
    if at >= last:
        return False
    fold, form = words.fold[at], words.form[at]
    if not (fold in classes["determiners"] or form[:1].isupper() or fold == "source"):
        return False
    if quoted:
        return True
    if not _speaks(words, at, last, grammar):
        return False
    rules = [f.rule for f in grammar.cues.forms.get(words.fold[at - 1], ()) if f.rule.incise]
    if any(OBJECTS & set(rule.slots) for rule in rules):
        return _can_complete(rules)
    return True


def _behind_adjuncts(words: Words, at: int, last: int, grammar: Grammar) -> int:
    """Over days, adverbs and a place before the subject ("a affirmé vendredi à Berne la ministre")."""
    classes = grammar.classes
    while at < last and words.fold[at] in classes["one-word-adverbs"]:
        at += 1
    if at < last and words.fold[at] in classes["prepositions"] and words.fold[at] not in classes["de"]:
        for k in range(at + 2, min(at + 7, last)):
            if words.fold[k] in classes["determiners"] and words.fold[k - 1] not in classes["prepositions"]:
                return k
    return at


def _can_complete(rules: list[CueRule]) -> bool:
    """False for verbs that never stand without an object ("accuser"): what follows them is that object."""
    return any(Slot.QUE in rule.slots for rule in rules)


def _speaks(words: Words, at: int, last: int, grammar: Grammar) -> bool:
    """True when the noun phrase at *at* is headed by one who can speak: a name, an institution, an office."""
    classes = grammar.classes
    while at < last and words.fold[at] in classes["determiners"]:
        at += 1
    return at < last and (words.form[at][:1].isupper() or words.fold[at] in classes["speaker-nouns"])


def _stop(words: Words, at: int, last: int) -> int:
    """The first word at or after *at* that ends a phrase; a comma inside a name's list does not matter here."""
    while at < last and words.form[at] not in STOPS:
        at += 1
    return at


def _source_end(words: Words, at: int, before: tuple[int, int], last: int, grammar: Grammar) -> int:
    """Where the source of an incise ends: with its apposition, and with what says where or to whom it spoke.

    A relative clause behind it goes to the sentence's end when the words *before* the incise are a clause of their own.
    """
    classes = grammar.classes
    end = _stop(words, at, last)
    while end + 1 < last and words.form[end] == ",":
        follows = words.fold[end + 1]
        if follows in classes["relative-openers"]:
            whole = any(_is_finite(words.fold[k], grammar) for k in range(*before))
            return _trimmed(words, end, last) if whole else _stop(words, end + 1, last)
        stop = _stop(words, end + 1, last)
        if not (follows in classes["incise-adjuncts"] or _is_apposition(words, end + 1, stop, last, grammar)):
            return end
        end = stop
    return end


def _is_apposition(words: Words, at: int, stop: int, last: int, grammar: Grammar) -> bool:
    """True for a name or an office between a comma and the next stop: "l'émissaire européen, Miroslav Lajcak,"."""
    classes, fold = grammar.classes, words.fold
    if stop - at <= NAME and all(words.form[k][:1].isupper() or fold[k] in classes["de"] for k in range(at, stop)):
        return words.form[at][:1].isupper()
    head = at + 1 if fold[at] in classes["determiners"] else at
    return head < last and fold[head] in classes["speaker-nouns"] and not any(_is_finite(fold[k], grammar) for k in range(head + 1, stop))


def _is_finite(fold: str, grammar: Grammar) -> bool:
    return any(r.mood in FINITE for r in grammar.verbs.readings(fold))


def _trimmed(words: Words, at: int, last: int) -> int:
    """*last* without the marks that end a sentence, never before *at*."""
    while last > at and words.form[last - 1] in FINAL:
        last -= 1
    return last


def _chain(words: Words, at: int, first: int, last: int, grammar: Grammar, *, coordinated: bool = False) -> Cut | None:
    """The participial chain whose verb stands at *at*; one that opens the sentence ends with the comma before the main clause."""
    fold, classes = words.fold, grammar.classes
    start = None
    if any(f.mood is Mood.GERUND and _completed(fold, at + 1, f.rule) for f in grammar.cues.forms.get(fold[at], ())):
        start = _gerund_start(words, at, first, grammar, coordinated=coordinated)
    elif at > first and fold[at] in classes["absolute-auxiliaries"] and _participle_follows(fold, at + 1, last, grammar):
        start = _absolute(words, at, first, grammar)
    elif (
        at > first
        and any(" ".join(fold[at : at + 2]) == opener for opener in classes["infinitive-openers"])
        and _infinitive_follows(fold, at + 2, last, grammar)
    ):
        start = at
    if start is None:
        return None
    if start == first:
        end = _lead_end(words, at, last, grammar)
        return Cut(SegmentKind.CHAIN, start, end) if end else None
    if words.form[start - 1] == ",":
        start -= 1
    end = last
    while end > at and words.form[end - 1] in {".", "!", "?", "…"}:
        end -= 1
    return Cut(SegmentKind.CHAIN, start, end)


def _completed(fold: tuple[str, ...], at: int, rule: CueRule) -> bool:
    """True when the words at *at* are those that the rule needs behind its verb: its tail, one of its objects."""
    if fold[at : at + len(rule.tail)] != rule.tail:
        return False
    return not rule.objects or any(word in rule.objects for word in fold[at : at + OBJECT_REACH])


def _gerund_start(words: Words, at: int, first: int, grammar: Grammar, *, coordinated: bool) -> int | None:
    """Where a chain with its gerund at *at* begins: its clitics and "tout en" before it, behind a comma or the sentence's start."""
    classes, start = grammar.classes, at
    clitics = (classes["reflexives"] | classes["object-clitics"] | classes["negations"]) - classes["chain-openers"]
    while start > first and words.fold[start - 1] in clitics:
        start -= 1
    bare = start
    while start > first and words.fold[start - 1] in classes["chain-openers"]:
        start -= 1
    if start < bare or start == first or words.form[start - 1] in {",", "»", "”"}:
        return start
    return start - 1 if coordinated and words.fold[start - 1] in classes["conjunctions"] else None


def _lead_end(words: Words, at: int, last: int, grammar: Grammar) -> int | None:
    """The place behind the comma at which the main clause begins, None when the sentence has none."""
    classes = grammar.classes
    for k in range(at + 1, last - 2):
        if words.form[k] != ",":
            continue
        begins = words.fold[k + 1] in classes["subject-pronouns"] or words.fold[k + 1] in classes["determiners"]
        if begins or words.form[k + 1][:1].isupper():
            if any(_is_finite(words.fold[i], grammar) for i in range(k + 1, min(last, k + REACH * 2))):
                return k + 1
    return None


def _participle_follows(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> bool:
    while at < last and fold[at] in grammar.classes["one-word-adverbs"]:
        at += 1
    return at < last and any(f.mood is Mood.PARTICIPLE for f in grammar.cues.forms.get(fold[at], ()))


def _infinitive_follows(fold: tuple[str, ...], at: int, last: int, grammar: Grammar) -> bool:
    for k in range(at, min(at + 3, last)):
        moods = {f.mood for f in grammar.cues.forms.get(fold[k], ())}
        if Mood.INFINITIVE in moods or Mood.PARTICIPLE in moods:
            return True
    return False


def _absolute(words: Words, at: int, first: int, grammar: Grammar) -> int | None:
    """Where the subject of an absolute participle begins: behind the nearest comma, with no finite verb of ours between."""
    for k in range(at - 1, max(first, at - REACH) - 1, -1):
        if words.form[k] == ",":
            return k + 1
        if _is_finite(words.fold[k], grammar):
            return None
    return None
