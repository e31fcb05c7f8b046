"""Set phrases over many dispatches: who uses them, since when, in whose voice; and those that nobody has listed yet."""
