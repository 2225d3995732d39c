"""Sentences to statements: the attributed words of a sentence, and what the article says in its own voice.

The unit is the sentence; where quotes begin or end within it, each part is a statement of its own if it is long enough.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from newscli.model import Quote
from newscli.report import Report
from newscli.structure import body_sentences

SHORTEST = 10
"""Code points that a part of a sentence beside a quote must have to be a statement; below, it is a reporting clause."""
_EDGES = " \t\u3000\r\n。！？!?，,；;：:、"
_OPENING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}


class Statement(NamedTuple):
    """A stretch to be judged, and the quote that it is part of."""

    start: int
    end: int
    quote: Quote | None
    kind: Literal["body", "headline", "boilerplate"]


def statements(report: Report, folded: str) -> Iterator[Statement]:
    """The statements of the text in order, those outside the running text included (their kind tells)."""
    assert report.article
    quotes = report.quotes or ()
    ends = list(accumulate((quote.end for quote in quotes), max))
    body = [(sentence.start, sentence.end) for sentence in body_sentences(report)]
    found: list[Statement] = []
    for start, end in body:
        start, end = _trim(folded, start, end)
        found += _parts(start, end, quotes, bisect_right(ends, start), folded)
    starts = [start for start, _ in body]
    for sentence in report.article.sentences:
        index = bisect_right(starts, sentence.end - 1) - 1
        if index < 0 or body[index][1] <= sentence.start:
            start, end = _trim(folded, sentence.start, sentence.end)
            found.append(Statement(start, end, None, "headline" if _in_headline(report, start) else "boilerplate"))
    yield from sorted((part for part in found if part.start < part.end), key=lambda part: part.start)


def _in_headline(report: Report, position: int) -> bool:
    headline = report.article.headline if report.article else None
    return bool(headline and headline.start is not None and headline.start <= position < headline.end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without punctuation at its ends and without a quotation mark whose partner is not in it."""
    while start < end and (
        text[start] in _EDGES or (text[start] in _OPENING and _OPENING[text[start]] not in text[start:end])
    ):
        start += 1
    while start < end and (
        text[end - 1] in _EDGES or (text[end - 1] in _CLOSING and _CLOSING[text[end - 1]] not in text[start:end])
    ):
        end -= 1
    return start, end


def _parts(start: int, end: int, quotes: Sequence[Quote], first: int, folded: str) -> Iterator[Statement]:
    """The attributed words in the sentence, from `quotes[first]` on, and what stands between them but reporting clauses."""
    at = start
    for quote in (quotes[i] for i in range(first, len(quotes))):
        if quote.end <= start:
            continue
        if quote.start >= end:
            break
        left, right = max(start, quote.start), min(end, quote.end)
        clause = min(
            (s.start for s in (quote.speaker, quote.cue, *quote.relay) if s and at <= s.start < left), default=left
        )
        if clause < left:
            clause = max(folded.rfind(mark, at, clause) for mark in "，,；;。") + 1
        own = _trim(folded, at, max(at, clause))
        if own[1] - own[0] >= SHORTEST:
            yield Statement(*own, None, "body")
        yield Statement(*_trim(folded, left, right), quote, "body")
        at = max(at, right)
    rest = _trim(folded, at, end)
    if rest[1] - rest[0] >= (SHORTEST if at > start else 1):
        yield Statement(*rest, None, "body")
