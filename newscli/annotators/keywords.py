"""The field `keywords`: the terms, phrases and names that tell what the article is about.

Candidates are named entities, nouns, short quoted names, and runs of words that the article itself repeats as one (the
C-value of Frantzi, Ananiadou and Mima 2000), so that a word unknown to the vocabulary is found where it recurs. They are
ranked by how often they occur on their own, how rare their words are in the news, and whether the headline or the lead
has them. The limit: a phrase that occurs once and is neither quoted nor a name is only found as its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from math import inf, log2
from typing import NamedTuple

from newscli.lexicon import fold, table
from newscli.model import Keyword
from newscli.options import Options
from newscli.report import Report
from newscli.structure import body_sentences
from newscli.words import Word, rarity, words

LONGEST_PHRASE = 5  # words
COHESION = 0.5  # of the occurrences of its rarest word, a phrase has at least so many
PROMINENT = 0.5  # what being in the headline adds to a score, or, without a headline, in the first sentence
VERB = 0.5
ENTITY = {"PERSON": 0.6, "PLACE": 0.8}
"""People speak in an article more than it is about them, and a place is mostly where; other types count in full."""

_QUOTED = re.compile(r"[“「『《【]([㐀-鿿A-Za-z0-9·+-]{2,12})[”」』》】]")
_NUMERALS = frozenset("0123456789０１２３４５６７８９.%一二两三四五六七八九十百千万亿几数多半余第")
"""A word right after one of these counts or measures (12家, 35分钟)."""

Place = tuple[int, int]


class _Candidate(NamedTuple):
    """A possible keyword: where it stands, of how many words it is, how rare they are, and what its kind is worth."""

    places: tuple[Place, ...]
    words: int
    rarity: float
    weight: float


def annotate(report: Report, options: Options) -> tuple[Keyword, ...]:
    """At most `options.keyword_limit` keywords, the best first, with scores relative to the best, 0..1."""
    folded = fold(report.text)
    headline = report.article.headline if report.article else None
    body = [(s.start, s.end) for s in body_sentences(report)]
    stretches = sorted([*body, (headline.start, headline.end)]) if headline and headline.start is not None else body
    plain = _figures().sub(lambda match: "。" * len(match[0]), folded)
    runs = [run for start, end in _between_names(report, stretches) for run in _runs(plain, start, end)]
    candidates = [*_names(report, stretches), *_quoted(folded, stretches), *_terms(folded, runs)]
    top = fold(headline.text) if headline else folded[slice(*body[0])] if body else ""
    scores = _scores(folded, candidates, top)
    order = sorted((i for i, score in enumerate(scores) if score > 0), key=lambda i: (-scores[i], candidates[i].places))
    chosen = list(islice(_distinct(candidates, order), max(options.keyword_limit, 0)))
    return tuple(_keyword(report, candidates[i], scores[i] / scores[chosen[0]]) for i in chosen)


@cache
def _general(kind: str) -> frozenset[str]:
    """The words of a class that tell nothing about the subject."""
    return frozenset(row["hans"] for row in table("general_words") if row["class"] == kind)


@cache
def _figures() -> re.Pattern[str]:
    return re.compile("|".join(words.replace("…", r"\w{0,3}?") for words in sorted(_general("figure"))))


def _between_names(report: Report, stretches: Sequence[Place]) -> Iterator[Place]:
    """What the mentions of entities leave of the stretches."""
    mentions = sorted((m.start, m.end) for entity in report.entities or () for m in entity.mentions)
    for start, end in stretches:
        for left, right in mentions[bisect_left(mentions, (start, 0)) : bisect_left(mentions, (end, 0))]:
            yield start, max(start, left)
            start = max(start, right)
        yield start, max(start, end)


def _runs(folded: str, start: int, end: int) -> Iterator[list[Word]]:
    """The runs of adjacent words of a stretch that may form terms, without function words and measures."""
    run: list[Word] = []
    for word in words(folded, start, end):
        fits = _fits(folded, word)
        if run and (not fits or run[-1].end != word.start):
            yield run
            run = []
        if fits:
            run.append(word)
    if run:
        yield run


def _fits(folded: str, word: Word) -> bool:
    """Whether a word may be part of a term."""
    measures = folded[word.start - 1 : word.start] in _NUMERALS
    return word.kind != "other" and not measures and folded[word.start : word.end] not in _general("trade")


def _within(places: Iterable[Place], stretches: Sequence[Place]) -> tuple[Place, ...]:
    """The places that lie inside one of the stretches, which are sorted and do not overlap."""
    found = []
    for start, end in places:
        index = bisect_right(stretches, (start, inf)) - 1
        if index >= 0 and end <= stretches[index][1]:
            found.append((start, end))
    return tuple(found)


def _names(report: Report, stretches: Sequence[Place]) -> Iterator[_Candidate]:
    """The named entities with their mentions in the stretches."""
    for entity in report.entities or ():
        places = _within(((m.start, m.end) for m in entity.mentions), stretches)
        if places and len(entity.name) > 1:
            name = list(words(fold(entity.name), 0, len(entity.name)))
            yield _Candidate(places, 1 + (len(name) > 1), rarity(name), ENTITY.get(entity.type, 1.0))


def _quoted(folded: str, stretches: Sequence[Place]) -> Iterator[_Candidate]:
    """What the article quotes like a name, where it recurs."""
    for text in dict.fromkeys(_QUOTED.findall(folded)):
        if text in _general("trade") or text in _general("general") or folded.count(text) < 2:
            continue
        places = _within((match.span() for match in re.finditer(re.escape(text), folded)), stretches)
        parts = list(words(text, 0, len(text)))
        if len(places) > 1 and any(word.kind != "other" for word in parts):
            yield _Candidate(places, _length(parts), rarity(parts), 1.0)


def _terms(folded: str, runs: Sequence[Sequence[Word]]) -> Iterator[_Candidate]:
    """Nouns, verbs that recur, and the phrases that the article repeats."""
    found: dict[str, list[Place]] = defaultdict(list)
    phrases: dict[str, Sequence[Word]] = {}
    for run in runs:
        for i in range(len(run)):
            for j in range(i + 1, min(len(run), i + LONGEST_PHRASE) + 1):
                place = run[i].start, run[j - 1].end
                found[folded[slice(*place)]].append(place)
                phrases.setdefault(folded[slice(*place)], run[i:j])
    _find_miscut(folded, phrases, found)
    for text, phrase in phrases.items():
        if _is_word(phrase[0], text, len(found[text])) if len(phrase) == 1 else _is_phrase(folded, phrase, found):
            weight = VERB if phrase[0].kind == "verb" else 1.0
            yield _Candidate(tuple(found[text]), _length(phrase), rarity(phrase), weight)


def _find_miscut(folded: str, phrases: Mapping[str, Sequence[Word]], found: dict[str, list[Place]]) -> None:
    """Add the places of nouns where the cut left their first or last character alone (业主 in 业|主持|货)."""
    alone = [place for text, places in found.items() if len(text) == 1 for place in places]
    starts, ends = {start for start, _ in alone}, {end for _, end in alone}
    for text, phrase in phrases.items():
        noun = len(phrase) == 1 and phrase[0].kind == "noun" and 1 < len(text) < 4
        if noun and folded.count(text) > len(found[text]):
            known = set(found[text])
            places = (match.span() for match in re.finditer(re.escape(text), folded))
            found[text] += [p for p in places if p not in known and (p[0] in starts or p[1] in ends)]


def _length(phrase: Sequence[Word]) -> int:
    """How many words a phrase has; characters on their own count as one word together."""
    return max(1, sum(word.end - word.start > 1 for word in phrase))


def _is_word(word: Word, text: str, count: int) -> bool:
    """Whether a single word may be a keyword."""
    if len(text) < 2 or text[0] in "该此这" or text in _general("general"):
        return False
    if word.kind == "latin":
        return text.isascii() and (count > 1 or not text.islower())  # not the pinyin of a character
    return word.kind in ("noun", "name") or (word.kind == "verb" and count > 1 and text[-1] != "于")


def _is_phrase(folded: str, phrase: Sequence[Word], found: Mapping[str, Sequence[Place]]) -> bool:
    """Whether several words may together be a keyword: the article repeats them as one, and they begin and end well."""
    count = len(found[folded[phrase[0].start : phrase[-1].end]])
    if count < 2 or any(word.kind == "verb" for word in phrase):
        return False
    alone = [word.end - word.start == 1 for word in phrase]
    if not all(alone) and (alone[0] or phrase[-1].kind == "modifier"):
        return False
    return count >= COHESION * min(len(found[folded[word.start : word.end]]) for word in phrase)


def _scores(folded: str, candidates: Sequence[_Candidate], top: str) -> list[float]:
    """What each candidate is worth: how often it stands on its own, times its length and rarity, more if in `top`."""
    return [
        log2(1 + candidate.words)
        * frequency
        * candidate.rarity
        * candidate.weight
        * (1 + PROMINENT * any(text in top for text in {folded[start:end] for start, end in candidate.places}))
        for candidate, frequency in zip(candidates, _frequencies(candidates), strict=True)
    ]


def _frequencies(candidates: Sequence[_Candidate]) -> list[float]:
    """How often each candidate occurs, less the mean frequency within the longer candidates that hold it (C-value).

    A candidate with the same places as an earlier one is held by it, and so counts nothing.
    """
    places = sorted((start, -end, i) for i, candidate in enumerate(candidates) for start, end in candidate.places)
    held: list[list[int]] = [[] for _ in candidates]
    reach, holder = -1, -1
    for _, minus_end, i in places:
        if -minus_end <= reach:
            held[i].append(holder)
        else:
            reach, holder = -minus_end, i
    return [len(c.places) - len(held[i]) / max(1, len(set(held[i]))) for i, c in enumerate(candidates)]


def _distinct(candidates: Sequence[_Candidate], order: Iterable[int]) -> Iterator[int]:
    """The candidates in order, without those that mostly stand within better ones, or all but once."""
    taken: set[int] = set()
    for i in order:
        places = candidates[i].places
        free = sum(taken.isdisjoint(range(*place)) for place in places)
        if free >= min(2, len(places)) and 2 * free >= len(places):
            taken.update(*(range(*place) for place in places))
            yield i


def _keyword(report: Report, candidate: _Candidate, score: float) -> Keyword:
    spans = tuple(report.span(start, end) for start, end in sorted(candidate.places))
    (text, _), *_ = Counter(span.text for span in spans).most_common(1)
    return Keyword(text=text, score=round(score, 4), count=len(spans), mentions=spans)
