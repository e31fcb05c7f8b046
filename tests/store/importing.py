"""An import to be killed: real files, the real store, minutes from a pickle in place of the parser's."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from verbale.batch import Incoming, add_files
from verbale.model import Article, Metadata, Minutes, Parse
from verbale.store import Coded, open_desk

MARK = "\n\nDépêche numéro "
GIVEN = Metadata(published="2024-03-11", outlet="Agence (exemple)", language="fr")


def write_folder(folder: Path, texts: list[str], count: int) -> list[Path]:
    """*count* files, each one of *texts* with a last line of its own."""
    folder.mkdir(parents=True)
    paths = [folder / f"{number:06}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(texts[number % len(texts)] + MARK + str(number), encoding="utf-8")
    return paths


def stand_in(known: dict[str, Coded], articles: Iterable[Article]) -> Iterator[tuple[Parse, Minutes]]:
    """The minutes of the text that an article begins with, as those of the article."""
    for article in articles:
        coded = known[hashlib.sha256(article.text.partition(MARK)[0].encode()).hexdigest()]
        yield coded.parse, replace(coded.minutes, article=replace(coded.minutes.article, id=article.id, text=article.text))


def incoming(folder: Path) -> list[Incoming]:
    """All files of *folder*, as added at one time."""
    return [Incoming(str(path), GIVEN, "2024-03-12T08:00:00Z") for path in sorted(folder.glob("*.txt"))]


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
