"""The parts become one record."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from verbale.language.loader import rule_folders
from verbale.model import Acts, Coder, Issue, Mentions, Minutes, Parse
from verbale.world import load_world


def assemble(parse: Parse, mentions: Mentions, acts: Acts) -> Minutes:
    """The minutes of one article: its parts, who coded them, and every doubt in the order of its place, none twice."""
    coder = Coder(program_version(), digest_rules(rule_folders()), load_world().digest, parse.model)
    issues = {*mentions.issues, *find_doubts(parse, acts)}
    return Minutes(coder, parse.article, mentions, acts.meetings, acts.statements, tuple(sorted(issues)), acts.announced)


def find_doubts(parse: Parse, acts: Acts) -> list[Issue]:
    """What a reader should check: quotations never closed, statements without a speaker, a year that the text does not give."""
    doubts = [Issue(q.span, "unbalanced_quotes", "a quotation mark is never closed") for q in parse.quotes if not q.balanced]
    for statement in acts.statements:
        if not statement.speakers and statement.source:
            reason = statement.speaker_reason.value if statement.speaker_reason else "not_stated"
            doubts.append(Issue(statement.source, f"speaker_{reason}", f"{statement.id} has no speaker: {reason}"))
    dateline = parse.article.dateline
    if dateline and (parse.article.published.value or "").startswith("XXXX"):
        doubts.append(Issue(dateline.span, "year_not_stated", "the dateline has no year"))
    return doubts


@cache
def program_version() -> str:
    """The version of this package as installed."""
    try:
        return version("verbale")
    except PackageNotFoundError:
        return "0"


@cache
def digest_rules(folders: tuple[Path, ...]) -> str:
    """The sha256 of all YAML files below *folders*, in the order of their paths in each."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.yml"), key=lambda p: p.relative_to(folder).as_posix()):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"sha256:{total.hexdigest()}"
