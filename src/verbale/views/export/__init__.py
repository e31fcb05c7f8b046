"""What leaves the file, in the formats of the field: one module a format, each with a FORMAT."""
