"""PLOVER, POLECAT and GDELT: their columns and fields, their codes, nothing invented."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from babel.core import get_global

from tests.views.export.conftest import Exporter
from verbale.store import Desk
from verbale.views.export import gdelt, polecat
from verbale.views.export.events import find_party, load_event_codes
from verbale.world import load_world

WITHDRAWN = {"ZAR", "DDR", "FXX", "BUR", "TMP", "YMD", "QUU"}


def tabbed(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def acts_of(desk: Desk) -> dict[str, dict[str, Any]]:
    """Every act of the records, by its article's hash and its id."""
    records = [desk.record(article.id) for article in desk.articles()]
    return {f"{r['article']['id']}#{act['id']}": act for r in records for s in r["statements"] for act in s["acts"]}


def test_polecat_has_its_forty_columns(desk: Desk, export: Exporter) -> None:
    path, notice = export(desk, "polecat")
    header, *rows = tabbed(path)
    assert header == list(polecat.COLUMNS)
    assert len(header) == len(set(header)) == 40
    assert {len(row) for row in rows} == {40}
    acts = {key: act for key, act in acts_of(desk).items() if act["codes"]["plover"]["event"]}
    assert notice.rows == len(rows) == len(acts)
    for row in (dict(zip(header, row, strict=True)) for row in rows):
        act = acts[row["Event ID"]]
        assert (row["Event Type"], row["Event Mode"]) == (act["codes"]["plover"]["event"], act["codes"]["plover"]["mode"] or "")
        assert row["Actor Country"] == "; ".join(find_party(c).country or find_party(c).type for c in act["actor"])
        assert row["Quad Code"] in load_event_codes().quads.values()
        assert not any(
            row[name] for name in ("Event Intensity", "Actor COW", "Latitude", "Placename", "Primary Actor Sector", "Wikipedia Actor ID")
        )


def test_gdelt_has_its_sixty_one_columns(desk: Desk, export: Exporter) -> None:
    path, notice = export(desk, "gdelt")
    rows = tabbed(path)
    assert len(gdelt.COLUMNS) == len(set(gdelt.COLUMNS)) == 61
    assert {len(row) for row in rows} == {61}
    assert notice.rows == len(rows) == sum(max(1, len(a["actor"])) * max(1, len(a["target"])) for a in acts_of(desk).values())
    told = [dict(zip(gdelt.COLUMNS, row, strict=True)) for row in rows]
    assert len({row["GlobalEventID"] for row in told}) == len(told)
    acts = acts_of(desk)
    for row in told:
        act = acts[row["SOURCEURL"]]
        assert (row["EventCode"], row["EventRootCode"]) == (act["codes"]["cameo"], act["codes"]["cameo"][:2])
        assert row["Actor1Code"] in {find_party(code).code for code in act["actor"]} | {""}
        assert (row["Day"], row["FractionDate"]) == ("20240311", "2024.2767")
        assert row["QuadClass"] in {"1", "2", "3"}
        unknown = [name for name in gdelt.COLUMNS if "Geo_" in name or name in ("GoldsteinScale", "AvgTone", "NumMentions", "IsRootEvent")]
        assert not any(row[name] for name in unknown)
    described = json.loads(path.with_name(f"{path.name}-metadata.json").read_text(encoding="utf-8"))
    assert [column["name"] for column in described["tableSchema"]["columns"]] == list(gdelt.COLUMNS)
    assert described["dialect"]["header"] is False


def test_plover_has_its_fields(desk: Desk, export: Exporter) -> None:
    path, _ = export(desk, "plover")
    acts = {key: act for key, act in acts_of(desk).items() if act["codes"]["plover"]["event"]}
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == list(acts)
    texts = {article.id: desk.record(article.id)["article"]["text"] for article in desk.articles()}
    for line in lines:
        act, text = acts[line["id"]], texts[line["id"].partition("#")[0]]
        assert line["event"] == [act["codes"]["plover"]["event"]]
        assert [a["code"] for a in line["source"]] == [find_party(c).country or find_party(c).type for c in act["actor"]]
        assert line["event_text"] == [text[span["start"] : span["end"]] for span in act["evidence"]]
        assert line["date"] == "2024-03-11"
        assert line["quad_code"] in {1, 2, 3, 4}


def test_the_world_has_alpha_3_codes() -> None:
    aliases = get_global("territory_aliases")
    known = {v[0]: k for k, v in aliases.items() if len(k) == 3 and k.isalpha() and len(v) == 1 and k not in WITHDRAWN} | {"XK": "XKX"}
    codes = load_event_codes()
    states = [code for code in {f.refers for f in load_world().forms("en")} if len(code) == 2 and code not in codes.bodies]
    assert len(states) > 200
    assert {code: codes.alpha3.get(code) for code in states} == {code: known[code] for code in states}


@pytest.mark.parametrize("value", ["2024-03", "XXXX-03-11", None])
def test_a_day_that_is_not_known_whole_is_no_day(value: str | None) -> None:
    from verbale.store.chosen import Chosen
    from verbale.views.export.events import Event

    chosen = Chosen({"article": {"id": "sha256:0", "published": {"value": value}}}, {}, frozenset(), ())
    assert Event(chosen, {}, {"id": "a1"}).day is None
