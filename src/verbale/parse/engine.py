"""The statistical parser: spaCy, one model a language, on NumPy's OpenBLAS with one thread."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from verbale.errors import UnsupportedError

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = {"fr": ("fr_core_news_md", "3.8.0")}
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


def model_name(language: str) -> str:
    """The model of *language* with its version, as the record names it.

    >>> model_name("fr")
    'fr_core_news_md 3.8.0'
    """
    return " ".join(MODELS[language])


@cache
def load_engine(language: str) -> Language:
    """The pipeline of *language*, with only the components that are used, loaded once a process.

    One BLAS thread and NumPy's own OpenBLAS in place of BLIS: 1.6 times as fast, the same annotations.
    Raises UnsupportedError for a language without a model.
    """
    if language not in MODELS:
        raise UnsupportedError(f"no model for the language {language!r}; Verbale reads: {', '.join(sorted(MODELS))}")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(MODELS[language][0], exclude=list(UNUSED))
