"""Articles that were chosen go into a file, or to standard output."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from verbale.minutes.assembly import program_version
from verbale.store.chosen import Chosen
from verbale.views.export.format import Format, Notice, Row
from verbale.views.export.placing import placing, told


def export_to(target: Path, choice: Iterable[Chosen], form: Format, query: dict[str, str], limit: int | None = None) -> Notice:
    """Writes *choice* to *target*, whole or not at all, and the notice beside it where the format has no place for it.

    *choice* is gone through twice: once to count, so that the notice can stand at the head, and once to write. Raises ExportError.
    """
    notice = survey(choice, form, query, limit)
    with placing(target, folder=form.folder) as half:
        form.write(rows_of(choice, form, limit), notice, half)
        if form.beside is not None:
            with half.open("rb") as file:
                notice = replace(notice, sha256=hashlib.file_digest(file, "sha256").hexdigest())
            name, content = form.beside(target.name, notice)
            with placing(target.with_name(name)) as other:
                other.write_text(content, encoding="utf-8", errors="backslashreplace")
    return notice


def print_export(choice: Iterable[Chosen], form: Format, query: dict[str, str], limit: int | None = None) -> Notice:
    """Writes *choice* to standard output, once all of it is written to a file that nobody sees."""
    notice = survey(choice, form, query, limit)
    with told(Path("-")), tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export")
        form.write(rows_of(choice, form, limit), notice, path)
        with path.open("rb") as source:
            sys.stdout.flush()
            shutil.copyfileobj(source, sys.stdout.buffer)
    return notice


def rows_of(choice: Iterable[Chosen], form: Format, limit: int | None) -> Iterator[Row]:
    """The rows of all articles, *limit* at most."""
    return islice((row for chosen in choice for row in form.find_rows(chosen)), limit)


def survey(choice: Iterable[Chosen], form: Format, query: dict[str, str], limit: int | None) -> Notice:
    """What an export of *choice* has in it."""
    rows = articles = 0
    cut, decided = False, list[str]()
    coders: dict[str, dict[str, Any]] = {}
    for chosen in choice:
        found = sum(1 for _ in form.find_rows(chosen))
        room = found if limit is None else min(found, limit - rows)
        cut = cut or room < found
        if found and not room:
            break
        rows, articles = rows + room, articles + 1
        decided += decided_places(chosen)
        coder = chosen.record["coder"]
        coders[str(coder)] = coder
    kept = tuple(coders[key] for key in sorted(coders))
    return Notice(program_version(), form.name, form.unit, query, rows, articles, limit, cut, tuple(decided), kept)


def decided_places(chosen: Chosen) -> Iterator[str]:
    """The places of an article that people decided on, by its hash, the claim's id and the field."""
    article = chosen.record["article"]["id"]
    return (f"{article}#{claim}.{field}" for claim, fields in chosen.decided.items() for field in fields)
