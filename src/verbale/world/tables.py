"""A user's CSV as entries: one row a holding of a person, or one an organisation; the header tells which."""

from __future__ import annotations

import csv
import io

from verbale.errors import AdditionError

LIST = "|"
PERSON = ("name", "en", "spellings", "surname", "family", "gender", "wikidata")
HOLDING = ("office", "of", "start", "end", "label_fr", "label_en", "certainty", "acting")
LISTS = frozenset({"spellings", "surname", "members", "speaks_for"})
WORDED = ("name", "names", "acronyms", "adjectives")
ORGANISATION = ("id", "kind", "gender", "members", "speaks_for", *(f"{key}_{language}" for key in WORDED for language in ("fr", "en")))
NEEDED = {"people": ("name", "office", "of", "start"), "organisations": ("id", "kind", "name_fr", "name_en")}
Placed = tuple[int, dict[str, object]]


def read_table(text: str, file: str) -> dict[str, list[Placed]]:
    """The entries of *text* by section, each with its line; lists inside a cell are divided by ``|``.

    Raises AdditionError naming the file, the line and the column when the header or a row cannot be understood.
    """
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    header = [cell.strip() for cell in next(rows, [])]
    section = "organisations" if "kind" in header else "people"
    _check_header(header, section, file)
    found: list[Placed] = []
    for row in rows:
        if any(cell.strip() for cell in row):
            if len(row) > len(header):
                raise AdditionError(
                    f"{file}: line {rows.line_num}: {len(row)} cells under {len(header)} columns; quote cells that hold a comma"
                )
            cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if cell.strip()}
            found.append((rows.line_num, _organisation(cells) if section == "organisations" else _person(cells)))
    return {section: found if section == "organisations" else _joined(found)}


def _check_header(header: list[str], section: str, file: str) -> None:
    known = ORGANISATION if section == "organisations" else (*PERSON, *HOLDING)
    for column in header:
        if column not in known:
            raise AdditionError(f"{file}: line 1: column {column!r} is unknown; the columns for {section} are {', '.join(known)}")
    missing = [column for column in NEEDED[section] if column not in header]
    if missing:
        raise AdditionError(f"{file}: line 1: column {missing[0]!r} is missing; {section} need {', '.join(NEEDED[section])}")


def _values(cells: dict[str, str], columns: tuple[str, ...]) -> dict[str, object]:
    """The cells of *columns* that hold something, lists divided."""
    return {column: _divided(cells[column]) if column in LISTS else cells[column] for column in columns if column in cells}


def _divided(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(LIST) if part.strip()]


def _person(cells: dict[str, str]) -> dict[str, object]:
    holding = _values(cells, ("office", "of", "start", "end", "certainty", "acting"))
    if "label_fr" in cells or "label_en" in cells:
        holding["label"] = [cells.get("label_fr", cells.get("label_en", "")), cells.get("label_en", cells.get("label_fr", ""))]
    return {**_values(cells, PERSON), "holds": [holding]}


def _organisation(cells: dict[str, str]) -> dict[str, object]:
    entry = _values(cells, ("id", "kind", "members", "speaks_for"))
    for language in ("fr", "en"):
        wording: dict[str, object] = {}
        for key in WORDED:
            if (cell := cells.get(f"{key}_{language}")) is not None:
                wording[key] = cell if key == "name" else _divided(cell)
        entry[language] = wording
    if "gender" in cells:
        entry["fr"] = {**_mapping(entry["fr"]), "gender": cells["gender"]}
    return entry


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _joined(found: list[Placed]) -> list[Placed]:
    """Rows of one person as one entry, under the line of the first: a person has a row for each holding."""
    people: dict[tuple[object, object], Placed] = {}
    for line, entry in found:
        key = (entry.get("wikidata"), entry.get("name"))
        if key in people:
            _, known = people[key]
            people[key] = (people[key][0], {**entry, **known, "holds": [*_list(known["holds"]), *_list(entry["holds"])]})
        else:
            people[key] = (line, entry)
    return list(people.values())


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
