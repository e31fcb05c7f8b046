"""What is said about a PostgreSQL server: its address without secrets, its errors with their cure."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from verbale.errors import StoreError

SHOWN = ("host", "port", "service")
ANSWERED = "FATAL"
NO_PASSWORD = "no password supplied"
UNREACHABLE = "the server does not answer ({words}); check its name and port, and that it runs and lets this machine in."
STATES = {
    "28": "the server does not let this user in; check the user's name and password (a file ~/.pgpass, or PGPASSWORD).",
    "3D": "there is no database of this name on the server; its administrator makes one with `createdb NAME`.",
    "531": "there is no room left on the server's disk; make some and try again, what was saved is there.",
    "533": "the server has too many connections; close some and try again.",
    "55P03": "another program has been writing to it for 30 seconds; try again when it is done.",
    "42501": "this user may not do that; the database's owner gives the right with GRANT CREATE, USAGE.",
    "25006": "the server only reads (a standby); name the one that writes.",
    "57P": "the server is stopping or starting; try again, what was saved is there.",
    "58": "the server's disk cannot be read or written; check it, what was saved before is there.",
    "XX": "the database is damaged; put the last backup in its place.",
    "08": "the connection was lost; try again, what was saved is there.",
}
WORDS = {
    "password": "28",
    "authentication": "28",
    "pg_hba": "28",
    "role ": "28",
    "database ": "3D",
    "too many": "533",
    "the database system is": "57P",
}


def read_address(address: str) -> URL:
    """The address of a database for psycopg; raises StoreError, which never repeats the address, for what is none.

    >>> read_address("postgres://keita@db.example/desk").drivername
    'postgresql+psycopg'
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or not url.database:
        raise StoreError("the address of the database cannot be read; write it as postgresql://USER@HOST/DATABASE.")
    return url.set(drivername="postgresql+psycopg")


def shown_address(url: URL) -> str:
    """The address as it may be printed: without password and options.

    >>> shown_address(read_address("postgresql://keita:secret@db.example:5433/desk?password=secret&sslmode=require"))
    'postgresql://keita@db.example:5433/desk'
    """
    query = {key: url.query[key] for key in SHOWN if key in url.query}
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return plain.render_as_string()


def explain(error: Exception) -> str:
    """What PostgreSQL says, with what to do about it."""
    cause = getattr(error, "orig", None) or error
    state, words = getattr(cause, "sqlstate", None), str(cause).strip()
    if state is None:
        return _unconnected(words, lost=bool(getattr(error, "connection_invalidated", False)))
    found = next((cure for start, cure in STATES.items() if state.startswith(start)), None)
    return found or f"the database says: {words.splitlines()[0]}."


def _unconnected(words: str, *, lost: bool) -> str:
    """A connection that could not be made, or broke: such an error has no code, only words."""
    said = words.splitlines()[0].rpartition("failed: ")[2] if words else "no reason given"
    if lost:
        return STATES["08"]
    if NO_PASSWORD in words:
        return STATES["28"]
    if ANSWERED not in words:
        return UNREACHABLE.format(words=said)
    told = said.partition(ANSWERED)[2].lstrip(" :")
    return next((STATES[state] for word, state in WORDS.items() if word in told), f"the server refuses: {told}.")
