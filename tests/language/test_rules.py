"""Every rule matches its own examples, and does not match its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import yaml

from verbale.ingest import read_article
from verbale.language.loader import HERE, RuleLoader, languages
from verbale.language.meetings import load_meetings
from verbale.language.verbs import load_verbs
from verbale.language.words import load_words
from verbale.mentions.times import find_times
from verbale.model import Metadata, Minutes
from verbale.parse import parse_article
from verbale.pipeline import read_minutes

# Files whose entries make no claim of their own, each with the check of its examples or the test that has it.
CHECKED_HERE = {"grammar", "encounters", "verbs", "paradigms", "tenses"}
# Word lists that other rules read and that make no claim of their own: held by the tests of the rules that read them.
CHECKED_IN_THEIR_ROOM = {
    "calendar",
    "clauses",
    "declensions",
    "duties",
    "horizon",
    "impersonals",
    "modifiers",
    "names",
    "novelties",
    "profile",
    "publications",
    "sides",
    "untimes",
}
# Rules of a young language whose engine is still being taught.
LEARNING: dict[str, set[str]] = {}
CLAIMING = ("cues", "attributions", "turns", "acts", "times", "meetings", "datelines", "titles", "offices", "sources", "pronouns", "groups")


def entries(language: str, topic: str) -> list[dict[str, list[str]]]:
    path = HERE / language / f"{topic}.yml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=RuleLoader) if path.exists() else []


def cases(*topics: str) -> list[tuple[str, str, str, bool]]:
    found = []
    for language, topic in product(languages(), topics):
        if topic in LEARNING.get(language, set()):
            continue
        for entry in entries(language, topic):
            rule = f"{language}/{topic}.yml#{entry['id']}"
            found += [(topic, rule, text, True) for text in entry["yes"]]
            found += [(topic, rule, text, False) for text in entry["no"]]
    return found


@cache
def minutes(language: str, text: str) -> Minutes:
    return read_minutes(text, Metadata(language=language, published="2024-05-15"))


def fired(language: str, text: str) -> set[str]:
    """The ids of all rules that made a claim on *text*."""
    m = minutes(language, text)
    found = {s.rule for s in m.statements} | {a.rule for s in m.statements for a in s.acts}
    found |= {r.rule for r in m.mentions.references} | {x.rule for x in (*m.meetings, *m.announced)}
    return found | ({m.article.dateline.rule} if m.article.dateline else set())


@pytest.mark.parametrize(("topic", "rule", "text", "expected"), cases(*CLAIMING))
def test_a_rule_fires_on_its_examples_and_on_no_counter_example(topic: str, rule: str, text: str, expected: bool) -> None:
    assert (rule in (timed if topic == "times" else fired)(rule[:2], text)) is expected


@cache
def timed(language: str, text: str) -> set[str]:
    """The ids of all rules that found a time in *text*, one that is no part of the record too."""
    return {t.rule for t in find_times(parse_article(read_article(text, Metadata(language=language, published="2024-05-15"))))}


CHECKS: dict[str, Callable[[str, str, str], bool]] = {
    "grammar": lambda language, rule, text: text in load_words(language)[rule],
    "encounters": lambda language, rule, text: text in load_meetings(language).words[rule],
    "verbs": lambda language, rule, text: bool(load_verbs(language).readings(text)),
    "paradigms": lambda language, rule, text: bool(load_verbs(language).readings(text)),
    "tenses": lambda language, rule, text: any(r.mood.value == rule for r in load_verbs(language).readings(text)),
}


@pytest.mark.parametrize(("topic", "rule", "text", "expected"), cases("grammar", "encounters", "verbs", "tenses"))
def test_a_lexicon_entry_holds_its_examples(topic: str, rule: str, text: str, expected: bool) -> None:
    assert CHECKS[topic](rule[:2], rule.partition("#")[2], text) is expected


def test_no_rule_file_is_forgotten() -> None:
    """Every file of rules is checked here or named with the room that checks it."""
    known = CHECKED_HERE | set(CLAIMING) | CHECKED_IN_THEIR_ROOM
    rooms = "\n".join(p.read_text(encoding="utf-8") for p in Path(__file__).parents[1].glob("**/test_*.py") if p.name != "test_rules.py")
    loose = {p.stem for p in HERE.glob("??/*.yml")} - known
    assert not {stem for stem in loose if not re.search(rf"\b{stem}\b", rooms)}
