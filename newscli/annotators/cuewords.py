"""Words of a cue table found in folded text, the longest at each place. A table's columns `before` and `after` hold the
characters beside which a word is part of another word (说 in 小说)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newscli import lexicon


class Hit(NamedTuple):
    """A word of the table in the text."""

    start: int
    end: int
    row: dict[str, str]


@cache
def _index(name: str) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """From each first character to the words that begin with it, longest first."""
    index = defaultdict(list)
    for row in lexicon.table(name):
        index[row["hans"][0]].append((row["hans"], row))
    return {first: sorted(words, key=lambda entry: -len(entry[0])) for first, words in index.items()}


def scan(name: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
    """The words of table `name` in `text[start:end]`, in order, not overlapping.

    Args:
        name: a table with the columns `hans`, `before` and `after`.
        text: folded text.
        start: where to begin; what stands before is seen by `before`.
        end: where to stop; None for the end of the text.
    """
    index, at, stop = _index(name), start, len(text) if end is None else end
    while at < stop:
        for word, row in index.get(text[at], ()):
            if text.startswith(word, at) and at + len(word) <= stop and _alone(text, at, at + len(word), row):
                yield Hit(at, at + len(word), row)
                at += len(word)
                break
        else:
            at += 1


def _alone(text: str, start: int, end: int, row: dict[str, str]) -> bool:
    """Whether no neighbour makes the word another one."""
    return not (start and text[start - 1] in row["before"]) and not (end < len(text) and text[end] in row["after"])
