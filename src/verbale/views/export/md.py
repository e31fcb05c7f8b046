"""A folder of notes, one an article, and ``index.md``. Definition: CommonMark 0.31 with a YAML head, as Obsidian, Zettlr and Logseq read it.

A note has what is known of the article in its head, then its statements by speaker with their acts and places, then its text as it was read.
Its own words are in the article's language. A source's words can make no markup of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.store.chosen import Chosen
from verbale.views.catalogue import LANGUAGES, has, say
from verbale.views.export.claims import hull, names, statement_spans, words
from verbale.views.export.dates import known_part
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.hashes import short
from verbale.views.export.rows import chosen_statements
from verbale.views.layout import parties, shown
from verbale.views.markdown import plain

INDEX = "index.md"


def note_name(chosen: Chosen) -> str:
    """The name of an article's note: its date and the first letters of its hash."""
    article = chosen.record["article"]
    return f"{known_part(article['published']['value']) or 'undated'}-{short(article['id'])}.md"


def to_note(chosen: Chosen) -> str:
    """The note of an article."""
    article = chosen.record["article"]
    ui = article["language"] if article["language"] in LANGUAGES else LANGUAGES[-1]
    lines = [head_of(chosen), f"# {title_of(chosen)}", ""]
    speaker = None
    for statement in chosen_statements(chosen):
        named = names(statement["speakers"]) or say(ui, "unknown_speaker")
        if named != speaker:
            lines += ["", f"## {plain(shown(named))}", ""]
            speaker = named
        lines += statement_lines(chosen, statement, ui)
    lines += ["", "---", "", *(f"{plain(shown(line))}  " for line in article["text"].splitlines())]
    return "\n".join(lines).rstrip() + "\n"


def title_of(chosen: Chosen) -> str:
    """The article's title, else the first letters of its hash."""
    article = chosen.record["article"]
    return plain(shown(article["title"])) if article["title"] else short(article["id"])


def head_of(chosen: Chosen) -> str:
    """The head of a note: JSON strings are YAML."""
    article, record = chosen.record["article"], chosen.record
    facts = {key: article[key] for key in ("title", "outlet", "url", "language")}
    facts |= {"published": article["published"]["value"], "article": article["id"], "coder": record["coder"]["version"]}
    people = [person["name"] for person in record["people"] if person["name"]]
    kept: dict[str, Any] = {**{key: value for key, value in facts.items() if value}, "people": people, "decisions": len(chosen.decisions)}
    return "\n".join(["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in kept.items()), "---", ""])


def statement_lines(chosen: Chosen, statement: dict[str, Any], ui: str) -> Iterator[str]:
    """A statement with its words and place, and its acts below."""
    start, end = hull(statement_spans(statement))
    decided = chosen.decided.get(statement["id"], ())
    told = say(ui, "quote", words=plain(shown(words(chosen.record["article"]["text"], statement["content"]))))
    mark = f" *(decided: {', '.join(decided)})*" if decided else ""
    yield f"- **{statement['id']}** {told} `{start}:{end}`{mark}"
    for act in statement["acts"] or ():
        yield f"  - {plain(shown(act_line(act, ui)))}"


def act_line(act: dict[str, Any], ui: str) -> str:
    """An act on one line, in the interface's words."""
    force = say(ui, act["act"]) if act["act"] else say(ui, "not_stated")
    strength = f" ({say(ui, act['strength'])})" if act["strength"] else ""
    target = parties(tuple(act["target"] or ()), ui)
    who = " ".join(part for part in (parties(tuple(act["actor"] or ()), ui), f"→ {target}" if target else "") if part)
    topic = f"topic-{act['topic']}"
    facts = [force + strength, who, say(ui, topic) if has(ui, topic) else "", act["when"] or "", act["amount"] or ""]
    return " · ".join(fact for fact in (*facts, say(ui, "one_sided") if act["one_sided"] else "") if fact)


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """The notes and their index."""
    index = ["---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in notice.lines()), "---", ""]
    for chosen in rows:
        name = note_name(chosen)
        (path / name).write_text(to_note(chosen), encoding="utf-8", errors="backslashreplace", newline="\n")
        outlet = chosen.record["article"]["outlet"]
        index.append(f"- [{title_of(chosen)}]({name})" + (f" {plain(shown(outlet))}" if outlet else ""))
    (path / INDEX).write_text("\n".join(index) + "\n", encoding="utf-8", errors="backslashreplace", newline="\n")


FORMAT = Format("md", "md", "article", whole, write, folder=True)
