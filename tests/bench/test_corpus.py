"""The generated dispatches are the same for the same seed, and what they say of themselves is so."""

from __future__ import annotations

from collections import Counter

from bench.corpus import KINDS, Planted, generate

CORPUS = generate(600, 7, (Planted("une maison commune des deux rives", "nord", 0.5),))
PHRASE = "une maison commune des deux rives"


def grams(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


def test_the_same_seed_makes_the_same_texts() -> None:
    assert generate(600, 7, (Planted(PHRASE, "nord", 0.5),)) == CORPUS
    assert generate(50, 8) != generate(50, 9)


def test_there_are_all_kinds_and_as_many_as_are_asked_for() -> None:
    assert len(CORPUS) == 600
    assert set(Counter(made.kind for made in CORPUS)) == {"first", *KINDS}
    assert [made.published for made in CORPUS] == sorted(made.published for made in CORPUS)


def test_a_phrase_is_planted_on_one_side_alone() -> None:
    having = [made for made in CORPUS if PHRASE in made.text]
    firsts = [made for made in having if made.kind == "first"]
    assert len(firsts) > 20
    assert {made.side for made in firsts} == {"nord"}


def test_a_cut_keeps_what_its_kind_says() -> None:
    shares = {kind: [p.of_origin for made in CORPUS if made.kind == kind for p in made.parts] for kind in ("half", "quarter", "retitled")}
    assert all(0.4 < share < 0.75 for share in shares["half"])
    assert all(0.2 < share < 0.5 for share in shares["quarter"])
    assert all(share > 0.85 for share in shares["retitled"])


def test_what_is_merged_has_two_parts() -> None:
    merged = [made for made in CORPUS if made.kind == "merged"]
    assert all(len({part.origin for part in made.parts}) == 2 for made in merged)


def test_dispatches_without_a_common_origin_share_little() -> None:
    plain = [made for made in CORPUS if made.kind == "first"][:150]
    found = Counter(gram for made in plain for gram in grams(made.text))
    shared = [sum(found[gram] > 1 for gram in grams(made.text)) / len(grams(made.text)) for made in plain]
    assert sum(shared) / len(shared) < 0.15
