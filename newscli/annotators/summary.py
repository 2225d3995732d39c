"""The field `summary`: whole sentences of the running text, in order, that say most of what the article says.

Each sentence gets a score, which is the sum of its reasons: where it stands, how much of the article's vocabulary it
carries, how briefly, and how much of the headline or of the query it answers. Sentences are then taken greedily, less
what they repeat. A sentence that leans on another one (此外…, 他…, half of a quotation) is only taken together with it.
Nothing is rephrased, and nothing is known about the world.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, log, sqrt

from newscli.lexicon import fold
from newscli.model import Reason, Sentence, Span, SummarySentence, Unplaced
from newscli.options import Options
from newscli.report import Report
from newscli.structure import body_sentences
from newscli.structure.sentences import QUOTES

DEFAULT_SENTENCES = 3

# The weights of the components, each 0..1 before weighting. Set by hand to one digit; on 163 Chinese broadcast items
# with editors' briefs the result is flat around these values (halving or doubling any one costs at most .01 ROUGE-1).
POSITION = 0.5
CENTRALITY = 0.7
HEADLINE = 0.3
QUERY = 2.0
BREVITY = 0.1
QUESTION = 0.2
REDUNDANCY = 0.5
REPEATS = 0.75  # of the content of the shorter of two sentences; above, one says nothing new

LEAD = 50  # characters of body after which a sentence counts half as early
LONG = 25  # characters; a longer sentence must earn its length
SHORT = 12  # characters; a shorter one is a label or an exclamation

_RUN = re.compile(r"[\w㐀-鿿\U00020000-\U0003FFFF]+")
_EMPTY = frozenset("的了是在和与及就都而把被让对从为于以也又还很更最这那有不我你他她它们个之其将会要能可并或等上下中")
"""Function characters; a pair of characters with one of them says nothing about the subject."""

_LEANS = re.compile(
    r"""[“"「『（(]?(?:
    他(?!信|加禄|泊) | 她 | 它 | 这 | 那(?!曲|坡|英|霸|不勒斯|么) | 该(?!隐) | 此(?!起) | 其(?!美|他人) | 两(?:人|者) | 二者
    | 双方 | 前者 | 后者 | 上述 | 以上 | 对此 | 为此 | 因此 | 因而 | 所以 | 于是 | 从而 | 可见
    | 但(?!丁|泽|马) | 不过 | 然而 | 而(?!立) | 可是 | 却 | 反之 | 相反 | 否则 | 尽管如此
    | 同时 | 另外 | 另一方面 | 另(?=[，,据有一]) | 并(?!购|列|州|网|轨|联|发症|非) | 还(?!乡|款|原) | 也(?!门|许) | 亦 | 再(?=[次者说]) | 以及
    | 随后 | 接着 | 之后 | 此前 | 届时 | 当时 | 当中 | 例如 | 比如 | 换言之 | 也就是说 | 总之 | 据悉 | 据介绍
    | 第?[二三四五六七八九十][是、，] | [其第][二三四五六七八九十](?:[，,、]|[是个项点]) | [（(][二三四五六七八九十2-9][）)] | [2-9][.、．](?!\d)
    | 最后(?=[，,]) | 惟(?!一) | 就(?=此)
    )""",
    re.VERBOSE,
)
"""Beginnings that need the sentence before: pronouns, connectives, later members of an enumeration. On folded text."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence with what the selection must know about it."""

    start: int
    end: int
    grams: frozenset[str]
    reasons: tuple[Reason, ...]
    needs: frozenset[int]
    """The indices of the sentences that it cannot stand without, itself included."""

    @property
    def score(self) -> float:
        return sum(reason.weight for reason in self.reasons)


def annotate(report: Report, options: Options) -> tuple[SummarySentence, ...]:
    """The summary, as long as `options` allow: `sentences`, `chars` and `ratio` each are a limit, `query` a topic."""
    candidates = _candidates(report, body_sentences(report), options.query)
    chosen = _choose(candidates, *_limits(candidates, options))
    return tuple(_sentence(report, candidates, index, chosen) for index in sorted(chosen))


def _limits(candidates: Sequence[_Candidate], options: Options) -> tuple[int, int]:
    """How many sentences and how many characters the summary may have."""
    lengths = [c.end - c.start for c in candidates]
    chars = sum(lengths) if options.chars is None else options.chars
    if options.ratio is not None:
        chars = min(chars, max(ceil(sum(lengths) * options.ratio), min(lengths, default=0)))
    free = options.chars is not None or options.ratio is not None
    sentences = options.sentences if options.sentences is not None else len(lengths) if free else DEFAULT_SENTENCES
    return sentences, chars


def _candidates(report: Report, sentences: Sequence[Sentence], query: Sequence[str]) -> list[_Candidate]:
    """The sentences with their scores and dependencies."""
    folded = fold(report.text)
    texts = [folded[s.start : s.end] for s in sentences]
    grams = [_grams(text) for text in texts]
    centralities = _centralities(grams)
    paragraphs = _paragraphs(report.text, sentences)
    before = [0, *accumulate(map(len, texts))]
    headline = _headline(report)
    wanted = [fold(word).strip() for word in query if word.strip()]
    needs = _needs(report.text, folded, sentences, paragraphs)
    return [
        _Candidate(
            s.start,
            s.end,
            grams[i],
            tuple(
                Reason(code=code, weight=round(weight, 4), span=span)
                for code, weight, span in (
                    ("position", POSITION * _earliness(before[i], paragraphs[i]), None),
                    ("centrality", CENTRALITY * centralities[i], None),
                    ("headline", HEADLINE * _share(headline, grams[i]), None),
                    ("length", -BREVITY * _excess(len(texts[i])), None),
                    ("question", -QUESTION * texts[i].rstrip('”」』"').endswith(("？", "?")), None),
                    ("query", *_answer(report, s, texts[i], grams[i], wanted)),
                )
                if round(weight, 4)
            ),
            needs[i],
        )
        for i, s in enumerate(sentences)
    ]


def _grams(text: str) -> frozenset[str]:
    """The pairs of adjacent characters of `text` that may say something about its subject."""
    runs = _RUN.findall(text)
    return frozenset(
        run[i : i + 2] for run in runs for i in range(len(run) - 1) if run[i] not in _EMPTY and run[i + 1] not in _EMPTY
    )


def _centralities(grams: Sequence[frozenset[str]]) -> list[float]:
    """How close each sentence is to all the others together: the cosine of their pairs of characters, 0..1."""
    counts = Counter(gram for found in grams for gram in found)
    norm = sqrt(sum(count * count for count in counts.values())) or 1.0
    return [sum(counts[gram] - 1 for gram in found) / (norm * sqrt(len(found) or 1)) for found in grams]


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """The number of the paragraph that each sentence stands in."""
    numbers, number = [], 0
    for i, sentence in enumerate(sentences):
        if i and "\n" in text[sentences[i - 1].end : sentence.start]:
            number += 1
        numbers.append(number)
    return numbers


def _headline(report: Report) -> frozenset[str]:
    headline: Span | Unplaced | None = report.article.headline if report.article else None
    return _grams(fold(headline.text)) if headline else frozenset()


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    """How much of `wanted` is in `found`, 0..1."""
    return len(wanted & found) / len(wanted) if wanted else 0.0


def _earliness(before: int, paragraph: int) -> float:
    """How early a sentence stands, 0..1: by the characters before it and by the paragraphs before it, half each.

    Paragraphs alone would leave a text without line breaks without a lead.
    """
    return 0.5 / (1 + before / LEAD) + 0.5 / (1 + paragraph)


def _excess(length: int) -> float:
    """How far a sentence is from a good length; 1 is about 2.7 times too long."""
    return 5.0 if length < SHORT else max(0.0, log(length / LONG))


def _answer(
    report: Report, sentence: Sentence, text: str, grams: frozenset[str], wanted: Sequence[str]
) -> tuple[float, Span | None]:
    """How much of the query a sentence answers, weighted, and the first place where it names a word of it."""
    if not wanted:
        return 0.0, None
    places = [(text.find(word), len(word)) for word in wanted]
    share = sum(
        1.0 if at >= 0 else 0.5 * _share(_grams(word), grams) for word, (at, _) in zip(wanted, places, strict=True)
    )
    first = min(((at, length) for at, length in places if at >= 0), default=None)
    span = report.span(sentence.start + first[0], sentence.start + sum(first)) if first else None
    return QUERY * share / len(wanted), span


def _needs(text: str, folded: str, sentences: Sequence[Sentence], paragraphs: Sequence[int]) -> list[frozenset[int]]:
    """For each sentence the indices of those that it cannot stand without, itself included."""
    direct: list[set[int]] = [{i} for i in range(len(sentences))]
    for i, sentence in enumerate(sentences):
        if i and _LEANS.match(folded, sentence.start, sentence.end):
            direct[i].add(i - 1)
    for first, last in _quotations(text, sentences, paragraphs):
        for i in range(first, last + 1):
            direct[i].update(range(first, last + 1))
    return [frozenset(_closure(i, direct)) for i in range(len(sentences))]


def _closure(index: int, direct: Sequence[set[int]]) -> set[int]:
    """All that `index` needs, and all that those need."""
    found, todo = set(), [index]
    while todo:
        i = todo.pop()
        if i not in found:
            found.add(i)
            todo += direct[i] - found
    return found


def _quotations(text: str, sentences: Sequence[Sentence], paragraphs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The runs of sentences within a paragraph that a quotation holds together, its speaker included."""
    awaited: list[str] = []
    first = 0
    for i, sentence in enumerate(sentences):
        if i and paragraphs[i] != paragraphs[i - 1]:
            awaited.clear()
        if not awaited:
            first = i
        _read_marks(text[sentence.start : sentence.end], awaited)
        if awaited:
            continue
        whole = text[sentences[first].start] in QUOTES and text[sentence.end - 1] in QUOTES.values()
        follows = i + 1 < len(sentences) and paragraphs[i + 1] == paragraphs[i]
        if whole and follows:
            yield first, i + 1
        elif whole and first:
            yield first - 1, i
        elif first < i:
            yield first, i


def _read_marks(text: str, awaited: list[str]) -> None:
    """Follow the quotation marks of a sentence; `awaited` holds the closing marks still to come."""
    for char in text:
        if awaited and char == awaited[-1]:
            awaited.pop()
        elif char in QUOTES and len(awaited) < 8:
            awaited.append(QUOTES[char])


def _choose(candidates: Sequence[_Candidate], sentences: int, chars: int) -> dict[int, tuple[float, int | None]]:
    """The indices of the sentences taken, each with its loss by redundancy and the sentence that it repeats."""
    chosen: dict[int, tuple[float, int | None]] = {}
    losses: dict[int, tuple[float, int | None]] = dict.fromkeys(range(len(candidates)), (0.0, None))
    while True:
        best: tuple[float, int, frozenset[int]] | None = None
        for i, candidate in enumerate(candidates):
            new = candidate.needs - chosen.keys()
            if i in chosen or len(new) > sentences or sum(candidates[j].end - candidates[j].start for j in new) > chars:
                continue
            gain = sum(candidates[j].score - losses[j][0] for j in new) / len(new)
            if best is None or gain > best[0]:
                best = gain, i, new
        if best is None:
            return chosen
        for j in best[2]:
            chosen[j] = losses[j]
            sentences, chars = sentences - 1, chars - (candidates[j].end - candidates[j].start)
        for i, candidate in enumerate(candidates):
            for j in best[2]:
                loss = _repetition(candidate.grams, candidates[j].grams)
                losses[i] = max(losses[i], (loss, j), key=lambda pair: pair[0])


def _repetition(grams: frozenset[str], others: frozenset[str]) -> float:
    """What a sentence loses for what it repeats of another; nearly all of its worth where it repeats nearly all."""
    share = len(grams & others) / (min(len(grams), len(others)) or 1)
    return round(share if share > REPEATS else REDUNDANCY * share, 4)


def _sentence(
    report: Report, candidates: Sequence[_Candidate], index: int, chosen: dict[int, tuple[float, int | None]]
) -> SummarySentence:
    candidate, (loss, repeated) = candidates[index], chosen[index]
    reasons = candidate.reasons
    if loss and repeated is not None:
        other = candidates[repeated]
        reasons = (*reasons, Reason(code="redundancy", weight=-loss, span=report.span(other.start, other.end)))
    score = round(sum(reason.weight for reason in reasons), 4)
    return SummarySentence(**report.at(candidate.start, candidate.end), score=score, reasons=reasons)
