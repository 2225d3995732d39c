"""The JSON-LD of a page: its article, read as forgivingly as search engines do, and the lines of a body that only it holds."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import Any

from newscli.alignment import Alignment, Run
from newscli.source.dom import Dom, Element, Piece
from newscli.source.lines import Line

_ARTICLE = re.compile(r"Article$|Posting$|^Report$|Reportage|NewsVideo", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_UNIT = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2})?\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.DOTALL)
_WEIGHED = 5000
"""How much of an `articleBody` is looked for on the page."""
_MARKUP = re.compile(r"<[^>]{0,500}>|\n+")
_WORD = re.compile(r"(&(?:#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z]{2,40});)|[^\s&]+|&")
_DEPTH = 8
"""How deep objects are looked for in objects."""


def articles(root: Element) -> list[dict[str, Any]]:
    """The objects that describe an article, those with a headline first."""
    found = [thing for data in _documents(root) for thing in _things(data, _DEPTH) if _is_article(thing)]
    return sorted(found, key=lambda thing: not thing.get("headline"))


def strings(value: Any, depth: int = _DEPTH) -> Iterator[str]:
    """The string, or those of the list, or the `@id` or `name` of the object, that a property holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth:
        for item in value:
            yield from strings(item, depth - 1)
    elif isinstance(value, dict) and depth:
        yield from strings(value.get("@id") or value.get("url") or value.get("name"), depth - 1)


def names(value: Any, depth: int = _DEPTH) -> Iterator[str]:
    """The names of the persons or organisations that a property holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth:
        for item in value:
            yield from names(item, depth - 1)
    elif isinstance(value, dict) and depth:
        yield from names(value.get("name"), depth - 1)


def share_shown(stated: str, shown: str) -> float:
    """How much of a body stated as JSON-LD a text has, by its clauses."""
    clauses = [clause for clause in re.split(r"[\W_]+", _MARKUP.sub(" ", stated[:_WEIGHED])) if len(clause) > 3]
    return sum(len(clause) for clause in clauses if clause in shown) / max(1, sum(map(len, clauses)))


def json_lines(dom: Dom, stated: str) -> Iterator[Line]:
    """The lines of a JSON-LD string, each character where it stands in the page."""
    literal = _place(dom, stated)
    at = 0
    for end, after in [*(match.span() for match in _MARKUP.finditer(stated)), (len(stated), len(stated))]:
        line: Line = []
        for word in _WORD.finditer(stated, at, end):
            if line and stated[word.start() - 1].isspace():
                line.append(None)
            line.extend(_pieces(literal, stated, *word.span()))
        if line:
            yield line
        at = after


def _pieces(literal: Alignment | None, stated: str, start: int, end: int) -> Iterator[Piece]:
    """A word of a JSON-LD string, cut where an escape sequence stands for a character; an entity is one piece."""
    text = unescape(stated[start:end])
    if literal is None:
        yield Piece(text, -1, -1)
    elif text != stated[start:end]:
        yield Piece(text, *(literal.step(start, end) or (-1, -1)))
    else:
        while start < end:
            run = literal.runs[bisect_right(literal.starts, start) - 1]
            stop = min(end, run.end)
            yield Piece(stated[start:stop], *(literal.step(start, stop) or (-1, -1)))
            start = stop


def _place(dom: Dom, value: str) -> Alignment | None:
    """The alignment of a decoded JSON string with the page, where its literal stands there."""
    at = 0
    for element in _scripts(dom.root):
        start = dom.html.find(element.text, at)
        if start < 0:
            continue
        at = start + len(element.text)
        for literal in _STRING.finditer(dom.html, start, at):
            if len(literal[1]) >= len(value) and _decoded(literal[0]) == value:
                return Alignment.of(_runs(literal[1], literal.start(1)))
    return None


def _scripts(root: Element) -> Iterator[Element]:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            yield element


def _documents(root: Element) -> Iterator[Any]:
    for element in _scripts(root):
        text = _WRAPPING.sub("", _WRAPPING.sub("", element.text)).strip().rstrip(";")
        for attempt in (text, _TRAILING_COMMA.sub("", text)):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a document, the outer ones first."""
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list) and depth:
        for item in data:
            if isinstance(item, dict | list):
                yield from _things(item, depth - 1)


def _is_article(thing: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) for kind in strings(thing.get("@type")))


def _decoded(literal: str) -> str | None:
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _runs(literal: str, start: int) -> Iterator[Run]:
    """Each stretch of a literal and what it stands for."""
    at = 0
    for unit in _UNIT.finditer(literal):
        value = _decoded(f'"{unit[0]}"') or unit[0]
        yield Run(start + unit.start(), start + unit.end(), at, at + len(value), unit[0] == value)
        at += len(value)
