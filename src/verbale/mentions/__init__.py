"""People, offices, places, times; who "il" and "le chef de la diplomatie" are."""

from verbale.mentions.stage import find_mentions

__all__ = ["find_mentions"]
