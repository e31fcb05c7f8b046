"""The briefing note on two states: a heading, counters, timeline and ledger, a footnote to every line."""
