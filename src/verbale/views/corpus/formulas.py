"""``verbale formulas``: the families, the places of one, and set phrases that nobody has listed yet."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from verbale.corpus.counting import count_dispatches
from verbale.corpus.formulas.concordance import Edit, Line, Wordings, find_lines, find_wordings
from verbale.corpus.formulas.hits import Voice
from verbale.corpus.formulas.sources import Change, Source, SourceKind
from verbale.corpus.formulas.usage import Share, Usage, Use, find_uses, summarise
from verbale.corpus.shelf import Dispatch, shelve
from verbale.errors import UsageError
from verbale.language.formulas import families, family_name
from verbale.store import open_desk
from verbale.store.queries import Filter
from verbale.views.catalogue import say
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.desk.options import desk_path, filters
from verbale.views.desk.showing import short
from verbale.views.layout import party, shown
from verbale.views.reading import ui_language

LIST, DISCOVER = "list", "discover"
MOST_SHARES, MOST_CHANGES = 4, 6


def formulas_command(options: argparse.Namespace) -> int:
    """Prints the families, the concordance of one, or what discovery offers."""
    if options.family == DISCOVER:
        from verbale.views.corpus.discovery import discover_formulas

        return discover_formulas(options)
    if options.family not in (LIST, *families()):
        raise UsageError(f"no formula {options.family!r}; `verbale formulas` lists those that the file has, `verbale rules` all of them")
    wanted = Filter(**filters(options))
    with open_desk(desk_path(options)) as desk:
        dispatches = shelve(desk, wanted.of_articles())
        asked = shelve(desk, wanted) if wanted.of_statements() else dispatches
    uses = find_uses(asked, asked_only=wanted.of_statements())
    ui = ui_language(options.lang_ui)
    query = {"command": "formulas", "formula": options.family, **asdict(wanted)}
    base = {"dispatches": count_dispatches(dispatches)}
    if options.family == LIST:
        rows = summarise(dispatches, uses)
        print_answer(options, Answer(query, base, Usage, rows), list_lines(rows, dispatches, ui))
        return 0
    some = [use for use in uses if use.hit.family == options.family]
    _print_family(options, some, dispatches, query, ui)
    return 0


def _print_family(
    options: argparse.Namespace, uses: Sequence[Use], dispatches: Sequence[Dispatch], query: dict[str, object], ui: str
) -> None:
    lines, wordings = find_lines(uses), find_wordings(uses, options.split)
    (usage,) = summarise(dispatches, uses) or (None,)
    base = {"dispatches": count_dispatches(dispatches), "usage": usage, "wordings": wordings}
    text = [*usage_lines(usage, ui), ""] if usage else [say(ui, "no_formula")]
    told = [*text, *(line for one in lines for line in line_lines(one, ui)), *(wording_lines(wordings, ui) if wordings else ())]
    print_answer(options, Answer(query, base, Line, lines), told)


def list_lines(rows: Sequence[Usage], dispatches: Sequence[Dispatch], ui: str) -> Iterator[str]:
    """The base, then each family with its figures, its sources and its changes."""
    yield say(ui, "formulas_base", count=count_dispatches(dispatches))
    if not rows:
        yield say(ui, "no_formula")
    for usage in rows:
        yield ""
        yield from usage_lines(usage, ui)


def usage_lines(usage: Usage, ui: str) -> Iterator[str]:
    """A family: its name and id; how often; since when; in whose voice; by whom; what changed."""
    yield f"{family_name(usage.family, ui)}  [{usage.family}]"
    rate = say(ui, "per_1000", rate=_number(usage.per_1000, ui), low=_number(usage.low, ui), high=_number(usage.high, ui))
    yield f"  {say(ui, 'formula_count', dispatches=usage.dispatches, hits=usage.hits)} · {rate}"
    if usage.first and usage.last:
        first, last = (
            f"{day} {short(article or '')}" for day, article in ((usage.first, usage.first_article), (usage.last, usage.last_article))
        )
        yield f"  {say(ui, 'seen', first=first, last=last)}"
    voices = ((Voice.OWN, usage.own), (Voice.REPORTED, usage.reported), (Voice.DISTANT, usage.distant))
    yield "  " + " · ".join(f"{say(ui, f'voice-{voice.value}')} {count}" for voice, count in voices)
    for kind in SourceKind:
        some = [share for share in usage.sources if share.source.kind is kind]
        if some:
            yield f"  {say(ui, 'line', label=say(ui, f'by_{kind.value}'), words=_shares(some, ui))}"
    for change in usage.changes[-MOST_CHANGES:]:
        yield f"  {change_line(change, ui)}"


def _shares(shares: Sequence[Share], ui: str) -> str:
    told = [f"{source_name(share.source, ui)} {share.dispatches}" for share in shares[:MOST_SHARES]]
    return ", ".join(told) + (", …" if len(shares) > MOST_SHARES else "")


def source_name(source: Source, ui: str) -> str:
    """A source as people call it."""
    return party(source.name, ui) if source.kind is SourceKind.COUNTRY else shown(source.name)


def change_line(change: Change, ui: str) -> str:
    """Who began or stopped, since when, on which base."""
    facts = {"source": source_name(change.source, ui), "day": change.day, "times": change.times, "without": change.without, "of": change.of}
    return say(ui, f"formula_{change.kind.value}", chance=_number(change.chance, ui), **facts)


def _number(value: float, ui: str) -> str:
    told = f"{value:g}"
    return told.replace(".", ",") if ui == "fr" else told


def line_lines(line: Line, ui: str) -> Iterator[str]:
    """A place of a formula: where it stands and in whose voice, then its words in context."""
    who = " + ".join(f"{shown(user.name)} ({', '.join(party(code, ui) for code in user.countries)})" if user.countries else shown(user.name)
                     for user in line.users)  # fmt: skip
    act = say(ui, line.act) if line.act else ""
    facts = [f"{short(line.article)} {line.statement or ''}".rstrip(), line.published or "-", ", ".join(map(shown, line.outlets))]
    facts += [say(ui, f"voice-{line.voice.value}"), who, act, "" if line.distinct else say(ui, "reprinted")]
    yield "  ".join(fact for fact in facts if fact)
    yield f"    …{shown(line.before).lstrip()}[{shown(line.words)}]{shown(line.behind).rstrip()}…"


def wording_lines(wordings: Wordings, ui: str) -> Iterator[str]:
    """The wordings before and since the day of the split, and the leading one's change as words removed and added."""
    yield ""
    yield say(ui, "wordings", day=wordings.split)
    for one in wordings.wordings:
        yield f"  {one.language}  {one.words}  {one.earlier} → {one.later}"
    for turn in wordings.turns:
        yield f"  {turn.language}  " + " ".join(_marked(edit, words) for edit, words in turn.pieces)


def _marked(edit: Edit, words: str) -> str:
    return {Edit.KEPT: words, Edit.REMOVED: f"[-{words}-]", Edit.ADDED: f"{{+{words}+}}"}[edit]
