"""Articles for the drills: real texts, each with a last line of its own, and the minutes of those texts in place of the parser's."""

from __future__ import annotations

import hashlib
import pickle
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from verbale.batch import Incoming, add_files
from verbale.ingest import EXTRACTOR, decode_document, read_article
from verbale.model import Article, Metadata, Minutes, Parse
from verbale.pipeline import read_parsed
from verbale.store import Coded, Document, open_desk

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("0[1-7]*.txt"))
MARK = "\n\nDépêche numéro "
GIVEN = Metadata(published="2024-03-11", outlet="Agence (exemple)", language="fr")
ADDED = "2024-03-12T08:00:00Z"
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
YEARS = 12


def read_samples() -> list[Coded]:
    """The French samples with their minutes."""
    articles = [read_article(decode_document(path.read_bytes(), ""), GIVEN) for path in SAMPLES]
    return [Coded(minutes, parse) for parse, minutes in read_parsed(articles)]


def invented_words(number: int) -> list[str]:
    """Words that the article of that number has and few others have: five of some ten thousand, and one of its own."""
    chance = random.Random(number)
    some = ["".join(chance.choices(SYLLABLES, k=2)) + chance.choice(("", "s", "nt")) for _ in range(5)]
    return [*some, "".join(chance.choices(SYLLABLES, k=6))]


def last_line(number: int) -> str:
    """The end of the article of that number."""
    return f"{MARK}{number} : {' '.join(invented_words(number))}."


def write_folder(folder: Path, texts: list[str], number_of_files: int) -> list[Path]:
    """As many files, each one of *texts* with a last line of its own."""
    folder.mkdir(parents=True)
    paths = [folder / f"{number:06}.txt" for number in range(number_of_files)]
    for number, path in enumerate(paths):
        path.write_text(texts[number % len(texts)] + last_line(number), encoding="utf-8")
    return paths


def known_texts(coded: Sequence[Coded]) -> dict[str, Coded]:
    """The minutes by the hash of their text."""
    return {_digest(one.minutes.article.text): one for one in coded}


def stand_in(known: dict[str, Coded], articles: Iterable[Article]) -> Iterator[tuple[Parse, Minutes]]:
    """The minutes of the text that an article begins with, as those of the article."""
    for article in articles:
        coded = known[_digest(article.text.partition(MARK)[0])]
        yield coded.parse, replace(coded.minutes, article=replace(coded.minutes.article, id=article.id, text=article.text))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def published_on(number: int) -> str:
    """The day on which the article of that number was published, one of some years."""
    chance = random.Random(number)
    return f"{2013 + chance.randrange(YEARS)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def documents(known: dict[str, Coded], start: int = 0) -> Iterator[tuple[Document, Coded]]:
    """Documents without end, with their minutes, published on all days of some years."""
    coded = list(known.values())
    for number in count(start):
        one, day = coded[number % len(coded)], published_on(number)
        text = one.minutes.article.text + last_line(number)
        document = Document(text.encode(), ADDED, EXTRACTOR, replace(GIVEN, published=day))
        identity = "sha256:" + _digest(text)
        article = replace(one.minutes.article, id=identity, text=text, published=replace(one.minutes.article.published, value=day))
        yield document, Coded(replace(one.minutes, article=article), one.parse)


def incoming(folder: Path) -> list[Incoming]:
    """All files of *folder*, as added at one time."""
    return [Incoming(str(path), GIVEN, ADDED) for path in sorted(folder.glob("*.txt"))]


def run(desk: str, folder: Path, known: dict[str, Coded]) -> Iterator[str]:
    """Adds the folder to the desk; yields the state and the path of each file behind its transaction."""
    coder = patch("verbale.batch.read_parsed", lambda articles: stand_in(known, articles))
    with coder, open_desk(desk, create=True) as opened:
        for outcome in add_files(opened, incoming(folder)):
            yield f"{outcome.state} {outcome.path}"


def tell(desk: str, folder: str, pickled: str, told: Connection) -> None:
    """Runs the import and tells what is safe."""
    for line in run(desk, Path(folder), pickle.loads(Path(pickled).read_bytes())):
        told.send_bytes(line.encode())
