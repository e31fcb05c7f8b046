"""What is detached before parsing: incises ("…, a indiqué M. Wang") and participial chains ("…, ajoutant que").

Both are found on the surface, from the forms of the cue verbs, because a parser trained on treebanks
hangs them anywhere. The method is that of a finite-state chunker: anchored at a boundary, one look ahead.
"""

from __future__ import annotations

from verbale.language.cues import Address, CueForm, CueRule, Slot
from verbale.language.verbs import FINITE, Mood
from verbale.language.words import behind_date
from verbale.model import SegmentKind
from verbale.parse.chains import find_chain, quoted_end
from verbale.parse.cuts import BOUNDARIES, CLOSE, STOPS, Cut, Grammar, behind_adverbial, incise_cut, next_stop, trimmed
from verbale.parse.led import TELLING, find_subject_first
from verbale.parse.words import Words

NAME = 5
MODIFIED = 4
ADVERBS = 4
MOST = 12
REFLEXIVE = 3
OBJECTS = frozenset({Slot.NP, Slot.ABSTRACT, Slot.OF_INF, Slot.TO_INF})


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
            cut = find_chain(words, at, first, last, grammar, coordinated=coordinated)
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


def _incise(words: Words, at: int, first: int, last: int, grammar: Grammar) -> Cut | None:
    if at == first or words.form[at - 1] not in BOUNDARIES:
        return None
    quoted = words.form[at - 1] in CLOSE or (at - 2 >= first and words.form[at - 2] in CLOSE)
    return _verb_first(words, at, (first, last), grammar, quoted) or find_subject_first(words, at, last, grammar, quoted)


def _verb_first(words: Words, at: int, sentence: tuple[int, int], grammar: Grammar, quoted: bool) -> Cut | None:
    """An incise whose cue verb opens it: "…, a indiqué M. Wang", "…, dit-il"."""
    first, last = sentence
    head = incise_head(words.fold, at, last, grammar)
    if head is None:
        return None
    verb, clitic = head
    if not clitic and (_takes_hearer(words, verb, grammar, quoted) or not _noun_subject(words, verb + 1, last, grammar, quoted)):
        return None
    end = quoted_end(words, verb + 1, last, grammar) if quoted else _source_end(words, verb + 1, (first, at), last, grammar)
    return incise_cut(words, at, end, last)


def _takes_hearer(words: Words, verb: int, grammar: Grammar, quoted: bool) -> bool:
    """True for "…, told the BBC": in a language whose incises begin with the subject, what follows the verb is whom it is told."""
    forms = grammar.cues.forms.get(words.fold[verb], ())
    return not quoted and bool(grammar.classes["incise-subjects"]) and any(Address.OBJECT in form.rule.addressed for form in forms)


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
    finite = grammar.verbs.can_be_finite(fold[j])
    auxiliary = finite and any(r.lemma in classes["incise-auxiliaries"] and r.mood in FINITE for r in grammar.verbs.readings(fold[j]))
    clitic, after = _clitic(fold, j + 1, last, grammar)
    if auxiliary:
        k = after
        while k < after + ADVERBS and (behind := behind_adverbial(fold, k, last, classes)) > k:
            k = behind
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
    if j < last and fold[j] in grammar.classes["clitic-links"]:
        j += 1
    if j < last and fold[j] in grammar.classes["inverted-clitics"] and fold[j].startswith("-"):
        return True, j + 1
    if j + 1 < last and fold[j] == "-" and fold[j + 1] in grammar.classes["inverted-clitics"]:
        return True, j + 2
    return False, at


def _noun_subject(words: Words, at: int, last: int, grammar: Grammar, quoted: bool) -> bool:
    """True when the words at *at* can be the subject behind a cue verb and not its object."""
    if at >= last or words.fold[at] in grammar.classes["complementizers"]:
        return False
    classes = grammar.classes
    if quoted and words.fold[at] in classes["a"]:
        return True
    verb = at - 1
    at = _behind_adjuncts(words, at, last, grammar)
    if at >= last or words.fold[at] in classes["complementizers"]:
        return False
    fold, form = words.fold[at], words.form[at]
    titled = quoted and at + 1 < last and words.form[at + 1][:1].isupper() and fold not in classes["prepositions"]
    if not (fold in classes["determiners"] or form[:1].isupper() or fold in classes["bare-speakers"] or titled):
        return False
    if quoted:
        return True
    if not _speaks(words, at, last, grammar):
        return False
    if any(words.fold[k] in classes["reflexives"] for k in range(max(verb - REFLEXIVE, 0), verb)):
        return True
    if _begins_clause(words, verb, at, last, grammar):
        return False
    rules = [f.rule for f in grammar.cues.forms.get(words.fold[verb], ()) if f.rule.incise]
    if any(OBJECTS & set(rule.slots) for rule in rules):
        return _can_complete(rules)
    return True


def _begins_clause(words: Words, verb: int, at: int, last: int, grammar: Grammar) -> bool:
    """True when what follows the verb is its content without a complementizer: "Mr Diallo, for his part, said his country was ready"."""
    if not any(Slot.BARE in f.rule.slots for f in grammar.cues.forms.get(words.fold[verb], ())):
        return False
    for k in range(at + 1, next_stop(words, at, last)):
        if words.fold[k] in grammar.classes["relatives"]:
            return False
        nominal = words.fold[k - 1] in grammar.classes["determiners"] or words.fold[k - 1] in grammar.classes["prepositions"]
        if words.fold[k] in grammar.classes["finite-words"] or (not nominal and grammar.verbs.can_be_finite(words.fold[k])):
            return True
    return False


def _behind_adjuncts(words: Words, at: int, last: int, grammar: Grammar) -> int:
    """Over dates, adverbs and a place before the subject ("a affirmé vendredi à Berne la ministre")."""
    classes = grammar.classes
    while (behind := max(behind_adverbial(words.fold, at, last, classes), behind_date(words.fold, at, last, classes))) > at:
        at = behind
    if at < last and words.fold[at] in classes["prepositions"] and words.fold[at] not in classes["de"]:
        for k in range(at + 2, min(at + 7, last)):
            if words.fold[k] in classes["determiners"] and words.fold[k - 1] not in classes["prepositions"]:
                return k
    return at


def _can_complete(rules: list[CueRule]) -> bool:
    """False for verbs that never stand without an object ("accuser"): what follows them is that object."""
    return any(Slot.CLAUSE in rule.slots for rule in rules)


def _speaks(words: Words, at: int, last: int, grammar: Grammar) -> bool:
    """True when the noun phrase at *at* is headed by one who can speak: a name, an institution, an office."""
    classes = grammar.classes
    while at < last and words.fold[at] in classes["determiners"]:
        at += 1
    reach = MODIFIED if classes["incise-subjects"] else 1
    for k in range(at, min(at + reach, last)):
        if words.form[k] in STOPS or words.fold[k] in classes["prepositions"]:
            return False
        if words.form[k][:1].isupper() or words.fold[k] in classes["speaker-nouns"]:
            return True
    return False


def _source_end(words: Words, at: int, before: tuple[int, int], last: int, grammar: Grammar) -> int:
    """Where the source of an incise ends: with its apposition, and with what says where or to whom it spoke.

    A relative clause behind it goes to the sentence's end when the words *before* the incise are a clause of their own.
    """
    classes = grammar.classes
    end = next_stop(words, at, last)
    while end + 1 < last and words.form[end] == ",":
        follows = words.fold[end + 1]
        if follows in classes["relative-openers"]:
            whole = any(grammar.verbs.can_be_finite(words.fold[k]) for k in range(*before))
            return trimmed(words, end, last) if whole else next_stop(words, end + 1, last)
        stop = next_stop(words, end + 1, last)
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
    return (
        head < last
        and fold[head] in classes["speaker-nouns"]
        and not any(grammar.verbs.can_be_finite(fold[k]) for k in range(head + 1, stop))
    )
