"""Conversion of a text of any size in bounded memory, without a character of difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from newscli.script.engine import BREAK, Step, Target
from newscli.script.plan import PROBE, plan

BLOCK = 1 << 15
"""Characters converted at once: larger blocks are no faster, and OpenCC takes five to nine times their size in memory."""
TAIL = 4096
"""How far back from the end of a block a cut is looked for."""
OVERLAP = 64
"""Characters on each side of a cut inside a phrase-like run that must convert alone as they do together."""


class Reader(Protocol):
    """Where a stream's text comes from: any text file opened with `newline=""`."""

    def read(self, size: int, /) -> str:
        """At most `size` characters; the empty string at the end."""


class Writer(Protocol):
    """Where the converted text goes."""

    def write(self, text: str, /) -> object:
        """Take one piece of the result."""


def convert_stream(
    reader: Reader, writer: Writer, *, to: Target | None = None, config: str | None = None, tofu_risk: bool = False
) -> str:
    """Convert all of `reader` into `writer` in bounded memory; the same characters as converting it whole.

    For `to`, the variety is detected on the first 64 Ki characters.

    Returns:
        The names of the configurations used, joined by `+`; empty where the text is in the variety wanted already.

    Raises:
        UsageError: as `convert`.
    """
    head = _read(reader, PROBE if to else 0)
    made = plan(head, to, config, tofu_risk=tofu_risk)
    for piece in _pieces(head, reader, made.step):
        writer.write(made.step(piece))
    return "+".join(made.configs)


def _read(reader: Reader, size: int) -> str:
    """Exactly `size` characters, fewer only at the end of the stream."""
    parts = []
    while size > 0 and (part := reader.read(size)):
        parts.append(part)
        size -= len(part)
    return "".join(parts)


def _pieces(head: str, reader: Reader, step: Step) -> Iterator[str]:
    """The whole stream, which begins with `head`, in pieces that convert independently."""
    rest = head
    while block := reader.read(BLOCK):
        rest += block
        cut = _cut(rest, step)
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def _cut(text: str, step: Step) -> int:
    """The last place where `text` may be cut without tearing a phrase apart; 0 where none is found."""
    for place in range(len(text), max(0, len(text) - TAIL), -1):
        if BREAK.match(text, place - 1):
            return place
    for place in range(len(text) - OVERLAP, max(OVERLAP, len(text) - TAIL), -1):
        left, right = text[place - OVERLAP : place], text[place : place + OVERLAP]
        if step(left) + step(right) == step(left + right):
            return place
    return 0
