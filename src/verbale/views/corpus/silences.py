"""``verbale silences``: what one side raises and the other does not, and what is no longer raised."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from verbale.corpus.counting import Count, count_dispatches
from verbale.corpus.shelf import shelve
from verbale.corpus.silences import (
    Finding,
    Silence,
    SilenceKind,
    base_of,
    concerns_both,
    country_voice,
    find_silences,
    person_voices,
)
from verbale.errors import UsageError
from verbale.store import open_desk
from verbale.store.queries import Filter
from verbale.views.catalogue import say
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.corpus.options import filters
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import party, shown
from verbale.views.reading import ui_language


def silences_command(options: argparse.Namespace) -> int:
    """Prints the silences of two sides, or of a person and those who speak for the same countries."""
    sides = [code.upper() for code in options.sides]
    if len(sides) != (0 if options.person else 2) or len(set(sides)) != len(sides):
        raise UsageError("whose silences? say two different codes, such as CN KZ, or --person NAME")
    with open_desk(desk_path(options)) as desk:
        dispatches = shelve(desk, Filter(**filters(options)))
    ui = ui_language(options.lang_ui)
    if options.person:
        one, other, codes = person_voices(dispatches, options.person)
        names = {one.name: shown(one.name), other.name: say(ui, "others_of", codes=", ".join(party(code, ui) for code in codes))}
    else:
        dispatches = tuple(dispatch for dispatch in dispatches if concerns_both(dispatch, *sides))
        one, other = country_voice(sides[0]), country_voice(sides[1])
        names = {code: party(code, ui) for code in sides}
    rows = find_silences(dispatches, one, other)
    bases = {one.name: base_of(dispatches, one), other.name: base_of(dispatches, other)}
    query = {"command": "silences", "sides": sides, "person": options.person, **filters(options)}
    base = {"dispatches": count_dispatches(dispatches), "sides": [{"side": side, "spoken": count} for side, count in bases.items()]}
    print_answer(options, Answer(query, base, Silence, rows), silence_lines(rows, names, bases, ui))
    return 0


def silence_lines(rows: Sequence[Silence], names: dict[str, str], bases: dict[str, Count], ui: str) -> Iterator[str]:
    """The base of each side, then its silences by kind, those that are findings before those on too small a base."""
    for side, count in bases.items():
        yield say(ui, "silences_base", side=names[side], count=count)
    for kind in SilenceKind:
        for side in names:
            other = next(name for code, name in names.items() if code != side)
            key = "silences_one" if kind is SilenceKind.OTHER else "silences_stopped"
            yield ""
            yield say(ui, key, side=names[side], other=other)
            some = [row for row in rows if row.kind is kind and row.side == side]
            yield from [line for row in sorted(some, key=lambda row: row.finding) for line in _lines(row, other, ui)] or [say(ui, "no_silence")]


def _lines(row: Silence, other: str, ui: str) -> list[str]:
    weak = f"  {say(ui, 'too_few')}" if row.finding is Finding.TOO_FEW else ""
    places = ", ".join(f"{short(mention.article)} {mention.act or mention.statement or ''}".rstrip() for mention in row.mentions)
    return [f"  {silence_text(row, other, ui)}{weak}", f"      {places}"]


def silence_text(row: Silence, other: str, ui: str) -> str:
    """A silence on one line: the topic, how often it was raised out of how many, and the base that is silent."""
    chance = f"{row.chance:g}"
    facts = {
        "topic": say(ui, f"topic-{row.topic.value}"), "times": row.raised, "of": row.spoken, "silent": row.silent, "first": row.first, "last": row.last,
        "until": row.until, "chance": chance.replace(".", ",") if ui == "fr" else chance, "other": other,
    }  # fmt: skip
    return say(ui, "silence_one" if row.kind is SilenceKind.OTHER else "silence_stopped", **facts)
