"""Rules and lexicons as data: schema, loader, matcher."""

from verbale.language.entry import Entry
from verbale.language.loader import has_rules, languages, load_entries, rule_id

__all__ = ["Entry", "has_rules", "languages", "load_entries", "rule_id"]
