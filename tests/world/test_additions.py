"""A user's additions: what fits joins the world, what does not is refused with the file, the line, the entry, the field and the cure."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from verbale.errors import AdditionError
from verbale.world.additions import read_additions
from verbale.world.building import LANGUAGES
from verbale.world.compiled import COMPILED, load_compiled
from verbale.world.doubts import find_doubts
from verbale.world.folder import BESIDE, additions_folder
from verbale.world.lookup import World

PEOPLE = """people:
  - name: Amadou Perrin
    wikidata: Q1
    holds:
      - {office: mayor, of: ML, start: 2024-03, label: [maire de Bamako, mayor of Bamako]}
"""
LEAGUE = """organisations:
  - id: org:ligue-du-lac
    kind: ngo
    fr: {name: Ligue du Lac, gender: f, acronyms: [LDL]}
    en: {name: Lake League}
"""
TABLE = """name;office;of;start;end;spellings
Edem Lawson;foreign_minister;TG;2027-01-02;;Edem Lauson|Edem Lawsone
Edem Lawson;head_of_government;TG;2028-01-02;;
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "world"
    path.mkdir()
    monkeypatch.setenv("VERBALE_WORLD", str(path))
    return path


def loaded(folder: Path, **files: str) -> World:
    """The world with *files* (``people_yml`` is people.yml) in the folder."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return World(load_compiled())


def refusal(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AdditionError) as caught:
        read_additions(path)
    return str(caught.value)


def test_people_organisations_and_rows_join_the_world(folder: Path) -> None:
    world = loaded(folder, people_yml=PEOPLE, league_yaml=LEAGUE, table_csv=TABLE)
    (holding,) = world.person("Q1").holdings
    assert (holding.label_fr, holding.source) == ("maire de Bamako", "user")
    assert [f.refers for f in world.lookup("LDL", "fr")] == ["org:ligue-du-lac"]
    (lawson,) = world.persons_named("Lauson")
    assert [(h.office, h.start) for h in lawson.holdings] == [("foreign_minister", "2027-01-02"), ("head_of_government", "2028-01-02")]


def test_nothing_that_is_shipped_is_lost(folder: Path) -> None:
    before = World(load_compiled())
    after = loaded(folder, people_yml=PEOPLE, league_yaml=LEAGUE)
    for language in LANGUAGES:
        assert set(before.forms(language)) < set(after.forms(language))
    assert set(before.persons) < set(after.persons)
    assert before.digest != after.digest


def test_a_known_person_gains_spellings_and_holdings(folder: Path) -> None:
    known = World(load_compiled()).persons_named("Lavrov")[0]
    text = "people: [{name: Sergueï Lavrov, spellings: [Sergej Lawroff], holds: [{office: leader, of: EU, start: 2031}]}]"
    person = loaded(folder, more_yml=text).person(known.id)
    assert set(known.names) < set(person.names)
    assert set(known.holdings) < set(person.holdings)
    assert person.name == known.name


def test_an_open_holding_may_be_ended_and_an_end_may_not_be_changed(folder: Path) -> None:
    entry = "people: [{{name: {}, holds: [{{office: {}, of: {}, start: {}, end: 2031-02-03}}]}}]"
    world = loaded(folder, end_yml=entry.format("Sergueï Lavrov", "foreign_minister", "RU", "2004-03-09"))
    assert {h.end for p in world.persons_named("Lavrov") for h in p.holdings if h.of == "RU"} == {"2031-02-03"}
    with pytest.raises(AdditionError, match=r"end\.yml: François Hollande: end of head_of_state of FR .*2017-05-14.*2031-02-03.*kept"):
        loaded(folder, end_yml=entry.format("François Hollande", "head_of_state", "FR", "2012-05-15"))


def test_a_known_entity_gains_names_and_keeps_what_it_is(folder: Path) -> None:
    text = "organisations: [{id: org:ua, kind: %s, fr: {name: Union africaine, names: [Union des Africains]}, en: {name: African Union}}]"
    world = loaded(folder, ua_yml=text % "intergovernmental")
    assert [f.refers for f in world.lookup("Union des Africains", "fr")] == ["org:ua"]
    assert [f.refers for f in world.lookup("UA", "fr")] == ["org:ua"]
    with pytest.raises(AdditionError, match=r"ua\.yml: org:ua: kind: .*intergovernmental.*firm"):
        loaded(folder, ua_yml=text % "firm")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "people:\n  - name: A B\n    holds: [{office: x, of: ML}]\n",
            ["mine.yml: line 2", "people, A B", "holds[0]", "start is missing", "add `start:`"],
        ),
        ("people:\n\n  - {name: A B, holds: [{office: x, of: ML, start: May}]}", ["line 3", "holds[0].start", "write a date as"]),
        ("people: [{name: A B, holds: [{office: x, of: mali, start: '2024'}]}]", ["holds[0].of", "ISO 3166"]),
        ("people: [{name: A B, holds: []}]", ["holds", "write at least one"]),
        ("people: [{name: A B, gendre: m, holds: []}]", ["gendre is no key here", "gender"]),
        ("people: [{name: A B, wikidata: 12, holds: []}]", ["wikidata"]),
        ("organisations: [{id: Ligue, kind: ngo, fr: {name: L}, en: {name: L}}]", ["organisations, Ligue", "id", "org:my-body"]),
        ("organisations: [{id: org:l, kind: club, fr: {name: L}, en: {name: L}}]", ["kind", "club"]),
        ("states: [{id: ZZ, member: perhaps, fr: {name: L}, en: {name: L}}]", ["member", "true or false"]),
        ("folk: []", ["line 1", "'folk' is unknown", "people, organisations or states"]),
        ("people: yes", ["people is a list"]),
        ("people:\n  - 3", ["line 2", "keys with their values"]),
        ("- name: A B", ["line 1", "begins with"]),
        ("people: [", ["line 2", "not readable as YAML"]),
        ("", ["begins with"]),
        ("people: []", ["no entries"]),
    ],
)
def test_a_yaml_that_does_not_fit_is_refused_with_the_cure(tmp_path: Path, text: str, words: list[str]) -> None:
    message = refusal(tmp_path / "mine.yml", text)
    assert [word for word in ["mine.yml", *words] if word not in message] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,office,of\nA B,x,ML\n", ["line 1", "column 'start' is missing"]),
        ("name,office,of,start,sart\n", ["line 1", "column 'sart' is unknown", "spellings"]),
        ("name,office,of,start\nA B,x,ML,2024\n\nC D,x,ML,soon\n", ["line 4", "C D", "holds[0].start", "write a date"]),
        ("name,office,of,start\nA B,x,ML,2024,,\n", ["line 2", "6 cells under 4 columns"]),
        ("id,kind,name_fr,name_en\norg:l,club,L,L\n", ["line 2", "organisations, org:l", "kind"]),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_the_cure(tmp_path: Path, text: str, words: list[str]) -> None:
    message = refusal(tmp_path / "mine.csv", text)
    assert [word for word in ["mine.csv", *words] if word not in message] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "people: [{name: A B, holds: [{office: umpire, of: ML, start: '2024'}]}]",
            ["A B", "'umpire'", "label: [French, English]", "head_of_state"],
        ),
        ("people: [{name: A B, holds: [{office: leader, of: org:none, start: '2024'}]}]", ["A B", "org:none", "add it under"]),
        ("organisations: [{id: org:l, kind: ngo, members: [QZ], fr: {name: L}, en: {name: L}}]", ["org:l", "QZ", "add it under"]),
    ],
)
def test_what_refers_to_nothing_is_refused_with_the_cure(folder: Path, text: str, words: list[str]) -> None:
    with pytest.raises(AdditionError) as caught:
        loaded(folder, mine_yml=text)
    assert [word for word in ["mine.yml", *words] if word not in str(caught.value)] == []


def test_a_word_that_means_two_and_a_second_holder_are_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(
        LEAGUE.replace("LDL", "UA") + "people: [{name: Edem Lawson, holds: [{office: head_of_state, of: FR, start: '2020'}]}]",
        encoding="utf-8",
    )
    doubts = find_doubts(read_additions(path), World(load_compiled()), LANGUAGES)
    assert [d.split(":")[0] for d in doubts] == ["'UA' also means Union africaine", "Emmanuel Macron is head_of_state of FR on 2020 too"]


def test_the_examples_of_the_how_to_fit(folder: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/add-to-the-world.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    table = "\n".join(line.strip() for line in re.findall(r"^ {4}(?:name,|Edem).*$", page, re.MULTILINE))
    world = loaded(folder, example_yml=example, table_csv=table)
    assert [len(world.persons_named(name)) for name in ("Amadou Perrin", "Edem Lawsone")] == [1, 1]
    assert world.speaks_for("org:ligue-du-lac") == ()


def test_the_compiled_copy_is_kept_and_made_anew_when_a_file_changes(folder: Path) -> None:
    first = loaded(folder, people_yml=PEOPLE)
    kept = (folder / BESIDE).read_bytes()
    assert World(load_compiled()).persons == first.persons
    assert (folder / BESIDE).read_bytes() == kept
    changed = loaded(folder, people_yml=PEOPLE.replace("Perrin", "Lawson"))
    assert changed.person("Q1").name == "Amadou Lawson"
    assert (folder / BESIDE).read_bytes() != kept


def test_without_a_variable_the_folder_is_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VERBALE_WORLD")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert additions_folder().parts[-2:] == ("verbale", "world")


def test_the_world_loads_in_fifty_milliseconds() -> None:
    assert COMPILED.is_file()
    spent = []
    for _ in range(5):
        began = time.process_time()
        world = World(load_compiled())
        world.lookup("Chine", "fr")
        world.lookup("China", "en")
        world.persons_named("Wang")
        world.persons_sounding("Wang")
        world.holders("head_of_state", "FR", "2020")
        spent.append(time.process_time() - began)
    assert min(spent) < 0.05
