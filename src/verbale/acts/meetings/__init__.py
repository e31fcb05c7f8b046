"""Who met, when and where, as the text reports it."""

from verbale.acts.meetings.stage import find_meetings

__all__ = ["find_meetings"]
