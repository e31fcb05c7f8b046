"""From articles to parsed texts: the stage as the pipeline calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from verbale.model import Article, Parse, Quote, Segment, SegmentKind, Sentence, Tokens
from verbale.parse.columns import find_tokens
from verbale.parse.cuts import Grammar, load_grammar
from verbale.parse.engine import load_engine, model_name
from verbale.parse.incises import find_cuts
from verbale.parse.quotes import find_quotes
from verbale.parse.sentences import find_sentences
from verbale.parse.words import Words, find_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 16
CHARACTERS = 300_000


class Draft(NamedTuple):
    """An article on its way to the parser: ``order`` lists its words as the parser reads them, segment by segment."""

    article: Article
    words: Words
    sentences: tuple[Sentence, ...]
    segments: tuple[Segment, ...]
    order: tuple[int, ...]
    quotes: tuple[Quote, ...]


def parse_article(article: Article) -> Parse:
    """The parsed text of one article, the same as parse_articles would give among others.

    Raises UnsupportedError when there is no model for the article's language.
    """
    return next(parse_articles([article]))


def parse_articles(articles: Iterable[Article]) -> Iterator[Parse]:
    """The parsed texts of *articles*, in their order, sixteen at a time through the parser.

    Neighbours in the order should share a language: a change of language ends a batch.
    """
    return chain.from_iterable(parse_batches(articles))


def parse_batches(articles: Iterable[Article]) -> Iterator[list[Parse]]:
    """As parse_articles, in the batches in which the parser takes them."""
    for group in find_groups(articles):
        nlp = load_engine(group[0].language)
        drafts = [draft_article(article, nlp) for article in group]
        docs = nlp.pipe((_doc(draft, nlp) for draft in drafts), batch_size=BATCH)
        yield [_parse(draft, doc) for draft, doc in zip(drafts, docs, strict=True)]


def find_groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Neighbours of one language, sixteen at most and, because the parser's memory grows with their words, of so many characters together."""
    group: list[Article] = []
    size = 0
    for article in articles:
        size += len(article.text)
        if group and (len(group) == BATCH or size > CHARACTERS or article.language != group[0].language):
            yield group
            group, size = [], len(article.text)
        group.append(article)
    if group:
        yield group


def _parse(draft: Draft, doc: Doc) -> Parse:
    language = draft.article.language
    tokens = find_tokens(draft.words, draft.sentences, draft.segments, draft.order, doc, language)
    segments = tuple(_rooted(segment, tokens) for segment in draft.segments)
    return Parse(draft.article, tokens, draft.sentences, segments, draft.quotes, model_name(language))


def draft_article(article: Article, nlp: Language) -> Draft:
    """Words, sentences and segments of *article*, before anything statistical."""
    quotes = find_quotes(article)
    words = find_words(article, nlp, quotes)
    sentences = find_sentences(article, words)
    grammar = load_grammar(article.language)
    segments: list[Segment] = []
    for number, sentence in enumerate(sentences):
        segments += _segments(words, number, sentence, grammar)
    return Draft(article, words, sentences, tuple(segments), tuple([i for s in segments for i in s.tokens]), quotes)


def _segments(words: Words, number: int, sentence: Sentence, grammar: Grammar) -> list[Segment]:
    cuts = find_cuts(words, sentence.first, sentence.last, grammar)
    if not cuts:
        return [Segment(SegmentKind.HOST, number, tuple(range(sentence.first, sentence.last)), sentence.first)]
    taken = {i for cut in cuts for i in range(cut.first, cut.last)}
    host = tuple(i for i in range(sentence.first, sentence.last) if i not in taken)
    pieces = [Segment(SegmentKind.HOST, number, host, host[0])] if host else []
    for cut in cuts:
        pieces.append(Segment(cut.kind, number, tuple(range(cut.first, cut.last)), cut.first))
    return pieces


def _doc(draft: Draft, nlp: Language) -> Doc:
    from spacy.tokens import Doc

    words = draft.words
    heads = {segment.tokens[0] for segment in draft.segments}
    return Doc(
        nlp.vocab,
        words=[words.form[i] for i in draft.order],
        spaces=[words.space[i] for i in draft.order],
        sent_starts=[i in heads for i in draft.order],
    )


def _rooted(segment: Segment, tokens: Tokens) -> Segment:
    root = next((i for i in segment.tokens if tokens.head[i] == i), segment.tokens[0])
    return Segment(segment.kind, segment.sentence, segment.tokens, root)
