"""Assemble one record; identity."""

from verbale.minutes.assembly import assemble
from verbale.minutes.record import to_record
from verbale.minutes.stored import from_record

__all__ = ["assemble", "from_record", "to_record"]
