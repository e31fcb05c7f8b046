"""What stands before every page: who may ask, from where, how much; and what every answer says to the browser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE, UNSAFE = ("GET", "HEAD"), ("POST",)
MEGABYTE = 1024 * 1024
BODY = 100 * MEGABYTE
OWN = "same-origin"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": OWN,
    "Cross-Origin-Opener-Policy": OWN,
    "Cross-Origin-Resource-Policy": OWN,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-cache",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further. The reason is fixed: nothing of the request is repeated."""

    status: int
    reason: str


class Guard:
    """Lets through what a browser on an allowed host asks for itself, and puts our headers on all that goes out.

    *hosts* are the values of ``Host`` that are answered, ports and all: a page of the web whose name was made to lead here is not. An unsafe
    method must prove that a page of ours sends it, by ``Sec-Fetch-Site`` or ``Origin``; a request with neither proves nothing.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        answer = self.app if refusal is None else PlainTextResponse(refusal.reason, refusal.status)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message))
            await send(message)

        await answer(scope, _counted(receive), send_guarded)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return Refusal(421, "this host is not served here")
        if scope["method"] not in SAFE + UNSAFE:
            return Refusal(405, "this method is not served here")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdecimal()):
            return Refusal(400, "the length is no number")
        if int(length) > BODY:
            return Refusal(413, "too large")
        if scope["method"] in UNSAFE and not _is_ours(headers, scope["scheme"], hosts[0]):
            return Refusal(403, "only pages of this desk may send this")
        return None


def _is_ours(headers: Headers, scheme: str, host: str) -> bool:
    """True when the browser says that a page of this very origin asks; each of the two headers that is there must say so."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    return site in (None, OWN) and origin in (None, f"{scheme}://{host}")


def _add_headers(headers: MutableHeaders) -> None:
    for name, value in HEADERS.items():
        headers[name] = value


def _counted(receive: Receive) -> Receive:
    """*receive*, which breaks off behind the bytes that are taken at most."""
    taken = 0

    async def receive_counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY:
            raise HTTPException(413)
        return message

    return receive_counted
