"""What an act is about."""

from __future__ import annotations

from collections import Counter

from verbale.language.acts import load_topics
from verbale.model import Topic


def find_topic(evidence: str, content: str, language: str, background: Topic = Topic.OTHER) -> Topic:
    """The topic of an act from its own words, which count twice, and the whole content; *background* when no word speaks for one.

    Each stem counts the weight of its topic. On a tie the first named wins. All words are folded.

    >>> find_topic("la réouverture du marché", "la réouverture du marché", "fr").value
    'trade'
    """
    weights = weigh_topics(evidence, language)
    for topic in weights:
        weights[topic] *= 2
    weights += weigh_topics(content, language)
    return Topic(max(weights, key=lambda topic: weights[topic])) if weights else background


def find_background(words: str, language: str, *, two_states: bool) -> Topic:
    """What a whole text is about, for the acts in it whose own words do not say: the relation of its two states, else its main topic."""
    if two_states:
        return Topic.BILATERAL
    weights = weigh_topics(words, language)
    return Topic(max(weights, key=lambda topic: weights[topic])) if weights else Topic.OTHER


def weigh_topics(words: str, language: str) -> Counter[str]:
    """The weight of every topic that a stem in folded *words* speaks for, in the order of the words."""
    weights: Counter[str] = Counter()
    topics = load_topics(language)
    for match in topics.expression.finditer(words):
        rule = topics.rules[str(match.lastgroup)]
        weights[rule.id] += rule.weight
    return weights
