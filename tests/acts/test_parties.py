"""Who would act, toward whom, and what about: whole acts of whole texts."""

from __future__ import annotations

import pytest

from verbale.model import Metadata
from verbale.pipeline import read_minutes

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def acts(text: str, language: str = "fr") -> list[Told]:
    minutes = read_minutes(text, Metadata(language=language, published="2024-03-13"))
    return [(a.force.value, a.actor, a.target) for s in minutes.statements for a in s.acts]


def topics(text: str, language: str = "fr") -> list[str]:
    minutes = read_minutes(text, Metadata(language=language, published="2024-03-13"))
    return [a.topic.value for s in minutes.statements for a in s.acts]


ACCORD = "\nLe ministre tchadien Ali Hassan a salué l'accord avec le Mali."
DEAL = "\nChadian minister Ali Hassan welcomed the agreement with Mali."
SWISS = "La Commission européenne a salué un jour historique.\nLe gouvernement suisse a réclamé des garanties."
LIBYA = "UN envoy Jan Novak urged the parties to agree. Libya has two governments, and Libya waits."
UNION = "Le syndicat a dénoncé le mépris."
DISPUTE = "Le ministre malien Oumar Traoré a dénoncé un chantage.\nLe ministre tchadien Ali Hassan a démenti toute implication."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DISPUTE, [("OPPOSE", ("ML",), ("TD",)), ("DENY", ("TD",), ("ML",))]),
        ("Le ministre malien Oumar Traoré a dénoncé un chantage.", [("OPPOSE", ("ML",), ())]),
        ("Le ministre malien Oumar Traoré a regretté que l'accord de Paris soit ignoré.", [("REGRET", ("ML",), ())]),
        ("Le ministre malien Oumar Traoré a déclaré qu'il s'agira d'une visite brève.", [("ASSERT", ("ML",), ())]),
    ],
)
def test_toward_whom_an_act_goes(text: str, expected: list[Told]) -> None:
    assert acts(text) == expected


def test_a_treaty_named_after_a_city_names_no_state() -> None:
    text = "Le ministre malien Oumar Traoré a déclaré que le Mali quittera l'accord de Paris."
    assert acts(text) == [("COMMIT", ("ML",), ())]


def test_the_title_tells_what_words_that_say_nothing_are_about() -> None:
    text = "Vaccination : le ministère malien hésite\nLe ministre malien Oumar Traoré a estimé que rien n'était joué."
    assert topics(text) == ["health"]


def test_words_of_its_own_take_an_act_from_the_matter_of_the_text() -> None:
    title = "Vaccination : le ministère malien hésite\n"
    text = title + "Le ministre malien Oumar Traoré a salué la construction d'un gazoduc et d'une centrale solaire."
    assert topics(text) == ["energy"]


def test_where_nothing_speaks_for_a_topic_there_is_other() -> None:
    assert topics("Le ministre malien Oumar Traoré a estimé que rien n'était joué.") == ["other"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Le ministre malien Oumar Traoré a mis en garde le Tchad contre toute attaque.", ("TD",)),
        ("Le ministre malien Oumar Traoré a mis en garde contre un attentat préparé depuis le Niger.", ()),
        ("Le ministre malien Oumar Traoré a salué l'attitude du Tchad et du Niger.", ("TD", "NE")),
        ("Le ministre malien Oumar Traoré a salué les conclusions du sommet de Lomé.", ()),
        ("Le ministre malien Oumar Traoré a condamné l'attaque commise dans le nord du Burkina Faso.", ()),
        ("Le ministre malien Oumar Traoré a condamné l'attaque commise entre le Niger et le Burkina Faso.", ()),
        ("Le ministre malien Oumar Traoré a déclaré que le Tchad avait rouvert le pont.", ("TD",)),
        ("Le ministre malien Oumar Traoré a déclaré que le pont avait rouvert.", ()),
        ("Le ministre malien Oumar Traoré a appelé les entreprises du secteur à recruter." + ACCORD, ()),
        ("Le ministre malien Oumar Traoré a demandé des moyens." + ACCORD, ("TD",)),
        ("Le ministre malien Oumar Traoré a démenti l'envoi de soldats maliens au Niger.", ()),
        ("Le ministre malien Oumar Traoré a regretté le retrait américain de l'Unesco.", ("US",)),
        ("Le ministre malien Oumar Traoré a regretté la sécheresse au Niger.", ()),
    ],
)
def test_a_target_is_who_is_named_as_one(text: str, target: tuple[str, ...]) -> None:
    assert acts(text)[0][2] == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Malian minister Oumar Traore said that Chad had reopened the bridge.", ("TD",)),
        ("Malian minister Oumar Traore said that Mali would cede no land.", ()),
        ("Malian minister Oumar Traore urged neighbouring leaders to reopen the bridge." + DEAL, ()),
        (LIBYA, ("LY",)),
    ],
)
def test_a_target_in_english(text: str, target: tuple[str, ...]) -> None:
    assert acts(text, "en")[0][2] == target


def test_the_union_is_a_side_where_it_faces_one_state() -> None:
    assert acts(SWISS) == [("PRAISE", ("EU",), ("CH",)), ("REQUEST", ("CH",), ("EU",))]


def test_what_a_union_holds_against_nobody_is_held_against_the_state_that_answers() -> None:
    answer = "\nLe gouvernement malien a rejeté la demande. Le Mali manque de riz, le Mali attend."
    assert acts(UNION + answer)[0] == ("OPPOSE", (), ("ML",))
    assert acts(UNION) == [("OPPOSE", (), ())]


def test_an_offer_retold_is_the_teller_s_assertion() -> None:
    text = "Le ministre malien Oumar Traoré a annoncé que le Tchad avait proposé de rouvrir le pont."
    assert acts(text)[0] == ("ASSERT", ("ML",), ("TD",))


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("Le ministre malien Oumar Traoré a demandé la réouverture des marchés frontaliers et la fin des taxes douanières.", "fr", "trade"),
        ("Le ministre malien Oumar Traoré a salué un accord de libre-échange.", "fr", "trade"),
        ("Le ministre malien Oumar Traoré a réclamé une commission d'enquête.", "fr", "justice"),
        ("Malian minister Oumar Traore defended women's rights.", "en", "human-rights"),
        ("Malian minister Oumar Traore backed the one-China principle.", "en", "territory"),
        ("Malian minister Oumar Traore said that the ball was not in our court.", "en", "other"),
        ("Malian minister Oumar Traore welcomed electric buses.", "en", "infrastructure"),
    ],
)
def test_topics_of_acts(text: str, language: str, topic: str) -> None:
    assert topics(text, language) == [topic]


def test_words_near_an_act_that_says_nothing_tell_its_topic() -> None:
    tracks = "Le tunnel, la gare et l'aéroport seront rouverts. "
    clinics = "L'hôpital, les vaccins et le virus sont là. "
    filler = "Rien de tout cela n'est sûr, on verra bien plus tard ce qu'il en est. " * 8
    said = "Le ministre malien Oumar Traoré a estimé que rien n'était joué."
    assert topics(clinics + filler + tracks + said) == ["infrastructure"]
    assert topics(tracks + filler + clinics + said) == ["health"]


@pytest.mark.parametrize(
    ("text", "language", "forces"),
    [
        (
            "« Nous protégeons notre pays et nous continuerons à former les douaniers », a dit le ministre malien.",
            "fr",
            ["ASSERT", "COMMIT"],
        ),
        ("« Le pont a rouvert hier matin. Nous remercions le Tchad », a dit le ministre malien.", "fr", ["ASSERT", "THANK"]),
        ("« Oui. Nous remercions le Tchad », a dit le ministre malien.", "fr", ["THANK"]),
        ("« Nous remercions le Tchad, qui a rouvert le pont », a dit le ministre malien.", "fr", ["THANK"]),
        ('"The bridge was reopened yesterday morning. We thank Chad," the Malian minister said.', "en", ["ASSERT", "THANK"]),
        ('"Contracts signed behind our back bind nobody," the Malian minister said.', "en", ["ASSERT"]),
    ],
)
def test_what_is_stated_before_an_act_or_apart_from_it_is_an_act(text: str, language: str, forces: list[str]) -> None:
    assert [force for force, _, _ in acts(text, language)] == forces


@pytest.mark.parametrize(
    ("text", "language", "force"),
    [
        ("Le ministre malien a annoncé que le prix du pain serait gelé.", "fr", "COMMIT"),
        ("Le ministre malien a estimé que le prix du pain serait gelé.", "fr", "ASSERT"),
        ("Le ministre malien a annoncé que le prix du pain avait baissé.", "fr", "ASSERT"),
        ("The Malian minister announced that two schools would open in May.", "en", "COMMIT"),
        ("The Malian minister said that two schools had opened in May.", "en", "ASSERT"),
    ],
)
def test_what_is_announced_will_be_done(text: str, language: str, force: str) -> None:
    assert acts(text, language)[0][0] == force


def test_each_part_of_a_promise_has_its_own_topic() -> None:
    text = "Le ministre malien a déclaré que le Mali est prêt à accroître ses importations de blé et à former des étudiants tchadiens."
    assert topics(text) == ["trade", "education-culture"]


@pytest.mark.parametrize(
    ("text", "language", "force"),
    [
        ("« Nous sommes prêts à vous aider », a dit le ministre malien.", "fr", "COMMIT"),
        ("« Nous sommes là depuis hier matin », a dit le ministre malien.", "fr", "ASSERT"),
        ("« Nous demandons que les prisonniers soient libérés », a dit le ministre malien.", "fr", "REQUEST"),
        ("« Nous nous demandons si le pont a rouvert », a dit le ministre malien.", "fr", "ASSERT"),
        ("Le ministre malien a estimé que ces mesures étaient contre-productives.", "fr", "OPPOSE"),
        ("« Les routes seront rouvertes en mai », a dit le ministre malien.", "fr", "COMMIT"),
        ('"There is no question of reopening the file," the Malian minister said.', "en", "OPPOSE"),
        ("The Malian minister said his country could host the conference.", "en", "OFFER"),
        ("The Malian minister said the bridge could reopen one day.", "en", "ASSERT"),
    ],
)
def test_forms_that_may_be_of_another_word(text: str, language: str, force: str) -> None:
    assert [told[0] for told in acts(text, language)] == [force]
