"""Text to words, over a table of the vocabulary of Chinese news: the likeliest path by unigram frequency.

One table serves both scripts, because the text is folded first. A character that no word of the table explains stands
alone, as `unknown`; telling new words is left to those who see the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import fsum, inf, log
from typing import NamedTuple

from newscli.lexicon import table

_PIECE = re.compile(
    r"""
    (?P<han> [㐀-鿿\U00020000-\U0003FFFF]+ )
  | (?P<skip> https?://[!-~]+ | [\w.-]+@[\w.-]+ | (?:[A-Za-z0-9-]+\.)+(?:com|net|org|cn|hk|tw|gov|edu)\b[!-~]* )
  | (?P<latin> [A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ&+'’-]* )
    """,
    re.VERBOSE | re.ASCII,
)


class Word(NamedTuple):
    """One word of a text: where it stands, what kind of word it is, and how rare it is.

    `kind` is one of the table's (noun, name, modifier, verb, other), `latin`, or `unknown` for a character on its own;
    `rarity` is the inverse document frequency in the news, as a natural logarithm.
    """

    start: int
    end: int
    kind: str
    rarity: float


class _Entry(NamedTuple):
    """What the table says of a word."""

    kind: str
    rarity: float
    cost: float
    """Of the word on a path: minus the logarithm of its share of all words."""


class _Vocabulary(NamedTuple):
    """The table, ready for use."""

    entries: dict[str, _Entry]
    longest: int
    unknown: _Entry
    """For a character on its own: on a path it is dearer than the rarest word."""


@cache
def _vocabulary() -> _Vocabulary:
    rows = []
    for row in table("words"):
        kind, _, number = row["class"].partition(".")
        rows.append((kind, int(number), row["words"].split(" ")))
    articles = max(documents for _, documents, _ in rows)
    total = sum(documents * len(members) for _, documents, members in rows)
    entries: dict[str, _Entry] = {}
    for kind, documents, members in rows:
        entry = _Entry(kind, log(articles / documents), log(total / documents))
        entries.update(dict.fromkeys(members, entry))
    return _Vocabulary(entries, max(map(len, entries)), _Entry("unknown", log(articles), 1.5 * log(total)))


def words(folded: str, start: int, end: int) -> Iterator[Word]:
    """The words of `folded[start:end]` in order; digits, punctuation, white space and URLs are left out.

    `folded` is text that `lexicon.fold` has folded. Time is linear in the length of the stretch.
    """
    for piece in _PIECE.finditer(folded, start, end):
        if piece["han"]:
            yield from _cut(folded, piece.start(), piece.end())
        elif piece["latin"]:
            yield Word(piece.start(), piece.end(), "latin", _vocabulary().unknown.rarity)


def rarity(words: Iterable[Word]) -> float:
    """How rare the words of a phrase are on average; 0 for none."""
    found = [word.rarity for word in words] or [0.0]
    return fsum(found) / len(found)


def _cut(folded: str, start: int, end: int) -> Iterator[Word]:
    """The cheapest way to cover a run of Chinese characters with words."""
    run, (entries, longest, unknown) = folded[start:end], _vocabulary()
    costs, starts = [0.0] + [inf] * len(run), [0] * (len(run) + 1)
    for i in range(len(run)):
        for j in range(i + 1, min(i + longest, len(run)) + 1):
            entry = entries.get(run[i:j]) or (unknown if j == i + 1 else None)
            if entry and costs[i] + entry.cost < costs[j]:
                costs[j], starts[j] = costs[i] + entry.cost, i
    cuts = [len(run)]
    while cuts[-1]:
        cuts.append(starts[cuts[-1]])
    cuts.reverse()
    for i, j in pairwise(cuts):
        kind, rare, _ = entries.get(run[i:j], unknown)
        yield Word(start + i, start + j, kind, rare)
