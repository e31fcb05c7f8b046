"""The compiled file is the YAML, and a broken file is named."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from verbale.errors import DataError
from verbale.world import compiled, load_world, sources
from verbale.world.building import LANGUAGES, build
from verbale.world.compiled import COMPILED, load_compiled
from verbale.world.lookup import World
from verbale.world.schema import Organisation, State
from verbale.world.sources import read_records


def test_the_compiled_file_is_fresh() -> None:
    assert COMPILED.read_bytes() == build(sources.sources_digest()), "run: python -m verbale.world.compile"


def test_without_the_compiled_file_the_world_is_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compiled, "COMPILED", tmp_path / "missing.json")
    world = World(load_compiled())
    assert all(world.forms(language) == load_world().forms(language) for language in LANGUAGES)
    assert world.digest == load_world().digest


def test_a_stale_compiled_file_is_not_believed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stale = tmp_path / "compiled.json"
    stale.write_bytes(COMPILED.read_bytes().replace(b"sha256:", b"sha256:0", 1).replace(b'"Chine"', b'"Cathay"'))
    monkeypatch.setattr(compiled, "COMPILED", stale)
    assert World(load_compiled()).name("CN", "fr") == "Chine"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {id: FR, nonsense: 1}", "world/broken.yml: entry FR"),
        ("- {id: fr}", "world/broken.yml: entry fr"),
        ("id: FR", "is a list of entries"),
        ("- [", "not readable as YAML"),
        ("- 3", "entry number 1"),
    ],
)
def test_a_broken_file_is_named_with_its_entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "broken.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sources, "HERE", tmp_path)
    with pytest.raises(DataError, match=message):
        sources.read_records("broken.yml", State)


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sources, "HERE", tmp_path)
    with pytest.raises(DataError, match=r"world/absent\.yml: the file is missing"):
        sources.read_records("absent.yml", State)


def test_an_unknown_language_has_no_forms() -> None:
    with pytest.raises(DataError, match="'de'"):
        load_world().forms("de")


def test_bodies_speak_for_whom_they_belong_to() -> None:
    world = load_world()
    assert world.speaks_for("CN") == ("CN",)
    assert world.speaks_for("org:commission-europeenne") == ("EU",)
    assert world.speaks_for("org:oms") == ("UN",)
    assert world.speaks_for("org:ocs") == world.speaks_for("org:hamas") == ()
    assert "KZ" in world.entity("org:ocs").members


def test_every_id_of_a_form_is_an_entity() -> None:
    world = load_world()
    for language in LANGUAGES:
        assert all(world.name(form.refers, language) for form in world.forms(language))


def test_the_records_of_the_compiled_file_are_one_a_line() -> None:
    assert COMPILED.read_text(encoding="utf-8").count("\n") > len(load_world().persons)
    assert msgspec.json.decode(COMPILED.read_bytes())["sources"] == load_world().digest


def test_at_least_150_organisations_have_an_acronym_in_both_languages() -> None:
    organisations = read_records("organisations.yml", Organisation)
    assert sum(bool(o.fr.acronyms and o.en.acronyms) for o in organisations) >= 190


@pytest.mark.parametrize(
    ("french", "english", "refers"),
    [
        ("OTAN", "NATO", "org:otan"),
        ("OCS", "SCO", "org:ocs"),
        ("CEDEAO", "ECOWAS", "org:cedeao"),
        ("AIEA", "IAEA", "org:aiea"),
        ("OTSC", "CSTO", "org:otsc"),
        ("OIAC", "OPCW", "org:oiac"),
        ("OTICE", "CTBTO", "org:otice"),
        ("GAFI", "FATF", "org:gafi"),
        ("UA", "AU", "org:ua"),
    ],
)
def test_an_organisation_is_found_by_its_acronym_in_either_language(french: str, english: str, refers: str) -> None:
    assert [form.refers for form in load_world().lookup(french, "fr")] == [refers]
    assert [form.refers for form in load_world().lookup(english, "en")] == [refers]


@pytest.mark.parametrize(
    ("of", "count"), [("org:ua", 55), ("org:ligue-arabe", 22), ("org:oci", 57), ("org:conseil-de-l-europe", 46), ("EU", 27)]
)
def test_members_are_counted(of: str, count: int) -> None:
    assert len(set(load_world().entity(of).members)) == count
