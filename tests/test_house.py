"""The rules of the house that no linter knows: sizes, names, no word of a language in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import verbale

SOURCE = Path(verbale.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
MODULE_LINES = 400
FUNCTION_LINES = 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}
ACCENTED = set("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ")

WORD = re.compile(r"[^\W\d_]{2,}")

Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def docstrings(tree: list[ast.AST]) -> set[int]:
    """The ids of the constants that are docstrings, of attributes too."""
    found = set()
    for node in tree:
        for statement in getattr(node, "body", []) if isinstance(node, ast.Module | Documented) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                found.add(id(statement.value))
    return found


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_short_and_its_name_says_something(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_function_is_short(path: Path) -> None:
    functions = [node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno + 1 > FUNCTION_LINES] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_word_of_a_language_stands_in_the_code(path: Path) -> None:
    """A word with an accent in a string is French in the code: it belongs in language/fr or world. Letters alone are none."""
    tree = nodes(path)
    documentation = docstrings(tree)
    strings = [n.value for n in tree if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in documentation]
    words = [word for string in strings for word in WORD.findall(string)]
    assert [word for word in words if ACCENTED & set(word) and not set(word) <= ACCENTED] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_is_public_is_documented(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
    public = [node for body in [module.body, *(c.body for c in classes)] for node in body if isinstance(node, Documented)]
    assert ast.get_docstring(module)
    assert [node.name for node in public if not node.name.startswith("_") and not ast.get_docstring(node)] == []
