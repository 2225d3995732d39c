"""A simulator of the damage that content farms do: glosses inserted into GBK bytes, and what a reader's decoder makes of it.

It works forward from the mechanism and shares nothing with the repair. `passes` are pairs of a two-byte sequence, given as the
character it stands for, and the pinyin appended to it; each pass replaces every occurrence in the bytes, in step or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["question", "replacement", "dropped"]
"""What a decoder shows for a broken sequence: `?` for a lead byte and the ASCII after it; U+FFFD, or nothing, for the lead alone."""

MARKS = tuple(mark.encode("gbk") for mark in "！，；？")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text."""

    text: str
    lost: str
    """Characters that were swallowed for good."""
    torn: int
    """Places where bytes were lost or shown in private-use characters."""


def damage(
    text: str,
    passes: Iterable[tuple[str, str]],
    *,
    style: Style = "question",
    marks: bool = False,
    space: bool = False,
    private: bool = True,
) -> Damaged:
    """Damage a text that GBK can hold.

    `marks` inserts a byte before each full-width mark, `space` leaves a space in each gloss; `private` False drops
    private-use characters. Raises UnicodeEncodeError where GBK lacks a character.
    """
    stream = [(byte, True) for byte in text.encode("gbk")]
    for character, reading in passes:
        gloss = f"({reading}{' ' if space else ''})".encode("gbk")
        stream = insert(stream, character.encode("gbk"), gloss, after=True)
    for mark in MARKS if marks else ():
        stream = insert(stream, mark, b"\x01", after=False)
    shown, lost, torn = [], [], 0
    for character, gone, broken in decode(stream, style):
        shown.append("" if character == "\x01" or (not private and "\ue000" <= character <= "\uf8ff") else character)
        lost.append(gone)
        torn += broken
    return Damaged("".join(shown), "".join(lost), torn)


def insert(stream: list[tuple[int, bool]], found: bytes, inserted: bytes, after: bool) -> list[tuple[int, bool]]:
    """The stream with `inserted` beside every `found`, from left to right; the flag tells original bytes."""
    data, new, at = bytes(byte for byte, _ in stream), [(byte, False) for byte in inserted], 0
    result: list[tuple[int, bool]] = []
    while (place := data.find(found, at)) >= 0:
        pair = stream[place : place + 2]
        result += stream[at:place] + (pair + new if after else new + pair)
        at = place + 2
    return result + stream[at:]


def decode(stream: list[tuple[int, bool]], style: Style) -> Iterator[tuple[str, str, bool]]:
    """Each character shown, the original ASCII character that went with it, and whether the place is broken."""
    sign = {"question": "?", "replacement": "\N{REPLACEMENT CHARACTER}", "dropped": ""}[style]
    at = 0
    while at < len(stream):
        lead, trail = stream[at][0], stream[at + 1][0] if at + 1 < len(stream) else 0
        if lead < 0x80:
            yield chr(lead), "", False
            at += 1
        elif lead in (0x80, 0xFF):
            yield sign, "", True
            at += 1
        elif 0x40 <= trail <= 0xFE and trail != 0x7F:
            character = bytes((lead, trail)).decode("gb18030", "replace")
            private = "\ue000" <= character <= "\uf8ff"
            yield (sign, "", True) if "\ufffd" in character else (character, "", private)
            at += 2
        elif style == "question" and at + 1 < len(stream):
            original = stream[at + 1][1] and trail < 0x80
            yield sign, chr(trail) if original else "", True
            at += 2
        else:
            yield sign, "", True
            at += 1
