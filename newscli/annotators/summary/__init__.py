"""The field `summary`: whole sentences of the running text, in order, that say most of what the article says.

Each sentence gets a score, which is the sum of its reasons (`scoring`). Sentences are then taken greedily, less what they
repeat of those already taken. A sentence that leans on another one (此外…, 他…, half of a quotation) is only taken together
with it (`coherence`). Nothing is rephrased, and nothing is known about the world.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from math import ceil

from newscli.annotators.summary.coherence import needs
from newscli.annotators.summary.scoring import Scored, scored
from newscli.lexicon import fold
from newscli.model import Reason, SummarySentence
from newscli.options import Options
from newscli.report import Report
from newscli.structure import body_sentences

DEFAULT_SENTENCES = 3
REDUNDANCY = 0.5  # weight of the share of a sentence that is in another one
REPEATS = 0.75  # a sentence that shares more than this with another one says nothing new


def annotate(report: Report, options: Options) -> tuple[SummarySentence, ...]:
    """The summary, as long as `options` allow: `sentences`, `chars` and `ratio` each are a limit, `query` a topic."""
    spans = body_sentences(report)
    sentences = scored(report, spans, options.query)
    selection = _Selection(sentences, needs(fold(report.text), spans))
    selection.choose(*_limits(sentences, options))
    return tuple(_sentence(report, sentences, i, *selection.chosen[i]) for i in sorted(selection.chosen))


def _limits(sentences: Sequence[Scored], options: Options) -> tuple[int, int]:
    """How many sentences and how many characters the summary may have. A ratio allows at least one sentence."""
    lengths = [sentence.length for sentence in sentences]
    chars = sum(lengths) if options.chars is None else options.chars
    if options.ratio is not None:
        chars = min(chars, max(ceil(sum(lengths) * options.ratio), min(lengths, default=0)))
    if options.sentences is not None:
        return options.sentences, chars
    return (DEFAULT_SENTENCES if options.chars is None and options.ratio is None else len(lengths)), chars


class _Selection:
    """Takes sentences greedily: each time the one that, with what it needs, is worth most on average and still fits.

    Attributes:
        chosen: the indices of the sentences taken, each with its loss by redundancy and the sentence that it repeats.
    """

    def __init__(self, sentences: Sequence[Scored], needed: Sequence[tuple[int, ...]]) -> None:
        self.chosen: dict[int, tuple[float, int]] = {}
        self._sentences, self._needed = sentences, needed
        self._losses = [(0.0, i) for i in range(len(sentences))]
        self._holders: dict[str, list[int]] = defaultdict(list)  # from a pair of characters to the sentences with it
        self._dependants: dict[int, list[int]] = defaultdict(list)  # from a sentence to those that need it, or are it
        for i, sentence in enumerate(sentences):
            for pair in sentence.pairs:
                self._holders[pair].append(i)
            for j in needed[i]:
                self._dependants[j].append(i)

    def choose(self, count: int, chars: int) -> None:
        """Take at most so many sentences of at most so many characters together."""
        worths = {i: self._worth(i) for i in range(len(self._sentences))}
        best = [(-worth, i) for i, worth in worths.items()]
        heapify(best)
        while best:
            worth, i = heappop(best)
            if i in self.chosen or worth != -worths[i]:
                continue  # out of date
            new = [j for j in self._needed[i] if j not in self.chosen]
            length = sum(self._sentences[j].length for j in new)
            if len(new) > count or length > chars:
                continue
            count, chars = count - len(new), chars - length
            for j in self._take(new):
                worths[j] = self._worth(j)
                heappush(best, (-worths[j], j))

    def _worth(self, index: int) -> float:
        """What a sentence adds with what it needs, less what they repeat, on average."""
        new = [j for j in self._needed[index] if j not in self.chosen]
        return sum(self._sentences[j].score - self._losses[j][0] for j in new) / len(new)

    def _take(self, new: Iterable[int]) -> set[int]:
        """Add sentences; the result is the others whose worth may have changed."""
        changed: set[int] = set()
        for i in new:
            self.chosen[i] = self._losses[i]
        for i in new:
            changed.update(self._dependants[i])
            pairs = self._sentences[i].pairs
            for j, shared in Counter(j for pair in pairs for j in self._holders[pair]).items():
                loss = _loss(shared / min(len(pairs), len(self._sentences[j].pairs)))
                if loss > self._losses[j][0]:
                    self._losses[j] = (loss, i)
                    changed.update(self._dependants[j])
        return changed - self.chosen.keys()


def _loss(share: float) -> float:
    """What a sentence loses that shares so much with one already taken."""
    return round(share if share > REPEATS else REDUNDANCY * share, 4)


def _sentence(report: Report, sentences: Sequence[Scored], index: int, loss: float, repeated: int) -> SummarySentence:
    sentence = sentences[index]
    reasons = sentence.reasons
    if loss:
        other = report.span(sentences[repeated].start, sentences[repeated].end)
        reasons = (*reasons, Reason(code="redundancy", weight=-loss, span=other))
    score = round(sentence.score - loss, 4)
    return SummarySentence(**report.at(sentence.start, sentence.end), score=score, reasons=reasons)
