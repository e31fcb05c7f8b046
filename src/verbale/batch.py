"""Many documents, on one machine: from files into a desk's file, and all of its texts once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import islice

from verbale.errors import UnsupportedError, VerbaleError
from verbale.ingest import EXTRACTOR, decode_document, read_article, read_bytes
from verbale.language import languages
from verbale.language.loader import rule_folders
from verbale.minutes.assembly import digest_rules, program_version
from verbale.model import Article, Coder, Metadata
from verbale.parse.engine import model_name
from verbale.pipeline import read_parsed
from verbale.store import Coded, Desk, Document, coder_id
from verbale.world import load_world

GROUP = 16
STDIN = "-"


class State(StrEnum):
    """How a file ends: in exactly one of these."""

    ADDED = "added"
    ALREADY = "already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to add: its path (``-`` for standard input), what is given about it, when it came; ``refused`` when it is known to be none."""

    path: str
    metadata: Metadata
    added: str
    refused: VerbaleError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a file ended, with the article that it is, or the reason why it is none."""

    path: str
    state: State
    article: str | None = None
    error: VerbaleError | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    document: Document
    article: Article


def add_files(desk: Desk, files: Iterable[Incoming]) -> Iterator[Outcome]:
    """Adds *files* to *desk*, in their order, one transaction each: whatever comes, all that was told is kept and nothing is half there.

    A file that is there already is not read again; one that is refused stands in quarantine with its reason and stops no other.
    """
    waiting, refused = iter(files), {row.name for row in desk.refusals()}
    while group := list(islice(waiting, GROUP)):
        opened = [(incoming, _open(desk, incoming)) for incoming in group]
        coded = _code(desk, [found.article for _, found in opened if isinstance(found, _Opened)])
        for incoming, found in opened:
            outcome = _save(desk, incoming, found, coded)
            if outcome.state is State.ALREADY and incoming.path in refused:
                desk.release(incoming.path)
            yield outcome


def _open(desk: Desk, incoming: Incoming) -> _Opened | Outcome | VerbaleError:
    """The article of a file, or the state that it is in already, or why it is refused."""
    if incoming.refused:
        return incoming.refused
    try:
        raw = read_bytes(incoming.path)
        document = Document(raw, incoming.added, EXTRACTOR, incoming.metadata, None if incoming.path == STDIN else incoming.path)
        known = desk.article_of(document)
        if known:
            return Outcome(incoming.path, State.ALREADY, known)
        return _Opened(document, read_article(decode_document(raw, incoming.path), incoming.metadata))
    except VerbaleError as error:
        return _naming(error, incoming.path)


def _naming(error: VerbaleError, path: str) -> VerbaleError:
    """*error* with the file's name in it."""
    return error if path in str(error) else type(error)(f"{path}: {error}")


def _code(desk: Desk, articles: list[Article]) -> dict[str, Coded | VerbaleError]:
    """The minutes of the texts that have none yet, by article; a text that breaks the coder breaks it alone."""
    new = list({article.id: article for article in articles if not desk.has_article(article.id)}.values())
    try:
        return {minutes.article.id: Coded(minutes, parse) for parse, minutes in read_parsed(new)}
    except Exception:
        return {article.id: _code_alone(article) for article in new}


def _code_alone(article: Article) -> Coded | VerbaleError:
    try:
        ((parse, minutes),) = read_parsed([article])
        return Coded(minutes, parse)
    except VerbaleError as error:
        return error
    except Exception as error:
        return UnsupportedError(f"the coder failed on it ({type(error).__name__}: {error}); please report the text.")


def _save(desk: Desk, incoming: Incoming, found: _Opened | Outcome | VerbaleError, coded: dict[str, Coded | VerbaleError]) -> Outcome:
    if isinstance(found, Outcome):
        return found
    minutes = coded.get(found.article.id) if isinstance(found, _Opened) else found
    if isinstance(minutes, VerbaleError):
        error = _naming(minutes, incoming.path)
        if incoming.path != STDIN:
            desk.refuse(incoming.path, str(error), error.exit_code, asdict(incoming.metadata), incoming.added)
        return Outcome(incoming.path, State.REFUSED, error=error)
    assert isinstance(found, _Opened)
    added = desk.add(found.document, found.article.id, found.article.text, minutes)
    return Outcome(incoming.path, State.ADDED if added else State.ALREADY, found.article.id)


def current_coders() -> tuple[str, ...]:
    """The ids of the coders that this program is, one a language."""
    rules, world = digest_rules(rule_folders()), load_world().digest
    return tuple(coder_id(Coder(program_version(), rules, world, model_name(language))) for language in languages())


def recode(desk: Desk) -> Iterator[str]:
    """Reads every text of *desk* again with this program, and shows the new minutes once all are there; yields each article's id.

    Stopped half-way it goes on where it stood; until it is through the old minutes are shown.
    """
    coders, after = current_coders(), ""
    while given := desk.unread(coders, after, GROUP):
        articles = [read_article(text, Metadata(**facts)) for text, facts in given]
        for parse, minutes in read_parsed(articles):
            desk.save_recoded(Coded(minutes, parse))
            yield minutes.article.id
        after = max(article.id for article in articles)
    desk.show_recoded(coders)
