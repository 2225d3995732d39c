"""Text to sentences, by punctuation alone: no word is looked at, so the split is the same for every script and genre."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newscli.model import Sentence
from newscli.patterns import lazy

BREAKS = "\n\r\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
"""The characters that end a line, and so a sentence."""

CLOSING = "」』”’〞）】］》〉〕〗｝)]}"
"""Marks that belong to the sentence whose full stop they follow; an ASCII quotation mark only where one is open."""

QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’", "〝": "〞"}
_WHITE = frozenset(
    " \t\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}" + BREAKS
)
_DEEPEST = 8  # quotations are not nested deeper; a bound keeps pathological lines linear

_EVENTS = lazy(
    rf"""
    (?P<skip> (?:https?://|www\.)[!#-;=?-Z_a-z~]*[\w/#=&%] | &(?:[a-z]{{2,8}}|\#\d{{2,5}}); )
  | (?P<end>  (?:[。！？]|[!?](?![A-Za-z0-9_]{{1,30}}=))+ […⋯]* )
  | (?P<semi> [；;] )
  | (?P<line> [{BREAKS}] )
  | (?P<mark> [“”「」『』‘’〝〞"＂] )
    """,
    re.VERBOSE | re.ASCII,
)


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order, white space around them left out.

    A sentence ends after 。！？!? with the closing marks that follow, at the end of a line, and after ； and ; outside
    quotation marks. Ellipses, decimal points, URLs and character references end none.
    """
    cuts = [*_cuts(text), len(text)]
    spans = (trim(text, start, end) for start, end in zip([0, *cuts], cuts, strict=False))
    return tuple(Sentence(start=start, end=end) for start, end in spans if start < end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space (and zero-width spaces) at its ends."""
    while start < end and text[start] in _WHITE:
        start += 1
    while start < end and text[end - 1] in _WHITE:
        end -= 1
    return start, end


def _cuts(text: str) -> Iterator[int]:
    """Where sentences end, in order."""
    open_marks: list[str] = []  # the closing marks that are awaited, innermost last
    position = 0
    while event := _EVENTS.search(text, position):
        position = event.end()
        match event.lastgroup:
            case "end":
                position = _past_closing(text, position, open_marks)
                yield position
            case "semi" if not open_marks:
                yield position
            case "line":
                open_marks.clear()
                yield position
            case "mark":
                _turn(event[0], open_marks)


def _past_closing(text: str, position: int, open_marks: list[str]) -> int:
    """Where the closing marks end that stand at `position`, with full stops between them (。」。)."""
    while position < len(text):
        char = text[position]
        if char in '"＂' and char not in open_marks:
            break
        if char not in CLOSING and char not in '"＂。！？':
            break
        _turn(char, open_marks)
        position += 1
    return position


def _turn(mark: str, open_marks: list[str]) -> None:
    """Open or close a quotation; a closing mark closes those left open inside it, too."""
    if mark in open_marks:
        del open_marks[open_marks.index(mark) :]
    elif (closing := QUOTES.get(mark) or (mark if mark in '"＂' else None)) and len(open_marks) < _DEEPEST:
        open_marks.append(closing)
