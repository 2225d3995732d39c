"""Words of a table in a text, unless a neighbour makes them something else: 立委, but not in 成立委員會."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newscli.lexicon import fold, table


class Found(NamedTuple):
    """A word of a table at a place of the text."""

    start: int
    end: int
    row: dict[str, str]


def words_in(text: str, name: str, *, folded: bool = False) -> Iterator[Found]:
    """The words of `data/<name>.tsv` in `text`, in order, the longest where several begin, none within another.

    Args:
        text: the text.
        name: a table whose first column is the word and which has the columns `not_after` and `not_before`: characters
            that do not stand right before and right after the word.
        folded: whether characters count as equal that fold to the same.
    """
    index, at = _index(name, folded), 0
    text = fold(text) if folded else text
    for place, character in enumerate(text):
        if place < at:
            continue
        for word, row in index.get(character, ()):
            at = place + len(word)
            if (
                text.startswith(word, place)
                and not (place and text[place - 1] in row["not_after"])
                and not (at < len(text) and text[at] in row["not_before"])
            ):
                yield Found(place, at, row)
                break
        else:
            at = place


@cache
def _index(name: str, folded: bool) -> dict[str, tuple[tuple[str, dict[str, str]], ...]]:
    """The words by their first character, the longest first."""
    index: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for row in table(name):
        word = next(iter(row.values()))
        if folded:
            word = fold(word)
            row = row | {"not_after": fold(row["not_after"]), "not_before": fold(row["not_before"])}
        index.setdefault(word[0], []).append((word, row))
    return {first: tuple(sorted(words, key=lambda item: -len(item[0]))) for first, words in index.items()}
