"""The pages' words are complete in both languages, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import verbale.views.web
from verbale.views.catalogue import LANGUAGES, load_catalogue
from verbale.views.web.site import KEYS, THEMES
from verbale.views.web.words import load_words

HERE = Path(verbale.views.web.__file__).parent
TEMPLATES = sorted((HERE / "templates").glob("*.html"))
SAID = re.compile(r"""\bt\(\s*["']([^"']+)["']\s*[,)]""")
COUNTED = re.compile(r"""\bn\(\s*["']([^"']+)["']""")
FRENCH = load_words("fr")


def fields(words: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(words) if field}


def test_both_languages_have_the_same_keys_with_the_same_fields() -> None:
    english = load_words("en")
    assert set(FRENCH) == set(english)
    assert {key for key in FRENCH if fields(FRENCH[key]) != fields(english[key])} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_what_a_page_says_is_in_the_catalogues(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    keys = {*SAID.findall(source), *(f"{key}-{form}" for key in COUNTED.findall(source) for form in ("one", "many"))}
    assert [key for key in sorted(keys) for language in LANGUAGES if key not in {**load_catalogue(language), **load_words(language)}] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_page_has_no_words_of_its_own(path: Path) -> None:
    """Text between tags comes from the catalogues or the desk; the program's name and the keys of the keyboard are the same everywhere."""
    source = re.sub(r"\{% block kind %\}.*?\{% endblock %\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert set(re.findall(r"[^\W\d_]{2,}", source)) <= {"Verbale"}


def test_choices_have_their_words() -> None:
    chosen = [*(f"theme-{theme}" for theme in THEMES), *(f"keys-{keys}" for keys in KEYS), *(f"language-{code}" for code in LANGUAGES)]
    assert [key for key in chosen if key not in FRENCH] == []


def test_french_strings_keep_their_marks_from_the_line_end() -> None:
    assert [key for key, words in FRENCH.items() if re.search(r" [;:?!»]|« ", words)] == []
