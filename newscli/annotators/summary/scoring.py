"""What each sentence is worth for a summary: a sum of named, weighted components.

The codes of the reasons: `position` (early in the text), `centrality` (it carries the article's vocabulary), `headline` and
`query` (it answers them), `figures` (it gives some); against it `length` (too long for what it says, or a mere label),
`question`, `address` (it speaks to the audience), `detail` (其中… breaks down what was said before), `quotation` (nothing else,
so that nobody is seen to speak) and `redundancy` (added by the selection).
Named entities were tried and left out: they cost fifty times the rest and gained nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from newscli.lexicon import fold
from newscli.model import Reason, Sentence, Span
from newscli.report import Report

# The weights of the components, each about 0..1 before weighting. Set by hand to one digit; on 163 broadcast items with
# editors' briefs the result is flat around them (halving or doubling one costs at most .02 ROUGE-1), so no model is fitted.
POSITION = 0.5
CENTRALITY = 0.7
HEADLINE = 0.3
FIGURES = 0.05
LENGTH = -0.1
QUESTION = -0.2
ADDRESS = -0.1
DETAIL = -0.2
QUOTATION = -0.3
QUERY = 2.0

LEAD = 50  # characters of running text after which a sentence counts half as early
LONG = 25  # characters; a longer sentence must earn its length
SHORT = 12  # characters; a shorter one is a label or an exclamation

_RUN = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*[%％‰十百千万亿多余]*(?![0-9年月日号时分:：-])")
_ADDRESS = re.compile(
    r"请[看听]|请收看|有请|敬请|来看(?!望)|一起来?[看听认关了走]|继续关注|为您|点击|扫码|扫描二维码|订阅|查看更多|下载.{0,6}客户端"
)
"""How a sentence speaks to the audience instead of telling the news."""
_DETAIL = re.compile(r"其中(?!一)")
_QUOTATION = re.compile(r"“[^”]+”|「[^」]+」")
_EMPTY = frozenset("的了是在和与及就都而把被让对从为于以也又还很更最这那有不我你他她它们个之其将会要能可并或等上下中")
"""Function characters; a pair of characters with one of them says nothing about the subject."""


class Scored(NamedTuple):
    """A sentence, the pairs of characters that tell its subject, and its score with the reasons that add up to it."""

    start: int
    end: int
    pairs: frozenset[str]
    score: float
    reasons: tuple[Reason, ...]

    @property
    def length(self) -> int:
        """In code points."""
        return self.end - self.start


def scored(report: Report, sentences: Sequence[Sentence], query: Sequence[str]) -> list[Scored]:
    """The sentences of the running text with their scores; `query` are words that the summary should be about."""
    folded = fold(report.text)
    texts = [folded[s.start : s.end] for s in sentences]
    pairs = [_pairs(text) for text in texts]
    headline = report.article.headline if report.article else None
    title = _pairs(fold(headline.text)) if headline else frozenset()
    wanted = [word for word in (fold(word).strip() for word in query) if word]
    places = zip(_positions(report.text, sentences), _centralities(pairs), strict=True)
    found = []
    for sentence, text, own, (position, centrality) in zip(sentences, texts, pairs, places, strict=True):
        components = (
            ("position", POSITION, position, None),
            ("centrality", CENTRALITY, centrality, None),
            ("headline", HEADLINE, _share(title, own), None),
            ("figures", FIGURES, *_figures(text)),
            ("length", LENGTH, _excess(len(text)), None),
            ("question", QUESTION, text.rstrip("”」』\"'").endswith(("？", "?")), None),
            ("detail", DETAIL, _DETAIL.match(text) is not None, None),
            ("quotation", QUOTATION, _QUOTATION.fullmatch(text) is not None, None),
            ("address", ADDRESS, _ADDRESS.search(text) is not None, None),
            ("query", QUERY, *_answer(text, own, wanted)),
        )
        reasons = tuple(
            Reason(code=code, weight=round(weight * value, 4), span=_span(report, sentence, place))
            for code, weight, value, place in components
            if round(weight * value, 4)
        )
        score = round(sum(reason.weight for reason in reasons), 4)
        found.append(Scored(sentence.start, sentence.end, own, score, reasons))
    return found


def _span(report: Report, sentence: Sentence, place: tuple[int, int] | None) -> Span | None:
    """A place within a sentence as a span of the report."""
    return report.span(sentence.start + place[0], sentence.start + place[1]) if place else None


def _pairs(text: str) -> frozenset[str]:
    """The pairs of adjacent characters of `text` that may say something about its subject."""
    return frozenset(
        a + b for run in _RUN.findall(text) for a, b in pairwise(run) if a not in _EMPTY and b not in _EMPTY
    )


def _positions(text: str, sentences: Sequence[Sentence]) -> Iterator[float]:
    """How early each sentence stands, 0..1: by the characters before it and by the paragraphs before it, half each.

    Paragraphs alone would leave a text without line breaks without a lead.
    """
    paragraph = before = 0
    for i, sentence in enumerate(sentences):
        paragraph += i > 0 and "\n" in text[sentences[i - 1].end : sentence.start]
        yield 0.5 / (1 + before / LEAD) + 0.5 / (1 + paragraph)
        before += sentence.end - sentence.start


def _centralities(pairs: Sequence[frozenset[str]]) -> list[float]:
    """How close each sentence is to all the others together: the cosine of their pairs of characters, 0..1."""
    counts = Counter(pair for found in pairs for pair in found)
    norm = sqrt(sum(count * count for count in counts.values())) or 1.0
    return [sum(counts[pair] - 1 for pair in found) / (norm * sqrt(len(found) or 1)) for found in pairs]


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    """How much of `wanted` is in `found`, 0..1."""
    return len(wanted & found) / len(wanted) if wanted else 0.0


def _figures(text: str) -> tuple[float, tuple[int, int] | None]:
    """How many figures beside dates and times a sentence gives, of three, and where the first one is."""
    found = [match.span() for match in _FIGURE.finditer(text)]
    return min(len(found), 3) / 3, found[0] if found else None


def _excess(length: int) -> float:
    """How far a sentence is from a good length; 1 is about 2.7 times too long."""
    return 5.0 if length < SHORT else max(0.0, log(length / LONG))


def _answer(text: str, pairs: frozenset[str], wanted: Sequence[str]) -> tuple[float, tuple[int, int] | None]:
    """How much of the query a sentence answers, 0..1, and where it first names a word of it.

    A word that is only there in part counts half of that part.
    """
    named = [(text.find(word), text.find(word) + len(word)) for word in wanted if word in text]
    parts = sum(_share(_pairs(word), pairs) / 2 for word in wanted if word not in text)
    return (len(named) + parts) / (len(wanted) or 1), min(named, default=None)
