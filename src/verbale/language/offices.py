"""Offices: the nouns that name their holders, and the wordings that mean one duty."""

from __future__ import annotations

from verbale.language.entry import Entry


class OfficeNoun(Entry, frozen=True, kw_only=True):
    """A noun for one who holds an office, in all its forms, folded.

    ``national``: an office of a state, so that without another word it belongs to the country that the text is about.
    ``public``: false for callings whose holder speaks for himself ("journaliste", "habitante").
    ``isa``: ids of wider nouns that may stand for the holder later ("le dirigeant" for a president).
    ``sent``: one who is sent to or serves another, whom a preposition names ("ambassador to China").
    ``relation``: the office is that of another person named nearby ("son homologue").
    """

    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    national: bool = False
    public: bool = True
    isa: tuple[str, ...] = ()
    relation: bool = False
    sent: bool = False


class Duty(Entry, frozen=True, kw_only=True):
    """Wordings that mean one duty ("chef de la diplomatie", "ministre des affaires étrangères").

    An office has the duty when its words, without the country's adjective, begin with one of ``phrases`` (folded), or are
    one of ``alone``. With ``only``, it holds for the offices of these countries alone; ``of`` is whose the duty always is.
    ``national`` and ``isa`` are as in OfficeNoun.
    """

    phrases: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    of: str | None = None
    national: bool = False
    isa: tuple[str, ...] = ()
