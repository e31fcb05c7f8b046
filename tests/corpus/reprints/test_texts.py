"""Words, fingerprints, runs and redlines: what holds for any two texts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.corpus.reprints.alignment import find_runs, to_passage
from verbale.corpus.reprints.comparing import State, compare_paragraphs
from verbale.corpus.reprints.fingerprints import find_prints
from verbale.corpus.reprints.redline import Change, draw
from verbale.corpus.reprints.rewording import find_reworded
from verbale.corpus.reprints.words import read_words
from verbale.store.samples import Prints, read_prints

WORDS = st.sampled_from(
    [
        "le",
        "pont",
        "sera",
        "ouvert",
        "en",
        "mai",
        "a",
        "Élodie",
        "l’eau",
        "5",
        "000",
        "«",
        "oui",
        "»",
        "\n",
        "–",
        "e\u0301te\u0301",
        "İzmir",
        "œuvre",
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
DISTINCT = [f"mot{number}" for number in range(400)]


@given(TEXTS)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    worded = read_words(text)
    assert all(read_words(text[start:end]).words == (word,) for word, (start, end) in zip(worded.words, worded.spans, strict=True))
    assert read_words(text.replace("’", "'").upper()).words == read_words(text.upper()).words


@given(TEXTS, TEXTS)
def test_runs_are_the_same_words_and_share_none(one: str, two: str) -> None:
    later, earlier = read_words(one), read_words(two)
    runs = find_runs(later, earlier)
    for run in runs:
        words = later.words[run.at : run.at + run.words]
        assert words == earlier.words[run.source_at : run.source_at + run.words]
        passage = to_passage(run, later, earlier)
        assert read_words(passage.span.of(one)).words == read_words(passage.source.of(two)).words == words
    for ranges in ([(run.at, run.at + run.words) for run in runs], sorted((run.source_at, run.source_at + run.words) for run in runs)):
        assert all(end <= start for (_, end), (start, _) in pairwise(ranges))


@given(TEXTS)
def test_a_text_is_one_run_of_itself(text: str) -> None:
    worded = read_words(text)
    assert sum(run.words for run in find_runs(worded, worded)) == len(worded.words)


@given(st.permutations(DISTINCT[:150]), st.permutations(DISTINCT[150:300]), st.integers(0, 129))
def test_twenty_one_words_in_a_row_share_a_fingerprint(ours: list[str], theirs: list[str], at: int) -> None:
    shared = DISTINCT[300:321]
    one = find_prints(read_words(" ".join([*ours[:at], *shared, *ours[at:]])))
    two = find_prints(read_words(" ".join([*shared, *theirs])))
    assert set(one.hashes) & set(two.hashes)


@given(st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), st.integers(0, 2**32 - 1))))
def test_fingerprints_come_back_as_they_were_stored(pairs: list[tuple[int, int]]) -> None:
    prints = Prints(tuple(hash_ for hash_, _ in pairs), tuple(place for _, place in pairs))
    assert read_prints(prints.to_bytes()) == prints


@given(TEXTS, TEXTS, st.integers(0, 9), st.integers(0, 9))
def test_a_redline_has_both_wordings_white_for_white(earlier: str, later: str, at: int, source_at: int) -> None:
    segments = draw(earlier, later, at, source_at)
    assert "".join(s.text for s in segments if s.change is not Change.DELETED) == later
    assert "".join(s.text for s in segments if s.change is not Change.INSERTED) == earlier
    assert all(s.text == later[s.span.start - at : s.span.end - at] for s in segments if s.span)
    assert all(s.text == earlier[s.source.start - source_at : s.source.end - source_at] for s in segments if s.source)
    assert all((s.span is None) == (s.change is Change.DELETED) and (s.source is None) == (s.change is Change.INSERTED) for s in segments)
    assert all(s.text for s in segments)


def test_a_redline_does_not_shred_what_was_rewritten() -> None:
    told = [(s.change.value, s.text) for s in draw("Il a dit oui, hier.", "Il refusa net, hier.")]
    assert told == [("kept", "Il "), ("deleted", "a dit oui"), ("inserted", "refusa net"), ("kept", ", hier.")]


def test_texts_too_long_for_words_are_compared_by_their_ends() -> None:
    earlier, later = " ".join(["a"] + ["b"] * 4000 + ["z"]), " ".join(["a"] + ["c"] * 4000 + ["z"])
    segments = draw(earlier, later)
    assert [s.change for s in segments] == [Change.KEPT, Change.DELETED, Change.INSERTED, Change.KEPT]
    assert (segments[0].text, segments[-1].text) == ("a ", " z")


OLD = "Un port pour Sarvel\n\nLe ministre a promis trois quais neufs, une criée couverte et un phare.\n\nOn attend la drague des gardes-côtes du lac.\n"
NEW = (
    "Sarvel : le lac respire\n\nTrois quais neufs, un phare et une criée : voilà ce qu'a promis le ministre.\n\n"
    "On attend la drague des gardes-côtes du lac.\n"
)


def test_a_paragraph_and_a_headline_in_other_words_are_told_apart_from_new_ones() -> None:
    later, earlier = read_words(NEW), read_words(OLD)
    passages = [to_passage(run, later, earlier) for run in find_runs(later, earlier)]
    reworded = find_reworded(later, earlier, passages)
    assert [(p.span.of(NEW), p.source.of(OLD)) for p in sorted(reworded, key=lambda p: p.begin)] == [
        tuple(text.split("\n\n")[at] for text in (NEW, OLD)) for at in (0, 1)
    ]
    compared = compare_paragraphs(later, earlier, [*passages, *reworded])
    assert [one.state for one in compared] == [State.CHANGED, State.CHANGED, State.SAME]


def test_paragraphs_that_are_new_or_left_out() -> None:
    later = read_words("On attend la drague des gardes-côtes du lac.\n\nUne foire aura lieu samedi à Belmo.\n")
    earlier = read_words(OLD)
    passages = [to_passage(run, later, earlier) for run in find_runs(later, earlier)]
    compared = compare_paragraphs(later, earlier, passages)
    assert [(one.state.value, one.number, one.source_number) for one in compared] == [
        ("same", 1, 3),
        ("new", 2, None),
        ("left_out", None, 1),
        ("left_out", None, 2),
    ]
