"""Words as XML takes them."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(words: str) -> str:
    """*words* with what XML 1.0 cannot hold shown as U+FFFD, one for one, so that offsets stay.

    >>> xml_text("a\\x00b")
    'a\\ufffdb'
    """
    return FORBIDDEN.sub("\ufffd", words)
