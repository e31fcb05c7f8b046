"""What the pages share: the desk, what may be done to it, and how a page is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from verbale.store import Desk
from verbale.views.catalogue import LANGUAGES, say_date
from verbale.views.web.incoming import Intake
from verbale.views.web.words import best_language, tell, tell_count

HERE = Path(__file__).parent
THEMES = ("auto", "light", "dark")
KEYS = ("on", "off")
LANGUAGE, THEME, KEYBOARD = "verbale-language", "verbale-theme", "verbale-keys"
DIGITS = 16


@dataclass(frozen=True, slots=True)
class Site:
    """The desk that is shown. ``intake`` is None where it may only be read; ``demo`` says that it is thrown away at the end."""

    desk: Desk
    intake: Intake | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Taste:
    """How a reader wants the pages: the language of our own words, the theme, keys or not."""

    language: str
    theme: str
    keys: str


def make_environment() -> Environment:
    """Templates that escape whatever is put into them, and fail on a name that is not there."""
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


ENVIRONMENT = make_environment()


def taste_of(request: Request) -> Taste:
    """What the reader chose, else what the browser says it likes."""
    language = request.cookies.get(LANGUAGE, "")
    theme, keys = request.cookies.get(THEME, ""), request.cookies.get(KEYBOARD, "")
    return Taste(
        language if language in LANGUAGES else best_language(request.headers.get("accept-language", "")),
        theme if theme in THEMES else THEMES[0],
        keys if keys in KEYS else KEYS[0],
    )


def site_of(request: Request) -> Site:
    """The site that answers *request*."""
    site: Site = request.app.state.site
    return site


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """The page of *template*; besides *values* it has ``t`` and ``n`` for our own words, ``date``, ``taste`` and ``site``."""
    taste = taste_of(request)
    words = {"t": partial(tell, taste.language), "n": partial(tell_count, taste.language), "date": partial(say_date, taste.language)}
    page = ENVIRONMENT.get_template(template)
    shown = page.render(**words, taste=taste, site=site_of(request), here=here(request), address=address_of, **values)
    return HTMLResponse(shown, status, headers={"Vary": "Cookie, Accept-Language", "Content-Language": taste.language})


def here(request: Request) -> str:
    """The address of this page on this site."""
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def address_of(article: str) -> str:
    """The address of an article's page, by the first digits of its id.

    >>> address_of("sha256:0123456789abcdef0123")
    '/a/0123456789abcdef'
    """
    return f"/a/{article.removeprefix('sha256:')[:DIGITS]}"
