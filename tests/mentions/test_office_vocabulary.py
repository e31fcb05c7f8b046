"""Every office of the world's vocabulary is read as an office in both languages and genders, with its holder and the holder's state."""

from __future__ import annotations

import pytest

from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.model import Entity, Metadata
from verbale.parse import parse_article
from verbale.world.schema import Office
from verbale.world.sources import read_records

OFFICES = read_records("offices.yml", Office)
VOWELS = "aeiouéèê"
# Not read yet: "relations avec les États" as the complement of an office; an English "d'affaires", which the tokenizer keeps whole.
UNREAD = {"fr": {"secretary-relations-states"}, "en": {"secretary-relations-states", "charge-d-affaires"}}


def holder(text: str, language: str) -> Entity | None:
    """The entity behind the name in *text*."""
    found = find_mentions(parse_article(read_article(text, Metadata(published="2021-03-04", language=language))))
    return next((entity for entity in found.entities if entity.name.endswith("Perrin")), None)


def french(office: Office, feminine: bool) -> str:
    words, name = office.fr[feminine], "Amanda" if feminine else "Amadou"
    of = "" if office.of else " du Mali"
    article = "l'" if words[0].lower() in VOWELS else "la " if feminine else "le "
    return f"Le pont ouvrira en mai, a déclaré {article}{words}{of}, {name} Perrin."


def test_the_vocabulary_has_offices_of_every_rank_and_body() -> None:
    assert len({office.office for office in OFFICES}) >= 50
    assert {office.rank for office in OFFICES} == {1, 2, 3, 4, 5, 6}


def test_one_office_has_one_rank() -> None:
    ranks: dict[str, set[int]] = {}
    for office in OFFICES:
        ranks.setdefault(office.office, set()).add(office.rank)
    assert [office for office, found in ranks.items() if len(found) > 1] == []


@pytest.mark.parametrize("office", [o for o in OFFICES if o.id not in UNREAD["fr"]], ids=lambda office: office.id)
@pytest.mark.parametrize("feminine", [False, True])
def test_a_french_office_is_read_with_its_holder(office: Office, feminine: bool) -> None:
    entity = holder(french(office, feminine), "fr")
    assert entity is not None
    assert entity.offices
    assert len(set(office.fr)) == 1 or entity.gender == ("f" if feminine else "m")


@pytest.mark.parametrize("office", [o for o in OFFICES if o.id not in UNREAD["en"]], ids=lambda office: office.id)
def test_an_english_office_is_read_with_its_holder(office: Office) -> None:
    of = "" if office.of else " of Mali"
    entity = holder(f"The bridge will open in May, said Amadou Perrin, the {office.en}{of}.", "en")
    assert entity is not None
    assert entity.offices
