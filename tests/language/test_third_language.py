"""A third language is a folder of data and a pipeline: a small Italian is read without a word of it, or a change for it, in the engine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import yaml

HERE = Path(__file__).parent / "third"
TEXT = "Roma, 3 marzo 2021 - La ministra maliana Anna Rossi ha detto che il ponte sarà aperto a maggio.\n« Il ponte è sicuro », ha aggiunto Anna Rossi.\n"
READ = """
import json, sys
from verbale import read
from verbale.minutes import to_record
text = sys.stdin.read()
print(json.dumps([to_record(read(text, language=language)) for language in sys.argv[1:]]))
"""


class Piece(msgspec.Struct):
    """A span of the record."""

    start: int
    end: int


class Speaker(msgspec.Struct):
    """A speaker of the record, with the fields that are looked at."""

    name: str
    countries: list[str]


class Said(msgspec.Struct):
    """A statement of the record, with the fields that are looked at."""

    speakers: list[Speaker]
    content: list[Piece]
    cue: Piece
    type: str
    rule: str


class Article(msgspec.Struct):
    """The article of the record, with the fields that are looked at."""

    language: str
    text: str


class Record(msgspec.Struct):
    """A record, with the fields that are looked at."""

    article: Article
    statements: list[Said]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of languages with the Italian one, its pipeline beside its rules."""
    import spacy

    target = tmp_path_factory.mktemp("languages")
    shutil.copytree(HERE / "it", target / "it")
    pipeline = spacy.blank("it")
    ruler = pipeline.add_pipe("attribute_ruler")
    for entry in yaml.safe_load((HERE / "pipeline.yml").read_text(encoding="utf-8")):
        ruler.add(entry["patterns"], entry["attrs"])  # type: ignore[attr-defined]
    pipeline.to_disk(target / "it" / "model")
    return target


def read(folders: Path, *languages: str) -> list[Record]:
    """The record of the Italian text for each of *languages*, read by a process that is told where the folder is."""
    environment = {**os.environ, "VERBALE_LANGUAGES": str(folders), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", READ, *languages], input=TEXT, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    assert not done.returncode, done.stderr
    return msgspec.json.decode(done.stdout, type=list[Record])


def test_a_folder_of_data_is_a_language(folders: Path) -> None:
    for record in read(folders, "it", "auto"):
        text = record.article.text
        assert record.article.language == "it"
        assert [[text[c.start : c.end] for c in s.content] for s in record.statements] == [
            ["il ponte sarà aperto a maggio"],
            ["Il ponte è sicuro"],
        ]
        assert [(s.type, text[s.cue.start : s.cue.end], s.rule) for s in record.statements] == [
            ("indirect", "ha detto", "it/cues.yml#dire"),
            ("direct", "ha aggiunto", "it/cues.yml#aggiungere"),
        ]
        assert [[(who.name, who.countries) for who in s.speakers] for s in record.statements] == [[("Anna Rossi", ["ML"])]] * 2


def test_without_the_folder_it_is_none(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="not supported"):
        read(tmp_path, "it")
