"""A real PostgreSQL server for the tests: found on this machine, started in a folder of its own, stopped and removed at the end."""

from __future__ import annotations

import os
import pwd
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

INSTALLED = "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin"
OWNER = "keita"
PASSWORD = "mot de passe: @/?"
SECONDS = 30.0
LARGEST = 20_000_000
SETTINGS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=100", "shared_buffers=128MB", "max_wal_size=2GB")


class NoServerError(Exception):
    """There is none to be had; the message says why."""


class Server:
    """A running server; ``new_database`` makes a database in it, alike *template* where one is named."""

    def __init__(self, folder: Path, process: subprocess.Popen[Any]) -> None:
        self.folder = folder
        self.process = process
        self.numbers = count(1)

    def address(self, database: str, user: str = OWNER) -> str:
        """The address of a database for `--file`."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def new_database(self, template: str = "template1", **options: str) -> str:
        """The name of a new database; options are those of CREATE DATABASE."""
        name = f"desk_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} " + " ".join(f"{key} {value}" for key, value in options.items()))
        return name

    def run(self, sql: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Runs one statement, as the database's owner; its rows."""
        with psycopg.connect(host=str(self.folder), user=OWNER, dbname=database, autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def drop(self, database: str) -> None:
        """Takes a database away, whoever is in it."""
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def find_programs() -> Path:
    """The folder with initdb and postgres; raises NoServerError when there is none."""
    on_path = shutil.which("initdb")
    places = [Path(on_path).resolve().parent] if on_path else []
    for pattern in INSTALLED:
        places += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    for place in places:
        if all(os.access(place / name, os.X_OK) for name in ("initdb", "postgres")):
            return place
    raise NoServerError("no PostgreSQL server on this machine: initdb and postgres are neither on the path nor in /usr/lib/postgresql")


@contextmanager
def running_server(largest: int = LARGEST) -> Iterator[Server]:
    """A server of our own in a folder of its own, that can write no file larger than *largest*.

    Where we are root it runs as another user, since it refuses to run as root.
    """
    programs, folder = find_programs(), Path(tempfile.mkdtemp(prefix="verbale-pg-"))
    process = None
    try:
        other = _other_user(folder)
        make = ("initdb", "-D", "data", "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")
        made = subprocess.run([programs / make[0], *make[1:]], cwd=folder, capture_output=True, text=True, check=False, **other)
        if made.returncode:
            raise NoServerError(f"initdb fails: {made.stderr.strip().splitlines()[-1]}")
        _ask_for_passwords(folder / "data" / "pg_hba.conf")
        options = [part for setting in SETTINGS for part in ("-c", setting)]
        command = [str(programs / "postgres"), "-D", "data", "-k", str(folder), *options]
        with (folder / "log").open("wb") as log:
            limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, preexec_fn=limit, **other)
        yield _answering(Server(folder, process))
    finally:
        if process:
            process.send_signal(signal.SIGQUIT)
            process.wait(SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _other_user(folder: Path) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoServerError("we are root, PostgreSQL refuses to run as root, and there is neither the user postgres nor nobody")


def _ask_for_passwords(rules: Path) -> None:
    """The user ``guarded`` has to give a password, all others are let in."""
    rules.write_text("local all guarded scram-sha-256\nlocal all shut reject\nlocal all all trust\n", encoding="utf-8")


def _answering(server: Server) -> Server:
    begun = time.monotonic()
    while True:
        try:
            server.run(f"CREATE ROLE guarded LOGIN PASSWORD '{PASSWORD}'")
            return server
        except psycopg.OperationalError as error:
            if server.process.poll() is not None or time.monotonic() - begun > SECONDS:
                said = (server.folder / "log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
                raise NoServerError(f"the server does not start: {said[-1] if said else error}") from error
            time.sleep(0.02)
