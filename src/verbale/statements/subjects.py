"""Who a verb group attributes its content to: the words of the source."""

from __future__ import annotations

from verbale.language.words import behind_date
from verbale.model import Span
from verbale.statements.grammar import OPEN, Text
from verbale.statements.groups import Group

CLIMB = 12
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "nsubjpass"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})
BREAKS = frozenset({":", ";", "«", "»", "“", "”", '"', "(", ")"})


def find_subject(text: Text, group: Group) -> tuple[int, int] | None:
    """The tokens (half-open) of the subject of *group*: its clitic, what the parser hangs on it, else the nouns before it."""
    if group.clitic is not None:
        return group.clitic, group.clitic + 1
    found = _by_parser(text, group) or _by_surface(text, group)
    if found is None:
        return None
    first, last = found
    return _behind_place(text, first, last), last - 1 if last - first > 1 and text.tokens.text[last - 1] in OPEN else last


def _behind_place(text: Text, first: int, last: int) -> int:
    """Where a subject begins behind a place or a time with its comma that the parser takes into it: "À Vienne, | M. Grossi"."""
    day = behind_date(text.tokens.fold, first, last, text.tables.words)
    if first < day < last - 1 and text.tokens.fold[day] == ",":
        return day + 1
    if text.tokens.pos[first] != "ADP" or text.is_class(first, "de"):
        return first
    comma = next((k for k in range(first + 1, last - 1) if text.tokens.fold[k] == ","), None)
    return first if comma is None else comma + 1


def _by_parser(text: Text, group: Group) -> tuple[int, int] | None:
    tokens = text.tokens
    sentence = text.parse.sentences[tokens.sentence[group.head]]
    verbs = {group.head} | ({group.auxiliary} if group.auxiliary is not None else set())
    for at in range(group.first - 1, sentence.first - 1, -1):
        if tokens.dep[at] in SUBJECTS and tokens.head[at] in verbs and tokens.segment[at] == tokens.segment[group.head]:
            first, last = subtree(text, at, sentence.first, group.first)
            first = _behind_complement(text, _behind_clause(text, first, at), last, sentence.first)
            return _begin(text, first, sentence.first), _end(text, last, group.first)
    return None


def _behind_clause(text: Text, first: int, at: int) -> int:
    """Where the subject begins whose head is at *at*, behind a clause that the parser takes into it: "Alors que …, | le maire"."""
    clause = any(text.is_finite(k) for k in range(first, at))
    commas = [k for k in range(first, at) if text.tokens.fold[k] == ","] if clause else []
    return commas[-1] + 1 if commas else first


def _behind_complement(text: Text, first: int, last: int, floor: int) -> int:
    """Where the subject begins whose first member the parser took from a complement: "à l'été et | Nicolas Naudinot"."""
    tokens = text.tokens
    if first == floor or tokens.pos[first - 1] != "ADP" or text.is_class(first - 1, "de") or _leftwards(text, first, floor) < first:
        return first
    joint = next((k for k in range(first + 1, last - 1) if text.is_class(k, "joiners")), None)
    return first if joint is None else joint + 1


def find_shared_subject(text: Text, group: Group) -> tuple[int, int] | None:
    """The subject of the verb that the parser joins the cue to: "La ministre a présenté un texte et espérait …"."""
    tokens, verb = text.tokens, group.head
    floor = text.parse.sentences[tokens.sentence[verb]].first
    if not group.finite or group.first == floor or not text.is_class(group.first - 1, "joints"):
        return None
    while tokens.dep[verb] == "conj" and floor <= tokens.head[verb] < verb:
        verb = tokens.head[verb]
    own = range(floor, verb if verb < group.head else floor)
    at = next((k for k in own if tokens.dep[k] in SUBJECTS and tokens.head[k] == verb), None)
    if at is None or text.is_class(at, "relatives"):
        return None
    first, last = subtree(text, at, floor, verb)
    return _begin(text, _behind_clause(text, first, at), floor), _end(text, last, verb)


def _begin(text: Text, first: int, floor: int) -> int:
    """Where the subject begins whose last word, complement or member alone the parser hangs on the verb.

    A subject never begins behind a preposition, in the middle of a name, or with a conjunction.
    """
    tokens = text.tokens
    if text.is_class(first, "subject-pronouns"):
        return first
    if first > floor and tokens.pos[first - 1] == "ADP" and tokens.pos[first] in NOUNS:
        first = _leftwards(text, first, floor)
    while first > floor and _capital(text, first) and _capital(text, first - 1) and tokens.pos[first - 1] in NAMES:
        first -= 1
    if first - 1 > floor and _is_bare(text, first) and text.is_class(first - 1, "joiners") and tokens.pos[first - 2] in NOUNS:
        return _leftwards(text, first - 2, floor)
    return _members(text, first, floor)


def _is_bare(text: Text, at: int) -> bool:
    """True for a common noun in the singular that no article opens: no subject begins with it in a language of articles."""
    tokens = text.tokens
    common = tokens.pos[at] == "NOUN" and not _capital(text, at) and "Number=Sing" in tokens.morph[at]
    return common and bool(text.tables.words["partitive-articles"]) and not text.is_class(at, "bare-speakers")


def _end(text: Text, last: int, ceiling: int) -> int:
    """Where the name ends of which the parser hangs only the first words on the verb."""
    tokens = text.tokens
    while last < ceiling and _capital(text, last) and _capital(text, last - 1) and tokens.pos[last] in NAMES:
        last += 1
    return last


def _capital(text: Text, at: int) -> bool:
    return text.tokens.text[at][:1].isupper()


def _members(text: Text, first: int, floor: int) -> int:
    """Where a coordination begins of which *first* begins the last members: "la CGT, l'Unsa | et la CFDT"; no verb stands before it."""
    tokens = text.tokens
    joined = text.is_class(first, "joiners")
    if any(text.is_finite(k) or tokens.pos[k] in {"VERB", "SCONJ"} or tokens.fold[k] in BREAKS for k in range(floor, first)):
        return first + joined
    begun = False
    while first > floor:
        at = first - 1
        if not text.is_class(first, "joiners"):
            if not (text.is_class(at, "joiners") or (tokens.fold[at] == "," and (begun or _subject_of_same(text, first, floor)))):
                break
            at -= 1
        while at > floor and tokens.fold[at] == ",":
            at -= 1
        start = _leftwards(text, at, floor) if at >= floor and tokens.pos[at] in NOUNS else at
        if at < floor or tokens.pos[at] not in NOUNS or tokens.pos[start] == "ADP" or text.is_class(start, "one-word-adverbs"):
            break
        first, begun = start, True
    return first + text.is_class(first, "joiners")


def _subject_of_same(text: Text, first: int, floor: int) -> bool:
    """True when the parser makes both what begins at *first* and a phrase before it subjects of one verb."""
    tokens = text.tokens
    verb = next((tokens.head[k] for k in range(first, min(first + 8, len(tokens))) if tokens.dep[k] in SUBJECTS), None)
    return verb is not None and any(tokens.dep[k] in SUBJECTS and tokens.head[k] == verb for k in range(floor, first))


def subtree(text: Text, at: int, floor: int, ceiling: int) -> tuple[int, int]:
    """The unbroken stretch around *at* of what hangs on it, from *floor* up to *ceiling*."""
    first, last, within = at, at + 1, range(floor, ceiling)
    while first - 1 in within and _hangs_on(text, first - 1, at, within):
        first -= 1
    while last in within and _hangs_on(text, last, at, within):
        last += 1
    while last > at + 1 and text.tokens.fold[last - 1] == ",":
        last -= 1
    return first, last


def _hangs_on(text: Text, k: int, at: int, within: range) -> bool:
    """True when word *k* hangs on the word *at*, over a few words *within*."""
    for _ in range(CLIMB):
        k = text.tokens.head[k]
        if k == at:
            return True
        if k not in within:
            return False
    return False


def _by_surface(text: Text, group: Group) -> tuple[int, int] | None:
    """The noun phrase that ends right before the group, a parenthesis between commas passed over."""
    tokens = text.tokens
    floor = text.parse.sentences[tokens.sentence[group.head]].first
    at = group.first - 1
    while at >= floor and (tokens.pos[at] == "ADV" or text.is_class(at, "one-word-adverbs")):
        at -= 1
    if at >= floor and tokens.fold[at] == ",":
        opening = text.parenthesis(at, floor, relative=not group.rule.joint)
        if opening is None:
            return None
        name = opening + 1, at
        at = _before_brackets(text, opening - 1, floor)
        if at >= floor and _is_name(text, *name) and not _says_who(text, _leftwards(text, at, floor), at + 1):
            return name
    if at < floor or tokens.pos[at] not in NOUNS:
        return None
    if text.is_class(at, "subject-pronouns"):
        return at, at + 1
    first = _behind_complement(text, _leftwards(text, at, floor), at + 1, floor)
    return None if behind_date(tokens.fold, first, at + 1, text.tables.words) == at + 1 else (first, at + 1)


def _is_name(text: Text, first: int, last: int) -> bool:
    """True for two words with capitals and nothing else."""
    return last - first > 1 and all(_capital(text, k) or text.tokens.fold[k] == "-" for k in range(first, last))


def _says_who(text: Text, first: int, last: int) -> bool:
    """True for words that name or describe one who speaks."""
    return any(_capital(text, k) or text.is_class(k, "speaker-nouns") or text.tokens.pos[k] == "PRON" for k in range(first, last))


def _before_brackets(text: Text, at: int, floor: int) -> int:
    """The last word before the brackets that end at *at*, *at* itself where none end."""
    if text.tokens.fold[at] != ")":
        return at
    return next((k - 1 for k in range(at - 1, floor, -1) if text.tokens.fold[k] == "("), at)


def _leftwards(text: Text, at: int, floor: int) -> int:
    """Where the noun phrase begins whose last word is at *at*."""
    first = at
    while first > floor and _continues(text, first - 1):
        first -= 1
    return first


def noun_phrase(text: Text, at: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase whose last word is at *at*, None when no noun stands there."""
    if at < floor or text.tokens.pos[at] not in {"NOUN", "PROPN", "ADJ"}:
        return None
    return _leftwards(text, at, floor), at + 1


def _continues(text: Text, at: int) -> bool:
    """True when the phrase that goes on behind *at* takes it in; before an article only a preposition or another article does."""
    tokens = text.tokens
    if text.is_class(at, "de"):
        return True
    if tokens.pos[at] == "ADP":
        return at > 0 and tokens.pos[at - 1] in {"NOUN", "PROPN", "ADJ"}
    if tokens.pos[at] in NOUNS and not text.is_class(at, "relatives"):
        return tokens.pos[at + 1] != "DET" or tokens.pos[at] == "DET" or text.is_class(at, "determiners")
    return (tokens.fold[at] == "-" or text.is_class(at, "joiners")) and at > 0 and tokens.pos[at + 1] in ("PROPN", "ADJ")


def behind(text: Text, at: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that begins at *at*: up to a word that opens an adjunct, a relative clause or a quotation."""
    tokens = text.tokens
    at = behind_date(tokens.fold, _behind_dative(text, at, limit), limit, text.tables.words)
    last = at
    while last < limit and not text.is_class(last, "source-stops") and tokens.fold[last] not in {":", ";", "«", "“", "(", "»", "."}:
        last += 1
        if last < limit and tokens.fold[last - 1] == "," and not _apposition(text, last, limit):
            break
    while last > at and tokens.fold[last - 1] in {",", "-", "–", "—"}:
        last -= 1
    return (at, last) if last > at else None


def _behind_dative(text: Text, at: int, limit: int) -> int:
    """Over adverbs, "à l'AFP" and "sur un réseau social" before the subject, when a name or a noun phrase follows at once."""
    while (behind := text.behind_adverbial(at)) > at and behind < limit:
        at = behind
    if at >= limit or text.tokens.pos[at] != "ADP" or text.is_class(at, "de"):
        return at
    for k in range(at + 1, min(at + 8, limit - 1)):
        if text.tokens.pos[k] in ("NOUN", "PROPN", "ADJ") and text.tokens.pos[k + 1] in ("DET", "PROPN"):
            return k + 1
    return at


def _apposition(text: Text, at: int, limit: int) -> bool:
    """True when a name, an office or a noun stands behind the comma, and no verb soon after it."""
    if text.tokens.pos[at] not in ("DET", "NOUN", "PROPN"):
        return False
    for k in range(at, min(at + 8, limit)):
        if text.is_finite(k):
            return False
        if text.tokens.fold[k] == "," or text.is_class(k, "relatives"):
            return True
    return True


def cue_span(text: Text, group: Group, last: int) -> Span:
    """The cue's own words up to token *last*: the whole group, of one with other words inside the verb alone."""
    return span_of(text, group.head if group.scattered else group.first, last)


def span_of(text: Text, first: int, last: int) -> Span:
    """The characters of tokens *first* to *last* (half-open)."""
    return Span(text.tokens.start[first], text.tokens.end[last - 1])
