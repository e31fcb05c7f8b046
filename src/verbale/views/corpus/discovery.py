"""``verbale formulas discover``: set phrases that one side repeats and others do not."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from verbale.corpus.counting import count_dispatches
from verbale.corpus.formulas.discovery import Offer, discover
from verbale.corpus.formulas.passages import find_passages
from verbale.corpus.formulas.sources import Source, SourceKind
from verbale.corpus.shelf import shelve
from verbale.errors import UsageError
from verbale.store import open_desk
from verbale.store.queries import Filter
from verbale.views.catalogue import say
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.desk.options import desk_path, filters
from verbale.views.desk.showing import short
from verbale.views.layout import shown
from verbale.views.reading import ui_language
from verbale.world import load_world


def discover_formulas(options: argparse.Namespace) -> int:
    """Prints what discovery offers for ``--side``."""
    side, wanted = read_side(options.side), Filter(**filters(options))
    if wanted.of_statements():
        raise UsageError("discover compares a side with all others: of the filters it takes --outlet, --since and --until")
    with open_desk(desk_path(options)) as desk:
        dispatches = shelve(desk, wanted)
    passages = list(find_passages(dispatches, side))
    offers = discover(passages, fewest=options.at_least, days=options.days)[: options.limit]
    ours = {passage.dispatch.id: passage.dispatch for passage in passages if passage.ours}
    query = {"command": "formulas", "formula": "discover", "side": side, **asdict(wanted), "at_least": options.at_least, "days": options.days}
    base = {"dispatches": count_dispatches(dispatches), "ours": count_dispatches(ours.values())}
    ui = ui_language(options.lang_ui)
    head = say(ui, "discovery_base", ours=base["ours"], dispatches=base["dispatches"])
    print_answer(options, Answer(query, base, Offer, offers), [head, *offer_lines(offers, ui)])
    return 0


def read_side(given: str | None) -> Source:
    """The side that *given* names: a code, ``speaker:NAME`` or ``outlet:NAME``; raises UsageError for what is none of these.

    >>> read_side("cn").name, read_side("outlet:Agence Alpha").kind.value
    ('CN', 'outlet')
    """
    kind, _, name = (given or "").partition(":")
    if kind in (SourceKind.SPEAKER, SourceKind.OUTLET) and name.strip():
        return Source(SourceKind(kind), name.strip())
    try:
        load_world().entity(kind.upper())
    except KeyError:
        raise UsageError(f"which side? say --side CN, --side speaker:NAME or --side outlet:NAME, not {given!r}") from None
    return Source(SourceKind.COUNTRY, kind.upper())


def offer_lines(offers: Sequence[Offer], ui: str) -> Iterator[str]:
    """An offer with its figures, and where it stands."""
    if not offers:
        yield say(ui, "no_offer")
    for offer in offers:
        facts = {"ours": offer.ours, "others": offer.others, "days": offer.days, "first": offer.first, "last": offer.last}
        yield f"{say(ui, 'quote', words=shown(offer.words))}  {say(ui, 'offer', score=f'{offer.score:.1f}', **facts)}"
        yield "    " + ", ".join(f"{short(place.article)} {place.statement or ''}".rstrip() for place in offer.places)
