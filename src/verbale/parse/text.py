"""From articles to parsed texts: the stage as the pipeline calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verbale.model import Article, Parse, Segment, SegmentKind, Sentence, Span, Tokens
from verbale.parse.engine import load_engine

if TYPE_CHECKING:
    from spacy.tokens import Doc

def parse_article(article: Article) -> Parse:
    return next(parse_articles([article]))


def parse_articles(articles: Iterable[Article]) -> Iterator[Parse]:
    for article in articles:
        yield _one(article)


def _one(article: Article) -> Parse:
    nlp = load_engine(article.language)
    doc = nlp.make_doc(article.text)
    starts = {p.span.start for p in article.paragraphs}
    prev = None
    for t in doc:
        begin = t.idx in starts
        if prev is not None and prev.text in {".", "!", "?", "…", "..."} and (t.text[:1].isupper() or t.text in "«“\""):
            begin = True
        t.is_sent_start = begin or t.i == 0
        if not t.is_space:
            prev = t
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    keep = [t for t in doc if not t.is_space]
    new = {t.i: k for k, t in enumerate(keep)}
    sentences, segments, sent_of = [], [], [0] * len(keep)
    for s in doc.sents:
        toks = [new[t.i] for t in s if t.i in new]
        if not toks:
            continue
        for i in toks:
            sent_of[i] = len(sentences)
        a, b = keep[toks[0]].idx, keep[toks[-1]].idx + len(keep[toks[-1]])
        par = max(k for k, p in enumerate(article.paragraphs) if p.span.start <= a)
        sentences.append(Sentence(toks[0], toks[-1] + 1, Span(a, b), par))
        segments.append(Segment(SegmentKind.HOST, len(sentences) - 1, tuple(toks), new.get(s.root.i, toks[0])))
    tokens = Tokens(
        start=tuple(t.idx for t in keep), end=tuple(t.idx + len(t) for t in keep), text=tuple(t.text for t in keep),
        fold=tuple(t.lower_.replace("’", "'") for t in keep), lemma=tuple(t.lower_ for t in keep), pos=tuple(t.pos_ for t in keep),
        morph=tuple(str(t.morph) for t in keep), head=tuple(new.get(t.head.i, k) for k, t in enumerate(keep)), dep=tuple(t.dep_ for t in keep),
        sentence=tuple(sent_of), segment=tuple(sent_of),
    )
    return Parse(article, tokens, tuple(sentences), tuple(segments), (), "fr_core_news_md 3.8.0")
