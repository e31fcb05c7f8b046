"""Who would act, toward whom, and what about: whole acts of whole texts."""

from __future__ import annotations

import pytest

from verbale.model import Metadata
from verbale.pipeline import read_minutes

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def acts(text: str) -> list[Told]:
    minutes = read_minutes(text, Metadata(language="fr", published="2024-03-13"))
    return [(a.force.value, a.actor, a.target) for s in minutes.statements for a in s.acts]


def topics(text: str) -> list[str]:
    minutes = read_minutes(text, Metadata(language="fr", published="2024-03-13"))
    return [a.topic.value for s in minutes.statements for a in s.acts]


DISPUTE = "Le ministre malien Oumar Traoré a dénoncé un chantage.\nLe ministre tchadien Ali Hassan a démenti toute implication."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DISPUTE, [("OPPOSE", ("ML",), ("TD",)), ("DENY", ("TD",), ("ML",))]),
        ("Le ministre malien Oumar Traoré a dénoncé un chantage.", [("OPPOSE", ("ML",), ())]),
        ("Le ministre malien Oumar Traoré a regretté que l'accord de Paris soit ignoré.", [("REGRET", ("ML",), ())]),
        ("Le ministre malien Oumar Traoré a déclaré qu'il s'agira d'une visite brève.", [("ASSERT", ("ML",), ())]),
    ],
)
def test_toward_whom_an_act_goes(text: str, expected: list[Told]) -> None:
    assert acts(text) == expected


def test_a_treaty_named_after_a_city_names_no_state() -> None:
    text = "Le ministre malien Oumar Traoré a déclaré que le Mali quittera l'accord de Paris."
    assert acts(text) == [("COMMIT", ("ML",), ())]


def test_the_title_tells_what_words_that_say_nothing_are_about() -> None:
    text = "Vaccination : le ministère malien hésite\nLe ministre malien Oumar Traoré a estimé que rien n'était joué."
    assert topics(text) == ["health"]


def test_words_of_its_own_take_an_act_from_the_matter_of_the_text() -> None:
    title = "Vaccination : le ministère malien hésite\n"
    text = title + "Le ministre malien Oumar Traoré a salué la construction d'un gazoduc et d'une centrale solaire."
    assert topics(text) == ["energy"]


def test_where_nothing_speaks_for_a_topic_there_is_other() -> None:
    assert topics("Le ministre malien Oumar Traoré a estimé que rien n'était joué.") == ["other"]
