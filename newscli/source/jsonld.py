"""The JSON-LD of a page: its article, as forgiving as search engines read it, with the place of its body in the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newscli.alignment import Alignment, Run
from newscli.source.dom import Element

_ARTICLE = re.compile(r"Article$|Posting$|^Report$|Reportage|NewsVideo", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_UNIT = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2})?\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.DOTALL)
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


def place(root: Element, html: str, value: str) -> Alignment | None:
    """The alignment of a decoded JSON string with the page, where its literal stands there."""
    at = 0
    for element in _scripts(root):
        start = html.find(element.text, at)
        if start < 0:
            continue
        at = start + len(element.text)
        for literal in _STRING.finditer(html, start, at):
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
