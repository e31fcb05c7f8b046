"""Who met, when and where."""

from __future__ import annotations

from verbale.model import MeetingKind, Metadata
from verbale.pipeline import read_minutes


def meetings(text: str, published: str | None = "2024-03-13") -> list[tuple[MeetingKind, list[str], str | None]]:
    minutes = read_minutes(text, Metadata(language="fr", published=published))
    return [(m.kind, [p.name for p in m.participants], m.date) for m in minutes.meetings]


def test_who_met_and_when() -> None:
    text = "Le ministre sénégalais Moussa Ndiaye a rencontré lundi à Bamako le ministre malien Oumar Traoré."
    assert meetings(text) == [(MeetingKind.MEETING, ["Moussa Ndiaye", "Oumar Traoré"], "2024-03-11")]


def test_the_place_is_the_one_that_the_words_give() -> None:
    text = "Le ministre sénégalais Moussa Ndiaye a rencontré lundi à Bamako le ministre malien Oumar Traoré."
    minutes = read_minutes(text, Metadata(language="fr", published="2024-03-13"))
    assert minutes.meetings[0].place == "Bamako"
    assert read_minutes(text.replace("à Bamako ", ""), Metadata(language="fr")).meetings[0].place is None


def test_by_telephone_it_is_a_call() -> None:
    text = "Le ministre sénégalais Moussa Ndiaye s’est entretenu mardi par téléphone avec le ministre malien Oumar Traoré."
    assert [kind for kind, _, _ in meetings(text)] == [MeetingKind.CALL]


def test_what_is_announced_is_not_held() -> None:
    assert meetings("Le ministre sénégalais Moussa Ndiaye rencontrera jeudi le ministre malien Oumar Traoré.") == []


def test_told_twice_it_is_one() -> None:
    text = "Le ministre sénégalais Moussa Ndiaye a rencontré lundi le ministre malien Oumar Traoré."
    assert len(meetings(f"{text}\nM. Ndiaye avait rencontré M. Traoré.")) == 1


def test_without_a_day_of_publication_no_year_is_told() -> None:
    text = "Le ministre sénégalais Moussa Ndiaye a rencontré lundi le ministre malien Oumar Traoré."
    assert meetings(text, None)[0][2] == "XXXX-WXX-1"
