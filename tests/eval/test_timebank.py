"""The reader of TimeML and its scorer, on a document small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.scoring import Count
from eval.timebank import (
    CUES,
    FOLDER,
    LINKS,
    TELLERS,
    Figures,
    halves,
    is_placed,
    score_cues,
    score_documents,
    score_times,
    timebank_tables,
)
from eval.timeml import Extent, MarkedTime, TimeML, read_timeml

FERRY = Path(__file__).with_name("ferry.tml")


@pytest.fixture
def ferry() -> TimeML:
    return read_timeml(FERRY)


def extent(document: TimeML, words: str) -> Extent:
    start = document.text.index(words)
    return start, start + len(words)


def test_the_text_has_no_marks_and_the_offsets_are_its_own(ferry: TimeML) -> None:
    assert ferry.text.startswith("\nLe maire a déclaré hier que")
    assert "une affiche & rien" in ferry.text
    assert [(ferry.text[slice(*t.extent)], t.value) for t in ferry.times] == [
        ("hier", "2021-03-09"), ("le 3 avril", "2021-04-03"), ("maintenant", "PRESENT_REF"),
    ]  # fmt: skip
    assert [ferry.text[slice(*e)] for e in ferry.reporting] == ["déclaré", "disait"]


def test_evidential_links_are_told_once_and_others_left_out(ferry: TimeML) -> None:
    assert [(ferry.text[slice(*link.teller)], link.reporting, ferry.text[slice(*link.told)]) for link in ferry.links] == [
        ("déclaré", True, "partirait")
    ]


def test_a_document_without_the_time_of_its_creation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.tml").write_text("<TimeML><TEXT>Rien.</TEXT></TimeML>", encoding="utf-8")
    with pytest.raises(ValueError, match="no TIMEX3 in a DCT"):
        read_timeml(tmp_path / "odd.tml")


def test_a_time_is_right_by_span_by_overlap_and_by_value(ferry: TimeML) -> None:
    figures = Figures()
    found = [
        MarkedTime(extent(ferry, "hier"), "DATE", "2021-03-09"),
        MarkedTime(extent(ferry, "3 avril"), "DATE", "2020-04-03"),
        MarkedTime(extent(ferry, "quai"), "TIME", "2021-03-10"),
    ]
    score_times(figures, "times", ferry, ferry.times, found)
    rows = {name.removeprefix("times: "): count for name, count in figures.counts.items() if name.startswith("times: ")}
    assert rows == {
        "value": Count(1, 3, 3), "strict": Count(1, 3, 3), "strict, words before aside": Count(2, 3, 3),
        "relaxed": Count(2, 3, 3), "type": Count(2, 3, 3),
    }  # fmt: skip


def test_only_a_time_that_a_calendar_has_is_asked_of_the_record(ferry: TimeML) -> None:
    assert [is_placed(time) for time in ferry.times] == [True, True, False]


def test_a_cue_is_right_on_an_event_that_reports(ferry: TimeML) -> None:
    figures = Figures()
    told = extent(ferry, "le bac partirait")
    score_cues(figures, ferry, [(extent(ferry, "a déclaré"), [told]), (extent(ferry, "est"), [extent(ferry, "à quai")])])
    assert figures.counts[CUES] == Count(1, 2, 2)
    assert figures.counts[TELLERS] == Count(1, 2, 2)
    assert figures.counts[LINKS] == Count(1, 1, 1)
    assert figures.other_cues == {"no event": 1}


def test_a_link_whose_told_event_is_outside_the_content_is_missed(ferry: TimeML) -> None:
    figures = Figures()
    score_cues(figures, ferry, [(extent(ferry, "a déclaré"), [extent(ferry, "le bac")])])
    assert figures.counts[LINKS] == Count(0, 0, 1)
    assert any("link missed" in error and "partirait" in error for error in figures.errors)


def test_the_program_reads_the_ferry(ferry: TimeML) -> None:
    figures = score_documents([ferry])
    assert figures.counts["times: value"] == figures.counts["times: type"] == Count(3, 3, 3)
    assert figures.counts["times of the record: value"] == Count(2, 2, 2)
    assert figures.counts[LINKS].recall == 1


def test_the_even_documents_are_for_development(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.tml").write_bytes(FERRY.read_bytes())
    assert {half: [d.id for d in documents] for half, documents in halves(tmp_path.glob("*.tml")).items()} == {
        "development": ["b"],
        "test": ["a", "c"],
    }


def test_without_the_documents_the_section_says_so(tmp_path: Path) -> None:
    assert timebank_tables(tmp_path) == ["## French TimeBank", "", f"Not measured: {FOLDER} is not beside the checkout.", ""]
