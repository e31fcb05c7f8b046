"""What an act is about."""

from __future__ import annotations

from collections import Counter

from verbale.language.acts import load_topics
from verbale.model import Topic

CONTEXT = 1


def find_topic(evidence: str, content: str, language: str) -> Topic:
    """The topic of an act from its own words, else from the whole content; ``other`` when no word speaks for one.

    Each stem counts the weight of its topic; words of the act count twice. On a tie the first named wins.

    >>> find_topic("la réouverture du marché", "la réouverture du marché", "fr").value
    'trade'
    """
    weights: Counter[str] = Counter()
    topics = load_topics(language)
    for words, times in ((evidence, 2), (content, CONTEXT)):
        for match in topics.expression.finditer(words):
            rule = topics.rules[str(match.lastgroup)]
            weights[rule.id] += rule.weight * times
    return Topic(max(weights, key=lambda topic: weights[topic])) if weights else Topic.OTHER
