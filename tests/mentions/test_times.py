"""Times in context: what is found and what it stands for, told on Wednesday 13 March 2024 unless said otherwise."""

from __future__ import annotations

import time

import pytest

from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.mentions.times import find_times
from verbale.model import Metadata
from verbale.parse import parse_article

CASES = [
    ("Il a rencontré samedi son homologue.", "samedi", "2024-03-09"),
    ("Il a rencontré mercredi son homologue.", "mercredi", "2024-03-13"),
    ("Il rencontrera samedi son homologue.", "samedi", "2024-03-16"),
    ("Il doit accueillir dimanche son homologue.", "dimanche", "2024-03-17"),
    ("Il devait accueillir dimanche son homologue.", "dimanche", "2024-03-10"),
    ("Elle se rendrait à Dakar vendredi.", "vendredi", "2024-03-15"),
    ("Les combats durent depuis mardi.", "mardi", "2024-03-12"),
    ("Il a rencontré son homologue mercredi dernier.", "mercredi dernier", "2024-03-06"),
    ("Il rencontrera son homologue lundi prochain.", "lundi prochain", "2024-03-18"),
    ("Il a parlé mardi soir à la radio.", "mardi soir", "2024-03-12TEV"),
    ("Il a parlé ce lundi 11 mars.", "ce lundi 11 mars", "2024-03-11"),
    ("Il a parlé hier.", "hier", "2024-03-12"),
    ("Il a parlé hier soir.", "hier soir", "2024-03-12TEV"),
    ("Il parlera demain.", "demain", "2024-03-14"),
    ("Il a parlé ce matin.", "ce matin", "2024-03-13TMO"),
    ("Il a signé le traité le 4 août 2021.", "4 août 2021", "2021-08-04"),
    ("Il a signé le traité le 4 août.", "le 4 août", "2023-08-04"),
    ("Il viendra à Dakar le 4 février.", "le 4 février", "2025-02-04"),
    ("Il signera le traité le 4 février.", "le 4 février", "2025-02-04"),
    ("Il a démissionné le 6 décembre dernier.", "6 décembre dernier", "2023-12-06"),
    ("Le sommet prévu le 20 janvier prochain sera reporté.", "20 janvier prochain", "2025-01-20"),
    ("Il sera à Dakar les 15 et 16 avril.", "les 15 et 16 avril", "2024-04-15/2024-04-16"),
    ("Il sera à Dakar du 3 au 5 avril 2024.", "du 3 au 5 avril 2024", "2024-04-03/2024-04-05"),
    ("Le pont a été inauguré en juin 2019.", "juin 2019", "2019-06"),
    ("Il avait démissionné en janvier.", "janvier", "2024-01"),
    ("Le congrès se réunira au mois d’avril.", "au mois d’avril", "2024-04"),
    ("Ils ont rompu en 2019.", "2019", "2019"),
    ("Ils ont rompu en 97, puis en 1999.", "97", "1997"),
    ("Ils sont partis fin 2021.", "fin 2021", "2021"),
    ("Le plan 2025-2027 est adopté.", "2025-2027", "2025/2027"),
    ("La réunion aura lieu au second semestre de 2024.", "second semestre de 2024", "2024-H2"),
    ("La réunion aura lieu au premier trimestre 2025.", "premier trimestre 2025", "2025-Q1"),
    ("Ils se parleront au début de la semaine prochaine.", "début de la semaine prochaine", "2024-W12"),
    ("Il a été arrêté la semaine dernière.", "la semaine dernière", "2024-W10"),
    ("L'accord a été signé le mois dernier.", "le mois dernier", "2024-02"),
    ("Les échanges ont doublé l'année dernière.", "l'année dernière", "2023"),
    ("Les échanges doubleront l’an prochain.", "l’an prochain", "2025"),
    ("Les échanges ont doublé cette année.", "cette année", "2024"),
    ("Les combats reprendront avant l'hiver.", "l'hiver", "2024-WI"),
    ("Le délai est de quarante-huit heures.", "quarante-huit heures", "PT48H"),
    ("Ils négocient depuis vingt et un jours.", "vingt et un jours", "P21D"),
    ("Ils négocient depuis plus de trente ans.", "plus de trente ans", "P30Y"),
    ("La séance a duré 1 heure et demie.", "1 heure et demie", "PT1H30M"),
    ("Ils négocient depuis une dizaine d'années.", "une dizaine d'années", "P10Y"),
    ("Vers 8h00, les troupes ont avancé.", "Vers 8h00", "2024-03-13T08:00"),
    ("Il est arrivé lundi à 14 h 30.", "14 h 30", "2024-03-11T14:30"),
    ("Il est arrivé lundi et a été reçu la veille.", "la veille", "2024-03-10"),
    ("Le barrage date des années 1960.", "des années 1960", "196"),
    ("Le conseil se réunit tous les jeudis.", "tous les jeudis", "XXXX-WXX-4"),
    ("Le conseil se réunit chaque année.", "chaque année", "P1Y"),
]
UNDATED = [
    ("Il a rencontré samedi son homologue.", "XXXX-WXX-6"),
    ("Il a signé le traité le 4 août.", "XXXX-08-04"),
    ("Les échanges ont doublé l'année dernière.", "XXXX"),
    ("Il a été arrêté la semaine dernière.", "XXXX-WXX"),
    ("Il a parlé hier.", "XXXX-XX-XX"),
]
NONE = [
    "Un homme de 40 ans est mort.",
    "Le ministre, 60 ans, est malade.",
    "La ville compte 2019 habitants.",
    "Ils ont ouvert une seconde agence.",
]


def times(text: str, published: str | None = "2024-03-13") -> list[tuple[str, str | None]]:
    found = find_times(parse_article(read_article(text, Metadata(published=published, language="fr"))))
    assert all(t.text == t.span.of(text) for t in found)
    return [(t.text, t.value) for t in found]


@pytest.mark.parametrize(("text", "words", "value"), CASES)
def test_a_time_in_context(text: str, words: str, value: str) -> None:
    assert (words, value) in times(text)


@pytest.mark.parametrize(("text", "value"), UNDATED)
def test_without_a_day_of_publication_no_year_is_told(text: str, value: str) -> None:
    assert [v for _, v in times(text, None)] == [value]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text: str) -> None:
    assert times(text) == []


def test_a_dateline_without_a_year_leaves_it_open() -> None:
    found = times("PARIS, 14 septembre (AFP) - Il a parlé samedi, puis hier.", None)
    assert found == [("14 septembre", "XXXX-09-14"), ("samedi", "XXXX-WXX-6"), ("hier", "XXXX-09-13")]


def test_many_times_take_linear_time() -> None:
    parse = parse_article(read_article("Il a parlé lundi 3 mars 2020 à 8 h. " * 300, Metadata(language="fr")))
    start = time.process_time()
    assert len(find_times(parse)) == 600
    assert time.process_time() - start < 2


def test_what_no_calendar_has_is_found_and_is_no_mention() -> None:
    text = "Des vols quotidiens relient désormais Riga à Tunis depuis quelques mois, deux fois par jour, mais pas lundi."
    parse = parse_article(read_article(text, Metadata(published="2024-03-13", language="fr")))
    assert [t.text for t in find_times(parse) if not t.placed] == ["désormais", "quelques mois", "jour"]
    assert [t.text for t in find_mentions(parse).times] == ["lundi"]
