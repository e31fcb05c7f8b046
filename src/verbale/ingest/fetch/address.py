"""An address of the web, read strictly: whatever two programs might read differently is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from verbale.errors import FetchError
from verbale.ingest.fetch.hosts import HostError, read_host
from verbale.ingest.fetch.ranges import IP

LONGEST = 2048
SHOWN = 300
PORTS = {"http": 80, "https": 443}
WHOLE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(//)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?")
AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]*))?")
USER = re.compile(r"(?<=//)[^/?#]*@")
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
SAFE = "/:@!$&'()*+,;=~-._%"


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address: its host in ASCII, that host's *ip* where it is one, its port, its path with the query."""

    scheme: str
    host: str
    ip: IP | None
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """The host as the Host field has it: an IPv6 address in brackets, and a port that is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is about."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address, without a fragment."""
        return self.origin + self.target


def parse_address(text: str, ports: frozenset[int] = frozenset()) -> Address:
    """The address that *text* is; *ports* are open beside each scheme's own.

    Letters beyond ASCII are written as the web has them: the host by IDNA, the rest in percent signs. The fragment, which is never sent, goes.
    Raises FetchError for another scheme, a user's name, a port of its own, backslashes, blanks and control characters, and for a host that
    read_host refuses.

    >>> parse_address("HTTPS://Journal.example/a/../été?q=1#haut").url
    'https://journal.example/%C3%A9t%C3%A9?q=1'
    """
    if len(text) > LONGEST:
        raise _refusal(text, f"an address of more than {LONGEST} characters; shorten it")
    if not text.isprintable() or " " in text or "\\" in text:
        raise _refusal(text, "blanks, backslashes or control characters in an address; write them in percent signs if they belong there")
    match = WHOLE.fullmatch(text)
    if not match or match[1].lower() not in PORTS or not match[2]:
        raise _refusal(text, "neither http:// nor https://; give the address of a page, or save it and add the file")
    scheme, authority, path, query = match[1].lower(), match[3], match[4], match[5]
    host, ip, port = _read_authority(text, scheme, authority, ports)
    return Address(scheme, host, ip, port, _normalise(path) + ("" if query is None else f"?{_escape(query, '/?')}"))


def _read_authority(text: str, scheme: str, authority: str, ports: frozenset[int]) -> tuple[str, IP | None, int]:
    if "@" in authority:
        raise _refusal(text, "a user's name or a password in an address, which are never sent; leave them out")
    match = AUTHORITY.fullmatch(authority)
    if not match:
        raise _refusal(text, "no host and port behind the two slashes; check it")
    port = int(match[2]) if match[2] and len(match[2]) <= 5 else -1 if match[2] else PORTS[scheme]
    if port != PORTS[scheme] and port not in ports:
        raise _refusal(text, f"another port than {PORTS[scheme]}; save the page and add the file")
    try:
        host, ip = read_host(match[1])
    except HostError as error:
        raise _refusal(text, str(error)) from error
    return host, ip, port


def follow(address: Address, location: str, ports: frozenset[int] = frozenset()) -> Address:
    """Where a redirect from *address* leads; *location* may be relative. Raises FetchError as parse_address does, and for one from https to http."""
    try:
        joined = urljoin(address.url, location)
    except ValueError:
        joined = location
    target = parse_address(joined, ports)
    if address.scheme == "https" and target.scheme == "http":
        raise _refusal(target.url, f"not encrypted, where {address.url} was; give that address yourself if you trust it")
    return target


def show(text: str) -> str:
    """*text* fit for a message: without a user's name, what cannot be printed escaped, no longer than a line or two."""
    seen = USER.sub("…@", text)[:SHOWN]
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in seen) + ("…" if len(text) > SHOWN else "")


def _refusal(text: str, reason: str) -> FetchError:
    return FetchError(f"{show(text)}: {reason}.")


def _normalise(path: str) -> str:
    """*path* with its dot segments resolved, and never empty."""
    kept: list[str] = []
    segments = _escape(path, "")[1:].split("/")
    for segment in segments:
        if segment == "..":
            kept[-1:] = []
        elif segment != ".":
            kept.append(segment)
    slash = "/" if segments[-1] in (".", "..") and kept else ""
    return "/" + "/".join(kept) + slash


def _escape(text: str, more: str) -> str:
    """*text* with each character that an address may not have in percent signs, and no percent sign that means nothing."""
    return quote(ESCAPE.sub(_canonical, text), safe=SAFE + more)


def _canonical(match: re.Match[str]) -> str:
    """An escape with capitals, or the character itself where none was needed; a percent sign alone is escaped."""
    if match[1] is None:
        return "%25"
    character = chr(int(match[1], 16))
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else match[0].upper()
