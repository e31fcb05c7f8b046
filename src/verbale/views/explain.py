"""Why a statement was found: its words, its rule, its references, its codes."""

from __future__ import annotations

from verbale.acts.codes import find_label, find_row, load_plover, show_row
from verbale.errors import UsageError
from verbale.model import Act, Addressee, Minutes, Statement
from verbale.views.catalogue import say
from verbale.views.layout import act_words, content_words, context, shown
from verbale.views.rules import find_rule


def explain(minutes: Minutes, identifier: str, ui: str) -> str:
    """The explanation of statement *identifier*; raises UsageError when the minutes have none of that name."""
    statement = next((s for s in minutes.statements if s.id == identifier), None)
    if statement is None:
        raise UsageError(say(ui, "no_such_statement", id=identifier, count=len(minutes.statements)))
    lines = [f"{identifier}  {', '.join(s.name for s in statement.speakers) or say(ui, 'unknown_speaker')}", ""]
    lines += [say(ui, "words"), f"  {say(ui, 'quote', words=content_words(minutes, statement))}"]
    if statement.cue:
        before, words, behind = context(minutes, statement.cue.span)
        lines.append(f"  {say(ui, 'cue')} : …{before}[{words}]{behind}…")
    if statement.addressee:
        lines.append(f"  {say(ui, 'addressee')} : {_addressee(minutes, statement.addressee)}")
    lines += ["", f"{say(ui, 'rule')} : {statement.rule}", _indent(find_rule(statement.rule)), ""]
    lines += [say(ui, "references"), *_chain(minutes, statement, ui), "", say(ui, "codes")]
    for act in statement.acts:
        lines += [f"  {act.id}  {act_words(act, ui)}", *_codes(act, ui)]
        lines += [f"      {say(ui, 'rule')} : {act.rule}", _indent(find_rule(act.rule), 6)]
    return "\n".join(lines)


def _codes(act: Act, ui: str) -> list[str]:
    """The codes of an act with their labels, and the lines of the two tables that gave them."""
    codes, row = act.codes, find_row(act.force, act.strength, act.topic)
    plover = load_plover().get(codes.cameo)
    label = find_label(row, codes.cameo)
    own = "" if codes.cameo == row.cameo else f"  ({say(ui, 'rule')} : {act.rule})"
    event = " ".join(part for part in (codes.plover_event, codes.plover_mode, *codes.plover_context) if part)
    return [
        f"      CAMEO {codes.cameo} {label or ''}".rstrip() + own,
        f"      PLOVER {event if codes.plover_event else say(ui, 'no_event')}",
        f"      {say(ui, 'table', name='acts/codes.yml')} : {show_row(row)}",
        *([f"      {say(ui, 'table', name='acts/plover.yml')} : {codes.cameo} → {show_row(plover)}"] if plover else []),
    ]


def _chain(minutes: Minutes, statement: Statement, ui: str) -> list[str]:
    """From the source's own words back to the name, one place a line."""
    if not statement.chain:
        source = statement.source.of(minutes.article.text) if statement.source else say(ui, "not_stated")
        return [f"  {source}"]
    found = []
    for number in statement.chain:
        reference = minutes.mentions.references[number]
        words = reference.span.of(minutes.article.text)
        found.append(f"  [{reference.span.start}:{reference.span.end}] {words}  ({reference.kind.value}, {reference.rule})")
    return found


def _addressee(minutes: Minutes, addressee: Addressee) -> str:
    """The words that say to whom, and whom they mean."""
    words = shown(addressee.span.of(minutes.article.text))
    return f"[{addressee.span.start}:{addressee.span.end}] {words} → {shown(addressee.name)}"


def _indent(block: str, by: int = 2) -> str:
    return "\n".join(" " * by + line for line in block.rstrip().splitlines())
