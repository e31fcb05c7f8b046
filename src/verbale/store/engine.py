"""What the store asks of a database; one module a dialect answers it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import ColumnElement, Connection


class Engine(Protocol):
    """A database of one kind. ``name`` is what an error calls it, without secrets, ``dialect`` the folder of its migrations."""

    name: str
    dialect: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the data and writes nothing."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that waits for other writers first, is durable when it ends well, and leaves nothing when it does not."""

    def has_table(self, connection: Connection, table: str) -> bool:
        """True when *table* is there."""

    def split(self, sql: str) -> Sequence[str]:
        """The statements of a migration."""

    def matches(self, alternatives: Sequence[Sequence[str]]) -> ColumnElement[bool]:
        """The row of the search index has all of *alternatives*, of each any phrase."""

    def backup_before(self, connection: Connection, version: int) -> str | None:
        """A copy of all there is, before it is migrated from *version* in the transaction of *connection*; where it is, in words."""

    def faults(self) -> list[str]:
        """What the database itself finds broken."""

    def compact(self) -> None:
        """Takes what was deleted out of the file's bytes."""

    def close(self) -> None:
        """Gives back all connections."""
