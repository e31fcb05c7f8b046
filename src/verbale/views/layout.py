"""What terminal and Markdown minutes share: the order of speakers and the words of a line."""

from __future__ import annotations

from verbale.model import Act, EntityKind, Issue, Meeting, Minutes, ParagraphKind, Span, Statement
from verbale.views.catalogue import has, say, say_date
from verbale.world import load_world

CUT = " … "
TITLE_LENGTH = 70
OFFICES = 2
CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")


def shown(words: str) -> str:
    """Words of a source for one line: blanks made single, control characters (they could steer a terminal) replaced."""
    return " ".join(words.translate(CONTROL).split(" ")).replace("\n", " ").replace("\t", " ")


def content_words(minutes: Minutes, statement: Statement) -> str:
    """The content verbatim, its pieces joined by an ellipsis."""
    return CUT.join(shown(span.of(minutes.article.text)) for span in statement.content)


def party(code: str, ui: str) -> str:
    """The name of a state or body in the interface's language; a code without a name stays a code.

    >>> party("KZ", "fr"), party("ZZ", "fr")
    ('Kazakhstan', 'ZZ')
    """
    try:
        return load_world().name(code, ui)
    except KeyError:
        return code


def parties(codes: tuple[str, ...], ui: str) -> str:
    """The names of all *codes*, in their order."""
    return ", ".join(party(code, ui) for code in codes)


def act_words(act: Act, ui: str) -> str:
    """One line for an act: force, strength, actor, target, topic."""
    strength = f" ({say(ui, act.strength.value)})" if act.strength else ""
    who = " ".join(part for part in (parties(act.actor, ui), f"→ {parties(act.target, ui)}" if act.target else "") if part)
    facts = [say(ui, act.force.value) + strength, who, say(ui, f"topic-{act.topic.value}"), _when(act.when, ui), act.amount or ""]
    return " · ".join(fact for fact in facts if fact)


def _when(value: str | None, ui: str) -> str:
    """A term as a person writes it; nothing for a value of which nothing is known (``XXXX``)."""
    return say_date(ui, value) if value and any(c.isdigit() for c in value) else ""


def statement_notes(statement: Statement, ui: str) -> str:
    """What a reader should know before the words: carried on, to whom, word for word, or in part."""
    notes = [say(ui, "carried")] if statement.attribution.value == "carried" else []
    addressee = statement.addressee
    if addressee and not any(piece.covers(addressee.span) for piece in statement.content):
        notes.append(say(ui, "addressed", words=shown(addressee.name)))
    key = f"type-{statement.type.value}"
    return " ".join([*notes, *([say(ui, key)] if has(ui, key) else [])])


def speaker_groups(minutes: Minutes) -> list[tuple[str, list[Statement]]]:
    """The statements by speaker, speakers in the order of their first words."""
    groups: dict[str, list[Statement]] = {}
    for statement in minutes.statements:
        groups.setdefault(" + ".join(s.name for s in statement.speakers), []).append(statement)
    return list(groups.items())


def speaker_heading(minutes: Minutes, name: str, statement: Statement, ui: str) -> str:
    """A speaker's name with the first two offices that the text states and the countries spoken for."""
    if not name:
        return say(ui, "unknown_speaker")
    people = {e.id: e for e in minutes.mentions.entities if e.kind is EntityKind.PERSON}
    person = people.get(statement.speakers[0].person or "") if len(statement.speakers) == 1 else None
    labels = dict.fromkeys(shown(office.label) for office in person.offices) if person else {}
    office = "".join(f", {label}" for label in list(labels)[:OFFICES])
    codes = dict.fromkeys(c for s in statement.speakers for c in s.countries)
    countries = [party(code, ui) for code in codes if party(code, ui) not in name]
    return f"{shown(name)}{office}" + (f" ({', '.join(countries)})" if countries else "")


def meeting_lines(meeting: Meeting, ui: str, *, announced: bool = False) -> list[str]:
    """A meeting: its kind and date, who took part, where, and how; what the text does not say of who and where is said to be missing."""
    who = ", ".join(shown(p.name) for p in meeting.participants) or parties(meeting.countries, ui) or say(ui, "not_stated_m")
    place = shown(meeting.place) if meeting.place else say(ui, meeting.place_reason.value if meeting.place_reason else "not_stated")
    date = say_date(ui, meeting.date) if meeting.date else say(ui, "date_not_stated")
    kind = say(ui, "announced", words=say(ui, meeting.kind.value)) if announced else say(ui, meeting.kind.value)
    how = shown(meeting.occasion) if meeting.occasion else say(ui, "yes")
    return [
        say(ui, "line", label=kind, words=date),
        say(ui, "line", label=say(ui, "participants"), words=who),
        say(ui, "line", label=say(ui, "at_place"), words=place),
        *([say(ui, "line", label=say(ui, "host"), words=shown(meeting.host.name))] if meeting.host else []),
        *([say(ui, "line", label=say(ui, f"by-{meeting.format.value}"), words=how)] if meeting.format else []),
    ]


def all_meeting_lines(minutes: Minutes, ui: str) -> list[list[str]]:
    """The lines of every meeting held, then of every one announced."""
    held = [meeting_lines(meeting, ui) for meeting in minutes.meetings]
    return held + [meeting_lines(meeting, ui, announced=True) for meeting in minutes.announced]


def heading_lines(minutes: Minutes, ui: str) -> list[str]:
    """Title, outlet, publication date and dateline."""
    article = minutes.article
    published = say_date(ui, article.published.value) if article.published.value else say(ui, "not_stated_f")
    lines = [shown(article.title or _first_words(minutes))]
    if article.outlet:
        lines.append(shown(article.outlet))
    lines.append(say(ui, "line", label=say(ui, "published"), words=published))
    if article.dateline:
        lines.append(say(ui, "line", label=say(ui, "dateline"), words=shown(article.dateline.span.of(article.text))))
    return lines


def _first_words(minutes: Minutes) -> str:
    """The headline, else the beginning of the first paragraph, cut between words."""
    article = minutes.article
    found = [p for p in article.paragraphs if p.kind is not ParagraphKind.DATELINE] or list(article.paragraphs)
    if not found:
        return ""
    span, dateline = found[0].span, article.dateline
    if dateline and span.covers(dateline.span) and dateline.span.start == span.start and dateline.span.end < span.end:
        span = Span(dateline.span.end, span.end)
    return cut_words(" ".join(span.of(article.text).split()))


def cut_words(words: str) -> str:
    """*words*, of many no more than a title has, cut between two.

    >>> cut_words("Le pont sera ouvert en mai, a dit le ministre malien des Transports à la presse.")
    'Le pont sera ouvert en mai, a dit le ministre malien des Transports à…'
    """
    return words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def issue_words(minutes: Minutes, issue: Issue, ui: str) -> str:
    """One sentence for a doubt, in the interface's language where our own words know its kind, with the words that raise it."""
    key = f"issue-{issue.kind}"
    message = say(ui, key) if has(ui, key) else issue.message
    short = cut_words(shown(issue.span.of(minutes.article.text)))
    return f"{message} {say(ui, 'quote', words=short)}" if short else message


def is_doubtful(minutes: Minutes, statement: Statement) -> bool:
    """True when the coder itself doubts the statement, or a doubt stands on its source."""
    source = statement.source
    return statement.confidence.value == "doubtful" or bool(source and any(i.span.overlaps(source) for i in minutes.issues))


def context(minutes: Minutes, span: Span, reach: int = 60) -> tuple[str, str, str]:
    """The words before, at and behind *span*, on one line."""
    text = minutes.article.text
    before, behind = text[max(0, span.start - reach) : span.start], text[span.end : span.end + reach]
    return shown(before), shown(span.of(text)), shown(behind)
