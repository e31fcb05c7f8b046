"""The code tables: every act falls under a line, every number has a label and, but for mere words, an event."""

from __future__ import annotations

from itertools import product

import pytest

from verbale.acts.codes import find_codes, find_label, find_row, load_codes, load_plover, show_row
from verbale.language.acts import load_acts
from verbale.model import Force, Strength, Topic


@pytest.mark.parametrize("force", Force)
def test_the_line_shown_is_the_one_that_gives_the_codes(force: Force) -> None:
    strengths = [*Strength] if force is Force.COMMIT else [None]
    for strength, topic in product(strengths, Topic):
        row = find_row(force, strength, topic)
        assert find_codes(force, strength, topic).cameo == row.cameo
        assert f"force: {force.value}" in show_row(row)


def test_a_number_that_a_rule_gives_itself_has_a_label() -> None:
    own = {rule.cameo for rule in load_acts("fr").rules.values() if rule.cameo}
    rejects = find_row(Force.OPPOSE, None, Topic.TRADE)
    assert own
    assert {number for number in own if find_label(rejects, number) is None} == set()


def test_only_words_have_no_event() -> None:
    numbers = {row.cameo for row in load_codes().rows}
    assert {number for number in numbers if number not in load_plover()} == {n for n in numbers if n.startswith(("01", "02"))}
