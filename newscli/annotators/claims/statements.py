"""Sentences to statements: the attributed words of a sentence, and what the article says in its own voice.

The unit is the sentence; where quotes begin or end within it, each part is a statement of its own if it is long enough.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newscli.model import ParagraphKind, Quote, Span
from newscli.report import Report

SHORTEST = 10
"""Code points that a part of a sentence beside a quote must have to be a statement; below, it is a reporting clause."""
_EDGES = ' \t\u3000\n。！？!?，,；;：:、“”‘’「」『』"'


class Statement(NamedTuple):
    """A stretch to be judged, with who says it."""

    start: int
    end: int
    quote: Quote | None
    speaker: Span | None
    kind: ParagraphKind
    sentence: tuple[int, int]


def statements(report: Report, folded: str) -> Iterator[Statement]:
    """The statements of the text in order, headline and boilerplate included (their kind tells)."""
    assert report.article
    quotes = sorted(report.quotes or (), key=lambda quote: quote.start)
    paragraphs = report.article.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    headline = report.article.headline
    for sentence in report.article.sentences:
        index = bisect_right(starts, sentence.start) - 1
        kind: ParagraphKind = paragraphs[index].kind if index >= 0 else "body"
        if (
            headline
            and headline.start is not None
            and headline.end is not None
            and headline.start <= sentence.start
            and sentence.end <= headline.end + 2
        ):
            kind = "headline"
        start, end = _trim(folded, sentence.start, sentence.end)
        if start < end:
            yield from _parts(start, end, kind, quotes, folded)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _parts(start: int, end: int, kind: ParagraphKind, quotes: Sequence[Quote], folded: str) -> Iterator[Statement]:
    at = start
    for quote in quotes:
        if quote.end <= start:
            continue
        if quote.start >= end:
            break
        left, right = max(start, quote.start), min(end, quote.end)
        edge = min((s.start for s in (quote.speaker, quote.cue) if s and at <= s.start < left), default=left)
        edge = max((folded.rfind(mark, at, edge) for mark in "，,；;。"), default=-1) + 1 if edge < left else left
        own = _trim(folded, at, max(at, edge))
        if own[1] - own[0] >= SHORTEST:
            yield Statement(*own, None, None, kind, (start, end))
        said = _trim(folded, left, right)
        if said[0] < said[1]:
            yield Statement(*said, quote, quote.speaker, kind, (start, end))
        at = max(at, right)
    rest = _trim(folded, at, end)
    if rest[1] - rest[0] >= (SHORTEST if at > start else 1):
        yield Statement(*rest, None, None, kind, (start, end))
