"""What terminal and Markdown minutes share: the order of speakers and the words of a line."""

from __future__ import annotations

from verbale.model import Act, Attribution, EntityKind, Meeting, Minutes, Span, Statement
from verbale.views.catalogue import say, say_date

CUT = " … "


def content_words(minutes: Minutes, statement: Statement) -> str:
    """The content verbatim, its pieces joined by an ellipsis."""
    return CUT.join(span.of(minutes.article.text) for span in statement.content)


def act_words(act: Act, ui: str) -> str:
    """One line for an act: force, strength, actor, target, topic."""
    strength = f" ({say(ui, act.strength.value)})" if act.strength else ""
    parties = ", ".join(act.actor) + (f" → {', '.join(act.target)}" if act.target else "")
    facts = [say(ui, act.force.value) + strength, parties, act.topic.value, act.when or "", act.amount or ""]
    return " · ".join(fact for fact in facts if fact)


def speaker_groups(minutes: Minutes) -> list[tuple[str, list[Statement]]]:
    """The statements by speaker, speakers in the order of their first words."""
    groups: dict[str, list[Statement]] = {}
    for statement in minutes.statements:
        groups.setdefault(" + ".join(s.name for s in statement.speakers), []).append(statement)
    return list(groups.items())


def speaker_heading(minutes: Minutes, name: str, statement: Statement, ui: str) -> str:
    """A speaker's name with the first office that the text states and the countries spoken for."""
    if not name:
        return say(ui, "unknown_speaker")
    people = {e.id: e for e in minutes.mentions.entities if e.kind is EntityKind.PERSON}
    person = people.get(statement.speakers[0].person or "") if len(statement.speakers) == 1 else None
    office = f", {person.offices[0].label}" if person and person.offices else ""
    countries = sorted({c for s in statement.speakers for c in s.countries})
    return f"{name}{office}" + (f" ({', '.join(countries)})" if countries else "")


def meeting_line(meeting: Meeting, ui: str) -> str:
    """One line for a meeting: kind, who, date, place; what the text does not say is said to be missing."""
    who = ", ".join(p.name for p in meeting.participants) or ", ".join(meeting.countries)
    place = meeting.place or say(ui, "not_stated")
    return f"{say(ui, meeting.kind.value)} : {who} — {say(ui, 'on_date')} : {say_date(ui, meeting.date)} — {say(ui, 'at_place')} : {place}"


def heading_lines(minutes: Minutes, ui: str) -> list[str]:
    """Title, outlet, publication date and dateline."""
    article = minutes.article
    lines = [article.title or " ".join(article.text.split())[:70]]
    if article.outlet:
        lines.append(article.outlet)
    lines.append(f"{say(ui, 'published')} : {say_date(ui, article.published.value)}")
    if article.dateline:
        lines.append(f"{say(ui, 'dateline')} : {article.dateline.span.of(article.text)}")
    return lines


def is_doubtful(minutes: Minutes, statement: Statement) -> bool:
    """True when the coder itself doubts the statement."""
    return statement.confidence.value == "doubtful" and statement.attribution is Attribution.EXPLICIT


def context(minutes: Minutes, span: Span, reach: int = 60) -> tuple[str, str, str]:
    """The words before, at and behind *span*, on one line."""
    text = minutes.article.text
    before, behind = text[max(0, span.start - reach) : span.start], text[span.end : span.end + reach]
    return before.replace("\n", " "), span.of(text), behind.replace("\n", " ")
