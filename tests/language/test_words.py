"""Lists of words: `yes` are members, `no` are none; verbs: `yes` are forms that are read, `no` are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale import language
from verbale.language.loader import load_entries, read_list
from verbale.language.verbs import Paradigm, Tense, conjugate, load_verbs

RULES = Path(language.__file__).parent
LISTS = ("grammar", "modifiers")


def entries(topics: tuple[str, ...]) -> list[tuple[str, dict[str, list[str]]]]:
    found = []
    for topic in topics:
        for path in sorted(RULES.glob(f"*/{topic}.yml")):
            for entry in read_list(path, path.name):
                assert isinstance(entry, dict)
                found.append((f"{path.parent.name}/{path.name}#{entry['id']}", entry))
    return found


@pytest.mark.parametrize(("name", "entry"), entries(LISTS), ids=lambda value: value if isinstance(value, str) else "")
def test_members_are_members(name: str, entry: dict[str, list[str]]) -> None:
    words = set(entry["words"])
    assert set(entry["yes"]) <= words, name
    assert not set(entry["no"]) & words, name


@pytest.mark.parametrize(("name", "entry"), entries(("verbs", "tenses")), ids=lambda value: value if isinstance(value, str) else "")
def test_forms_are_read(name: str, entry: dict[str, list[str]]) -> None:
    table = load_verbs(name.partition("/")[0])
    assert [form for form in entry["yes"] if not table.readings(form)] == [], name


@pytest.mark.parametrize(("name", "entry"), entries(("verbs",)), ids=lambda value: value if isinstance(value, str) else "")
def test_other_words_are_no_forms(name: str, entry: dict[str, list[str]]) -> None:
    table = load_verbs(name.partition("/")[0])
    assert [form for form in entry["no"] if table.readings(form)] == [], name


@pytest.mark.parametrize("language", sorted(path.parent.name for path in RULES.glob("*/paradigms.yml")))
def test_a_paradigm_makes_its_examples(language: str) -> None:
    """Every form in `yes` is a stem with one of the endings; no word in `no` is one of those stems with an ending."""
    tenses = load_entries(language, "tenses", Tense)
    wrong = []
    for paradigm in load_entries(language, "paradigms", Paradigm):
        endings = {form for form, _, _ in conjugate(paradigm.inf, paradigm, tenses)}
        stems = [{form.removesuffix(e) for e in endings if form.endswith(e)} for form in paradigm.yes]
        made = {stem + e for found in stems for stem in found for e in endings}
        wrong += [paradigm.id] * (not all(stems) or bool(made & set(paradigm.no)))
    assert wrong == []
