"""The application: addresses, what answers at each, and what is said where nothing does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from verbale.views.web.guard import Guard
from verbale.views.web.home import home_page, quarantine_page
from verbale.views.web.importing import import_files, imports_page, retry_files, save_settings, settings_page
from verbale.views.web.listing import JSON, as_json
from verbale.views.web.reader import article_page, rule_page
from verbale.views.web.searching import search_page
from verbale.views.web.site import Site, render

STATIC = Path(__file__).parent / "static"
KNOWN = (400, 403, 404, 405, 413)

READING: tuple[BaseRoute, ...] = (
    Route("/", home_page),
    Route("/index.json", home_page),
    Route("/index.csv", home_page),
    Route("/a/{name}", article_page),
    Route("/s", search_page),
    Route("/s.json", search_page),
    Route("/s.csv", search_page),
    Route("/quarantine", quarantine_page),
    Route("/quarantine.json", quarantine_page),
    Route("/quarantine.csv", quarantine_page),
    Route("/rule", rule_page),
    Route("/settings", settings_page),
    Route("/settings", save_settings, methods=["POST"]),
    Mount("/static", StaticFiles(directory=STATIC)),
)
WRITING: tuple[BaseRoute, ...] = (
    Route("/imports", imports_page),
    Route("/imports.json", imports_page),
    Route("/imports", import_files, methods=["POST"]),
    Route("/quarantine", retry_files, methods=["POST"]),
)


def make_app(site: Site, hosts: Iterable[str]) -> Guard:
    """The pages of *site*, answered to browsers that call it by one of *hosts*. A desk that may only be read has no address that writes."""
    routes = [*READING, *(WRITING if site.intake else ())]
    handlers = {HTTPException: refuse, Exception: refuse}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.state.site = site
    return Guard(app, hosts)


def refuse(request: Request, error: Exception) -> Response:
    """The page for a request that cannot be answered, or for an error of ours, which stands in the log alone; it repeats nothing of either."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if request.url.path.endswith(JSON):
        return as_json({"error": status}, status)
    return render(request, "error.html", status=status, code=status, key=f"error-{status if status in KNOWN else 500}")

