"""The minutes on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from verbale.model import Attribution, Minutes, Statement
from verbale.views.catalogue import say
from verbale.views.layout import act_words, content_words, heading_lines, is_doubtful, meeting_line, speaker_groups, speaker_heading


def print_minutes(minutes: Minutes, ui: str, *, width: int | None = None, color: bool = True) -> None:
    """Prints the minutes of one article: heading, meetings, then speaker by speaker what was said, and the doubts."""
    console = Console(width=width, no_color=not color, highlight=False, emoji=False, markup=False)
    title, *rest = heading_lines(minutes, ui)
    console.rule(Text(title, style="bold"), align="left")
    for line in rest:
        console.print(Text(line, style="dim"))
    for meeting in minutes.meetings:
        console.print(Text(meeting_line(meeting, ui), style="bold green"))
    if not minutes.meetings:
        console.print(Text(say(ui, "no_meeting"), style="dim"))
    if not minutes.statements:
        console.print(Text(say(ui, "no_statements")))
    for name, statements in speaker_groups(minutes):
        console.print()
        console.print(Text(speaker_heading(minutes, name, statements[0], ui), style="bold cyan"))
        for statement in statements:
            _print_statement(console, minutes, statement, ui)
    if minutes.issues:
        console.print()
        console.print(Text(say(ui, "doubts"), style="bold yellow"))
        for issue in minutes.issues:
            console.print(
                Padding(Text(f"? {issue.kind} [{issue.span.start}:{issue.span.end}] {issue.message}", style="yellow"), (0, 0, 0, 2))
            )
    console.print()


def _print_statement(console: Console, minutes: Minutes, statement: Statement, ui: str) -> None:
    line = Text(f"{statement.id:>4} ", style="dim")
    if statement.cue:
        line.append(statement.cue.span.of(minutes.article.text) + " ", style="italic magenta")
    if statement.attribution is Attribution.CARRIED:
        line.append(say(ui, "carried") + " ", style="italic dim")
    line.append(say(ui, "quote", words=content_words(minutes, statement)), style="")
    if is_doubtful(minutes, statement):
        line.append(" ?", style="bold yellow")
    console.print(line)
    for act in statement.acts:
        words = Text("→ " + act_words(act, ui), style="blue")
        if act.one_sided:
            words.append(f"  [{say(ui, 'one_sided')}]", style="bold red")
        console.print(Padding(words, (0, 0, 0, 7)))
