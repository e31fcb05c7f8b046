"""States, demonyms, organisations, offices and who held them when."""
