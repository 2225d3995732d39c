"""Conversion that knows where each character went, although OpenCC tells only the result.

A text is cut into clauses, which no dictionary entry crosses. In a clause whose conversion keeps its length and writes every
character in another script, characters correspond one to one. Any other clause is cut, from the left, at the first place
where both sides convert alone to what they become together; what cannot be cut is one word.
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


def rewrites(text: str, step: Step, pins: Iterable[Pin] = ()) -> Iterator[Rewrite]:
    """The smallest changes, in order, that turn `text` into its conversion; `pins` are sorted and disjoint."""
    at = 0
    for pin in (*pins, Pin(len(text), len(text), None)):
        for clause in CONVERTIBLE.finditer(text, at, pin.start):
            yield from _clause(clause.start(), clause[0], step)
        if pin.after is not None and pin.after != text[pin.start : pin.end]:
            yield Rewrite(pin.start, pin.end, pin.after, "dictionary")
        at = pin.end


def _clause(offset: int, before: str, step: Step) -> Iterator[Rewrite]:
    after = step(before)
    if before == after:
        return
    if same_word(before, after):
        yield from _characters(offset, before, after, step)
        return
    units = list(_units(before, step))
    if "".join(unit for _, unit in units) != after:  # a cut that does not hold further on: the clause is one word
        units = [(before, after)]
    for source, result in units:
        if len(source) == 1 or same_word(source, result):
            yield from _characters(offset, source, result, step)
        elif source != result:
            yield Rewrite(offset, offset + len(source), result, "word")
        offset += len(source)


def same_word(before: str, after: str) -> bool:
    """Whether two stretches differ in script only, character by character."""
    return len(before) == len(after) and fold(before) == fold(after)


def _characters(offset: int, before: str, after: str, step: Step) -> Iterator[Rewrite]:
    if len(before) != len(after):
        yield Rewrite(offset, offset + len(before), after, "word")
        return
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
