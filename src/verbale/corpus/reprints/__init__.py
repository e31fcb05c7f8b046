"""Which dispatches carry the same text, in whole or in part: fingerprints, alignment, links, families, redlines."""
