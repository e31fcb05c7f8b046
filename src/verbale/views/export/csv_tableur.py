"""CSV for spreadsheets in French: semicolons, a byte order mark, every cell in quotation marks, none of them a formula.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return (OWASP, "CSV Injection"). Such a cell gets an
apostrophe before it, which shows it as text; one that begins with an apostrophe gets another, so that taking one away always gives the
value back. Blanks before the sign, and the signs' wide forms, are minded too.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.views.export.csvw import table_format
from verbale.views.export.rows import TABLES

APOSTROPHE = "'"
SIGNS = frozenset("=+-@＝＋－＠'")
CONTROLS = frozenset(map(chr, (*range(32), *range(127, 160))))
DIALECT = {"delimiter": ";", "quoteChar": '"', "doubleQuote": True, "bom": True}


def guard(cell: str) -> str:
    """*cell* as text for a spreadsheet.

    >>> guard("=1+1"), guard("-t-il"), guard("'"), guard("le pont"), guard("")
    ("'=1+1", "'-t-il", "''", 'le pont', '')
    """
    return APOSTROPHE + cell if cell.lstrip()[:1] in SIGNS or cell[:1] in CONTROLS else cell


def unguard(cell: str) -> str:
    """The value that ``guard`` was given.

    >>> unguard(guard("=1+1"))
    '=1+1'
    """
    return cell.removeprefix(APOSTROPHE)


FORMATS = {name: table_format(table, "csv-tableur", DIALECT, guard) for name, table in TABLES.items()}
FORMAT = replace(FORMATS["statements"], tables=FORMATS)
