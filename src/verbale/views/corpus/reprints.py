"""``verbale reprints``: who carries the same dispatch, and what was changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.corpus.counting import Count, count_dispatches
from verbale.corpus.reprints.comparing import Compared, compare_paragraphs
from verbale.corpus.reprints.indexing import catch_up
from verbale.corpus.reprints.links import Kind
from verbale.corpus.reprints.reading import Shared, read_families, read_shared
from verbale.corpus.reprints.words import read_words
from verbale.corpus.shelf import Dispatch, fetch, shelve
from verbale.store import Desk, open_desk
from verbale.store.queries import Filter
from verbale.views.catalogue import say
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.corpus.options import filters
from verbale.views.corpus.redlines import redline_words
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import shown
from verbale.views.reading import ui_language

PERCENT = 100


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a family."""

    article: str
    published: str | None
    outlets: tuple[str, ...]
    title: str | None


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family of reprints: the article that had it first, and all of its members, that one first."""

    family: str
    published: str | None
    title: str | None
    texts: int
    articles: Count
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class SharedRow:
    """What an article shares with another one; *role* says what the other is: ``earlier`` or ``later``.

    *passages* have passim's fields: the cluster (the family of the article that had it first), begin and end in the later article, the source
    and where it stands there.
    """

    article: str
    other: str
    role: str
    kind: str
    same_family: bool
    published: str | None
    outlets: tuple[str, ...]
    share: float
    share_of_other: float
    passages: tuple[dict[str, Any], ...]
    paragraphs: tuple[Compared, ...]


def reprints_command(options: argparse.Namespace) -> int:
    """The families of the desk, or what one article shares with others."""
    ui = ui_language(options.lang_ui)
    with open_desk(desk_path(options)) as desk:
        if options.article:
            answer = find_shared(desk, options.article)
            print_answer(options, answer, shared_lines(answer, ui))
        else:
            answer = find_families(desk, filters(options))
            print_answer(options, answer, family_lines(answer, ui))
    return 0


def find_families(desk: Desk, wanted: dict[str, str | None]) -> Answer:
    """The families with more than one document among the dispatches as *wanted*, the largest first, then by date."""
    shelf = shelve(desk, Filter(**wanted))
    families: dict[str, list[Dispatch]] = {}
    for dispatch in shelf:
        families.setdefault(dispatch.family, []).append(dispatch)
    rows = [_family_row(family, members) for family, members in families.items()]
    rows = [row for row in rows if row.articles.with_reprints > 1]
    rows.sort(key=lambda row: (-row.articles.with_reprints, row.published or "~", row.family))
    return Answer({"command": "reprints", **wanted}, {"articles": count_dispatches(shelf), "families": len(rows)}, FamilyRow, rows)


def _family_row(family: str, members: Sequence[Dispatch]) -> FamilyRow:
    told = tuple(Member(d.id, d.published, d.outlets, d.title) for d in members)
    return FamilyRow(family, told[0].published, told[0].title, len(told), count_dispatches(members), told)


def family_lines(answer: Answer, ui: str) -> Iterator[str]:
    """A heading a family, a line a member."""
    yield say(ui, "reprints-head", articles=answer.base["articles"], families=answer.base["families"])
    for row in answer.rows:
        yield ""
        when = row.published or say(ui, "undated")
        yield say(ui, "reprints-family", when=when, texts=row.texts, documents=row.articles.with_reprints)
        for member in row.members:
            facts = (
                short(member.article),
                member.published or say(ui, "undated"),
                shown(", ".join(member.outlets) or "-"),
                shown(member.title or "-"),
            )
            yield "  " + "  ".join(facts)


def find_shared(desk: Desk, part: str) -> Answer:
    """What one article shares with each other one, the earliest first, paragraph by paragraph."""
    catch_up(desk)
    identity = desk.find_article(part)
    shared, families = read_shared(desk, identity), read_families(desk)
    dispatches = {d.id: d for d in fetch(desk, {identity, *(end for one in shared for end in (one.later, one.earlier))})}
    words = {article: read_words(dispatch.text) for article, dispatch in dispatches.items()}
    rows = []
    for one in shared:
        paragraphs = compare_paragraphs(words[one.later], words[one.earlier], one.passages)
        rows.append(_shared_row(identity, one, paragraphs, dispatches, families))
    members = [d for d in dispatches.values() if families[d.id] == families[identity]]
    return Answer({"command": "reprints", "article": identity}, {"articles": count_dispatches(members)}, SharedRow, rows)


def _shared_row(
    identity: str, one: Shared, paragraphs: tuple[Compared, ...], dispatches: dict[str, Dispatch], families: dict[str, str]
) -> SharedRow:
    later = one.later == identity
    other = dispatches[one.earlier if later else one.later]
    passages = tuple(
        {
            "cluster": families[one.earlier],
            "begin": p.begin,
            "end": p.end,
            "source": one.earlier,
            "source_begin": p.source_begin,
            "source_end": p.source_end,
            "words": p.words,
            "standing_words": p.words - p.fresh,
            "reworded": p.reworded,
        }
        for p in one.passages
    )
    shares = (one.share_of_later, one.share_of_earlier) if later else (one.share_of_earlier, one.share_of_later)
    return SharedRow(
        article=identity,
        other=other.id,
        role="earlier" if later else "later",
        kind=one.kind.name.lower(),
        same_family=families[identity] == families[other.id],
        published=other.published,
        outlets=other.outlets,
        share=round(shares[0], 3),
        share_of_other=round(shares[1], 3),
        passages=passages,
        paragraphs=paragraphs,
    )


def shared_lines(answer: Answer, ui: str) -> Iterator[str]:
    """A heading for each other article, then its paragraphs, those that were changed with a redline."""
    if not answer.rows:
        yield say(ui, "reprints-none")
    for row in answer.rows:
        role = say(ui, "reprint-later" if row.role == "earlier" else "reprint-earlier")
        facts = (role, short(row.other), row.published or say(ui, "undated"), shown(", ".join(row.outlets) or "-"))
        shares = say(ui, "reprint-shares", here=round(row.share * PERCENT), there=round(row.share_of_other * PERCENT))
        yield "  ".join((*facts, say(ui, f"reprint-{row.kind}"), shares))
        if row.kind != Kind.STANDING.name.lower():
            yield from (f"    {paragraph_line(one, ui)}" for one in row.paragraphs)


def paragraph_line(one: Compared, ui: str) -> str:
    """What became of a paragraph, with its redline."""
    told = say(ui, f"paragraph-{one.state.value}", number=one.number, source=one.source_number)
    return f"{told}  {redline_words(one.redline)}" if one.redline else told
