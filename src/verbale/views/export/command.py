"""``verbale export``: what is in the file, in the formats of the field."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from verbale.errors import UsageError
from verbale.store import open_desk
from verbale.store.chosen import choosing
from verbale.store.queries import Filter
from verbale.views.desk.options import EXPORTS, desk_path, filters
from verbale.views.export.exporting import export_to, print_export
from verbale.views.export.format import Format, Notice


def export_command(options: argparse.Namespace) -> int:
    """Writes the export and says, on standard error where the export itself goes to standard output, what is in it."""
    wanted, query = Filter(**filters(options)), " ".join(options.query)
    form = load_format(options.format, options.table)
    if options.limit is not None and options.limit < 0:
        raise UsageError("--limit is how many rows to write at most; give 0 or more")
    if options.out is None and (form.binary or form.folder):
        raise UsageError(f"{options.format} is no text for standard output; say --out PATH{'' if form.folder else '.' + form.suffix}")
    asked = {"words": query, "table": options.table, **asdict(wanted)}
    said = {key: value for key, value in asked.items() if value}
    with open_desk(desk_path(options)) as desk, choosing(desk, wanted, query) as choice:
        if options.out is None:
            notice = print_export(choice, form, said, options.limit)
            print(told_of(notice, None), file=sys.stderr)
            if form.beside is not None:
                print(f"notice: {json.dumps(notice.to_dict(), ensure_ascii=False)}", file=sys.stderr)
        else:
            print(told_of(export_to(Path(options.out), choice, form, said, options.limit), options.out))
    return 0


def told_of(notice: Notice, target: str | None) -> str:
    """What was exported, in one line."""
    articles = f"{notice.articles} articles"
    rows = articles if notice.unit == "article" else f"{notice.rows} rows ({notice.unit}) of {articles}"
    cut = f", cut at {notice.limit}: there is more" if notice.cut else ""
    return f"exported {rows}{cut}" + (f" to {target}" if target else "")


def load_format(name: str, table: str | None) -> Format:
    """The format *name*, of *table* where it is one of tables; raises UsageError for a table that it has not."""
    form: Format = import_module(f"verbale.views.export.{EXPORTS[name]}").FORMAT
    if table is None:
        return form
    if table not in form.tables:
        has = f"has the tables {', '.join(form.tables)}" if form.tables else "has no tables to choose from"
        raise UsageError(f"{name} {has}; leave --table out or choose another format")
    return form.tables[table]
