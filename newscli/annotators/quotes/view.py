"""The text as the attribution reads it: what stands inside quotation marks and brackets is hidden, so that no cue is found there.

A pair of marks thus counts as one sign in its sentence. Holds what can be told of a pair by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from newscli import lexicon
from newscli.annotators.quotes import marks
from newscli.annotators.quotes.marks import Pair

_HIDDEN = "\ue000"
_TERMINAL = "。！？!?…～~"
_BRACKETS = re.compile(r"（[^（）\n]*）|\([^()\n]*\)|【[^【】\n]*】")
_GOES_ON = re.compile(r"[，,、；;的等之]")
_STATEMENT = re.compile(
    r"[，。！？,!?；…]|是|要|将|会|能|应|必须|不|没|有|在|了|被|把|让|使|我|你|他|她|们|可以|给|到|为|得|对|很|太|都|已|就|请|别|希望|大家|一起|吧|吗|呢|啊|谢|未|毫|皆|唔|咁|嘅|喺|咗|佢|冇|啲"
)
"""Punctuation and function words that names, terms and slogans do without."""
SHORTEST_STATEMENT = 5


def _counts(text: str, pair: Pair) -> bool:
    """Whether a pair holds something and, where nothing closes it, punctuation opens it."""
    start, end = pair.inner
    return bool(text[start:end].strip()) and (
        pair.closed or text[start - 2 : start - 1] in ("：", ":", "，", ",", "\n", "")
    )


class View(NamedTuple):
    """A text in three forms of the same length, and its outermost pairs of marks."""

    text: str
    folded: str
    opaque: str
    """`folded` with the inside of pairs and brackets hidden, and a closing mark that ends a sentence written as 。"""
    pairs: tuple[Pair, ...]
    starts: tuple[int, ...]
    """Where each pair starts."""
    ends: frozenset[int]
    """Where pairs end."""

    @classmethod
    def of(cls, text: str) -> View:
        """Read a text."""
        folded = lexicon.fold(text)
        opaque = list(folded)
        pairs = [pair for pair in marks.outermost(text) if _counts(text, pair)]
        for pair in pairs:
            start, end = pair.inner
            opaque[start:end] = _HIDDEN * (end - start)
            if pair.closed and text[start:end].rstrip()[-1:] in _TERMINAL and not _GOES_ON.match(text, pair.end):
                opaque[end] = "。"
        for bracket in _BRACKETS.finditer("".join(opaque)):
            opaque[bracket.start() + 1 : bracket.end() - 1] = _HIDDEN * (bracket.end() - bracket.start() - 2)
        starts, ends = tuple(pair.start for pair in pairs), frozenset(pair.end for pair in pairs)
        return cls(text, folded, "".join(opaque), tuple(pairs), starts, ends)

    def pairs_in(self, start: int, end: int) -> tuple[Pair, ...]:
        """The pairs that start in the stretch."""
        return self.pairs[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def pair_at(self, position: int) -> Pair | None:
        """The pair that starts at the position."""
        return next(iter(self.pairs_in(position, position + 1)), None)

    def is_statement(self, pair: Pair) -> bool:
        """Whether the pair holds a clause rather than a name, term or slogan."""
        start, end = pair.inner
        return end - start >= SHORTEST_STATEMENT and bool(_STATEMENT.search(self.folded, start, end))

    def is_complete(self, pair: Pair) -> bool:
        """Whether the words end as a sentence does."""
        start, end = pair.inner
        return self.text[start:end].rstrip()[-1:] in _TERMINAL and end > start
