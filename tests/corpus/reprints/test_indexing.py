"""Links and families: what they are, and that they are the same in whatever order and company articles come."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bench.corpus import generate
from verbale.corpus.reprints.indexing import Arrival, add_arrivals, catch_up, day_of
from verbale.corpus.reprints.links import Kind
from verbale.corpus.reprints.reading import find_carried, read_families, read_shared
from verbale.store import Desk, open_desk, tables

PARAGRAPH = (
    "Quatre-vingts bateaux dorment encore dans les roseaux faute d'un chenal que personne ne veut creuser, et les gardes-côtes de Belmo "
    "ne prêteront leur drague que pendant six semaines, contre du bois de mélèze que la scierie du lac doit livrer avant les gelées."
)
FOOTER = "Toute reproduction de ce texte, même partielle, est soumise à un accord écrit de la rédaction, rue des Acacias."
SENTENCES = (
    "Le ministre a reçu lundi à Sarvel la délégation des pêcheurs venus du lac Omra avec leurs filets.",
    "Il leur a promis trois quais neufs, une criée couverte et un phare avant la fin du printemps prochain.",
    "La présidente de la coopérative juge ces promesses tardives mais les tient pour sincères et bien chiffrées.",
    "Quatre-vingts bateaux dorment encore dans les roseaux faute d'un chenal que personne ne veut creuser.",
    "Les gardes-côtes de Belmo prêteront leur drague pendant six semaines contre du bois de mélèze.",
    "Une seconde réunion doit fixer le prix du poisson séché que les deux rives vendent à la même foire.",
)
OTHERS = (
    "A Tirnau, le conservatoire a ouvert ses archives de cloches aux fondeurs de tout le haut plateau.",
    "Douze moules du siècle dernier serviront à refaire le carillon que la foudre avait fendu en deux.",
    "Le maire espère sonner midi de nouveau pour la Saint-Aubin, si le bronze arrive par la route du col.",
    "Les musiciens du bourg ont choisi un accord de quinte, plus doux que celui dont se plaignaient les voisins.",
    "Le devis a été partagé entre la province, une loterie et les anciens élèves de l'école de fonderie.",
    "On coulera de nuit, portes closes, parce que le métal en fusion attire trop de curieux sur la place.",
)


def identity(text: str) -> str:
    return "sha256:" + sha256(text.encode()).hexdigest()


def text_of(title: str, sentences: Sequence[str], footer: str = "") -> str:
    return "\n\n".join([title, *sentences, *([footer] if footer else [])]) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk.db", create=True) as opened:
        yield opened


@contextmanager
def opened(path: Path) -> Iterator[Desk]:
    with open_desk(path, create=True) as desk:
        yield desk


def put(desk: Desk, published: str, text: str) -> str:
    """Takes a text in; returns its id."""
    put_all(desk, [(published, text)])
    return identity(text)


def put_all(desk: Desk, articles: Sequence[tuple[str, str]]) -> None:
    with desk.engine.writing() as connection:
        for _, text in articles:
            name = identity(text)
            number = len(list(connection.execute(select(tables.document.c.id)))) + 1
            connection.execute(insert(tables.raw), {"id": name, "size": 0, "bytes": b""})
            connection.execute(insert(tables.article), {"id": name, "document": name, "text": text})
            row = {"number": number, "id": name, "raw": name, "article": name, "added": "2024-03-12", "extractor": "test"}
            connection.execute(insert(tables.document), row)
    with desk.sampling(write=True) as samples:
        add_arrivals(samples, [Arrival(identity(text), published, text) for published, text in articles])


def families(desk: Desk) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for article, family in read_families(desk).items():
        found.setdefault(family, set()).add(article)
    return {frozenset(members) for members in found.values()}


def test_copies_are_one_family_named_after_the_first(desk: Desk) -> None:
    late = put(desk, "2024-03-12", text_of("Pêche : trois quais promis", SENTENCES))
    cut = put(desk, "2024-03-13", text_of("En bref", SENTENCES[:2]))
    first = put(desk, "2024-03-11", text_of("Le ministre et les pêcheurs", SENTENCES))
    other = put(desk, "2024-03-11", text_of("Les cloches", OTHERS))
    assert read_families(desk) == {late: first, cut: first, first: first, other: other}


def test_a_compilation_belongs_to_neither_family(desk: Desk) -> None:
    one = put(desk, "2024-03-11", text_of("Pêche", SENTENCES))
    two = put(desk, "2024-03-11", text_of("Cloches", OTHERS))
    both = put(desk, "2024-03-12", text_of("La semaine", [*SENTENCES, *OTHERS]))
    assert families(desk) == {frozenset({one}), frozenset({two}), frozenset({both})}
    assert {(s.earlier, s.kind) for s in read_shared(desk, both)} == {(one, Kind.COPY), (two, Kind.COPY)}


def test_two_cuts_of_one_dispatch_stay_with_it(desk: Desk) -> None:
    head = put(desk, "2024-03-12", text_of("Le début", SENTENCES[:3]))
    tail = put(desk, "2024-03-13", text_of("La fin", SENTENCES[3:]))
    whole = put(desk, "2024-03-11", text_of("Pêche", SENTENCES))
    assert families(desk) == {frozenset({head, tail, whole})}


def test_a_text_that_is_mostly_one_dispatch_is_in_its_family(desk: Desk) -> None:
    one = put(desk, "2024-03-11", text_of("Pêche", SENTENCES))
    two = put(desk, "2024-03-11", text_of("Cloches", OTHERS[:2]))
    both = put(desk, "2024-03-12", text_of("La semaine", [*SENTENCES, *OTHERS[:2]]))
    assert families(desk) == {frozenset({one, both}), frozenset({two})}


def test_standing_lines_join_nobody(desk: Desk) -> None:
    flashes = [put(desk, "2024-03-11", text_of(f"Alerte {n}", [line], FOOTER)) for n, line in enumerate([*SENTENCES, *OTHERS])]
    long = put(desk, "2024-03-11", text_of("Cloches", OTHERS[2:], FOOTER))
    again = put(desk, "2024-03-12", text_of("Le carillon", OTHERS[2:], FOOTER))
    found = families(desk)
    assert frozenset({long, again}) <= next(family for family in found if long in family)
    assert sum(len(family) == 1 for family in found) >= len(flashes) - len(OTHERS[2:])


def test_standing_words_are_told_of_the_first_who_had_them(desk: Desk) -> None:
    footer = f"{FOOTER} {PARAGRAPH}"
    texts = [text_of(f"Texte {n}", [" ".join(f"mot{n}x{m}" for m in range(90))], footer) for n in range(6)]
    ids = [put(desk, f"2024-03-1{n}", text) for n, text in enumerate(texts)]
    assert [(s.earlier, s.kind) for s in read_shared(desk, ids[5])] == [(ids[0], Kind.STANDING)]
    assert read_shared(desk, ids[0]) == ()
    assert all(len(family) == 1 for family in families(desk))
    assert list(find_carried(desk, dict(zip(ids, texts, strict=True)))) == ids[1:]


def test_a_paragraph_of_another_dispatch_is_a_passage(desk: Desk) -> None:
    one = put(desk, "2024-03-11", text_of("Pêche", [*SENTENCES[:3], PARAGRAPH]))
    two = put(desk, "2024-03-14", text_of("Cloches", [*OTHERS, PARAGRAPH]))
    assert len(families(desk)) == 2
    (shared,) = read_shared(desk, two)
    assert (shared.earlier, shared.kind) == (one, Kind.PASSAGE)
    (passage,) = shared.passages
    later, earlier = text_of("Cloches", [*OTHERS, PARAGRAPH]), text_of("Pêche", [*SENTENCES[:3], PARAGRAPH])
    assert passage.span.of(later) == passage.source.of(earlier) == PARAGRAPH.rstrip(".")


def test_what_an_earlier_article_had_is_carried(desk: Desk) -> None:
    texts = [text_of("Pêche", [*SENTENCES[:3], PARAGRAPH]), text_of("Cloches", [*OTHERS, PARAGRAPH])]
    one, two = put(desk, "2024-03-11", texts[0]), put(desk, "2024-03-14", texts[1])
    carried = find_carried(desk, {one: texts[0], two: texts[1]})
    assert list(carried) == [two]
    assert PARAGRAPH in carried[two][0].of(texts[1])
    assert find_carried(desk, {two: texts[1]}) == {}


def test_two_who_have_it_from_a_third_are_told_apart_without_it(desk: Desk) -> None:
    texts = [
        text_of("Pêche", [*SENTENCES[:3], PARAGRAPH]),
        text_of("Cloches", [*OTHERS[:3], PARAGRAPH]),
        text_of("Fonte", [*OTHERS[3:], PARAGRAPH]),
    ]
    ids = [put(desk, f"2024-03-1{day}", text) for day, text in enumerate(texts)]
    assert list(find_carried(desk, dict(zip(ids[1:], texts[1:], strict=True)))) == [ids[2]]


def test_a_forgotten_article_leaves_no_trace(desk: Desk) -> None:
    one = put(desk, "2024-03-11", text_of("Pêche", SENTENCES))
    put(desk, "2024-03-12", text_of("Pêche encore", SENTENCES))
    with desk.sampling(write=True) as samples:
        samples.forget(one)
    with desk.engine.reading() as connection:
        for table in (tables.sampled, tables.posting, tables.link):
            assert connection.execute(select(table)).all() == []


def test_a_text_without_words_is_alone(desk: Desk) -> None:
    empty = put(desk, "2024-03-11", "…\n")
    short = put(desk, "2024-03-11", "Non.\n")
    assert families(desk) == {frozenset({empty}), frozenset({short})}


def test_days_are_in_order_and_unknown_ones_last() -> None:
    days = [day_of(value) for value in ("2023", "2024-01-02", "2024-02", "2024-02-30", None)]
    assert days == sorted(days)
    assert day_of("2024-02-30") == day_of(None)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_arrival_changes_nothing(seed: int, tmp_path: Path) -> None:
    """One by one, a few at a time, or all at once: the same links and families."""
    made = [(one.published, one.text) for one in generate(60, 11)]
    with opened(tmp_path / "whole.db") as desk:
        put_all(desk, made)
        wanted = everything(desk)
    shuffled = random.Random(seed).sample(made, len(made))
    with opened(tmp_path / "parts.db") as desk:
        size = (1, 2, 7, 25)[seed]
        for at in range(0, len(shuffled), size):
            put_all(desk, shuffled[at : at + size])
        assert everything(desk) == wanted


def everything(desk: Desk) -> list[object]:
    with desk.engine.reading() as connection:
        return [sorted(map(tuple, connection.execute(select(table)))) for table in (tables.sampled, tables.posting, tables.link)]


def test_forgetting_and_adding_again_changes_nothing(desk: Desk) -> None:
    made = [(one.published, one.text) for one in generate(40, 3)]
    put_all(desk, made)
    wanted = everything(desk)
    with desk.sampling(write=True) as samples:
        samples.forget(identity(made[7][1]))
        gone = {identity(text) for _, text in made} - samples.family_of().keys()
        add_arrivals(samples, [Arrival(identity(text), published, text) for published, text in made if identity(text) in gone])
    assert everything(desk) == wanted


def test_nothing_is_written_when_nothing_is_new(desk: Desk, tmp_path: Path) -> None:
    assert catch_up(desk) == 0
