"""A briefing note in Markdown with footnotes (``[^1]``, as Pandoc and most readers take them)."""

from __future__ import annotations

import re

from verbale.views.corpus.brief.note import Note

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~^])")


def to_markdown(note: Note) -> str:
    """*note* as Markdown; nothing of a source is markup in it.

    >>> from verbale.views.corpus.brief.note import Line, Section
    >>> print(to_markdown(Note("Mali – Tchad", ("Dépêches : 1 (2)",), (Section("Chronologie", (Line("*Rien*", ("Ici.",)),)),))))
    # Mali – Tchad
    <BLANKLINE>
    - Dépêches : 1 (2)
    <BLANKLINE>
    ## Chronologie
    <BLANKLINE>
    - \\*Rien\\*[^1]
    <BLANKLINE>
    [^1]: Ici.
    """
    notes: list[str] = []
    blocks = [f"# {escape(note.title)}", "\n".join(f"- {escape(figure)}" for figure in note.counters)]
    for section in note.sections:
        lines = []
        for line in section.lines:
            marks = "".join(f"[^{len(notes) + nth}]" for nth, _ in enumerate(line.notes, start=1))
            notes += line.notes
            lines.append(f"- {escape(line.text)}{marks}")
        blocks += [f"## {escape(section.heading)}", "\n".join(lines)]
    return "\n\n".join([*blocks, *(f"[^{number}]: {escape(text)}" for number, text in enumerate(notes, start=1))])


def escape(text: str) -> str:
    """*text* with every character that Markdown would take as markup behind a backslash."""
    return SPECIAL.sub(r"\\\1", text)
