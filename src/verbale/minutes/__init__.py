"""Assemble one record; identity."""

from verbale.minutes.assembly import assemble
from verbale.minutes.record import to_record

__all__ = ["assemble", "to_record"]
