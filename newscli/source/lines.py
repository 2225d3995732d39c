"""The text of a page's elements as lines: a block element or `<br>` ends a line; white space is told, not kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from newscli.source.dom import LINE_END, Dom, Element, Piece

Line: TypeAlias = list[Piece | None]
"""None stands for white space."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNREAD = _tags(
    "script style noscript template head title rt rp iframe frameset textarea select option button svg math audio video"
    " object embed canvas dialog"
)
_BLOCKS = _tags(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_CELLS = frozenset({"td", "th"})


def lines_of(dom: Dom, kept: Collection[Element]) -> Iterator[Line]:
    """The text of the elements of `kept`, by line, in the order of the page."""
    line: Line = []
    for item in _items(dom, kept):
        if item is not LINE_END:
            line.append(item)
        elif any(line):
            yield line
            line = []
    if any(line):
        yield line


def _items(dom: Dom, kept: Collection[Element]) -> Iterator[Piece | None]:
    """The pieces of the text, and where its lines end."""
    walk = etree.iterwalk(dom.root, events=("start", "end", "comment"))
    preformatted = 0
    for event, element in walk:
        starts, tag = event == "start", element.tag if event != "comment" else ""
        if tag in _BLOCKS:
            yield LINE_END
        elif tag in _CELLS:
            yield None
        if tag == "pre":
            preformatted += 1 if starts else -1
        if starts and tag in _UNREAD:
            walk.skip_subtree()
        elif (element if starts else element.getparent()) in kept:
            for piece in dom.pieces(element, tail=not starts):
                yield piece if preformatted or piece is not LINE_END else None


def plain(line: Line) -> str:
    """The characters of a line."""
    return "".join(piece.text if piece else " " for piece in line).strip()


def start_of(line: Line) -> int:
    """Where a line begins in the page; -1 where it does not stand there."""
    return next((piece.start for piece in line if piece and piece.start >= 0), -1)
