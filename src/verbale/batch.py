"""Many documents, on one machine: from files into a desk's file, and all of its texts once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from itertools import islice

from verbale.errors import UnsupportedError, VerbaleError
from verbale.ingest import Arrival, Broken, Opener, naming, read_article
from verbale.ingest.web import is_url
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
    """A file to add: its path (``-`` for standard input), what is given about it, when it came.

    ``named`` is False for one that lay in a folder; ``wanted`` keeps of a container the members with these names alone; ``told`` is what
    else must be kept with a refusal to try it again.
    """

    path: str
    metadata: Metadata
    added: str
    named: bool = True
    wanted: frozenset[str] | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a document ended, with the article that it is, or the reason why it is none; ``done`` is the share of its file that is through."""

    path: str
    state: State
    article: str | None = None
    error: VerbaleError | None = None
    done: float = 1.0


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    article: Article


_Found = _Read | Outcome | VerbaleError


def add_files(desk: Desk, files: Iterable[Incoming], opener: Opener | None = None) -> Iterator[Outcome]:
    """Adds *files* to *desk*, in their order, one transaction a document: whatever comes, all that was told is kept and nothing is half there.

    A container is as many documents as it has members. A document that is there already is not read again, and a page of the web that
    brings the same text from the same address is there already, whatever else on it is new; one that is refused
    stands in quarantine with its reason and stops no other. Files are opened a few ahead; a
    page of the web is saved before the next one is fetched.
    """
    refused = {row.name for row in desk.refusals()}
    with opener or Opener() as ready:
        waiting = (
            (incoming, found) for incoming in files for found in ready.open(incoming.path, named=incoming.named, wanted=incoming.wanted)
        )
        while some := list(_take(waiting)):
            read = [(incoming, arrival, _read(desk, ready, incoming, arrival)) for incoming, arrival in some]
            coded = _code(desk, [found.article for _, _, found in read if isinstance(found, _Read)])
            for incoming, arrival, found in read:
                outcome = _save(desk, incoming, arrival, found, coded)
                if outcome.state is State.ALREADY and outcome.path in refused:
                    desk.release(outcome.path)
                yield outcome


def _take(waiting: Iterator[tuple[Incoming, Arrival | Broken]]) -> Iterator[tuple[Incoming, Arrival | Broken]]:
    """The next documents to read together: a group of them, or up to the first that is fetched."""
    for incoming, arrival in islice(waiting, GROUP):
        yield incoming, arrival
        if is_url(incoming.path):
            return


def _read(desk: Desk, opener: Opener, incoming: Incoming, arrival: Arrival | Broken) -> _Found:
    """The article of a document, or the state that it is in already, or why it is refused."""
    if isinstance(arrival, Broken):
        return arrival.error
    path = None if arrival.name == STDIN else arrival.name
    document = Document(arrival.raw, incoming.added, "", arrival.given(incoming.metadata), path, arrival.fetched)
    known = desk.article_of(document)
    if known:
        return Outcome(arrival.name, State.ALREADY, known, done=arrival.done)
    try:
        opened = opener.read(arrival, incoming.metadata)
        article = read_article(opened.text, opened.metadata)
        if arrival.url and desk.has_page(arrival.url, article.id):
            return Outcome(arrival.name, State.ALREADY, article.id, done=arrival.done)
        return _Read(replace(document, extractor=opened.extractor, known=opened.metadata), article)
    except VerbaleError as error:
        return naming(error, arrival.name)


def _code(desk: Desk, articles: list[Article]) -> dict[str, Coded | VerbaleError]:
    """The minutes of the texts that have none yet, by article; a text that breaks the coder breaks it alone."""
    new = list({article.id: article for article in articles if not desk.has_article(article.id)}.values())
    try:
        return {minutes.article.id: Coded(minutes, parse) for parse, minutes in read_parsed(new)}
    except Exception:
        return {article.id: _code_alone(article) for article in new}


def _code_alone(article: Article) -> Coded | VerbaleError:
    try:
        return code_article(article)
    except VerbaleError as error:
        return error


def code_article(article: Article) -> Coded:
    """The minutes of one article; raises UnsupportedError for a text that the coder fails on."""
    try:
        ((parse, minutes),) = read_parsed([article])
    except VerbaleError:
        raise
    except Exception as error:
        raise UnsupportedError(f"the coder failed on it ({type(error).__name__}: {error}); please report the text.") from error
    return Coded(minutes, parse)


def _save(desk: Desk, incoming: Incoming, arrival: Arrival | Broken, found: _Found, coded: dict[str, Coded | VerbaleError]) -> Outcome:
    if isinstance(found, Outcome):
        return found
    minutes = coded.get(found.article.id) if isinstance(found, _Read) else found
    if isinstance(minutes, VerbaleError):
        error = naming(minutes, arrival.name)
        if arrival.name != STDIN:
            desk.refuse(arrival.name, str(error), error.exit_code, {**asdict(incoming.metadata), **incoming.told}, incoming.added)
        return Outcome(arrival.name, State.REFUSED, error=error, done=arrival.done)
    assert isinstance(found, _Read)
    added = desk.add(found.document, found.article.id, found.article.text, minutes)
    return Outcome(arrival.name, State.ADDED if added else State.ALREADY, found.article.id, done=arrival.done)


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
