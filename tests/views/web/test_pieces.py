"""The text is cut, never nested: whatever crosses, every letter stands once and every mark covers its words."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as some

from verbale.store import Desk
from verbale.views.web.pieces import CONTENT, CUE, SOURCE, VERBATIM, Mark, cut_pieces, find_marks, find_paragraphs

LENGTH = 60
SPANS = some.tuples(some.integers(0, LENGTH), some.integers(0, LENGTH)).map(sorted)
MARKS = some.lists(some.builds(lambda s, k, n: Mark(s[0], s[1], k, n), SPANS, some.sampled_from([CONTENT, CUE, SOURCE, VERBATIM]), some.integers(0, 5)))


@given(MARKS)
def test_pieces_are_the_text_and_marks_cover_them_whole(marks: list[Mark]) -> None:
    pieces = cut_pieces(0, LENGTH, marks)
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert (pieces[0].start, pieces[-1].end) == (0, LENGTH)
    for piece in pieces:
        assert sorted(piece.marks) == sorted(m for m in marks if m.start <= piece.start and piece.end <= m.end and m.start < m.end)
        assert not any(piece.start < bound < piece.end for m in marks if m.start < m.end for bound in (m.start, m.end))


@example(" ", [[0, 1]])
@given(some.text(alphabet="ab .\n\u2028\u00e9", max_size=80), some.lists(SPANS, max_size=6))
def test_paragraphs_leave_out_blanks_alone(text: str, spans: list[list[int]]) -> None:
    within = [{"start": min(a, len(text)), "end": min(b, len(text))} for a, b in spans]
    statements = [{CONTENT: [span], VERBATIM: [], CUE: None, SOURCE: None} for span in within if span["start"] < span["end"]]
    paragraphs = find_paragraphs(text, statements)
    at = 0
    for paragraph in paragraphs:
        assert not text[at : paragraph.pieces[0].start].strip()
        assert "".join(piece.of(text) for piece in paragraph.pieces) == text[paragraph.pieces[0].start : paragraph.pieces[-1].end]
        at = paragraph.pieces[-1].end
    assert not text[at:].strip()
    if paragraphs:
        assert sorted(number for paragraph in paragraphs for number in paragraph.begun) == list(range(len(statements)))


def test_the_samples_are_drawn_letter_by_letter(desk: Desk) -> None:
    for article in desk.articles():
        record = desk.record(article.id)
        text, statements = record["article"]["text"], record["statements"]
        paragraphs = find_paragraphs(text, statements)
        drawn = "".join(piece.of(text) for paragraph in paragraphs for piece in paragraph.pieces)
        assert "".join(drawn.split()) == "".join(text.split())
        found = {mark for paragraph in paragraphs for piece in paragraph.pieces for mark in piece.marks}
        assert found == set(find_marks(statements))
