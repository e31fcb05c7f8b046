"""The words of the views: wrapped without loose ends, names not codes, nothing that could steer a terminal."""

from __future__ import annotations

import pytest

from tests.reading import read_all
from verbale.model import Force, MeetingKind, Reason, Strength, Topic
from verbale.views.catalogue import LANGUAGES, load_catalogue, say_date
from verbale.views.layout import shown
from verbale.views.markdown import to_markdown
from verbale.views.terminal import print_minutes

TEXT = "Le ministre malien a déclaré que le Mali soutiendra toujours le Tchad et que les deux pays *resteront* des voisins loyaux et attentifs."


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_fit_and_end_without_blanks(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    [minutes] = read_all([TEXT])
    print_minutes(minutes, "fr", width=width)
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= width and line == line.rstrip() for line in lines)
    assert not any(line.strip() == "»" for line in lines)
    assert "Mali" in "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("values", [Force, Strength, MeetingKind, Reason])
def test_every_value_has_its_words(language: str, values: type[Force]) -> None:
    assert {value.value for value in values} <= set(load_catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_its_words(language: str) -> None:
    assert {f"topic-{topic.value}" for topic in Topic} <= set(load_catalogue(language))


def test_control_characters_are_not_passed_on() -> None:
    assert shown("a\x1b[31mb\nc") == "a\ufffd[31mb c"


def test_a_source_makes_no_markdown() -> None:
    [minutes] = read_all([TEXT])
    assert "\\*resteront\\*" in to_markdown(minutes, "fr")


def test_a_year_that_is_not_stated_is_said_to_be_missing() -> None:
    assert say_date("fr", "XXXX-03-01") == "1er mars (année non mentionnée)"
    assert say_date("en", "2020-09-12") == "Saturday 12 September 2020"
