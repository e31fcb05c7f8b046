"""How set phrases are written and found."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.errors import DataError
from verbale.language.formulas import load_formulas
from verbale.language.loader import VARIABLE
from verbale.language.printed import Gap, read_printed
from verbale.language.wording import Wordings, read_wording


def found(wording: str, text: str, language: str = "fr") -> list[tuple[int, int]]:
    return [(hit.first, hit.end) for hit in Wordings([("rule", (wording,))], language).find(read_printed(text))]


@pytest.mark.parametrize(
    ("wording", "text", "expected"),
    [
        ("accord+", "des accords", [(1, 2)]),
        ("accord", "des accords", []),
        ("égal~", "des voix égales et égaux", [(2, 3), (4, 5)]),
        ("nommer%", "ils nommaient", [(1, 2)]),
        ("a|b c", "b c", [(0, 2)]),
        ("a b? c", "a c a b c", [(0, 2), (2, 5)]),
        ("a, b", "a, b a b a; b", [(0, 2), (2, 4)]),
        ("a * c", "a beau c", [(0, 3)]),
        ("a * c", "a de c", []),
        ("a ** c", "a beau grand c", [(0, 4)]),
        ("a ... c", "a de la ville c", [(0, 5)]),
        ("a ... c", "a 1 2 3 4 5 6 c", []),
        ("a ... c", "a, b c", []),
        ("ç-à", "CA", []),
        ("ç-à", "C’A", [(0, 2)]),
    ],
)
def test_the_signs_of_a_wording(wording: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert found(wording, text) == expected


def test_the_longest_of_overlapping_wordings_is_kept() -> None:
    table = Wordings([("x", ("a b", "a b c", "b c d"))], "fr")
    assert [(hit.first, hit.end, hit.wording) for hit in table.find(read_printed("a b c d"))] == [(0, 3, "a b c")]


@pytest.mark.parametrize("wording", ["", "* a", "a *", "a? *  b", "a * b?", "a?", "a||b", "a!", "?"])
def test_a_wording_that_cannot_be_read_is_refused(wording: str) -> None:
    with pytest.raises(DataError, match="wording"):
        read_wording(wording, "fr")


def test_a_verb_without_a_paradigm_is_refused() -> None:
    with pytest.raises(DataError, match="paradigm"):
        read_wording("xyz%", "fr")


def test_a_broken_file_is_refused_by_file_and_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "zz"
    folder.mkdir()
    (folder / "formulas.yml").write_text("- {id: broken, name: x, variants: ['* a'], yes: [x], no: [y]}\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(DataError, match=r"zz/formulas\.yml: entry broken"):
        load_formulas("zz")


def test_marks_part_words() -> None:
    printed = read_printed("a, b ,, c. d-e\nf\n\ng (h) É")
    assert printed.words == ("a", "b", "c", "d", "e", "f", "g", "h", "e")
    assert [int(gap) for gap in printed.gaps] == [Gap.MARK, Gap.COMMA, Gap.MARK, Gap.MARK, Gap.NONE, Gap.NONE, Gap.MARK, Gap.MARK, Gap.MARK]
    assert printed.part(3, 5).words == ("d", "e")
