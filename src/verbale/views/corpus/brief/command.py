"""``verbale brief``: the dossier of two states as a note to hand on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from verbale.errors import UsageError
from verbale.views.corpus.brief.markdown import to_markdown
from verbale.views.corpus.brief.note import Note, write_note
from verbale.views.corpus.dossier import read_dossier
from verbale.views.export.placing import placing
from verbale.views.reading import ui_language


def brief_command(options: argparse.Namespace) -> int:
    """Writes the note to --out, whole or not at all, or Markdown to standard output."""
    if options.form == "docx" and not options.out:
        raise UsageError("a Word document goes into a file; say --out note.docx")
    note = write_note(read_dossier(options), ui_language(options.lang_ui))
    if not options.out:
        print(to_markdown(note))
        return 0
    target = Path(options.out)
    with placing(target) as half:
        half.write_bytes(_docx(note) if options.form == "docx" else f"{to_markdown(note)}\n".encode())
    print(f"{target}: written", file=sys.stderr)
    return 0


def _docx(note: Note) -> bytes:
    """A Word document; its library is loaded only here."""
    from verbale.views.corpus.brief.docx import to_docx

    return to_docx(note)
