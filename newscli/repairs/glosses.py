"""Pinyin glosses that a content farm's search-and-replace left in a text, and the characters that it tore."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newscli import lexicon
from newscli.repairs.realign import GLOSS, Solution, is_read, solve
from newscli.repairs.rule import Code, Proposal, Rule

GLOSSED = Code(name="gloss", title="pinyin in parentheses after Traditional characters", default=True)
TORN = Code(name="torn", title="characters torn by a gloss between their bytes", default=True)

SUSPECT = re.compile(r"[āáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜ][a-z]{0,3} ?\)")


def find(text: str) -> Iterator[Proposal]:
    """TODO."""
    whole: list[re.Match[str]] = []
    torn: list[Solution] = []
    end = 0
    for gloss in GLOSS.finditer(text):
        if gloss.start() < end or not is_syllable(text, gloss):
            continue
        if gloss["open"] and not gloss["lost"] and is_read(text[gloss.start() - 1], gloss["reading"]):
            whole.append(gloss)
        elif solution := solve(text, gloss):
            torn.append(solution)
            end = solution.end
    yield from from_evidence(text, whole, torn)


def is_syllable(text: str, gloss: re.Match[str]) -> bool:
    """Whether a gloss stands right after a Chinese character."""
    return gloss.start() > 0 and text[gloss.start() - 1] > "\u2e7f"


def from_evidence(text: str, whole: list[re.Match[str]], torn: list[Solution]) -> Iterator[Proposal]:
    """The edits that the document as a whole vouches for."""
    counts = Counter((text[g.start() - 1], g["reading"]) for g in whole)
    visible = text
    for solution in reversed(torn):
        visible = visible[: solution.start] + "\n" * (solution.end - solution.start) + visible[solution.end :]
    shown = Counter(visible)
    inserted = {c for c, reading in counts if shown[c] == counts[c, reading] and lexicon.fold(c) != c}
    if not torn and not any(n > 1 for (c, _), n in counts.items() if c in inserted):
        return
    for gloss in whole:
        character = text[gloss.start() - 1]
        if character in inserted:
            yield Proposal(
                code="gloss",
                start=gloss.start(),
                end=gloss.end(),
                after="",
                confidence="exact",
                evidence=f"{character} is glossed {gloss['reading']} at all {shown[character]} places of {len(inserted)} glossed characters",
            )
    for solution in torn:
        yield Proposal(
            code="torn",
            start=solution.start,
            end=solution.end,
            after=solution.after,
            confidence="exact",
            evidence=f"GBK bytes realigned; margin {solution.margin:.1f}, gain {solution.gain:.1f}",
        )


RULE = Rule(codes=(GLOSSED, TORN), suspects=lambda text: SUSPECT.search(text) is not None, find=find)
