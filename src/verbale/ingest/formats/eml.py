"""A mail: its plain text, or the text of its HTML where it has no plain one, with its subject and its day."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from verbale.errors import UnreadableError
from verbale.ingest.formats import html
from verbale.ingest.formats.format import Format, Head, Reading, Task
from verbale.model import Metadata

FIELD = re.compile(rb"([a-z][a-z0-9-]{1,60}):[ \t]", re.IGNORECASE)
SURE = {b"received", b"mime-version", b"message-id", b"return-path", b"delivered-to", b"dkim-signature"}
FROM = b"from"


def fits(head: Head) -> bool:
    """Every mail begins with fields; a dispatch may too, but not with those that only a mail server or a mail program writes."""
    fields: set[bytes] = set()
    for line in head.start.lstrip(b"\xef\xbb\xbf").splitlines():
        if not line.strip():
            break
        match = FIELD.match(line)
        if match:
            fields.add(match[1].lower())
        elif line[:1] not in b" \t":
            return False
    return (FROM in fields and bool(fields & SURE)) or (head.suffix == ".eml" and bool(fields))


def read(raw: bytes, task: Task) -> Reading:
    """The body as it stands, without attachments; raises UnreadableError for a mail without a text."""
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise UnreadableError("a mail without a text in it; save its attachments and add those.")
    text = body.get_content()
    if body.get_content_subtype() == "html":
        text = html.find_body(html.parse_page(text))
    subject = " ".join(str(message.get("Subject") or "").split())
    return Reading(text.replace("\r\n", "\n").strip("\n"), Metadata(published=_day(message), title=subject or None))


def _day(message: EmailMessage) -> str | None:
    """The day on which it was sent, by the sender's clock."""
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return None


FORMAT = Format("eml", 1, fits, read=read)
