"""The minutes as Markdown."""

from __future__ import annotations

import re

from verbale.model import Minutes, Statement
from verbale.views import layout
from verbale.views.catalogue import say

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def to_markdown(minutes: Minutes, ui: str) -> str:
    """The same minutes as the terminal's, as one Markdown document; a source's words can make no markup of their own."""
    title, *rest = (plain(line) for line in layout.heading_lines(minutes, ui))
    lines = [f"# {title}", "", *(f"{line}  " for line in rest), ""]
    for head, *facts in ([plain(line) for line in found] for found in layout.all_meeting_lines(minutes, ui)):
        lines += [f"**{head}**", "", *(f"- {fact}" for fact in facts), ""]
    if not minutes.meetings:
        lines += [say(ui, "no_meeting"), ""]
    for name, statements in layout.speaker_groups(minutes):
        lines += [f"## {plain(layout.speaker_heading(minutes, name, statements[0], ui))}", ""]
        for statement in statements:
            lines += _statement(minutes, statement, ui)
        lines.append("")
    if minutes.issues:
        lines += [f"## {say(ui, 'doubts')}", ""]
        lines += [f"- {plain(layout.issue_words(minutes, issue, ui))}" for issue in minutes.issues]
    return "\n".join(lines).rstrip("\n") + "\n"


def plain(words: str) -> str:
    """Words that Markdown takes as they stand.

    >>> print(plain("a_b *c*"))
    a\\_b \\*c\\*
    """
    return SPECIAL.sub(r"\\\1", words)


def _statement(minutes: Minutes, statement: Statement, ui: str) -> list[str]:
    cue = f"*{plain(layout.shown(statement.cue.span.of(minutes.article.text)))}*" if statement.cue else ""
    doubt = "?" if layout.is_doubtful(minutes, statement) else ""
    words = say(ui, "quote", words=plain(layout.content_words(minutes, statement)))
    facts = [f"**{statement.id}**", doubt, cue, layout.statement_notes(statement, ui), words]
    lines = ["- " + " ".join(fact for fact in facts if fact)]
    for act in statement.acts:
        badge = f" **{say(ui, 'one_sided')}**" if act.one_sided else ""
        lines.append(f"  - {plain(layout.act_words(act, ui))}{badge}")
    return lines
