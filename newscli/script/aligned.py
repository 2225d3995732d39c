"""Conversion that knows where each character went, although OpenCC tells only the result.

A text is cut into clauses, which no dictionary entry crosses. In a clause whose conversion keeps its length and its words,
characters correspond one to one. Any other clause, which only the words of a region make, is cut, from the left, at the first
place where both sides convert alone to what they become together; what cannot be cut is one word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from newscli.lexicon import fold
from newscli.script.engine import CONVERTIBLE, Step

Rule: TypeAlias = Literal["character", "phrase", "word", "dictionary", "decision", "punctuation"]

WINDOW = 40
"""How far a cut is verified, in characters: more than twice the longest key of OpenCC 1.4.2 (15)."""


class Pin(NamedTuple):
    """A stretch of the source whose result is given: `after`, or None to keep it as it is."""

    start: int
    end: int
    after: str | None


class Rewrite(NamedTuple):
    """`source[start:end]` becomes `after`, because of `rule`."""

    start: int
    end: int
    after: str
    rule: Rule


def rewrites(text: str, step: Step, pins: Iterable[Pin] = (), *, words: bool) -> Iterator[Rewrite]:
    """The smallest changes, in order, that turn `text` into its conversion.

    Args:
        text: the source.
        step: the conversion.
        pins: stretches with a given result, sorted and disjoint.
        words: whether the conversion replaces words of a region, too, and not only characters one by one.
    """
    at = 0
    for pin in (*pins, Pin(len(text), len(text), None)):
        for clause in CONVERTIBLE.finditer(text, at, pin.start):
            yield from _clause(clause.start(), clause[0], step, words)
        if pin.after is not None and pin.after != text[pin.start : pin.end]:
            yield Rewrite(pin.start, pin.end, pin.after, "dictionary")
        at = pin.end


def _clause(offset: int, before: str, step: Step, words: bool) -> Iterator[Rewrite]:
    after = step(before)
    if before == after:
        return
    if len(before) == len(after) and (not words or fold(before) == fold(after)):
        yield from _characters(offset, before, after, step)
        return
    units = list(_units(before, step))
    if "".join(unit for _, unit in units) != after:  # a cut that does not hold further on: the clause is one word
        units = [(before, after)]
    for source, result in units:
        if len(source) == len(result) and (len(source) == 1 or fold(source) == fold(result)):
            yield from _characters(offset, source, result, step)
        elif source != result:
            yield Rewrite(offset, offset + len(source), result, "word")
        offset += len(source)


def _characters(offset: int, before: str, after: str, step: Step) -> Iterator[Rewrite]:
    for place, (source, result) in enumerate(zip(before, after, strict=True), offset):
        if source != result:
            yield Rewrite(place, place + 1, result, "character" if step(source) == result else "phrase")


def _units(before: str, step: Step) -> Iterator[tuple[str, str]]:
    """The clause in pieces that convert independently, each with its result."""
    at = 0
    while at < len(before):
        window = before[at : at + WINDOW]
        whole = step(window)
        for size in range(1, len(window) + 1):
            head = step(window[:size])
            if size == len(window) or head + step(window[size:]) == whole:
                break
        yield window[:size], head
        at += size
