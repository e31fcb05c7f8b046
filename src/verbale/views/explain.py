"""Why a statement was found: its words, its rule, its references, its codes."""

from __future__ import annotations

from verbale.errors import UsageError
from verbale.model import Minutes, Statement
from verbale.views.catalogue import say
from verbale.views.layout import act_words, content_words, context
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
    lines += ["", f"{say(ui, 'rule')} : {statement.rule}", _indent(find_rule(statement.rule)), ""]
    lines += [say(ui, "references"), *_chain(minutes, statement, ui), "", say(ui, "codes")]
    for act in statement.acts:
        codes = act.codes
        lines.append(f"  {act.id}  {act_words(act, ui)}")
        lines.append(
            f"      PLOVER {codes.plover_event or '-'} {', '.join(codes.plover_context)}  CAMEO {codes.cameo}  ({say(ui, 'by_table')})"
        )
        lines += [f"      {say(ui, 'rule')} : {act.rule}", _indent(find_rule(act.rule), 6)]
    return "\n".join(lines)


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


def _indent(block: str, by: int = 2) -> str:
    return "\n".join(" " * by + line for line in block.rstrip().splitlines())
