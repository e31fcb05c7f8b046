"""The minutes on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from verbale.model import Minutes, Statement
from verbale.views import layout
from verbale.views.catalogue import say

HELD = {"\u00a0": "\ue000", "\u202f": "\ue001"}
HOLD, RELEASE = str.maketrans(HELD), str.maketrans({v: k for k, v in HELD.items()})
HANG = 5


def print_minutes(minutes: Minutes, ui: str, *, width: int | None = None, color: bool = True) -> None:
    """Prints the minutes of one article: heading, meetings, then speaker by speaker what was said, and the doubts."""
    console = Console(width=width, no_color=not color, highlight=False, emoji=False, markup=False)
    title, *rest = layout.heading_lines(minutes, ui)
    put(console, Text(title, style="bold"))
    console.print("─" * min(console.width, 80), style="dim")
    for line in rest:
        put(console, Text(line, style="dim"))
    console.print()
    for head, *facts in layout.all_meeting_lines(minutes, ui):
        put(console, Text(head, style="bold green"))
        for fact in facts:
            put(console, Text(fact), indent=2)
    if not minutes.meetings:
        put(console, Text(say(ui, "no_meeting"), style="dim"))
    if not minutes.statements:
        put(console, Text(say(ui, "no_statements")))
    for name, statements in layout.speaker_groups(minutes):
        console.print()
        put(console, Text(layout.speaker_heading(minutes, name, statements[0], ui), style="bold cyan"))
        for statement in statements:
            _print_statement(console, minutes, statement, ui)
    if minutes.issues:
        console.print()
        put(console, Text(say(ui, "doubts"), style="bold yellow"))
        for issue in minutes.issues:
            put(console, Text(f"?    {layout.issue_words(minutes, issue, ui)}", style="yellow"), hang=HANG)
    console.print()


def _print_statement(console: Console, minutes: Minutes, statement: Statement, ui: str) -> None:
    line = Text(f"{statement.id:<{HANG}}", style="")
    line.stylize("dim")
    if layout.is_doubtful(minutes, statement):
        line.append("? ", style="bold yellow")
    if statement.cue:
        line.append(layout.shown(statement.cue.span.of(minutes.article.text)) + " ", style="italic magenta")
    notes = layout.statement_notes(statement, ui)
    line.append(notes + " " if notes else "", style="italic dim")
    line.append_text(_content(minutes, statement, ui))
    put(console, line, hang=HANG)
    for act in statement.acts:
        words = Text("→ " + layout.act_words(act, ui), style="blue")
        if act.one_sided:
            words.append(" " + say(ui, "quote", words=say(ui, "one_sided")), style="bold red")
        put(console, words, indent=HANG, hang=2)


def _content(minutes: Minutes, statement: Statement, ui: str) -> Text:
    """The content in our quotation marks, what the source has word for word in bold."""
    text = Text()
    for number, span in enumerate(statement.content):
        text.append(layout.CUT if number else "")
        begin = len(text)
        words = layout.shown(span.of(minutes.article.text))
        text.append(words)
        for quoted in statement.verbatim:
            if quoted.overlaps(span):
                text.stylize("bold", begin + max(0, quoted.start - span.start), begin + min(len(words), quoted.end - span.start))
    before, after = say(ui, "quote", words="\n").split("\n")
    return Text(before).append_text(text).append(after)


def put(console: Console, text: Text, *, indent: int = 0, hang: int = 0) -> None:
    """Prints *text* wrapped between words: every line *indent* columns in, all but the first *hang* more; no blanks at line ends."""
    text.plain = text.plain.translate(HOLD)
    room = max(20, console.width - indent - hang)
    first, rest = text[:hang], text[hang:]
    for number, line in enumerate(rest.wrap(console, room)):
        line.rstrip()
        line.plain = line.plain.translate(RELEASE)
        margin = Text(" " * indent).append_text(Text(first.plain.translate(RELEASE), style=first.style) if not number else Text(" " * hang))
        console.print(margin.append_text(line), soft_wrap=True)
