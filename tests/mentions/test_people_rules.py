"""Every rule of names, titles, offices, bodies, groups and pronouns matches its own examples and no counter-example."""

from __future__ import annotations

from functools import cache

import pytest

from verbale.ingest import read_article
from verbale.language import Entry, load_entries, rule_id
from verbale.language.groups import GroupNoun, SideNoun
from verbale.language.names import NameWords
from verbale.language.offices import Duty, OfficeNoun
from verbale.language.pronouns import Impersonal, Pronoun
from verbale.language.sources import SourceNoun
from verbale.language.titles import Title
from verbale.language.words import WordClass
from verbale.mentions import find_mentions
from verbale.model import Metadata
from verbale.parse import parse_article

CLAIMING: dict[str, type[Entry]] = {
    "titles": Title,
    "offices": OfficeNoun,
    "duties": Duty,
    "sources": SourceNoun,
    "groups": GroupNoun,
    "sides": SideNoun,
    "pronouns": Pronoun,
}


@cache
def fired(text: str) -> frozenset[str]:
    """The ids of all rules that made a reference in *text*."""
    article = read_article(text, Metadata(published="2021-03-04", language="fr"))
    return frozenset(r.rule for r in find_mentions(parse_article(article)).references)


def examples() -> list[tuple[str, str, bool]]:
    found = []
    for topic, schema in CLAIMING.items():
        for entry in load_entries("fr", topic, schema):
            rule = rule_id("fr", topic, entry.id)
            found += [(rule, text, True) for text in entry.yes] + [(rule, text, False) for text in entry.no]
    for name in load_entries("fr", "names", NameWords):
        if not name.words:
            rule = rule_id("fr", "names", name.id)
            found += [(rule, text, True) for text in name.yes] + [(rule, text, False) for text in name.no]
    return found


@pytest.mark.parametrize(("rule", "text", "expected"), examples())
def test_a_rule_of_mentions_fires_on_its_examples_only(rule: str, text: str, expected: bool) -> None:
    assert (rule in fired(text)) is expected


@pytest.mark.parametrize("entry", load_entries("fr", "impersonals", Impersonal), ids=lambda e: e.id)
def test_an_impersonal_il_is_no_reference(entry: Impersonal) -> None:
    assert all("fr/pronouns.yml#il" not in fired(text) for text in entry.yes)
    assert all("fr/pronouns.yml#il" in fired(text) for text in entry.no)


@pytest.mark.parametrize(
    "entry", [*load_entries("fr", "modifiers", WordClass), *load_entries("fr", "names", NameWords)], ids=lambda e: e.id
)
def test_the_examples_of_a_word_class_are_members_and_the_others_none(entry: WordClass | NameWords) -> None:
    if entry.words:
        assert set(entry.yes) <= set(entry.words)
        assert not set(entry.no) & set(entry.words)
