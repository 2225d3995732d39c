"""The field `summary`: whole sentences of the running text, in order, that say most of what the article says.

Each sentence gets a score, which is the sum of its reasons (`scoring`). Sentences are then taken greedily, less what they
repeat of those already taken. A sentence that leans on another one (此外…, 他…, half of a quotation) is only taken together
with it (`coherence`). Nothing is rephrased, and nothing is known about the world.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
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

Losses = Mapping[int, tuple[float, int]]
"""What each sentence loses by redundancy, and the sentence that it repeats."""


def annotate(report: Report, options: Options) -> tuple[SummarySentence, ...]:
    """The summary, as long as `options` allow: `sentences`, `chars` and `ratio` each are a limit, `query` a topic."""
    spans = body_sentences(report)
    sentences = scored(report, spans, options.query)
    chosen = _choose(sentences, needs(fold(report.text), spans), *_limits(sentences, options))
    return tuple(_sentence(report, sentences, index, chosen) for index in sorted(chosen))


def _limits(sentences: Sequence[Scored], options: Options) -> tuple[int, int]:
    """How many sentences and how many characters the summary may have. A ratio allows at least one sentence."""
    lengths = [sentence.length for sentence in sentences]
    chars = sum(lengths) if options.chars is None else options.chars
    if options.ratio is not None:
        chars = min(chars, max(ceil(sum(lengths) * options.ratio), min(lengths, default=0)))
    if options.sentences is not None:
        return options.sentences, chars
    return (DEFAULT_SENTENCES if options.chars is None and options.ratio is None else len(lengths)), chars


def _choose(
    sentences: Sequence[Scored], needed: Sequence[tuple[int, ...]], count: int, chars: int
) -> dict[int, tuple[float, int]]:
    """The indices of the sentences taken, each with its loss by redundancy and the sentence that it repeats.

    Greedy: each time the sentence with what it needs that is worth most on average, among those that still fit.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        for pair in sentence.pairs:
            holders[pair].append(i)
    losses: dict[int, tuple[float, int]] = {}
    chosen: dict[int, tuple[float, int]] = {}
    while options := list(_fitting(sentences, needed, chosen, losses, count, chars)):
        _, _, new = max(options)
        for i in new:
            chosen[i] = losses.get(i, (0.0, i))
            count, chars = count - 1, chars - sentences[i].length
        for i in new:
            for other, shared in Counter(other for pair in sentences[i].pairs for other in holders[pair]).items():
                share = shared / min(len(sentences[i].pairs), len(sentences[other].pairs))
                losses[other] = max(losses.get(other, (0.0, i)), (_loss(share), i))
    return chosen


def _fitting(
    sentences: Sequence[Scored],
    needed: Sequence[tuple[int, ...]],
    chosen: Losses,
    losses: Losses,
    count: int,
    chars: int,
) -> Iterator[tuple[float, int, tuple[int, ...]]]:
    """What may be taken next: its worth on average, minus its index (the earlier one wins a tie), and the indices."""
    for i in range(len(sentences)):
        if i in chosen:
            continue
        new = tuple(j for j in needed[i] if j not in chosen)
        if len(new) <= count and sum(sentences[j].length for j in new) <= chars:
            yield sum(sentences[j].score - losses.get(j, (0.0, j))[0] for j in new) / len(new), -i, new


def _loss(share: float) -> float:
    """What a sentence loses that shares so much with one already taken."""
    return round(share if share > REPEATS else REDUNDANCY * share, 4)


def _sentence(report: Report, sentences: Sequence[Scored], index: int, chosen: Losses) -> SummarySentence:
    sentence, (loss, repeated) = sentences[index], chosen[index]
    reasons = sentence.reasons
    if loss:
        other = report.span(sentences[repeated].start, sentences[repeated].end)
        reasons = (*reasons, Reason(code="redundancy", weight=-loss, span=other))
    score = round(sentence.score - loss, 4)
    return SummarySentence(**report.at(sentence.start, sentence.end), score=score, reasons=reasons)
