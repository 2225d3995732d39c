"""Pinyin glosses that a content farm's search-and-replace left in a text, and the characters that it tore."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newscli.model import Confidence
from newscli.repairs.language import is_traditional
from newscli.repairs.realign import (
    GLOSS,
    MARK,
    TONED,
    Context,
    Solution,
    is_plain,
    is_read,
    reading_of,
    solve,
    solve_mark,
)
from newscli.repairs.rule import Code, Proposal, Rule

GLOSSED = Code(name="gloss", title="pinyin in parentheses after Traditional characters", default=True)
TORN = Code(name="torn", title="characters torn by a gloss between their bytes", default=True)
LOST = Code(name="lost", title="a character swallowed for good by a torn byte", default=True)

SUSPECT = re.compile(rf"[{TONED}][a-z]{{0,3}} ?\)")


class Found(NamedTuple):
    """The glosses and torn places of a document, in order."""

    whole: list[tuple[re.Match[str], str]]
    """Each gloss after a whole character, and that character."""
    torn: list[Solution]


def find(text: str) -> Iterator[Proposal]:
    """TODO."""
    found = survey(text)
    yield from from_evidence(text, found)


def survey(text: str) -> Found:
    """All glosses of a text, told apart, and the torn places put together."""
    context = Context(text, frozenset(text), text.count(",") > text.count("，"))
    whole: list[tuple[re.Match[str], str]] = []
    torn: list[Solution] = []
    end, last = 0, ""
    places = sorted([*GLOSS.finditer(text), *MARK.finditer(text)], key=re.Match.start)
    for place in places:
        if place.start() < max(end, 1):
            continue
        before = last if place.start() == end and last else text[place.start() - 1]
        if place.re is MARK:
            solution = solve_mark(context, place, before)
        elif is_plain(place) and is_read(before, place):
            whole.append((place, before))
            end, last = place.end(), before
            continue
        elif before.isascii() and before not in ",;!?:()%":
            continue
        else:
            solution = solve(context, place, before)
        if solution:
            torn.append(solution)
            end, last = solution.end, solution.after[-1]
    return Found(whole, torn)


def from_evidence(text: str, found: Found) -> Iterator[Proposal]:
    """The edits that the document as a whole vouches for."""
    whole, torn = found
    counts = Counter((c, reading_of(g["inside"])) for g, c in whole)
    shown = Counter(outside(text, torn))
    inserted = {c for c, reading in counts if shown[c] == counts[c, reading] and is_traditional(c)}
    others = len({c for c, _ in counts}) - len(inserted)
    torn = [s for s in torn if s.fit > -99]
    support = len([s for s in torn if s.fit > -8]) + sum(n > 1 for (c, _), n in counts.items() if c in inserted)
    if not support or others > 0.15 * len(inserted) + 1:
        return
    for gloss, character in whole:
        if character in inserted:
            yield Proposal(
                code="gloss",
                start=gloss.start(),
                end=gloss.end(),
                after="",
                confidence="exact",
                evidence=f"{character} is glossed {reading_of(gloss['inside'])} at all {shown[character]} places of {len(inserted)} glossed characters",
            )
    for solution in torn:
        confidence: Confidence = "exact"
        yield Proposal(
            code="torn",
            start=solution.start,
            end=solution.end,
            after=solution.after,
            confidence=confidence,
            evidence=f"GBK bytes realigned; margin {solution.margin:.1f}, fit {solution.fit:.1f}, gain {solution.gain:.1f}",
        )
        if solution.lost is not None:
            yield Proposal(
                code="lost",
                start=solution.lost,
                end=solution.lost + 1,
                after=text[solution.lost],
                confidence="guess",
                evidence="swallowed",
                report=True,
            )


def outside(text: str, torn: list[Solution]) -> str:
    """The text without its torn places, whose characters are not what they seem."""
    at, pieces = 0, []
    for solution in torn:
        pieces.append(text[at : solution.start])
        at = solution.end
    return "".join([*pieces, text[at:]])


RULE = Rule(codes=(GLOSSED, TORN, LOST), suspects=lambda text: SUSPECT.search(text) is not None, find=find)
