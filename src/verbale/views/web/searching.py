"""Search: statements and articles by their words, and what can be asked of what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from verbale.errors import UsageError
from verbale.store.found import Facet, Hit
from verbale.store.queries import Filter
from verbale.views.catalogue import has
from verbale.views.layout import party, shown
from verbale.views.web.listing import CSV, JSON, as_list, form_of
from verbale.views.web.site import render, site_of, taste_of
from verbale.views.web.words import tell

SHOWN, LISTED, AMONG = 50, 1000, 1000
FIELDS = tuple(field.name for field in fields(Filter))
PERIOD = ("since", "until")
HITS = tuple(field.name for field in fields(Hit))
LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that narrows the search, or, where it is chosen already, widens it again."""

    words: str
    count: int
    address: str
    chosen: bool = False


def search_page(request: Request) -> Response:
    """What the words of ``q`` find, as the filters want it; without words the statements published last. Any input is a query."""
    form, ui = form_of(request), taste_of(request).language
    query = request.query_params.get("q", "")[:LONGEST]
    asked = {name: value for name in FIELDS if (value := request.query_params.get(name, "").strip())}
    desk, most = site_of(request).desk, LISTED if form else SHOWN + 1
    wanted: dict[str, Any] = {**asked}
    try:
        hits = desk.search(query, limit=most, **wanted) if query.strip() else desk.newest(limit=most, **wanted)
        counted = not form and any(hit.statement for hit in hits)
        among, facets = desk.facets(query, among=AMONG if counted else 0, **wanted)
    except UsageError as error:
        raise HTTPException(400) from error
    if form:
        return as_list(form, "statements", hits.to_dicts(), HITS, query={"q": query, **asked})
    choices = group_choices(query, asked, facets, ui)
    told = query_of(query, asked)
    return render(
        request, "search.html", query=query, asked=asked, hits=hits[:SHOWN], more=len(hits) > SHOWN, choices=choices, among=among,
        full=among == AMONG, period=PERIOD, json=f"/s{JSON}{told}", csv=f"/s{CSV}{told}", shown=shown,
    )  # fmt: skip


def group_choices(query: str, asked: Mapping[str, str], facets: Iterable[Facet], ui: str) -> dict[str, list[Choice]]:
    """The facets by field; what is chosen stands first and leads to the search without it."""
    groups: dict[str, list[Choice]] = {name: [] for name in ("speaker", "country", "act", "topic", "outlet", "since")}
    for name, value in asked.items():
        rest = {key: kept for key, kept in asked.items() if key != name}
        groups.setdefault(name, []).append(Choice(value_words(name, value, ui), 0, "/s" + query_of(query, rest), True))
    for facet in facets:
        if facet.field in asked or (facet.field == "since" and set(asked) & set(PERIOD)):
            continue
        groups[facet.field].append(_choice(query, asked, facet, ui))
    return {name: choices for name, choices in groups.items() if choices}


def _choice(query: str, asked: Mapping[str, str], facet: Facet, ui: str) -> Choice:
    added = {facet.field: facet.value}
    if facet.field == "since":
        added["until"] = facet.value
    return Choice(value_words(facet.field, facet.value, ui), facet.count, "/s" + query_of(query, {**asked, **added}))


def query_of(query: str, asked: Mapping[str, str]) -> str:
    """The query part of a search's address.

    >>> query_of("l'amitié", {"act": "COMMIT"}), query_of("", {})
    ('?q=l%27amiti%C3%A9&act=COMMIT', '')
    """
    told = ({"q": query} if query else {}) | dict(asked)
    return f"?{urlencode(told, errors='replace')}" if told else ""


def value_words(field: str, value: str, ui: str) -> str:
    """A filter's value for people."""
    key = f"topic-{value}" if field == "topic" else value
    if field == "country":
        return party(value.upper(), ui)
    if field in ("act", "topic", "type", "confidence") and has(ui, key):
        return tell(ui, key)
    return shown(value)
