"""The minutes as Markdown."""

from __future__ import annotations

from verbale.model import Attribution, Minutes
from verbale.views.catalogue import say
from verbale.views.layout import act_words, content_words, heading_lines, meeting_line, speaker_groups, speaker_heading


def to_markdown(minutes: Minutes, ui: str) -> str:
    """The same minutes as the terminal's, as one Markdown document."""
    title, *rest = heading_lines(minutes, ui)
    lines = [f"# {title}", "", *(f"{line}  " for line in rest), ""]
    lines += [f"**{meeting_line(m, ui)}**" for m in minutes.meetings] or [say(ui, "no_meeting")]
    for name, statements in speaker_groups(minutes):
        lines += ["", f"## {speaker_heading(minutes, name, statements[0], ui)}", ""]
        for statement in statements:
            cue = f"*{statement.cue.span.of(minutes.article.text)}* " if statement.cue else ""
            carried = say(ui, "carried") + " " if statement.attribution is Attribution.CARRIED else ""
            words = " ".join(content_words(minutes, statement).split())
            lines.append(f"- **{statement.id}** {cue}{carried}{say(ui, 'quote', words=words)}")
            for act in statement.acts:
                badge = f" **[{say(ui, 'one_sided')}]**" if act.one_sided else ""
                lines.append(f"  - {act_words(act, ui)}{badge}")
    if minutes.issues:
        lines += ["", f"## {say(ui, 'doubts')}", ""]
        lines += [f"- {i.kind} [{i.span.start}:{i.span.end}] {i.message}" for i in minutes.issues]
    return "\n".join(lines) + "\n"
