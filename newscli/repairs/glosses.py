"""Pinyin glosses that a content farm's search-and-replace left in a text, and the characters that it tore."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from operator import add
from typing import NamedTuple

from newscli.model import Confidence
from newscli.repairs.gbk import character_of, trailing_byte
from newscli.repairs.language import is_known, is_odd, is_simplification, is_traditional
from newscli.repairs.realign import (
    GLOSS,
    MARK,
    Context,
    Solution,
    is_plain,
    is_read,
    reading_of,
    solve,
    solve_mark,
)
from newscli.repairs.rule import Proposal, edit, report

PRIVATE = re.compile("[\ue000-\uf8ff]")

FOREIGN_SHARE = 0.15
"""Share of glossed characters that no converter made (or that also stand unglossed) above which glosses are the author's."""
SEVERAL, MANY = 4, 7
"""Characters glossed throughout beside which one that an author glossed may stand, and so many that no author does it."""
SHARE, SHARE_OF_FEW = 0.12, 0.3
"""Share of a text's Traditional characters that several, or fewer, must be to prove the damage: sites gloss the common ones (in
half of the texts .24 of all, in one of thirty less than .12), an author the few that are hard (three in a news text: less than .11)."""
MOSTLY = 3
"""Glosses for each bare appearance of a character that point to damage from which a headline, say, was spared."""
WEAK, UNLIKELY = -10.0, -18.0
"""Log probability, beyond that of a missing pair of bytes, of two characters in a row between which the pair may be missing, and
of two that are no sure reading."""
SEARCHES = 80
"""How many torn places of one text are searched for bytes that are not shown at all: that search is slow."""

COST_HIDDEN, PER_TORN, COST_DROPPED = -20.0, 5.0, -5.0
"""Log probability that a pair of bytes is missing at a given place of a text without private-use characters and with no torn
gloss; what each torn gloss adds; and that of a text that dropped bytes for certain. One in seven pairs out of step is such a
character, so that a text with several torn glosses must have dropped them."""

DOUBTS = 200
"""Places that look torn and cannot be put together, beyond those that can, from which a text is something else altogether."""

# Log probability above the second-best reading from which a torn place counts as `exact` or `likely`. On simulated damage, 1 of
# 479 exact places of texts with private-use characters was wrong, and 7 of 808 of texts that dropped them: there, the true reading
# may not be among those compared.
SURE = 1.5
SURE_LOST = 5.0
SURE_SEARCHED = 7.0
SURE_HIDDEN = 12.5
PROBABLE = 0.7
LEAST = -14.0
"""Log probability per character of anything that could be meant."""


class Gloss(NamedTuple):
    """A gloss after a whole character."""

    start: int
    end: int
    character: str
    reading: str
    shown: bool
    """Whether the character stands in the text; otherwise its bytes straddle two others."""
    spaced: bool
    """Whether a space stands before the closing parenthesis, where no author puts one."""


class Torn(NamedTuple):
    """A torn place put together."""

    solution: Solution
    sure: float
    """The margin that makes it exact."""


class Survey(NamedTuple):
    """The glosses and torn places of a document, in order."""

    glosses: list[Gloss]
    torn: list[Torn]
    unsolved: list[re.Match[str]]
    """Torn glosses that no reading of the bytes fits."""


def find(text: str) -> Iterator[Proposal]:
    """Remove pinyin glosses and put torn characters together.

    What is wrong: sites convert Simplified pages to Traditional and then append `(pinyin)` to certain pairs of GBK bytes, so that
    經濟 shows as `經(jīng)濟(jì)`; where the pair straddles two characters, both are destroyed.
    Evidence: the glossed characters are ones that a converter makes; each is glossed wherever it stands, always with the same
    reading; they are many of the text's, and at least one stands there twice; or a place is torn.
    Inverse: the gloss is deleted; torn bytes are realigned (`realign`).
    A page that was converted to Simplified afterwards is told by the same signs, if seven simplified characters or more and no
    others are glossed; its torn places stay, since the bytes behind them are no more.
    Must not fire: on a gloss that its author wrote. A character that also stands without one keeps its glosses (they are
    `likely` where others prove the damage), and so do all where many of the glossed characters are ordinary ones (textbooks).
    """
    survey = survey_of(text)
    shown = Counter(outside(text, survey.torn))
    converted = bool(survey.glosses) and not any(is_traditional(gloss.character) for gloss in survey.glosses)
    made = is_simplification if converted else is_traditional
    uses, always, mostly = inserted_characters(survey.glosses, shown, made)
    repeated = sum(uses[character] > 1 for character in always)
    confidences: list[Confidence] = ["guess" if converted else confidence_of(torn) for torn in survey.torn]
    proven = confidences.count("exact")
    allowed = max(FOREIGN_SHARE * len(always), len(always) >= SEVERAL or proven > 0)
    if len(uses) - len(mostly) > allowed or not (always or proven):
        return
    if converted and (len(uses) > len(always) or sum(map(is_odd, always)) < MANY):
        return
    supported = proven > 0 or (repeated > 0 and is_systematic(survey.glosses, always, sum(map(made, shown))))
    stripped = mostly if supported and len(always) >= SEVERAL else always
    evidence = {
        character: f"{character} is glossed {reading} {uses[character]} of {shown[character]} times; "
        f"{len(always)} characters are glossed wherever they stand, {repeated} of them repeatedly"
        for _, _, character, reading, *_ in survey.glosses
    }
    for gloss in survey.glosses:
        if gloss.character in stripped:
            sure = supported and gloss.character in always
            yield edit("gloss", (gloss.start, gloss.end), "", "exact" if sure else "likely", evidence[gloss.character])
    for torn, confidence in zip(survey.torn, confidences, strict=True):
        yield from restored(text, torn.solution, confidence if supported else "guess")
    for place in survey.unsolved if supported else ():
        yield report(
            "torn", place.start(), place.end(), text, "no reading of the bytes fits; what the sign stands for is lost"
        )


def inserted_characters(
    glosses: Iterable[Gloss], shown: Counter[str], is_made: Callable[[str], bool]
) -> tuple[Counter[str], set[str], set[str]]:
    """How often each character is glossed; and of those that a converter made and that are glossed alike, the ones whose every
    appearance is glossed, and, with these, the ones of which most are."""
    uses = Counter(gloss.character for gloss in glosses)
    readings = {(gloss.character, gloss.reading) for gloss in glosses}
    varied = {character for character, n in Counter(character for character, _ in readings).items() if n > 1}
    made = {character for character in uses.keys() - varied if is_made(character)}
    straddling = Counter(gloss.character for gloss in glosses if not gloss.shown)
    bare = {character: shown[character] - uses[character] + straddling[character] for character in made}
    always = {character for character in made if bare[character] == 0}
    return uses, always, always | {character for character in made if bare[character] * MOSTLY <= uses[character]}


def is_systematic(glosses: Iterable[Gloss], always: set[str], made: int) -> bool:
    """Whether so many of the characters that a converter makes are glossed, or with such a space, that no author did it."""
    share = len(always) / made
    least = SHARE if len(always) >= SEVERAL else SHARE_OF_FEW if len(always) > 1 else 1.0
    return share >= least or len(always) >= MANY or any(gloss.spaced for gloss in glosses if gloss.character in always)


def restored(text: str, solution: Solution, confidence: Confidence) -> Iterator[Proposal]:
    """The edit that puts a torn place together, and the note on a character lost there for good."""
    rival = f"e^{solution.margin:.0f} times as probable as the next" if solution.margin < 99 else "nothing else fits"
    supplied = ", with two bytes supplied that the text does not show" if solution.hidden else ""
    evidence = f"GBK bytes of {solution.after} put together again; {rival}{supplied}"
    yield edit("torn", (solution.start, solution.end), solution.after, confidence, evidence)
    if solution.lost is not None:
        lost = "an ASCII character (a digit, mark, space or line end) went with the lead byte before it"
        yield report("lost", solution.lost, solution.lost + 1, text, lost)


def survey_of(text: str) -> Survey:
    """All glosses of a text, told apart, and the torn places put together."""
    places = sorted([*GLOSS.finditer(text), *MARK.finditer(text)], key=re.Match.start)
    hides, searches = not PRIVATE.search(text), SEARCHES
    torn_glosses = sum(place.re is GLOSS and not is_plain(place) for place in places)
    context = Context(
        text,
        seen=seen_in(GLOSS.sub("", text)),
        halfwidth=text.count(",") > text.count("，"),
        cost_hidden=min(COST_HIDDEN + PER_TORN * torn_glosses, COST_DROPPED),
    )
    survey = Survey([], [], [])
    end, last, doubts = 0, "", 0
    for place in places:
        if place.start() < max(end, 1):
            continue
        before = last if place.start() == end and last else text[place.start() - 1]
        gloss = whole(text, place, before)
        if gloss:
            survey.glosses.append(gloss)
            end, last = place.end(), before
        elif not (before.isascii() and before.isalnum()):
            torn = torn_at(context, place, before, hides and searches > 0)
            searches -= 1
            if torn:
                survey.torn.append(torn)
                end, last = torn.solution.end, torn.solution.after[-1]
            elif place.re is GLOSS and place["sign"]:
                survey.unsolved.append(place)
            doubts += 1 if torn is None or confidence_of(torn) == "guess" else -1
            if doubts > DOUBTS:
                break
    return survey


def seen_in(text: str) -> Counter[str]:
    """The characters of a text, and the pairs of neighbours, with their counts."""
    return Counter(text) + Counter(map(add, text, text[1:]))


def whole(text: str, place: re.Match[str], before: str) -> Gloss | None:
    """The gloss of the character before it, or of one whose second byte is the ASCII character before it (`做A(gù)`)."""
    if place.re is MARK or not is_plain(place):
        return None
    reading, spaced = reading_of(place["inside"]), place.group()[-2] == " "
    if is_read(before, place):
        return Gloss(place.start(), place.end(), before, reading, True, spaced)
    if before.isascii() and place.start() > 1:
        straddling = character_of(trailing_byte(text[place.start() - 2]), ord(before))
        if straddling and is_read(straddling, place):
            return Gloss(place.start(), place.end(), straddling, reading, False, spaced)
    return None


def torn_at(context: Context, place: re.Match[str], before: str, hides: bool) -> Torn | None:
    """The torn place that begins here; `hides` tells that pairs of bytes may be missing from the text altogether."""
    solver, silent = solve_mark if place.re is MARK else solve, place.re is GLOSS and not place["sign"]
    if silent:
        context = context._replace(cost_hidden=COST_DROPPED)
    solution = solver(context, place, before, False)
    searched = hides and (solution is None or solution.weakest < context.cost_hidden + WEAK)
    if searched:
        solution = solver(context, place, before, True)
    if solution is None:
        return None
    if searched and is_strange(context, solution):
        return Torn(solution, math.inf)
    if solution.hidden:
        return Torn(solution, SURE_HIDDEN)
    least = SURE_SEARCHED if searched or silent else SURE
    return Torn(solution, max(least, SURE if solution.lost is None else SURE_LOST))


def is_strange(context: Context, solution: Solution) -> bool:
    """Whether a solution is so improbable that the true one may not be among those compared."""
    margin = WEAK if solution.hidden else UNLIKELY
    return solution.weakest < context.cost_hidden + margin or not all(map(is_known, solution.after))


def confidence_of(torn: Torn) -> Confidence:
    """How sure a restoration is."""
    if torn.solution.fit < LEAST:
        return "guess"
    margin = torn.solution.margin
    return "exact" if margin >= torn.sure else "likely" if margin >= PROBABLE else "guess"


def outside(text: str, torn: Iterable[Torn]) -> str:
    """The text without its torn places, whose characters are not what they seem."""
    at, pieces = 0, []
    for solution, _ in torn:
        pieces.append(text[at : solution.start])
        at = solution.end
    return "".join([*pieces, text[at:]])
