"""Every state is named in both languages, and no name means two."""

from __future__ import annotations

from collections import defaultdict

import pytest

from verbale.world import FormKind, fold_form, load_world
from verbale.world.forms import agree
from verbale.world.schema import Agreement, State
from verbale.world.sources import read_records

STATES = read_records("states.yml", State)
AMBIGUOUS = {"fr": {"Coree", "Congo"}, "en": {"Korea", "Congo"}}
WITHOUT_ADJECTIVE = {"AS", "TC", "VI"}  # French news calls their people by the islands' name


def refers(text: str, language: str = "fr") -> list[str]:
    """What the forms of *text* refer to."""
    return [form.refers for form in load_world().lookup(text, language)]


def test_the_members_of_the_united_nations_are_193() -> None:
    assert sum(state.member for state in STATES) == 193
    assert {"PS", "TW", "XK", "VA", "EH", "HK", "GL"} <= {state.id for state in STATES if not state.member}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_has_a_name_and_an_adjective(language: str) -> None:
    kinds = defaultdict(set)
    for form in load_world().forms(language):
        kinds[form.refers].add(form.kind)
    assert not [
        state.id for state in STATES if not {FormKind.NAME, FormKind.ADJECTIVE} <= kinds[state.id] and state.id not in WITHOUT_ADJECTIVE
    ]


def test_every_french_adjective_has_both_genders_and_both_numbers() -> None:
    cells: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for form in load_world().forms("fr"):
        if form.kind is FormKind.ADJECTIVE:
            genders = [form.gender] if form.gender else ["m", "f"]
            plurals = [form.plural] if form.plural is not None else [True, False]
            cells[form.refers] |= {(g, p) for g in genders for p in plurals}
    assert {state.id for state in STATES if len(cells[state.id]) != 4} == WITHOUT_ADJECTIVE


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_name_means_one_state_unless_listed(language: str) -> None:
    means = defaultdict(set)
    for form in load_world().forms(language):
        if form.kind is FormKind.NAME:
            means[fold_form(form.text)].add(form.refers)
    assert {text for text, states in means.items() if len(states) > 1} == AMBIGUOUS[language]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Etats-Unis", ["US"]),
        ("États Unis", ["US"]),
        ("Côte d’Ivoire", ["CI"]),
        ("Guinée", ["GN"]),
        ("Guinée-Bissau", ["GW"]),
        ("Guinée équatoriale", ["GQ"]),
        ("Papouasie-Nouvelle-Guinée", ["PG"]),
        ("Congo", ["CD", "CG"]),
        ("RDC", ["CD"]),
        ("RD Congo", ["CD"]),
        ("République Démocratique du Congo", ["CD"]),
        ("congolaises", ["CD", "CG"]),
        ("Corée du Nord", ["KP"]),
        ("sud-coréenne", ["KR"]),
        ("Niger", ["NE"]),
        ("Nigeria", ["NG"]),
        ("nigérien", ["NE"]),
        ("nigérians", ["NG"]),
        ("UA", ["org:ua"]),
        ("sino", ["CN"]),
        ("Bruxelles", ["EU", "BE"]),
        ("Élysée", ["FR"]),
        ("Maison-Blanche", ["US"]),
        ("Ouzbèkes", ["UZ"]),
        ("chine", []),
    ],
)
def test_french_forms(text: str, expected: list[str]) -> None:
    assert refers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("DRC", ["CD"]), ("Spaniards", ["ES"]), ("Myanmar", ["MM"]), ("Tehran", ["IR"]), ("UN", ["UN"]), ("Sino", ["CN"])],
)
def test_english_forms(text: str, expected: list[str]) -> None:
    assert refers(text, "en") == expected


@pytest.mark.parametrize(
    ("adjective", "four"),
    [
        ("français", ("français", "français", "française", "françaises")),
        ("kazakh", ("kazakh", "kazakhs", "kazakhe", "kazakhes")),
        ("tunisien", ("tunisien", "tunisiens", "tunisienne", "tunisiennes")),
        ("russe", ("russe", "russes", "russe", "russes")),
        ("letton", ("letton", "lettons", "lettonne", "lettonnes")),
    ],
)
def test_agreement(adjective: str, four: tuple[str, str, str, str]) -> None:
    assert agree(adjective, read_records("agreement.yml", Agreement)) == four


def test_a_form_that_is_also_a_given_name_is_weak() -> None:
    assert [form.weak for form in load_world().lookup("Maurice", "fr")] == [True]
    assert [form.weak for form in load_world().lookup("île Maurice", "fr")] == [False]


def test_a_capital_that_changed_its_name_has_its_years() -> None:
    assert [(form.since, form.until) for form in load_world().lookup("Nour-Soultan", "fr")] == [("2019-03-23", "2022-09-17")]


def test_every_form_is_printed_with_plain_apostrophes_and_blanks() -> None:
    for language in ("fr", "en"):
        assert not [
            form.text for form in load_world().forms(language) if set(form.text) & set("’\u00a0\u202f") or form.text != form.text.strip()
        ]
