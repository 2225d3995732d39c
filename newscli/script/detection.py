"""Which script variety a text is written in: counts, witnesses, passages of another variety, mechanical conversion.

Simplified and Traditional are told by characters that only one of them has; Taiwan and Hong Kong by their own characters and
words. Names and quotations from elsewhere are witnesses like all others, so a short text may mislead.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, cast

from newscli.lexicon import columns
from newscli.model import Variety
from newscli.script.engine import CONVERTIBLE
from newscli.script.wordlists import words_in

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
KANA = re.compile("[\u3040-\u30ff]")

IN_SIMPLIFIED_TOO = frozenset("乾么麼著於餘瞭徵藉夥覆像祇堃喆昇甦淼犇邨鍾甯陞吒拚崑濛")
"""Characters with a Simplified counterpart that Simplified text has, too: 乾坤, 瞭望, 宫商角徵羽, the names 堃, 昇, 於."""
REGIONAL_CHARACTERS: dict[str, tuple[Variety, float]] = {
    **dict.fromkeys("説衞綫温脱悦閲鋭税滙鈎藴粧葱", ("hant-hk", 1.0)),
    **dict.fromkeys("嘅咗喺唔哋佢冇嚟啲咁冚攞睇搵嗰乜啱瞓", ("hant-hk", 1.0)),  # written Cantonese
    # Both regions print both, each prefers its own; a mechanical conversion has either.
    "裏": ("hant-hk", 0.5),
    "着": ("hant-hk", 0.5),
    "裡": ("hant-tw", 0.25),
    "著": ("hant-tw", 0.1),
}
"""What a character tells in Traditional text, and how much against a regional word, which counts 1."""

SHORT = 200
"""In a text of fewer characters one witness is enough to tell its region; otherwise two are needed."""
CURLY = 2.0
"""What “ ” tell in a Traditional text without 「 」, against a word."""
VOCABULARY = 5
"""So much weight of mainland words, without a slip, also tells that a Traditional text was made from Simplified."""
MINOR = 0.1
"""A text is mixed where the rarer script has more than this share of the characters that tell one."""

Score: TypeAlias = defaultdict[str, float]
"""The weight of all witnesses for each variety."""


class Mark(NamedTuple):
    """A stretch of the text that tells a variety, and how much."""

    start: int
    end: int
    kind: Literal["character", "word", "slip"]
    tells: Variety
    weight: float


class Detection(NamedTuple):
    """What is known about the variety of a text."""

    variety: Variety
    confidence: float
    counts: dict[str, int]
    marks: tuple[Mark, ...]
    converted: bool


@cache
def simplified_only() -> frozenset[str]:
    """Characters that stand only in Simplified text."""
    return frozenset(columns("simplified")["character"])


@cache
def traditional_only() -> frozenset[str]:
    """Characters that stand only in Traditional text, of whatever region."""
    return frozenset(columns("fold")["hant"]) - IN_SIMPLIFIED_TOO


def counts(text: str) -> dict[str, int]:
    """Han characters by what they tell: `hans` and `hant` only, or `shared`."""
    found = {"hans": 0, "hant": 0, "shared": 0}
    for character, count in Counter(text).items():
        if character in simplified_only():
            found["hans"] += count
        elif character in traditional_only():
            found["hant"] += count
        elif is_han(character):
            found["shared"] += count
    return found


def is_han(character: str) -> bool:
    """Whether it is a Han character (no regular expression: a class of this size takes 3 ms to compile)."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def detect(text: str) -> Detection:
    """Everything about the variety of `text`. Loads OpenCC only where a Traditional text looks made from Simplified."""
    count = counts(text)
    script = _script(count)
    telling = count["hans"] + count["hant"]
    share = max(count["hans"], count["hant"]) / (telling or 1)
    sure = (2 * (1 - share) if script == "mixed" else share) * telling / (telling + 1)
    if script != "hant":
        return Detection(script, round(sure, 3), count, tuple(_commonest(text, script)), False)
    from newscli.script.slips import slips, sure_slips

    marks = tuple(sorted(regional(text)))
    score = _score(text, marks)
    region, certainty = _region(text, score)
    certain = {text[max(0, place - 1) : place + 2] for place in sure_slips(text)}
    suspect = _looks_converted(score)
    found = [
        Mark(place, place + 1, "slip", "hans", 1.0) for place in (slips(text) if suspect or len(certain) > 1 else ())
    ]
    converted = len(certain) > 1 or (suspect and (bool(certain) or len(found) > 1 or score["hans"] >= VOCABULARY))
    marks = tuple(sorted((*marks, *found))) if converted else marks or tuple(_commonest(text, "hant"))
    return Detection(region, round(sure * certainty, 3), count, marks, converted)


def variety_of(text: str) -> Variety:
    """The variety alone; never loads OpenCC."""
    script = _script(counts(text))
    return script if script != "hant" else _region(text, _score(text, regional(text)))[0]


def _script(count: dict[str, int]) -> Variety:
    """Simplified, Traditional, or both, by the characters that only one of them has."""
    telling = count["hans"] + count["hant"]
    if not telling:
        return "none"
    share = count["hant"] / telling
    return "hans" if share <= MINOR else "hant" if share >= 1 - MINOR else "mixed"


def _commonest(text: str, script: Variety) -> Iterator[Mark]:
    """The characters that tell the script and occur most: three for each script that the text has, with all mentions."""
    tells: dict[str, Variety] = {}
    for variety, characters in (("hans", simplified_only()), ("hant", traditional_only())):
        if script in (variety, "mixed"):
            found = Counter(c for c in text if c in characters).most_common(3)
            tells |= dict.fromkeys((c for c, _ in found), cast(Variety, variety))
    for place, character in enumerate(text):
        if character in tells:
            yield Mark(place, place + 1, "character", tells[character], 1.0)


def _score(text: str, marks: Iterable[Mark]) -> Score:
    """The weight of the witnesses for each variety; a word that is repeated counts twice at most."""
    score: Score = defaultdict(float)
    mentions = Counter[str]()
    for mark in marks:
        words = text[mark.start : mark.end]
        mentions[words] += 1
        if mentions[words] <= 2:
            score[mark.tells] += mark.weight
    return score


def _looks_converted(score: Score) -> bool:
    """Whether a Traditional text has three words of the mainland, or its quotation marks and one, and little from elsewhere."""
    return score["hans"] >= 3 and score["hans"] > 2 * (score["hant-tw"] + score["hant-hk"])


def _region(text: str, score: Score) -> tuple[Variety, float]:
    """The region of a Traditional text, and how certain it is: half as many witnesses more for it than against it.

    What looks like a converted text is of no region.
    """
    (best, most), (_, other) = sorted(((v, score[v]) for v in ("hant-hk", "hant-tw")), key=lambda item: -item[1])
    if most < (1 if len(text) < SHORT else 2) or most < 1.5 * other or _looks_converted(score):
        return "hant", 1.0
    return ("hant-tw" if best == "hant-tw" else "hant-hk"), (most + 0.5) / (most + other + 1)


def regional(text: str) -> Iterator[Mark]:
    """The regional characters and words of a Traditional text, and the quotation marks of the mainland where it has no others."""
    if "“" in text and "「" not in text:
        yield Mark(text.index("“"), text.index("“") + 1, "character", "hans", CURLY)
    for place, character in enumerate(text):
        if character in REGIONAL_CHARACTERS:
            yield Mark(place, place + 1, "character", *REGIONAL_CHARACTERS[character])
    for start, end, row in words_in(text, "regional", folded=True):
        yield Mark(start, end, "word", cast(Variety, row["tells"]), 1.0)


def passages(text: str, variety: Variety) -> Iterator[tuple[int, int, Variety]]:
    """Stretches in another script than the text's: whole lines, and words within a line. Of a mixed text, all lines that tell.

    Lines that touch are one stretch. Words with kana beside them are Japanese.
    """
    start, end, current = 0, 0, ""
    for line in LINE.finditer(text):
        script = _script(counts(line[0]))
        foreign = script in ("hans", "hant") and (variety == "mixed" or not variety.startswith(script))
        if current and not (foreign and script == current):
            yield start, end, cast(Variety, current)
            current = ""
        if foreign:
            start, end, current = (start if current else line.start()), line.end(), script
        elif script == "mixed" or variety != "mixed":
            yield from _words_in(line, script if variety == "mixed" else variety)
    if current:
        yield start, end, cast(Variety, current)


def _words_in(line: re.Match[str], variety: str) -> Iterator[tuple[int, int, Variety]]:
    """Runs of the other script within a line: from the first to the last character of it, with no other between."""
    other, own = simplified_only(), traditional_only()
    tells: Variety = "hans"
    if variety == "hans":
        other, own, tells = own, other, "hant"
    for clause in CONVERTIBLE.finditer(line[0]):
        run: list[int] = []
        for place, character in enumerate(clause[0] + " ", line.start() + clause.start()):
            if character in other:
                run.append(place)
            elif run and (character in own or character == " "):
                if not KANA.search(line.string, max(0, run[0] - 1), run[-1] + 2):
                    yield run[0], run[-1] + 1, tells
                run = []
