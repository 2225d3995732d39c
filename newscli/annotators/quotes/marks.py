"""Quotation marks of a text: which closes which, over paragraphs and unclosed. What a pair means is told elsewhere.

Marks are “ ” ‘ ’ 「」 『』 and the straight ". An apostrophe inside a Latin word is no mark.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_MARK = re.compile(r"(?<![A-Za-z])[‘’](?![A-Za-z])|[“”「」『』\"]|\r?\n\s*")
_AFTER_CLOSING = re.compile(r"\s*(?:[，。；！？、,;!?）)」』”’\n]|$)")


class Pair(NamedTuple):
    """An outermost pair of quotation marks; `start` and `end` include the marks."""

    start: int
    end: int
    closed: bool

    @property
    def inner(self) -> tuple[int, int]:
        """Where the words between the marks stand."""
        return self.start + 1, self.end - self.closed


def outermost(text: str) -> list[Pair]:
    """The outermost pairs in order.

    A pair runs over a line end only if the next line begins with its opening mark again, as in speech of several
    paragraphs. A pair that nothing closes ends with its line.
    """
    found: list[Pair] = []
    stack: list[tuple[str, int]] = []
    line = 0
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark[0] in "\r\n":
            line = match.end()
            if stack and text[line : line + 1] != stack[0][0]:
                found.append(Pair(stack[0][1], at, False))
                stack.clear()
        elif _opens(text, mark, at, stack):
            if not (stack and at == line):
                stack.append((mark, at))
        else:
            _close(mark, at, stack, found)
    if stack:
        found.append(Pair(stack[0][1], len(text), False))
    return found


def _opens(text: str, mark: str, at: int, stack: list[tuple[str, int]]) -> bool:
    """Whether the mark at `at` opens; a straight mark, or one typed twice the same way, is told by its neighbours."""
    inside = any(opening == mark for opening, _ in stack)
    if mark == '"':
        return not inside or text[at - 1 : at] == "\n"
    if mark in _CLOSING:
        return not (inside and _AFTER_CLOSING.match(text, at + 1))
    return False


def _close(mark: str, at: int, stack: list[tuple[str, int]], found: list[Pair]) -> None:
    """Close the innermost open pair that `mark` fits; a mark that fits none is left alone."""
    opening = _OPENING.get(mark, mark)
    depth = next((i for i in reversed(range(len(stack))) if stack[i][0] == opening), None)
    if depth is None:
        return
    if depth == 0:
        found.append(Pair(stack[0][1], at + 1, True))
    del stack[depth:]
