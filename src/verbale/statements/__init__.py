"""Cues, quotations, sources; attribution, explicit and carried."""

from verbale.statements.stage import find_statements

__all__ = ["find_statements"]
