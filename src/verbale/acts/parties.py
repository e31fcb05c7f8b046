"""Who would act, and toward whom."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from verbale.acts.named import PLACELESS, NamedStates
from verbale.acts.sides import BODIES, Sides
from verbale.acts.speakers import own_countries
from verbale.acts.subjects import Holder, Subject
from verbale.language.acts import ActRule, Aim
from verbale.model import Force, Frame, ReferenceKind, Span, Statement

TOWARD = frozenset(
    {
        Force.COMMIT,
        Force.PRAISE,
        Force.THANK,
        Force.SUPPORT,
        Force.INVITE,
        Force.OFFER,
        Force.HOPE,
        Force.REQUEST,
        Force.PROPOSE,
        Force.DENY,
    }
)
DIRECT = frozenset({Force.SUPPORT, Force.OPPOSE, Force.WARN, Force.THANK})
THIRD = frozenset({Force.REQUEST, Force.REGRET, Force.SUPPORT, Force.ASSERT, Force.OPPOSE, Force.WARN})
SHARED = frozenset({Force.COMMIT, Force.AGREE, Force.OPPOSE, Force.SUPPORT, Force.HOPE})
HELD_AGAINST = frozenset({Force.OPPOSE, Force.WARN, Force.REGRET, Force.DENY})
REACH, HEAD = 8, 5


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of an act, ISO codes in text order."""

    actor: tuple[str, ...]
    target: tuple[str, ...]
    on_behalf_of: tuple[str, ...] = ()
    one_sided: bool = False


class PartyFinder:
    """Finds the parties of the acts of one article."""

    def __init__(self, named: NamedStates, sides: Sides) -> None:
        self.named = named
        self.sides = sides
        self.tokens = named.tokens
        self.words = named.words
        self.index = named.index

    def find(self, statement: Statement, rule: ActRule, subject: Subject, words: Span, *, retold: bool) -> Parties:
        """The parties of an act of *rule* with the evidence *words*; ``retold`` for a statement that retells that of *subject*.

        A joint voice acts for both and toward none but a third. What one side says that both will do is one-sided.
        """
        own, force = own_countries(statement), rule.force
        if retold:
            return self._retold(own, subject.countries, words)
        if len(own) > 1:
            return Parties(own, self.named.third(words, own, placed=force not in PLACELESS) if force in THIRD else ())
        if subject.holder is Holder.SEVERAL and force in SHARED:
            return Parties(subject.countries, (), tuple(c for c in subject.countries if c not in own), force in (Force.COMMIT, Force.AGREE))
        if force is Force.AGREE and self.sides.partner(own):
            other = self.sides.partner(own)
            return Parties(own + other, (), other, one_sided=True)
        if rule.aim is Aim.NOBODY:
            return Parties(own, ())
        if rule.requests:
            return Parties(own, self._asked(statement, subject, own, words))
        if subject.holder is Holder.OTHER and (own or force is not Force.ASSERT):
            return Parties(own, tuple(c for c in subject.countries if c not in own))
        return Parties(own, self._target(statement, rule, own, words))

    def _retold(self, own: tuple[str, ...], inner: tuple[str, ...], words: Span) -> Parties:
        """The parties of what is retold: toward whose statement it is; where the one who retells speaks for nobody, that statement's own."""
        if own and inner and not set(own) & set(inner):
            return Parties(own, inner)
        return Parties(inner, self.named.third(words, inner) or (self.sides.partner(inner) if len(inner) == 1 else ()))

    def _asked(self, statement: Statement, subject: Subject, own: tuple[str, ...], words: Span) -> tuple[str, ...]:
        """Who is asked: the subject of "devraient", both for "les deux parties", else whoever the words name, else the other side."""
        if subject.countries and subject.countries != own:
            return subject.countries
        if statement.addressee is not None and statement.addressee.countries:
            return statement.addressee.countries
        for i in self.index.within(words):
            countries = self.named.countries(i)
            if len(countries) > 1 and self.index.references[i].kind is ReferenceKind.GROUP:
                return countries
            foreign = tuple(c for c in countries if c not in own)
            if foreign and not self.named.is_local(i):
                return self.named.joined(i, foreign, own)
        if self._strangers(statement, words):
            return ()
        return (
            self.sides.partner(own)
            or self.sides.between(own)
            or (self.sides.addressed(own) if own or self.named.official(words) or self._demand(statement, words) else ())
        )

    def _strangers(self, statement: Statement, words: Span) -> bool:
        """True when what is asked is asked of some who are nobody here: "les entreprises à investir", "regional leaders to withdraw"."""
        if statement.frame is not Frame.INFINITIVE:
            return False
        first = bisect_left(self.tokens.start, words.start)
        mark = next((k for k in range(first, first + REACH) if self._marks(k)), None)
        if mark is None or mark == first:
            return False
        heads = [k for k in range(first, mark) if self.tokens.pos[k] in ("NOUN", "PROPN")]
        known = any(self.tokens.fold[k] in self.words["agents"] or self.tokens.fold[k] in self.words["state-agents"] for k in heads)
        return bool(heads) and not (known and self.tokens.fold[first] in self.words["determiners"])

    def _marks(self, k: int) -> bool:
        return k < len(self.tokens) and self.tokens.fold[k] in self.words["infinitive-marks"]

    def _demand(self, statement: Statement, words: Span) -> bool:
        """True for what one asks for without saying of whom: "réclame des moyens", not "appelle à la grève" nor "il faut penser à …"."""
        if statement.frame not in (Frame.NOMINAL, Frame.QUOTE):
            return False
        first = self.tokens.fold[bisect_left(self.tokens.start, words.start)]
        return first not in self.words["locatives"] and first not in self.words["infinitive-marks"]

    def _target(self, statement: Statement, rule: ActRule, own: tuple[str, ...], words: Span) -> tuple[str, ...]:
        """Toward whom an act goes: the other side of a meeting for what one does toward another, else whoever the words name."""
        force, partner = rule.force, self.sides.partner(own)
        if rule.aim is Aim.PARTNER and partner:
            return partner
        if partner and not self.sides.pairs and force in HELD_AGAINST:
            return self.named.first(words, own, force) or partner
        if force is Force.REGRET:
            return self.named.owner(words, own)
        if force is Force.ASSERT:
            if partner:
                return partner if self.named.mention(words, partner) or self.named.mention_both(words) else ()
            return self.named.first(words, own, force) if set(own) & BODIES else self.named.group(words, own)
        if partner and force in TOWARD and force not in DIRECT:
            return partner
        named = self._warned(statement, own, words) if force is Force.WARN else self.named.first(words, own, force)
        if named or self._heard(statement, own):
            return named or self._heard(statement, own)
        if force in TOWARD or force is Force.WARN:
            found = partner or self.sides.between(own)
            return found or (self.sides.addressed(own) if force is Force.WARN and (own or self.sides.answering) else ())
        return self.sides.addressed(own) if force is Force.OPPOSE and (own or self.sides.answering or self.named.official(words)) else ()

    def _warned(self, statement: Statement, own: tuple[str, ...], words: Span) -> tuple[str, ...]:
        """Who is warned by name: the one addressed, or whoever the first words name; not every danger that has a name ("a gift to Moscow")."""
        first = bisect_left(self.tokens.start, words.start)
        head = Span(words.start, self.tokens.end[min(first + HEAD, len(self.tokens)) - 1])
        return self._heard(statement, own) or self.named.first(head, own, Force.WARN)

    def _heard(self, statement: Statement, own: tuple[str, ...]) -> tuple[str, ...]:
        """The other state to whom it is said: "a proposé au Tchad un accord"."""
        heard = statement.addressee.countries if statement.addressee is not None else ()
        return tuple(c for c in heard if c not in own)
