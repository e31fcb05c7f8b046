"""The words that date and place a text."""

from __future__ import annotations

from verbale.language.entry import Entry


class DatelineRule(Entry, frozen=True, kw_only=True):
    """A pattern over the folded paragraph, from its first letter; its pieces are those of calendar.yml.

    The groups ``day``, ``month``, ``year``, ``hour``, ``minute`` (with a digit behind for a second wording) make the value,
    ``place`` and ``agency`` the spans of those names. ``alone``: it must fill its paragraph; ``capitals``: its place must be
    printed in capitals.
    """

    pattern: str
    alone: bool = False
    capitals: bool = False


class Publication(Entry, frozen=True, kw_only=True):
    """A pattern as in DatelineRule for words that are no dateline and yet tell the day of publication."""

    pattern: str
