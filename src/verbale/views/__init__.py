"""Command line, pages, exports: no rule lives here."""
