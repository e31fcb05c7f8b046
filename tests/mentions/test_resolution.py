"""Who "il", "le ministre tunisien" and "les deux parties" are, in texts of our own."""

from __future__ import annotations

import re

import pytest

from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import EntityKind, Mentions, Metadata, Reason, Span
from verbale.parse import parse_article

MARK = re.compile(r"\[(.*?)\]")


def read(marked: str) -> tuple[Mentions, list[Span]]:
    """The mentions of a text, and the places of the words in square brackets."""
    plain, spans, last = "", [], 0
    for found in MARK.finditer(marked):
        plain += marked[last : found.start()]
        spans.append(Span(len(plain), len(plain) + len(found.group(1))))
        plain += found.group(1)
        last = found.end()
    plain += marked[last:]
    return find_mentions(parse_article(read_article(plain, Metadata(published="2021-03-04", language="fr")))), spans


CASES = [
    (
        "Le ministre malien des Mines, Amadou Perrin, a reçu lundi son homologue togolais, Edem Lawson. "
        "[Le ministre togolais] a remercié Bamako.",
        "Edem Lawson",
    ),
    (
        "Le ministre malien des Mines, Amadou Perrin, a reçu lundi Edem Lawson. "
        "Le pont ouvrira en mai, a indiqué M. Perrin. [Il] a rappelé le coût.",
        "Amadou Perrin",
    ),
    ("M. Amadou Perrin a déclaré que tout irait bien. Le pont ouvrira en mai, a-t-[il] ajouté.", "Amadou Perrin"),
    (
        "Le ministre des Affaires étrangères du Mali, Amadou Perrin, est arrivé. [Le chef de la diplomatie malienne] a parlé.",
        "Amadou Perrin",
    ),
    ("Le ministre malien Amadou Perrin a reçu la ministre togolaise Afi Lawson. [Elle] a salué son accueil.", "Afi Lawson"),
    ("[Le porte-parole de l'armée dans la région, le colonel Amadou Perrin], a démenti.", "Amadou Perrin"),
    ("[Amadou Perrin, porte-parole du ministère malien des Mines], a démenti.", "Amadou Perrin"),
    ("M. Perrin viendra. Selon [un conseiller de M. Perrin], la route est sûre.", "conseiller de M. Perrin"),
    ("[Le ministère malien de la Défense] a démenti.", "ministère malien de la Défense"),
    (
        "Un communiqué du ministère malien de la Défense l'indique. La route est sûre, précise [la même source].",
        "ministère malien de la Défense",
    ),
    ("Selon [une source diplomatique], la route est sûre.", "source diplomatique"),
    ("Le ministre malien Amadou Perrin, [qui] a démenti, est parti.", "Amadou Perrin"),
]


@pytest.mark.parametrize(("marked", "name"), CASES, ids=[name + str(i) for i, (_, name) in enumerate(CASES)])
def test_a_source_is_the_one_whom_the_reader_takes_it_for(marked: str, name: str) -> None:
    mentions, (span,) = read(marked)
    index = ReferenceIndex(mentions)
    best = index.best(span)
    assert best is not None
    assert [e.name for e in index.entities(best)] == [name]


def test_two_parties_are_the_two_states_of_the_text() -> None:
    mentions, (span,) = read(
        "Le ministre malien Amadou Perrin a rencontré son homologue togolais, Edem Lawson. [Les deux parties] ont signé."
    )
    index = ReferenceIndex(mentions)
    best = index.best(span)
    assert best is not None
    assert [e.countries for e in index.entities(best)] == [("ML",), ("TG",)]


def test_two_parties_among_three_states_are_left_open() -> None:
    mentions, (span,) = read("Le Mali, le Togo et le Niger ont signé. [Les deux parties] ont signé aussi.")
    found = next(r for r in mentions.references if r.span == span)
    assert found.entities == ()
    assert found.reason is Reason.AMBIGUOUS


def test_two_ministers_are_persons() -> None:
    mentions, (span,) = read(
        "Le ministre malien Amadou Perrin a rencontré son homologue togolais, Edem Lawson. [Les deux ministres] ont signé."
    )
    index = ReferenceIndex(mentions)
    best = index.best(span)
    assert best is not None
    assert [e.name for e in index.entities(best)] == ["Amadou Perrin", "Edem Lawson"]


def test_two_persons_of_one_surname_stay_apart() -> None:
    mentions, _ = read("Le ministre malien Amadou Perrin a reçu le ministre togolais Edem Perrin.")
    assert [e.name for e in mentions.entities if e.kind is EntityKind.PERSON] == ["Amadou Perrin", "Edem Perrin"]


def test_a_compound_refers_to_both_states() -> None:
    mentions, (span,) = read("L'amitié [sino-kazakhe] est ancienne.")
    found = next(r for r in mentions.references if r.span == span)
    names = {e.id: e.countries for e in mentions.entities}
    assert [names[i] for i in found.entities] == [("CN",), ("KZ",)]
