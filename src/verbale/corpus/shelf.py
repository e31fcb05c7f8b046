"""The dispatches of a desk that an answer is made of, each with its record, its documents and its family of reprints."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.corpus.reprints.indexing import catch_up
from verbale.corpus.reprints.reading import find_carried, read_families
from verbale.model import Span
from verbale.store import Desk
from verbale.store.chosen import Chosen, choose, choosing
from verbale.store.queries import Filter

UNKNOWN = "X"
Given = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """An article with all that an answer needs of it.

    ``record`` is the record after human decisions, ``statements`` the ids of its statements that were asked for, ``documents`` what is given
    about each document that brought the text, the first first, ``family`` the id of its family of reprints: that of the article which had
    it first, so that one alone is its own family. ``carried`` are the passages that an earlier dispatch of the same shelf has, in order.
    """

    id: str
    record: Mapping[str, Any]
    statements: frozenset[str] = frozenset()
    documents: tuple[Given, ...] = ()
    family: str = ""
    carried: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The text, exactly as read."""
        return str(self.record["article"]["text"])

    @property
    def published(self) -> str | None:
        """The day of publication, with X for what is not known; None where nothing is."""
        value: str | None = self.record["article"]["published"]["value"]
        return value

    @property
    def day(self) -> str | None:
        """The day of publication; None where a part of it is not known."""
        day = self.published
        return None if day is None or UNKNOWN in day else day[:10]

    @property
    def title(self) -> str | None:
        """Its title, as given or found."""
        value: str | None = self.record["article"]["title"]
        return value

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published the text, each once, in the order of the documents."""
        return tuple(dict.fromkeys(outlet for given in self.documents if (outlet := given["outlet"])))


def shelve(desk: Desk, wanted: Filter | None = None) -> tuple[Dispatch, ...]:
    """The dispatches of *desk* as *wanted* (default: all), by day of publication, then id; those without a day come last.

    Articles whose reprints were not sought yet are taken in first.
    """
    catch_up(desk)
    with choosing(desk, wanted or Filter()) as choice:
        return _dispatches(desk, list(choice))


def fetch(desk: Desk, articles: Collection[str]) -> tuple[Dispatch, ...]:
    """Those of *articles*, by id, that are in *desk*, in the order of ``shelve``; reprints of late articles are not sought."""
    return _dispatches(desk, choose(desk, articles))


def _dispatches(desk: Desk, every: Sequence[Chosen]) -> tuple[Dispatch, ...]:
    families = read_families(desk)
    texts = {chosen.record["article"]["id"]: chosen.record["article"]["text"] for chosen in every}
    carried = find_carried(desk, texts)
    return tuple(_dispatch(chosen, families, carried) for chosen in every)


def _dispatch(chosen: Chosen, families: Mapping[str, str], carried: Mapping[str, tuple[Span, ...]]) -> Dispatch:
    identity = chosen.record["article"]["id"]
    family = families.get(identity, identity)
    return Dispatch(identity, chosen.record, chosen.statements, chosen.given, family, carried.get(identity, ()))
