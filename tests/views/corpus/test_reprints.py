"""``verbale reprints`` and ``verbale trace``, from files to answers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from verbale.views.cli import main

BODY = (
    "Le ministre malien des Transports a déclaré que le pont de Sarvel serait ouvert à la circulation avant la fin du mois de mai.",
    "« Nous construirons ensemble un port sur le lac Omra », a affirmé la ministre tchadienne devant les pêcheurs réunis sur le quai.",
    "Les deux délégations ont visité la criée couverte, goûté le poisson séché de la foire et planté un mélèze devant la capitainerie.",
    "La présidente de la coopérative juge ces promesses tardives mais les tient pour sincères, et attend la drague des gardes-côtes.",
)
TEXTS = {
    "2024-03-11": ("Agence Omra", ["Un pont et un port", *BODY]),
    "2024-03-12": ("Le Rivage", ["Sarvel aura son pont", BODY[0].replace("mai", "juin"), *BODY[1:], "Le Rivage a suivi la visite."]),
    "2024-03-13": (
        "Carillons",
        ["Les cloches de Tirnau", "Le conservatoire de Tirnau a ouvert ses archives de cloches aux fondeurs du plateau."],
    ),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("VERBALE_FILE", str(tmp_path / "desk.db"))
    for day, (outlet, lines) in TEXTS.items():
        path = tmp_path / f"{day}.txt"
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        assert main(["add", "--language", "fr", "--published", day, "--outlet", outlet, str(path)]) == 0
    capsys.readouterr()
    return tmp_path / "desk.db"


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_families(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "reprints")
    assert answer["base"] == {"articles_distinct": 2, "articles_with_reprints": 3, "families": 1}
    (row,) = answer["rows"]
    assert [member["outlets"] for member in row["members"]] == [["Agence Omra"], ["Le Rivage"]]
    assert row["family"] == row["members"][0]["article"]
    assert (row["articles_distinct"], row["articles_with_reprints"]) == (1, 2)
    assert main(["reprints", "--lang-ui", "en"]) == 0
    assert capsys.readouterr().out.startswith("Articles: 2 (3) · families of reprints: 1\n\n2024-03-11  texts: 2 · documents: 2\n")
    assert asked(capsys, "reprints", "--since", "2024-03-12")["rows"] == []


def test_what_an_article_has_of_another(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members = asked(capsys, "reprints")["rows"][0]["members"]
    first, later = members[0]["article"], members[1]["article"]
    (row,) = asked(capsys, "reprints", later[7:19])["rows"]
    assert (row["other"], row["role"], row["kind"], row["same_family"]) == (first, "earlier", "copy", True)
    assert [one["state"] for one in row["paragraphs"]] == ["changed", "changed", "same", "same", "same", "new"]
    redline = row["paragraphs"][1]["redline"]
    assert [(s["change"], s["text"]) for s in redline if s["change"] != "kept"] == [("deleted", "mai"), ("inserted", "juin")]
    text = "\n\n".join(TEXTS["2024-03-12"][1]) + "\n"
    assert all(text[s["span"]["start"] : s["span"]["end"]] == s["text"] for s in redline if s["span"])
    exact = [passage for passage in row["passages"] if not passage["reworded"]]
    assert {passage["source"] for passage in exact} == {passage["cluster"] for passage in exact} == {first}
    assert main(["reprints", first[7:19], "--lang-ui", "en"]) == 0
    out = capsys.readouterr().out
    assert "was taken up by" in out
    assert "[-mai-]{+juin+}" in out


def test_what_nobody_has(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    alone = capsys.readouterr().out.splitlines()[-1].split()[0]
    assert main(["reprints", alone, "--lang-ui", "en"]) == 0
    assert capsys.readouterr().out == "Nothing else in the file has its words.\n"


def test_a_claim_is_traced_to_where_it_first_stood(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members = asked(capsys, "reprints")["rows"][0]["members"]
    answer = asked(capsys, "trace", members[1]["article"], "s1")
    assert [(row["article"], row["wording"]) for row in answer["rows"]] == [
        (m["article"], w) for m, w in zip(members, ("first", "changed"), strict=True)
    ]
    assert answer["rows"][0]["statements"] == ["s1"]
    assert answer["base"] == {"dispatches_distinct": 1, "dispatches_with_reprints": 2, "wordings": 2}
    assert main(["trace", members[1]["article"], "s1", "--lang-ui", "en"]) == 0
    assert "{+juin+}" in capsys.readouterr().out


def test_a_trace_as_a_table(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = asked(capsys, "reprints")["rows"][0]["family"]
    assert main(["trace", article, "s2", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["wording"] for row in rows] == ["first", "same"]


def test_what_is_not_there_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reprints", "ffff"]) == 2
    article = asked(capsys, "reprints")["rows"][0]["family"]
    assert main(["trace", article, "s99"]) == 2
    assert "no statement 's99'" in capsys.readouterr().err
