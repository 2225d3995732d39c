"""Text to words, over a table of the vocabulary of Chinese news: the likeliest path by unigram frequency.

One table serves both scripts, because the text is folded first. A character that no word of the table explains stands
alone, as `unknown`; telling new words is left to those who see the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import inf, log
from statistics import fmean
from typing import NamedTuple

from newscli.lexicon import DATA

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

    entries: dict[str, _Entry | None]
    """From each word to its entry; from each beginning of a word that is no word itself to None."""
    unknown: _Entry


@cache
def _vocabulary() -> _Vocabulary:
    lines = (DATA / "words.tsv").read_text("utf-8").split("\n")
    body = (line.split("\t") for line in lines if line and line[0] != "#")
    next(body)
    rows = [(word, int(documents), kind) for word, documents, kind in body]
    articles = max(documents for _, documents, _ in rows)
    total = sum(documents for _, documents, _ in rows)
    entries: dict[str, _Entry | None] = {word[:i]: None for word, _, _ in rows for i in range(1, len(word))}
    for word, documents, kind in rows:
        entries[word] = _Entry(kind, log(articles / documents), log(total / documents))
    # On a path a strange character is dearer than the rarest word.
    return _Vocabulary(entries, _Entry("unknown", log(articles), 1.5 * log(total)))


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
    return fmean([word.rarity for word in words] or [0.0])


def _cut(folded: str, start: int, end: int) -> Iterator[Word]:
    """The cheapest way to cover a run of Chinese characters with words."""
    run, (entries, unknown) = folded[start:end], _vocabulary()
    costs, starts = [0.0] + [inf] * len(run), [0] * (len(run) + 1)
    for i in range(len(run)):
        for j in range(i + 1, len(run) + 1):
            entry = entries.get(run[i:j], unknown)
            step = entry or unknown if j == i + 1 else entry
            if entry is unknown and j > i + 1:
                break
            if step and costs[i] + step.cost < costs[j]:
                costs[j], starts[j] = costs[i] + step.cost, i
    cuts = [len(run)]
    while cuts[-1]:
        cuts.append(starts[cuts[-1]])
    cuts.reverse()
    for i, j in pairwise(cuts):
        kind, rare, _ = entries.get(run[i:j]) or unknown
        yield Word(start + i, start + j, kind, rare)
