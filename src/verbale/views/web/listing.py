"""A list at one address in three forms: a page, JSON, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from verbale.views.export.csv_tableur import guard

SCHEMA = "verbale.list/1"
JSON, CSV = ".json", ".csv"
FORMS = (JSON, CSV)


def form_of(request: Request) -> str:
    """``.json``, ``.csv``, or nothing for the page."""
    suffix = PurePosixPath(request.url.path).suffix
    return suffix if suffix in FORMS else ""


def as_list(form: str, name: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], **told: Any) -> Response:
    """*rows* as the form asks; *told* goes into the JSON beside them. In CSV no cell is a formula for a spreadsheet."""
    if form == CSV:
        return as_csv(name, rows, columns)
    return as_json({"schema": SCHEMA, "list": name, **told, "rows": list(rows)})


def as_json(value: Any, status: int = 200) -> Response:
    """*value* as JSON; halves of a pair, which no UTF-8 has, are written as escapes."""
    body = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    return Response(body, status, media_type="application/json")


def as_csv(name: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Response:
    """*rows* as CSV with a header, to be saved as ``NAME.csv``."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guard("" if row[column] is None else str(row[column])) for column in columns] for row in rows)
    body = out.getvalue().encode("utf-8", "backslashreplace")
    return Response(body, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'})
