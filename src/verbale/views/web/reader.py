"""An article to read: its text, what each says in it as a layer, and a card beside each statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verbale.errors import UsageError
from verbale.store.chosen import Chosen, choose_article
from verbale.views.catalogue import has, say_date
from verbale.views.export.claims import words
from verbale.views.layout import TITLE_LENGTH, cut_words, parties, shown
from verbale.views.rules import find_rule
from verbale.views.web.cards import Card, make_cards
from verbale.views.web.citing import web_link
from verbale.views.web.layers import find_layers
from verbale.views.web.listing import CSV, JSON, as_csv, as_json
from verbale.views.web.pieces import CONTENT, CUE, SOURCE, VERBATIM, Paragraph, Piece, find_paragraphs
from verbale.views.web.site import address_of, render, site_of, taste_of
from verbale.views.web.words import tell

COLUMNS = ("statement", "speakers", "content", "acts", "type", "attribution", "confidence", "rule", "start", "end")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of the text as it is drawn: its words, the classes of its layers, the statements that it belongs to, by id.

    ``who`` are the initials before the first words of a statement, ``anchor`` the id by which its card finds them; statements that begin
    together share both.
    """

    words: str
    style: str = ""
    statements: str = ""
    who: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with the cards of the statements that begin in it, each with the anchor of its first words."""

    pieces: tuple[Drawn, ...]
    cards: tuple[tuple[Card, str], ...]


def article_page(request: Request) -> Response:
    """The reader, the record or the table of statements, by what the address ends in. A longer id leads to the address by which it is cited."""
    name = request.path_params["name"]
    form = next((form for form in (JSON, CSV) if name.endswith(form)), "")
    chosen = find_article(request, name.removesuffix(form))
    if form == JSON:
        return as_json(chosen.record)
    if form == CSV:
        return as_csv("statements", [as_row(chosen.record, s) for s in chosen.record["statements"]], COLUMNS)
    address = address_of(chosen.record["article"]["id"])
    if request.url.path != address:
        return RedirectResponse(address, 307)
    ui = taste_of(request).language
    layers, keys = find_layers(chosen.record, ui)
    cards = make_cards(chosen, layers, keys, ui)
    article = chosen.record["article"]
    paragraphs = find_paragraphs(article["text"], chosen.record["statements"])
    return render(
        request,
        "reader.html",
        article=article,
        title=heading_of(article),
        link=web_link(article["url"]),
        rows=draw(article["text"], paragraphs, cards),
        layers=list(layers.values()),
        meetings=[meeting_lines(m, ui, announced=n > 0) for n, key in enumerate(("meetings", "announced")) for m in chosen.record[key]],
        doubts=[doubt_words(article["text"], issue, ui) for issue in chosen.record["issues"]],
        documents=len(chosen.given),
        coder=chosen.record["coder"],
    )


def find_article(request: Request, part: str) -> Chosen:
    """The article whose id *part* begins; raises a 404 when there is none or more than one."""
    try:
        return choose_article(site_of(request).desk, part)
    except UsageError as error:
        raise HTTPException(404) from error


def as_row(record: Record, statement: Record) -> dict[str, Any]:
    """A statement as a row of the table."""
    spans = statement["content"] or []
    acts = " ".join(act["act"] or "" for act in statement["acts"] or ())
    kept = {key: statement[key] for key in ("type", "attribution", "confidence", "rule")}
    names = " + ".join(speaker["name"] for speaker in statement["speakers"] or ())
    place = {"start": min((s["start"] for s in spans), default=None), "end": max((s["end"] for s in spans), default=None)}
    return {"statement": statement["id"], "speakers": names, "content": words(record["article"]["text"], spans), "acts": acts, **kept, **place}


def draw(text: str, paragraphs: Sequence[Paragraph], cards: Sequence[Card]) -> list[Row]:
    """The paragraphs as they are drawn, each with its cards."""
    anchors: dict[int, str] = {}
    drawn = [tuple(_draw(text, piece, cards, anchors) for piece in paragraph.pieces) for paragraph in paragraphs]
    return [
        Row(pieces, tuple((cards[number], anchors.get(number, "")) for number in paragraph.begun))
        for pieces, paragraph in zip(drawn, paragraphs, strict=True)
    ]


def _draw(text: str, piece: Piece, cards: Sequence[Card], anchors: dict[int, str]) -> Drawn:
    """A piece with the layer of its innermost statement, that of the next one as its ground, and what else it is."""
    contents = piece.statements(CONTENT)
    fresh = [number for number in contents if number not in anchors]
    anchor = f"w-{cards[fresh[0]].id}" if fresh else ""
    anchors.update(dict.fromkeys(fresh, anchor))
    ids = " ".join(cards[number].id for number in dict.fromkeys(mark.statement for mark in piece.marks))
    return Drawn(piece.of(text), " ".join(_style(piece, contents, cards)), ids, cards[fresh[0]].layer.initials if fresh else "", anchor)


def _style(piece: Piece, contents: Sequence[int], cards: Sequence[Card]) -> Iterator[str]:
    if contents:
        card = cards[contents[0]]
        yield f"said {card.layer.style}"
        if card.carried:
            yield "carried"
        if len(contents) > 1:
            yield f"in{cards[contents[1]].layer.style.split()[0]}"
    for kind in (CUE, SOURCE, VERBATIM):
        if piece.statements(kind):
            yield kind


def heading_of(article: Record) -> str:
    """The title, else the first words."""
    if article["title"]:
        return shown(article["title"])
    return shown(cut_words(" ".join(article["text"][: 2 * TITLE_LENGTH].split())))


def meeting_lines(meeting: Record, ui: str, *, announced: bool) -> list[tuple[str, str]]:
    """A meeting as labels and words: its kind with its date, who took part, where; what is not said is said to be missing."""
    kind = tell(ui, meeting["kind"] or "meeting")
    who = ", ".join(shown(p["name"]) for p in meeting["participants"] or ()) or parties(tuple(meeting["countries"] or ()), ui)
    place = shown(meeting["place"]) if meeting["place"] else tell(ui, meeting["place_reason"] or "not_stated")
    return [
        (tell(ui, "announced", words=kind) if announced else kind, say_date(ui, meeting["date"]) if meeting["date"] else tell(ui, "date_not_stated")),
        (tell(ui, "participants"), who or tell(ui, "not_stated_m")),
        (tell(ui, "at_place"), place),
    ]


def doubt_words(text: str, issue: Record, ui: str) -> str:
    """One sentence for a doubt, with the words that raise it."""
    key = f"issue-{issue['kind']}"
    told = tell(ui, key) if has(ui, key) else issue["message"]
    return f"{told} {tell(ui, 'quote', words=shown(text[issue['start'] : issue['end']])[:TITLE_LENGTH])}"


def rule_page(request: Request) -> Response:
    """One rule as its file has it, with its examples."""
    identifier = request.query_params.get("id", "")
    try:
        entry = find_rule(identifier)
    except (UsageError, ValueError, OSError) as error:
        raise HTTPException(404) from error
    return render(request, "rule.html", identifier=identifier, entry=entry)


