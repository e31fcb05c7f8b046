"""The package as a library: few names, light to import."""

from __future__ import annotations

import subprocess
import sys

import pytest

import verbale


def test_ten_public_names_at_most() -> None:
    assert len(verbale.__all__) <= 10
    assert all(hasattr(verbale, name) for name in verbale.__all__)


def test_what_is_given_is_kept() -> None:
    minutes = verbale.read("Le pont sera ouvert, a dit le ministre malien.", title="Le pont", url="https://example.org/1", language="fr")
    assert (minutes.article.title, minutes.article.url) == ("Le pont", "https://example.org/1")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(verbale.UsageError):
        verbale.read("Le pont sera ouvert.", published="hier", language="fr")


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, verbale, verbale.views.cli; print([m for m in ('spacy', 'numpy', 'rich', 'msgspec') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
