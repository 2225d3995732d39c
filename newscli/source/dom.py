"""HTML to a tree whose text nodes know where their characters stand in the page.

libxml2 builds the tree, forgiving as browsers are, but forgets offsets. So the page is also read by a tokenizer of one
regular expression, which gives the same characters in the same order with their offsets; both are compared without white
space. Where they part (broken markup), the tree's text goes unplaced and the next node finds its place again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple, TypeAlias

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HTMLParser  # type: ignore[import-untyped]

_TAGS = r"""<!--(?:.*?-->|.*+)                                          # comment
  |<(?P<raw>script|style|textarea|iframe|noembed|noframes|xmp|title)\b[^>]*+>      # no markup within
  |<[a-zA-Z/!?](?:[^>"']++|"[^"]*+"|'[^']*+'){0,200}+>                         # tag, with quoted attributes
  |<[a-zA-Z/!?][^>]*+>                                                         # tag with a quotation mark astray
  |"""
_TEXTS = r"""(?P<entity>&(?:\#[0-9]{1,9}|\#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,40});?)
  |(?P<text>[^<&\s]++|[<&])                                                    # without white space
  """
_TOKEN = re.compile(_TAGS + _TEXTS, re.VERBOSE | re.DOTALL)
_AFTER_TAGS = re.compile(_TEXTS, re.VERBOSE)
# Tags that can nest without end, for pages that go deeper than libxml2 does (2,048).
_NESTING = re.compile(
    r"</?(?!(?:p|br|h[1-6]|title|script|style|html|head|body|meta|link)\b)[a-zA-Z][^>]*+>", re.IGNORECASE
)
_SPACES = re.compile(r"\s+")
_WINDOW = 4000
"""How far on in the text a node that parted from the tokenizer is looked for, in characters."""

# What XML forbids (and libxml2 would stop at or change), each replaced by a space so that offsets hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Element: TypeAlias = Any
"""`lxml.html.HtmlElement`, which has no types."""

_RAW = frozenset({"script", "style", "textarea", "iframe", "noembed", "noframes", "xmp", "title"})
"""Elements that hold no markup; their content is no text of the page."""


class Piece(NamedTuple):
    """Text without white space and where it stands in the page; both offsets are -1 where it does not."""

    text: str
    start: int
    end: int


def clean(text: str | None) -> str:
    """A text in one line, white space reduced."""
    return _SPACES.sub(" ", text or "").strip()


def text_of(element: Element) -> str:
    """All text of an element in one line."""
    return clean("".join(element.itertext()))


LINE_END = Piece("\n", -1, -1)
"""White space that ends a line where a page says so (`<pre>`)."""


class Dom:
    """A parsed page.

    Attributes:
        root: the `html` element.
        html: the page as decoded, which all offsets count in.
    """

    def __init__(self, html: str) -> None:
        """Parse a page; whatever it is, there is a root."""
        self.html = html
        self.root = _parse(_FORBIDDEN.sub(" ", html))
        self._tokens = _Tokens(html)
        self._places = self._place()

    def pieces(self, element: Element, *, tail: bool = False) -> Iterator[Piece | None]:
        """The text of an element before its first child, or after it (`tail`); None stands for white space, `LINE_END` for one with a line end."""
        text = (element.tail if tail else element.text) or ""
        at = self._places.get((element, tail), -1)
        position = 0
        for space in _SPACES.finditer(text):
            yield from self._placed(text[position : space.start()], at)
            at += space.start() - position if at >= 0 else 0
            position = space.end()
            yield LINE_END if "\n" in space[0] else None
        yield from self._placed(text[position:], at)

    def _placed(self, text: str, at: int) -> Iterator[Piece]:
        if not text:
            return
        if at < 0:
            yield Piece(text, -1, -1)
        else:
            yield from self._tokens.pieces(at, at + len(text))

    def _place(self) -> dict[tuple[Element, bool], int]:
        """Where the text and the tail of each element begin among the characters of the tokenizer."""
        places: dict[tuple[Element, bool], int] = {}
        at = 0
        for event, element in etree.iterwalk(self.root, events=("start", "end", "comment")):
            tail = event != "start"
            text = element.tail if tail else element.text
            if not text or (not tail and element.tag in _RAW):
                continue
            bare = _SPACES.sub("", text)
            found = (
                at
                if self._tokens.text.startswith(bare, at)
                else self._tokens.text.find(bare, at, at + _WINDOW + len(bare))
            )
            if bare and found >= 0:
                places[element, tail] = found
                at = found + len(bare)
        return places


def _parse(html: str) -> Element:
    parser = HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
    root = etree.fromstring(html.encode("utf-8", "replace") or b" ", parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        flat = _NESTING.sub(lambda tag: " " * len(tag[0]), html)
        root = etree.fromstring(flat.encode("utf-8", "replace"), HTMLParser(encoding="utf-8", remove_pis=True))
    return parser.makeelement("html") if root is None else root


class _Tokens:
    """The characters of a page outside its tags, without white space, and where each stands.

    Attributes:
        text: these characters.
    """

    def __init__(self, html: str) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        self._spans: list[tuple[int, int]] = []
        length = at = 0
        last_tag = html.rfind(">") + 1
        while match := _TOKEN.search(html, at, last_tag) or _AFTER_TAGS.search(html, max(at, last_tag)):
            at = match.end()
            if match.lastgroup == "raw":
                at = _end_of_raw(html, at, match["raw"])
            elif match.lastgroup and (text := _SPACES.sub("", unescape(match[0]))):
                parts.append(text)
                self._starts.append(length)
                self._spans.append(match.span())
                length += len(text)
        self.text = "".join(parts)
        self._starts.append(length)

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """`text[start:end]`, token by token."""
        index = bisect_right(self._starts, start) - 1
        while start < end:
            first, stop = self._starts[index], min(end, self._starts[index + 1])
            left, right = self._spans[index]
            if right - left == self._starts[index + 1] - first:  # not an entity
                left, right = left + start - first, left + stop - first
            yield Piece(self.text[start:stop], left, right)
            start, index = stop, index + 1


def _end_of_raw(html: str, at: int, name: str) -> int:
    """Where the content of a raw element that begins at `at` ends."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
    return end.start() if end else len(html)
