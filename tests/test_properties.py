"""What holds for every text: spans are words, no text raises, apostrophes and blanks make no difference, no rule is slow."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.marked import load_cases
from tests.reading import read_all
from verbale.ingest import read_article
from verbale.model import Metadata, Minutes, Span
from verbale.parse.quotes import find_quotes

HERE = Path(__file__).parent
METADATA = csv.DictReader((HERE.parent / "samples/metadata.csv").read_text(encoding="utf-8").splitlines())
SAMPLES = [(row["language"], (HERE.parent / row["file"]).read_text(encoding="utf-8")) for row in METADATA]
BY_LANGUAGE = {
    code: (
        sorted({line for language, sample in SAMPLES if language == code for line in sample.splitlines()}),
        sorted({case.text for case in load_cases(HERE / f"cases/{code}/statements.yml")}),
    )
    for code in ("fr", "en")
}
LINES, SENTENCES = BY_LANGUAGE["fr"]
MARKS = "«»“”\"'’‘—–-:;,.!?…()[]\n\t \u00a0\u202f\u2028\u200bàéÉœ\U0001f600e\u0301"

# The same examples on every machine: a property that fails must fail for everyone.
steady = settings(max_examples=25, deadline=None, derandomize=True, database=None)
documents = st.lists(st.sampled_from(LINES + SENTENCES), min_size=1, max_size=6).map("\n".join)
noise = st.text(st.one_of(st.sampled_from(MARKS), st.characters(codec="utf-8")), max_size=200)
HOURS = ("at 10 p.m.", "by 0900 GMT,", "in mid-September", "the day before", "‘", "’", "’s ", "'s ", "told ", "said ", " that ", "warned ")
every_language = pytest.mark.parametrize("code", sorted(BY_LANGUAGE))


def documents_in(code: str) -> st.SearchStrategy[str]:
    """Texts of several paragraphs, each a line of a sample or a case."""
    lines, sentences = BY_LANGUAGE[code]
    return st.lists(st.sampled_from(lines + sentences), min_size=1, max_size=6).map("\n".join)


def pieces_in(code: str) -> st.SearchStrategy[str]:
    """Sentences, halves of sentences, words of times and cues, and noise, in any order."""
    sentences = st.sampled_from(BY_LANGUAGE[code][1])
    halves = st.tuples(sentences, st.integers(0, 80)).map(lambda pair: pair[0][pair[1] :])
    return st.lists(st.one_of(sentences, halves, st.sampled_from(HOURS), noise), min_size=1, max_size=5).map("".join)


def read_one(text: str, code: str = "fr") -> Minutes:
    return read_all([text], code)[0]


def spans_of(minutes: Minutes) -> Iterator[Span]:
    """Every span of a record."""
    article, mentions = minutes.article, minutes.mentions
    yield from (paragraph.span for paragraph in article.paragraphs)
    if article.dateline:
        yield from (span for span in (article.dateline.span, article.dateline.place, article.dateline.agency) if span)
    yield from (time.span for time in mentions.times)
    yield from (reference.span for reference in mentions.references)
    yield from (office.span for entity in mentions.entities for office in entity.offices)
    yield from chain.from_iterable(meeting.evidence for meeting in minutes.meetings)
    yield from (issue.span for issue in chain(minutes.issues, mentions.issues))
    for statement in minutes.statements:
        yield from chain(statement.content, statement.verbatim, *(act.evidence for act in statement.acts))
        yield from (span for span in (statement.source, statement.cue and statement.cue.span) if span)


def assert_spans_are_words(minutes: Minutes) -> None:
    text = minutes.article.text
    for span in spans_of(minutes):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text), f"blanks at the edge of {span.of(text)!r}"
    for timex in minutes.mentions.times:
        assert timex.span.of(text) == timex.text
    for statement in minutes.statements:
        assert statement.content
        assert all(a.end <= b.start for a, b in zip(statement.content, statement.content[1:], strict=False))


@every_language
@steady
@given(data=st.data())
def test_every_span_is_in_range_and_is_words(code: str, data: st.DataObject) -> None:
    assert_spans_are_words(read_one(data.draw(documents_in(code)), code))


@every_language
@steady
@given(data=st.data())
def test_any_text_at_all_can_be_read(code: str, data: st.DataObject) -> None:
    assert_spans_are_words(read_one(data.draw(pieces_in(code)), code))


@every_language
@steady
@given(data=st.data())
def test_a_paragraph_more_changes_no_earlier_content(code: str, data: st.DataObject) -> None:
    text, line = data.draw(documents_in(code)), data.draw(st.sampled_from(BY_LANGUAGE[code][0]))
    before = [statement.content for statement in read_one(text, code).statements]
    after = [s.content for s in read_one(text + "\n" + line, code).statements if s.content[0].start < len(text)]
    assert after == before


def outline(minutes: Minutes) -> object:
    """All of a record but the text and what is copied or hashed from it."""
    return (
        list(spans_of(minutes)),
        [(s.type, s.frame, s.attribution, s.rule, s.confidence, len(s.speakers)) for s in minutes.statements],
        [(a.force, a.strength, a.actor, a.target, a.topic, a.rule) for s in minutes.statements for a in s.acts],
        [(t.type, t.value, t.rule) for t in minutes.mentions.times],
        [(m.kind, m.date, m.countries, m.rule) for m in minutes.meetings],
        [(r.kind, r.entities, r.rule) for r in minutes.mentions.references],
    )


@steady
@given(documents)
def test_apostrophes_make_no_difference(text: str) -> None:
    assert outline(read_one(text.replace("’", "'"))) == outline(read_one(text.replace("'", "’")))


@steady
@given(documents)
def test_no_break_spaces_make_no_difference(text: str) -> None:
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    typeset = plain
    for loose in ("« ", " »", " :", " ?", "M. "):
        typeset = typeset.replace(loose, loose.replace(" ", "\u00a0" if loose != " ?" else "\u202f"))
    assert outline(read_one(typeset)) == outline(read_one(plain))


HOSTILE = {
    "opening marks": "« ",
    "closing marks": "» ",
    "straight marks": '" ',
    "commas": ", ",
    "incises": ", a-t-il dit, ",
    "cues": "a dit que ",
    "names": "M. Wang ",
    "dates": "le 14/09 ",
    "datelines": "PARIS, 3 mars (AFP) - ",
    "brackets": "( ",
    "titles": "le ministre des ",
    "lines": "a\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_of_a_hostile_text(unit: str) -> None:
    """Four times the text may take four times as long, with room for noise; a quadratic rule takes sixteen times."""
    spent = []
    for repeats in (400, 1600):
        began = time.process_time()
        read_one("Le ministre a parlé. " + unit * repeats)
        spent.append(time.process_time() - began)
    assert spent[1] < 9 * spent[0] + 0.5


HOSTILE_ENGLISH = {
    "single marks": "‘ ",
    "possessives": "ministers’ ",
    "incises": ", he said, ",
    "cues": "said that ",
    "coordinated cues": "warned of it and urged ",
    "hours": "10 p.m. ",
    "names": "Mr. Wang ",
    "datelines": "PARIS, March 3 (AFP) - ",
}


@pytest.mark.parametrize("unit", HOSTILE_ENGLISH.values(), ids=HOSTILE_ENGLISH.keys())
def test_time_grows_with_the_length_of_a_hostile_english_text(unit: str) -> None:
    spent = []
    for repeats in (400, 1600):
        began = time.process_time()
        read_one("The minister spoke. " + unit * repeats, "en")
        spent.append(time.process_time() - began)
    assert spent[1] < 9 * spent[0] + 0.5


@pytest.mark.parametrize("unit", ["«", '"', "‘", "“'", "’", "“", "« »", ",", "a ", "\n", "14/09 ", "(", "'"])
def test_a_million_hostile_characters_become_an_article_and_quotations_within_a_second(unit: str) -> None:
    """A second each, and ten microseconds for each quotation that is really there: half a million pairs are half a million values."""
    text = "Le ministre a parlé. " + unit * (1_000_000 // len(unit))
    began = time.process_time()
    article = read_article(text, Metadata(language="fr"))
    read = time.process_time()
    quotes = find_quotes(article)
    assert read - began < 1
    assert time.process_time() - read < 1 + 1e-5 * len(quotes)
