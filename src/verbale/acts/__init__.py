"""Force, strength, realis, polarity, actor, target, topic; meetings; codes."""

from verbale.acts.stage import find_acts

__all__ = ["find_acts"]
