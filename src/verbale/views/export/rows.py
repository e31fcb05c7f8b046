"""The rows of the five tables: statements, acts, meetings, people and articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verbale.store.chosen import Chosen
from verbale.views.export.claims import all_codes, codes, hull, names, statement_spans, words
from verbale.views.export.tables import Column, Kind, Table

Row = dict[str, Any]
ARTICLE = (
    Column("article", "the hash of the article's text"),
    Column("published", "when it was published, as far as known", Kind.DAY),
    Column("outlet", "who published it"),
    Column("title", "its title"),
    Column("url", "where it was published"),
    Column("language", "the language of its text"),
)
SPAN = (
    Column("rule", "the rule that found it"),
    Column("start", "where it begins in the text, in code points", Kind.WHOLE),
    Column("end", "where it ends in the text, in code points", Kind.WHOLE),
    Column("decided", "the fields that a person accepted, rejected or corrected"),
)


def _article(chosen: Chosen) -> Row:
    article = chosen.record["article"]
    published = {"published": article["published"]["value"]}
    return {"article": article["id"], **published, **{key: article[key] for key in ("outlet", "title", "url", "language")}}


def _end(chosen: Chosen, claim: Row, span: tuple[int | None, int | None]) -> Row:
    """The last columns of every claim: its rule, its place, what was decided."""
    decided = codes(chosen.decided.get(claim["id"]))
    return {"rule": claim.get("rule"), "start": span[0], "end": span[1], "decided": decided}


def chosen_statements(chosen: Chosen) -> Iterator[Row]:
    """The statements that were asked for, in text order."""
    return (statement for statement in chosen.record["statements"] if statement["id"] in chosen.statements)


def _said(chosen: Chosen, statement: Row) -> Row:
    """Who says what, for the tables of statements and of acts."""
    return {
        "statement": statement["id"],
        **_article(chosen),
        "speakers": names(statement["speakers"]),
        "speaker_countries": all_codes(statement["speakers"]),
        "content": words(chosen.record["article"]["text"], statement["content"]),
    }


SAID = (
    Column("statement", "the statement's id in its article"),
    *ARTICLE,
    Column("speakers", "who says it, names joined by +"),
    Column("speaker_countries", "for whom they speak: ISO 3166 codes, UN, EU"),
    Column("content", "what is said, word for word from the text"),
)


def find_statements(chosen: Chosen) -> Iterator[Row]:
    """One row a statement."""
    text = chosen.record["article"]["text"]
    for statement in chosen_statements(chosen):
        hearer = statement["addressee"]
        kept = ("speaker_reason", "type", "frame", "attribution", "carried_from", "parent", "confidence")
        yield {
            **_said(chosen, statement),
            "cue": words(text, statement["cue"]),
            "source": words(text, statement["source"]),
            "verbatim": words(text, statement["verbatim"]),
            "addressee": hearer["name"] if hearer else None,
            "addressee_countries": codes(hearer.get("countries")) if hearer else "",
            "acts": codes(act["act"] for act in statement["acts"] or () if act["act"]),
            **{key: statement[key] for key in kept},
            **_end(chosen, statement, hull(statement_spans(statement))),
        }


def find_acts(chosen: Chosen) -> Iterator[Row]:
    """One row an act of a statement that was asked for."""
    for statement in chosen_statements(chosen):
        for act in statement["acts"] or ():
            yield {"act_id": act["id"], **_said(chosen, statement), **_act(chosen, act), "confidence": statement["confidence"]}


def _act(chosen: Chosen, act: Row) -> Row:
    coded = act["codes"] or {"plover": {"event": None, "mode": None, "context": ()}, "cameo": None}
    plover = coded["plover"]
    return {
        **{key: act[key] for key in ("act", "strength", "polarity", "realis", "one_sided", "topic", "when", "amount")},
        **{key: codes(act[key]) for key in ("actor", "target", "on_behalf_of")},
        "evidence": words(chosen.record["article"]["text"], act["evidence"]),
        "cameo": coded["cameo"],
        "plover_event": plover["event"],
        "plover_mode": plover["mode"],
        "plover_context": codes(plover["context"]),
        **_end(chosen, act, hull(act["evidence"] or ())),
    }


def find_meetings(chosen: Chosen) -> Iterator[Row]:
    """One row a meeting, those held before those announced."""
    for held, key in ((True, "meetings"), (False, "announced")):
        for meeting in chosen.record[key]:
            host = meeting["host"]
            yield {
                "meeting": meeting["id"],
                "held": held,
                **_article(chosen),
                **{name: meeting[name] for name in ("kind", "date", "place", "place_reason", "format", "occasion")},
                "participants": names(meeting["participants"]),
                "countries": codes(meeting["countries"]),
                "host": host["name"] if host else None,
                "evidence": words(chosen.record["article"]["text"], meeting["evidence"]),
                **_end(chosen, meeting, hull(meeting["evidence"] or ())),
            }


def find_people(chosen: Chosen) -> Iterator[Row]:
    """One row a person of an article."""
    for person in chosen.record["people"]:
        mentions, offices = person["mentions"] or (), person["offices"] or ()
        yield {
            "person": person["id"],
            **_article(chosen),
            "name": person["name"],
            "countries": codes(person["countries"]),
            "offices": "; ".join(dict.fromkeys(f"{o['label']} ({o['of']})" if o["of"] else o["label"] for o in offices)),
            "wikidata": person["wikidata"],
            "mentions": len(mentions),
            **_end(chosen, person, hull((*mentions, *offices))),
        }


def find_articles(chosen: Chosen) -> Iterator[Row]:
    """One row an article."""
    record = chosen.record
    yield {
        **_article(chosen),
        "published_basis": record["article"]["published"]["basis"],
        "documents": len(chosen.given),
        **{key: len(record[key]) for key in ("statements", "meetings", "announced", "people")},
        "coder": record["coder"]["version"],
        "model": record["coder"]["model"],
        "decisions": len(chosen.decisions),
    }


STATEMENTS = Table(
    "statements",
    "statement",
    (
        *SAID,
        Column("cue", "the words that attribute it"),
        Column("source", "the words that name who speaks"),
        Column("verbatim", "the words in quotation marks"),
        Column("addressee", "to whom it is said"),
        Column("addressee_countries", "the countries of the addressee"),
        Column("acts", "what it does: ASSERT, COMMIT, REQUEST ..."),
        Column("speaker_reason", "why no speaker is named"),
        Column("type", "direct, indirect or mixed"),
        Column("frame", "the grammar of the content"),
        Column("attribution", "explicit, or carried on from the sentence before"),
        Column("carried_from", "the statement that it carries on"),
        Column("parent", "the statement that it stands in"),
        Column("confidence", "sure, likely or doubtful"),
        *SPAN,
    ),
    find_statements,
)
ACTS = Table(
    "acts",
    "act",
    (
        Column("act_id", "the act's id in its article"),
        *SAID,
        Column("act", "ASSERT, COMMIT, REQUEST ..."),
        Column("strength", "how strongly a COMMIT binds"),
        Column("polarity", "pos, or neg for what is negated"),
        Column("realis", "actual, future, hypothetical, hearsay or past"),
        Column("actor", "who would act or holds the stance"),
        Column("target", "toward whom"),
        Column("on_behalf_of", "the side that is committed without speaking"),
        Column("one_sided", "a commitment of both sides that one of them reports", Kind.YES),
        Column("topic", "what it is about"),
        Column("when", "its term, as TIMEX3 writes it"),
        Column("amount", "its amount, as the text gives it"),
        Column("evidence", "the words that carry it"),
        Column("cameo", "the CAMEO number"),
        Column("plover_event", "the PLOVER event; none for mere words"),
        Column("plover_mode", "the PLOVER mode"),
        Column("plover_context", "the PLOVER contexts"),
        Column("confidence", "how sure the coder is of the statement"),
        *SPAN,
    ),
    find_acts,
)
MEETINGS = Table(
    "meetings",
    "meeting",
    (
        Column("meeting", "the meeting's id in its article"),
        Column("held", "held, or only announced", Kind.YES),
        *ARTICLE,
        Column("kind", "meeting, call, visit, summit or signing"),
        Column("date", "when they met", Kind.DAY),
        Column("place", "where they met"),
        Column("place_reason", "why no place is named"),
        Column("participants", "who met, names joined by +"),
        Column("countries", "the countries that met"),
        Column("host", "who received the others"),
        Column("format", "by telephone, by video, on the margins of something"),
        Column("occasion", "the larger event"),
        Column("evidence", "the words that tell of it"),
        *SPAN,
    ),
    find_meetings,
)
PEOPLE = Table(
    "people",
    "person",
    (
        Column("person", "the person's id in its article"),
        *ARTICLE,
        Column("name", "the name as best known"),
        Column("countries", "for whom the person speaks"),
        Column("offices", "offices as the text words them, with their country"),
        Column("wikidata", "the person in Wikidata"),
        Column("mentions", "how often the text refers to the person", Kind.WHOLE),
        *SPAN,
    ),
    find_people,
)
ARTICLES = Table(
    "articles",
    "article",
    (
        *ARTICLE,
        Column("published_basis", "where the date comes from"),
        Column("documents", "how many documents brought this very text", Kind.WHOLE),
        Column("statements", "how many statements it has", Kind.WHOLE),
        Column("meetings", "how many meetings it tells of", Kind.WHOLE),
        Column("announced", "how many meetings it announces", Kind.WHOLE),
        Column("people", "how many people it names", Kind.WHOLE),
        Column("coder", "the version of the coder"),
        Column("model", "the parser's model"),
        Column("decisions", "how many decisions people took on it", Kind.WHOLE),
    ),
    find_articles,
)
TABLES = {table.name: table for table in (STATEMENTS, ACTS, MEETINGS, PEOPLE, ARTICLES)}
