"""Every error that this package raises on purpose: one base, one class for each edge of the house."""

from __future__ import annotations


class VerbaleError(Exception):
    """The base of them all. ``exit_code`` is what the command line ends with."""

    exit_code = 1


class UsageError(VerbaleError):
    """A request that makes no sense: an unknown date, a flag that does not exist."""

    exit_code = 2


class UnreadableError(VerbaleError):
    """A document that cannot be read: missing, empty, binary, too large."""

    exit_code = 3


class UnsupportedError(VerbaleError):
    """A document that can be read but not coded: a language without rules."""

    exit_code = 4


class AdditionError(VerbaleError):
    """A user's own addition to the world data that does not fit or contradicts what is shipped; the message says where and what to write."""

    exit_code = 5


class StoreError(VerbaleError):
    """A desk's file that cannot be opened, read or written; the message names it, what is wrong and what to do."""

    exit_code = 6


class ExportError(VerbaleError):
    """An export that cannot be written; what stood in its place is untouched. The message names it, what is wrong and what to do."""

    exit_code = 7


class FetchError(VerbaleError):
    """A document that is not fetched: an address that is closed to us, a server that does not answer; the message says which, why and what to do.

    ``passing`` is True where the same address may be had later.
    """

    exit_code = 8

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


class DataError(VerbaleError):
    """A file of our own rules or world data is broken; the message names the file and the entry."""
