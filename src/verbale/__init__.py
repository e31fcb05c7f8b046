"""Verbale reads diplomatic news and writes the minutes."""
