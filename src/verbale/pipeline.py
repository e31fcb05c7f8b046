"""The stages in order: six calls, six nouns.

Each stage is a function from frozen values to a new frozen value, with no clock, network, database or
randomness in it; any one runs alone in a test, and the whole can be sent to any engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.acts import find_acts
from verbale.ingest import read_article
from verbale.mentions import find_mentions
from verbale.minutes import assemble
from verbale.model import Article, Metadata, Minutes, Parse
from verbale.parse import parse_article, parse_batches
from verbale.statements import find_statements


def read_minutes(document: str, metadata: Metadata) -> Minutes:
    """The minutes of one document: the same text and the same coder give the same minutes, byte for byte."""
    article = read_article(document, metadata)
    parse = parse_article(article)
    mentions = find_mentions(parse)
    statements = find_statements(parse, mentions)
    acts = find_acts(parse, mentions, statements)
    return assemble(parse, mentions, acts)


def read_many(articles: Iterable[Article]) -> Iterator[Minutes]:
    """The minutes of many articles, in their order, the same as one by one; the parser takes sixteen at a time."""
    return (minutes for _, minutes in read_parsed(articles))


def read_parsed(articles: Iterable[Article]) -> Iterator[tuple[Parse, Minutes]]:
    """As read_many, each with the parse that it was found in.

    A stage reads a whole batch before the next one begins: its tables stay in the processor's cache.
    """
    for parses in parse_batches(articles):
        mentions = [find_mentions(parse) for parse in parses]
        statements = [find_statements(*pair) for pair in zip(parses, mentions, strict=True)]
        acts = [find_acts(*triple) for triple in zip(parses, mentions, statements, strict=True)]
        yield from zip(parses, map(assemble, parses, mentions, acts), strict=True)
