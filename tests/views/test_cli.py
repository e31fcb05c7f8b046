"""The command line: formats, several files, and every bad input with its sentence and its code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verbale.views.catalogue import LANGUAGES, load_catalogue
from verbale.views.cli import main

TEXT = "Le pont sera ouvert en mai, a déclaré le ministre malien.\n"


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "depeche.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["minutes", "json", "jsonl", "md"])
@pytest.mark.parametrize("ui", LANGUAGES)
def test_every_format_shows_the_words(form: str, ui: str, dispatch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--format", form, "--lang-ui", ui, "--language", "fr", "--width", "200", str(dispatch)]) == 0
    assert "Le pont sera ouvert en mai" in capsys.readouterr().out


def test_explain_shows_the_rule_with_its_examples(dispatch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--language", "fr", "--explain", "s1", str(dispatch)]) == 0
    out = capsys.readouterr().out
    assert "fr/cues.yml#declarer" in out
    assert "yes:" in out


def test_explain_shows_the_lines_of_the_code_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "depeche.txt"
    path.write_text("Le ministre malien a dit à la presse que le Mali condamne la fermeture du consulat.\n", encoding="utf-8")
    assert main(["read", "--language", "fr", "--lang-ui", "en", "--explain", "s1", str(path)]) == 0
    out = capsys.readouterr().out
    assert "CAMEO 111 criticises or condemns" in out
    assert "table acts/codes.yml : {force: OPPOSE, cameo: '111', label: criticises or condemns" in out
    assert "table acts/plover.yml : 111 → {event: " in out
    assert "addressee : [27:36] la presse → presse" in out


def test_the_minutes_say_to_whom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "depeche.txt"
    path.write_text("Le ministre malien a dit à la presse que le pont serait ouvert en mai.\n", encoding="utf-8")
    for form in ("minutes", "md"):
        assert main(["read", "--language", "fr", "--lang-ui", "en", "--format", form, str(path)]) == 0
        assert "to: presse" in capsys.readouterr().out.replace("\\", "")


def test_one_bad_file_loses_none_of_the_others(dispatch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "absent.txt")
    assert main(["read", "--format", "jsonl", "--language", "fr", str(dispatch), missing, str(dispatch)]) == 3
    captured = capsys.readouterr()
    schemas = [json.loads(line)["schema"] for line in captured.out.splitlines()]
    assert schemas == ["verbale.minutes/1", "verbale.refusal/1", "verbale.minutes/1"]
    assert missing in captured.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["read"], 2, "FILE"),
        (["read", "--nonsense", "x.txt"], 2, "--nonsense"),
        (["read", "absent.txt"], 3, "absent.txt"),
        (["read", "--width", "-5", "x.txt"], 2, "--width"),
        (["read", "--width", "19", "x.txt"], 2, "20"),
        (["rules", "fr/cues.yml#nothing"], 2, "verbale rules"),
    ],
)
def test_bad_input_is_one_sentence_and_a_code(arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_bad_content_is_refused_with_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, raw, given, code in (
        ("empty.txt", b"", [], 3),
        ("binary.txt", b"\x7fELF\x00\x01", [], 3),
        ("date.txt", TEXT.encode(), ["--published", "hier"], 2),
        (
            "german.txt",
            b"Der Minister sagte am Montag im Parlament, dass die Br\xc3\xbccke im Mai wieder offen sei und dass er froh sei.",
            [],
            4,
        ),
    ):
        path = tmp_path / name
        path.write_bytes(raw)
        assert main(["read", *given, str(path)]) == code, name
        assert name in capsys.readouterr().err


def test_metadata_is_read_by_file(dispatch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "m.csv"
    table.write_text(f"file,published,outlet,language\n{dispatch},2024-05-02,ATP,fr\n", encoding="utf-8")
    assert main(["read", "--format", "json", "--metadata", str(table), str(dispatch)]) == 0
    article = json.loads(capsys.readouterr().out)["article"]
    assert (article["outlet"], article["published"]["value"]) == ("ATP", "2024-05-02")
    table.write_text("file,publisher\nx,y\n", encoding="utf-8")
    assert main(["read", "--metadata", str(table), str(dispatch)]) == 2
    assert "publisher" in capsys.readouterr().err
    table.write_text('file\n"depeche.txt\n', encoding="utf-8")
    assert main(["read", "--metadata", str(table), str(dispatch)]) == 3
    assert "quotation mark" in capsys.readouterr().err


def test_the_catalogues_are_complete() -> None:
    assert set(load_catalogue("fr")) == set(load_catalogue("en"))


def test_the_order_of_options_and_files_changes_nothing(dispatch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Read one by one or many at a time, the same record to the byte."""
    assert main(["read", "--format", "jsonl", "--language", "fr", str(dispatch)]) == 0
    alone = capsys.readouterr().out
    assert main(["read", "--language", "fr", str(dispatch), str(dispatch), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == alone * 2


def test_auto_in_the_table_is_no_language(dispatch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "m.csv"
    table.write_text(f"file,language\n{dispatch},auto\n", encoding="utf-8")
    assert main(["read", "--format", "json", "--metadata", str(table), str(dispatch)]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["language"] == "fr"
