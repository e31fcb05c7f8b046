"""Headline, dateline, day of publication, language."""

from __future__ import annotations

import time

import pytest

from verbale.errors import UnsupportedError, UsageError
from verbale.ingest import read_article
from verbale.ingest.datelines import find_published
from verbale.ingest.languages import find_language
from verbale.ingest.paragraphs import find_lines
from verbale.language import load_entries
from verbale.language.datelines import Publication
from verbale.language.novelties import Horizon, Novelty
from verbale.language.profile import Profile
from verbale.model import Article, Basis, Metadata, ParagraphKind

BODY = "Le ministre a parlé avec les députés dans la capitale."


def article(text: str, **given: str) -> Article:
    return read_article(text, Metadata(**given))


@pytest.mark.parametrize(
    ("line", "value", "place", "agency"),
    [
        ("TUNIS, 16 janvier (Xinhua) -- ", "XXXX-01-16", "TUNIS", "Xinhua"),
        ("PARIS, 3 mars (AFP) - ", "XXXX-03-03", "PARIS", "AFP"),
        ("Goma (RD Congo), 12 déc 2024 (AFP) - ", "2024-12-12", "Goma", "AFP"),
        ("Tunis, le 15 janvier 2024 - ", "2024-01-15", "Tunis", None),
        ("6 avril 2017 . – ", "2017-04-06", None, None),
        ("Le 20 mai 2024, heure locale, ", "2024-05-20", None, None),
    ],
)
def test_a_dateline_opens_the_body(line: str, value: str, place: str | None, agency: str | None) -> None:
    read = article(line + BODY)
    found = read.dateline
    assert found is not None
    assert found.value == value
    assert (found.place.of(read.text) if found.place else None) == place
    assert (found.agency.of(read.text) if found.agency else None) == agency
    assert [p.kind for p in read.paragraphs] == [ParagraphKind.BODY]


@pytest.mark.parametrize(
    "line", ["Dernière mise à jour à 09h10 le 14/09", "Djibouti, le 4 décembre 2024", "2024-01-15", "6 avril 2017 . –"]
)
def test_a_dateline_alone_is_a_paragraph_of_its_own_kind(line: str) -> None:
    read = article(f"Le pont est rouvert\n\n{line}\n{BODY}")
    assert [p.kind for p in read.paragraphs] == [ParagraphKind.HEADLINE, ParagraphKind.DATELINE, ParagraphKind.BODY]
    assert read.title == "Le pont est rouvert"


def test_the_given_date_goes_first_and_must_be_one() -> None:
    assert article(f"Paris, 8 juin 2023 - {BODY}", published="2023-06-09").published.basis is Basis.GIVEN
    with pytest.raises(UsageError, match="2020-09-14"):
        article(BODY, published="14/09/2020")


def test_a_year_is_never_guessed() -> None:
    published = article(f"PARIS, 14 septembre (AFP) - {BODY} Le lundi 14 septembre, il a évoqué le COVID-19.").published
    assert published.value == "XXXX-09-14"
    assert [c.year for c in published.candidates] == [2020, 2026]
    assert published.candidates[0].evidence == ("lundi 14 septembre", "COVID-19")


def test_languages() -> None:
    assert find_language("The minister arrived in the capital with a delegation.") == "en"
    assert find_language("Ok.") == "fr"
    with pytest.raises(UnsupportedError, match="--language"):
        find_language("Der Minister ist mit einer Delegation in der Hauptstadt eingetroffen und hat Abgeordnete getroffen.")


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "Le ministre des Affaires étrangères a rencontré lundi dans la\ncapitale son homologue.\nIl est reparti."
    assert len(find_lines(text)) == 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_profiles_know_their_language(language: str) -> None:
    (profile,) = load_entries(language, "profile", Profile)
    assert all(find_language(text) == language for text in profile.yes)
    for text in profile.no:
        try:
            assert find_language(text) != language
        except UnsupportedError:
            continue


def test_the_data_of_publications_novelties_and_the_horizon() -> None:
    for rule in load_entries("fr", "publications", Publication):
        assert all(find_published(text, find_lines(text), "fr") for text in rule.yes)
        assert not any(find_published(text, find_lines(text), "fr") for text in rule.no)
    for novelty in load_entries("fr", "novelties", Novelty):
        named = [any(name in text.lower() for name in novelty.names) for text in (*novelty.yes, *novelty.no)]
        assert named == [True] * len(novelty.yes) + [False] * len(novelty.no)
    (horizon,) = load_entries("fr", "horizon", Horizon)
    assert all(horizon.first <= int(year) <= horizon.last for year in horizon.yes)
    assert not any(horizon.first <= int(year) <= horizon.last for year in horizon.no)


def test_a_million_hostile_characters_take_linear_time() -> None:
    for text in ("«" * 1_000_000, "Paris, " * 150_000, "3 mars " * 150_000, "a\n" * 100_000):
        start = time.process_time()
        article(text, language="fr")
        assert time.process_time() - start < 3
