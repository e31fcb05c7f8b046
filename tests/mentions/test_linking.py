"""Whom a name is linked to: a person of the text, an official in office that day, or nobody that we know."""

from __future__ import annotations

import pytest

from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.model import Entity, Metadata
from verbale.parse import parse_article

LAVROV, TOKAYEV = "Q58217", "Q200881"


def linked(text: str, published: str | None = "2021-03-04", language: str = "fr") -> list[tuple[str, Entity | None]]:
    """Every name of a person in *text*, as printed, with its entity, None where it is left open."""
    article = read_article(text, Metadata(published=published, language=language))
    found = find_mentions(parse_article(article))
    entities = {e.id: e for e in found.entities}
    names = [r for r in found.references if r.kind.value in {"name", "title_name"} and not r.rule.startswith("world/")]
    return [(r.span.of(article.text), entities[r.entities[0]] if r.entities else None) for r in names]


def persons(text: str) -> list[str | None]:
    """The name of the entity behind each name of *text*."""
    return [entity.name if entity else None for _, entity in linked(text)]


@pytest.mark.parametrize(
    ("text", "published", "wikidata", "countries"),
    [
        ("M. Lavrov a salué l'accord.", "2021-03-04", LAVROV, ("RU",)),
        ("M. Lavrov a salué l'accord.", "2003-03-04", None, ()),
        ("M. Lavrov a salué l'accord.", None, None, ()),
        ("M. Tokaev a salué l'accord.", "2021-03-04", TOKAYEV, ("KZ",)),
        ("Sergej Lavrov a salué l'accord.", "2021-03-04", LAVROV, ("RU",)),
        ("S. Lavrov a salué l'accord.", "2021-03-04", None, ()),
        ("Le boulanger Paul Lavrov a salué l'accord.", "2021-03-04", None, ()),
        ("La Russie recule. Lavrov a salué l'accord.", "2021-03-04", LAVROV, ("RU",)),
        ("M. Perrinot a salué l'accord.", "2021-03-04", None, ()),
        ("M. Wang a salué l'accord.", "2021-03-04", None, ()),
        ("M. Wang a salué l'accord.", "1989-03-04", None, ()),
    ],
)
def test_a_surname_links_to_the_one_official_of_that_day(
    text: str, published: str | None, wikidata: str | None, countries: tuple[str, ...]
) -> None:
    (_, entity), *_ = linked(text, published)
    assert entity is not None
    assert (entity.wikidata, entity.countries) == (wikidata, countries)


@pytest.mark.parametrize("text", ["Lavrov a salué l'accord.", "Le Mali recule. Smith a salué l'accord."])
def test_a_bare_surname_is_an_official_only_where_the_text_names_the_state(text: str) -> None:
    assert linked(text, "2009-03-04") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kassym-Jomart Tokaïev a parlé. M. Tokayev est venu. Kassym-Jomart Tokaev est parti. Tokaev a signé.",
            ["Kassym-Jomart Tokaïev"] * 4,
        ),
        ("Wang Wenbin a parlé. M. Wang est parti.", ["Wang Wenbin", "Wang Wenbin"]),
        ("Wang Yi a parlé. M. Yi est parti.", ["Wang Yi", "Yi"]),
        ("Moon Jae-in a parlé. M. Moon est parti.", ["Moon Jae-in", "Moon Jae-in"]),
        ("Kim Jong-un a reçu Kim Yo-jong. Mme Kim est partie.", ["Kim Jong-un", "Kim Yo-jong", "Kim Yo-jong"]),
        ("Mohammed ben Salmane a parlé. M. ben Salman est parti.", ["Mohammed ben Salmane", "Mohammed ben Salmane"]),
        ("Gabriel Boric Font a parlé. Gabriel Boric est parti. M. Boric a signé.", ["Gabriel Boric Font"] * 3),
        ("Hugo Chávez a parlé. Adán Chávez est venu.", ["Hugo Chávez", "Adán Chávez"]),
        ("Idriss Déby a parlé. Mahamat Idriss Déby Itno est venu.", ["Idriss Déby", "Mahamat Idriss Déby Itno"]),
        (
            "Paul Perrinot a parlé. Pauline Perrinot est venue. Mme Perrinot est partie.",
            ["Paul Perrinot", "Pauline Perrinot", "Pauline Perrinot"],
        ),
        ("Paul Perrinot a parlé. Amadou Lawson est venu. M. Perrinot est parti.", ["Paul Perrinot", "Amadou Lawson", "Paul Perrinot"]),
    ],
)
def test_spellings_of_one_person_are_one_and_two_persons_stay_apart(text: str, expected: list[str]) -> None:
    assert persons(text) == expected
