"""BibTeX entries, one an article. Definition: Patashnik, "BibTeXing", 1988; ``url``, ``urldate`` and ``langid`` as biblatex has them.

The notice is a ``@comment`` at the head. ``note`` has the article's hash, which names the text exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from verbale.store.chosen import Chosen
from verbale.views.export.dates import known_part
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.hashes import short

LANGUAGES = {"fr": "french", "en": "english"}
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: "\\" + character for character in "&%$#_"},
    }
)
ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def escape(words: str) -> str:
    """*words* as TeX prints them.

    >>> print(escape("50 % & plus_"))
    50 \\% \\& plus\\_
    """
    return " ".join(words.split()).translate(ESCAPES)


def find_fields(chosen: Chosen) -> Iterator[tuple[str, str]]:
    """The fields of an article, in their order, ready to stand in braces."""
    article = chosen.record["article"]
    published = (known_part(article["published"]["value"]) or "").split("-")
    yield "title", f"{{{escape(article['title'])}}}" if article["title"] else ""
    yield "journal", escape(article["outlet"] or "")
    yield from zip(("year", "month", "day"), published, strict=False)
    yield "url", (article["url"] or "").translate(ADDRESS)
    yield "langid", LANGUAGES.get(article["language"], "")
    yield "note", escape(article["id"])


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """The notice, then one entry an article."""
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        said = "\n".join(f"  {name}: {value}" for name, value in notice.lines()).replace("{", "(").replace("}", ")").replace("@", "(at)")
        file.write(f"@comment{{\n{said}\n}}\n")
        for chosen in rows:
            kind = "article" if chosen.record["article"]["outlet"] else "misc"
            fields = [f"  {name} = {{{value}}}" for name, value in find_fields(chosen) if value]
            file.write(f"\n@{kind}{{verbale-{short(chosen.record['article']['id'])},\n" + ",\n".join(fields) + "\n}\n")


FORMAT = Format("bib", "bib", "article", whole, write)
