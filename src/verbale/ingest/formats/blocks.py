"""The lines of a piece of a web page whose layout is known: each block of it is a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TAGS = "address article aside blockquote br div dd dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul"
BLOCKS = frozenset(TAGS.split())
DROPPED = frozenset(("script", "style", "head", "noscript", "template", "svg", "button"))
CELL = "td"


def find_lines(tree: HtmlElement) -> list[str]:
    """The lines of *tree* in order, without blank ones; the cells of a table's row are parted by ``|``.

    >>> from lxml.html import fragment_fromstring
    >>> find_lines(fragment_fromstring("<div>Le <b>pont</b><p>La route</p><table><tr><td>HD</td><td>Rail</td></tr></table></div>"))
    ['Le pont', 'La route', 'HD|Rail']
    """
    pieces: list[str] = []
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        element, ends = waiting.pop()
        if ends:
            pieces.append("\n" if element.tag in BLOCKS else "|" if element.tag == CELL and element.getnext() is not None else "")
            pieces.append(element.tail or "" if element is not tree else "")
            continue
        waiting.append((element, True))
        if not isinstance(element.tag, str) or element.tag in DROPPED:
            continue
        pieces.append("\n" if element.tag in BLOCKS else "")
        pieces.append(" ".join((element.text or "").split("\n")))
        waiting.extend((child, False) for child in reversed(element))
    return [words for line in "".join(pieces).split("\n") if (words := " ".join(line.split()))]
