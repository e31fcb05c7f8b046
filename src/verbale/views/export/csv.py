"""CSV for programs: commas, UTF-8, every value as it is. Definition: RFC 4180; beside it the metadata file of the W3C (see csvw)."""

from __future__ import annotations

from dataclasses import replace

from verbale.views.export.csvw import table_format
from verbale.views.export.rows import TABLES

DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True}
FORMATS = {name: table_format(table, "csv", DIALECT) for name, table in TABLES.items()}
FORMAT = replace(FORMATS["statements"], tables=FORMATS)
