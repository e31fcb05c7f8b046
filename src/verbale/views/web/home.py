"""What is new: the articles that came last, the box that takes new ones, what could not be read."""

from __future__ import annotations

from dataclasses import asdict, fields

from starlette.requests import Request
from starlette.responses import Response

from verbale.store.found import FoundArrival, Refused
from verbale.views.layout import cut_words, shown
from verbale.views.web.incoming import shown_name
from verbale.views.web.listing import as_list, form_of
from verbale.views.web.site import render, site_of

PAGE = 50
ARTICLES = tuple(field.name for field in fields(FoundArrival) if field.name != "opening")
REFUSALS = ("name", "reason", "code", "at")


def home_page(request: Request) -> Response:
    """The articles, the last that came first, a page at a time: ``before`` is where to go on."""
    site, form = site_of(request), form_of(request)
    before = read_number(request.query_params.get("before"))
    found = site.desk.arrivals(before=before, limit=PAGE + 1)
    rows = list(found[:PAGE])
    following = rows[-1].number if len(found) > PAGE else None
    if form:
        told = [{key: value for key, value in asdict(row).items() if key != "opening"} for row in rows]
        return as_list(form, "articles", told, ARTICLES, next=following)
    return render(
        request,
        "home.html",
        rows=rows,
        following=following,
        before=before,
        title_of=title_of,
        counts=site.desk.counts(),
        refused=len(site.desk.refusals()),
        imports=running(request),
    )


def quarantine_page(request: Request) -> Response:
    """What could not be read, with the reasons; where the files lie is nobody's business who only reads."""
    found, form = site_of(request).desk.refusals(), form_of(request)
    if form:
        told = [{"name": shown_name(row.name), "reason": reason_of(row), "code": row.code, "at": row.at} for row in found]
        return as_list(form, "quarantine", told, REFUSALS)
    return render(request, "quarantine.html", rows=found, name_of=shown_name, reason_of=reason_of, imports=running(request))


def running(request: Request) -> bool:
    """True when an import has not ended."""
    intake = site_of(request).intake
    return intake is not None and any(not progress.ended for progress in intake.progress())


def title_of(row: FoundArrival) -> str:
    """The title, else the first words of the text, cut between words."""
    return shown(row.title) if row.title else cut_words(shown(" ".join(row.opening.split())))


def reason_of(row: Refused) -> str:
    """The reason without the path that it begins with."""
    return shown(row.reason.removeprefix(row.name).lstrip(": "))


def read_number(given: str | None) -> int | None:
    """A number as an address has it; None for what is none.

    >>> read_number("12"), read_number("x"), read_number("9" * 30)
    (12, None, None)
    """
    return int(given) if given and given.isascii() and given.isdecimal() and len(given) < 19 else None
