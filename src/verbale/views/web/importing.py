"""What a browser sends to be read, and the settings that it keeps."""

from __future__ import annotations

from dataclasses import asdict

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verbale.model import Metadata
from verbale.store.queries import DATE
from verbale.views.catalogue import LANGUAGES
from verbale.views.web.guard import MEGABYTE
from verbale.views.web.incoming import Intake
from verbale.views.web.listing import as_json, form_of
from verbale.views.web.site import KEYBOARD, KEYS, LANGUAGE, THEME, THEMES, render, site_of

FILES, FIELDS, LARGEST = 200, 20, 20 * MEGABYTE
PASTED = "pasted.txt"
YEAR = 365 * 24 * 3600
GIVEN = ("published", "outlet", "title", "url")
CHOSEN = {LANGUAGE: LANGUAGES, THEME: THEMES, KEYBOARD: KEYS}


def intake_of(request: Request) -> Intake:
    """Where what comes in goes; raises a 403 where the desk may only be read."""
    intake = site_of(request).intake
    if intake is None:
        raise HTTPException(403)
    return intake


async def import_files(request: Request) -> Response:
    """Takes files and pasted text, and leads to their progress. Raises a 400 for a form without either, or a date that is none."""
    intake = intake_of(request)
    async with request.form(max_files=FILES, max_fields=FIELDS, max_part_size=LARGEST) as form:
        given = read_given(form)
        uploads = [value for value in form.getlist("files") if isinstance(value, UploadFile) and value.filename]
        files = [(await run_in_threadpool(intake.keep, upload.filename or "", await upload.read()), given) for upload in uploads]
        text = form.get("text")
        if isinstance(text, str) and text.strip():
            raw = text.replace("\r\n", "\n").encode("utf-8", "replace")
            files.append((await run_in_threadpool(intake.keep, PASTED, raw), given))
    if not files:
        raise HTTPException(400)
    await run_in_threadpool(intake.add, files)
    return RedirectResponse("/imports", 303)


def read_given(form: FormData) -> Metadata:
    """What is given about all of the files; raises a 400 for a date that is none."""
    facts = {key: value.strip() or None for key in GIVEN if isinstance(value := form.get(key, ""), str)}
    if facts.get("published") and not DATE.fullmatch(facts["published"] or ""):
        raise HTTPException(400)
    return Metadata(**facts)


def retry_files(request: Request) -> Response:
    """Tries all that is in quarantine again."""
    intake_of(request).retry()
    return RedirectResponse("/imports", 303)


def imports_page(request: Request) -> Response:
    """How far the imports are, the last first."""
    progress = intake_of(request).progress()
    if form_of(request):
        return as_json({"schema": "verbale.imports/1", "rows": [{**asdict(row), "total": row.total} for row in progress]})
    return render(request, "imports.html", rows=progress, running=any(not row.ended for row in progress))


def settings_page(request: Request) -> Response:
    """Language, theme and keys."""
    return render(request, "settings.html", languages=LANGUAGES, themes=THEMES, keys=KEYS, back=_local(request.query_params.get("back", "/")))


async def save_settings(request: Request) -> Response:
    """Keeps what was chosen in cookies of this site, and leads back to where the reader was."""
    async with request.form(max_files=0, max_fields=FIELDS) as form:
        back = form.get("back", "/")
        response = RedirectResponse(_local(back if isinstance(back, str) else "/"), 303)
        for name, values in CHOSEN.items():
            value = form.get(name)
            if isinstance(value, str) and value in values:
                response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="strict")
    return response


def _local(address: str) -> str:
    """*address* where it is a page of this site, else the first page.

    >>> _local("/s?q=a"), _local("//example.org"), _local("https://example.org"), _local("/\\\\example.org")
    ('/s?q=a', '/', '/', '/')
    """
    fine = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if fine and address.isascii() else "/"
