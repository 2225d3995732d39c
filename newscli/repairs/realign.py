"""Characters torn by an insertion into GBK bytes: put the bytes together again.

A search-and-replace over bytes matched two bytes that straddle two characters and inserted a gloss between them:
域實現 = D3F2 8C8D AC46 became D3F2 8C(qū)8D AC46, shown as `域?qū)崿F`. From the torn place on, text shows the wrong pairs
of bytes until a single byte brings the pairs back into step. `solve` walks from the torn place to that point and returns
what the bytes say. A byte that was lost with the `(` that it swallowed is recovered from its neighbour and the reading;
the language model only decides among the few candidates left.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from newscli.repairs.gbk import (
    around_hidden,
    around_unassigned,
    before_gloss,
    bytes_of,
    character_of,
    to_halfwidth,
    trailing_byte,
    trails_known,
    trails_read,
    unassigned,
)
from newscli.repairs.language import characters_read, follows, frequent_trigrams, is_odd
from newscli.repairs.registry import TONED

_SYLLABLE = f"[a-zêü{TONED}]{{1,6}}"
_NESTED = rf"{_SYLLABLE}(?:\({_SYLLABLE} ?\)[a-z]{{0,3}})?"
GLOSS = re.compile(rf"(?P<sign>[?？\N{{REPLACEMENT CHARACTER}}]?)(?P<open>[(（]?)(?P<inside>{_NESTED}) ?[)）]")
"""A gloss as shown: whole, or without the `(` that a torn lead byte swallowed, with or without a sign for that byte.

A later pass may have glossed the bytes of an earlier gloss: `(zōu(zī))`. Crawlers may make the parentheses full-width.
"""
INSERTED_BEFORE = "！，；？"
MARK = re.compile(rf"[?\N{{REPLACEMENT CHARACTER}}](?=[{INSERTED_BEFORE}])")
"""A lead byte that swallowed the byte which some sites insert before full-width marks."""

SIGNS = "?\N{REPLACEMENT CHARACTER}"
BEAM = 256
CLOSE = 9.0
CLOSE_CALLS = 12
PER_TRIGRAM = 2.2
"""Log probability that a frequent trigram adds to its pairs; it is asked about the best few paths, if they are this close."""
FEWEST = 3
"""How many paths are tried for a hidden pair at each step."""
MOST_HIDDEN = 2
"""Hidden pairs that one torn place may have."""
FEW = 8
"""How many ways to supply a hidden pair are kept at one place."""
FAR = 14.0
"""A path so much less probable than the best one is given up."""
LONGEST_RUN = 120
"""Characters after which a torn place without an end is given up."""

# Natural log of how probable each fate of a byte is beside its alternatives; set on simulated damage.
COST_80 = -1.0
COST_LOST = -9.0
COST_HALFWIDTH = -3.0
COST_UNASSIGNED = -3.0
COST_SILENT = -6.0
COST_UNSEEN = -1.0
COST_ODD = -7.0
REPEATS = 0.3
"""How much the document's own pairs of characters count beside those of the news."""


class Context(NamedTuple):
    """What the rest of the document tells about a torn place."""

    text: str
    seen: Counter[str]
    """The document's characters, and pairs of neighbours, with their counts."""
    halfwidth: bool
    """Whether full-width marks were made ASCII after the damage, as crawlers do."""
    cost_hidden: float
    """Log probability that a pair of bytes is missing at a given place."""


SCORE = attrgetter("score")


class Decoder(NamedTuple):
    """What the site's decoder did with a lead byte that no trail byte follows."""

    swallows: bool
    """Whether the ASCII character after it went with it."""
    silent: bool
    """Whether it shows no sign for it."""


class Path(NamedTuple):
    """One reading of the bytes so far."""

    text: str
    """Characters recovered."""
    pending: int
    """The lead byte that waits for its trail; -1 where the pairs are in step again."""
    score: float
    end: int
    """Offset of the shown text up to which this path has read."""
    hidden: int = 0
    """How many pairs of bytes were supplied that the text does not show."""
    lost: bool = False
    """Whether the sign at the end stands for a character that is gone for good."""


class Solution(NamedTuple):
    """The best reading of a torn place, and how it compares."""

    start: int
    end: int
    after: str
    margin: float
    """Log probability above the second-best reading."""
    fit: float
    """Log probability per character."""
    lost: int | None
    """Offset of the sign of a character that is gone for good, at `end`."""
    hidden: bool
    """Whether bytes had to be supplied that the text does not show at all."""
    weakest: float
    """Log probability of the least likely character and the one after it: low where bytes are missing between."""


@lru_cache(maxsize=1 << 12)
def reading_of(inside: str) -> str:
    """The syllable of a gloss, without one that is nested in it."""
    before, opened, rest = inside.partition("(")
    return before + rest.partition(")")[2] if opened else inside


def is_read(character: str, gloss: re.Match[str]) -> bool:
    """Whether a gloss gives a reading of `character`."""
    return character in characters_read(reading_of(gloss["inside"]))


def is_plain(gloss: re.Match[str]) -> bool:
    """Whether a gloss shows no trace of a torn byte by itself."""
    return bool(gloss["open"]) and not gloss["sign"]


def solve(context: Context, gloss: re.Match[str], before: str, hidden: bool) -> Solution | None:
    """Put together the torn place that begins with `gloss` after the character `before`; None where no reading fits."""
    last = trailing_byte(before)
    leads = trails_read(last, reading_of(gloss["inside"])) if last else ()
    paths = [Path("", lead, 0.0, gloss.end()) for lead in leads if 0x81 <= lead <= 0xFE]
    decoder = Decoder(swallows=not gloss["open"], silent=not gloss["sign"])
    return best(context, gloss.start(), before, walk(context, before, prune(context, paths), decoder, hidden))


def solve_mark(context: Context, mark: re.Match[str], before: str, hidden: bool) -> Solution | None:
    """Put together a place torn by the byte inserted before a full-width mark (`。現` shown as `?，F`)."""
    first, second = bytes_of(context.text[mark.end()])
    paths = [
        Path(character, second, weigh(context, before, character), mark.end() + 1)
        for lead in range(0x81, 0xFF)
        if (character := character_of(lead, first))
    ]
    paths, decoder = prune(context, paths)[:FEW], Decoder(swallows=True, silent=False)
    return best(context, mark.start(), before, walk(context, before, paths, decoder, hidden))


def walk(context: Context, before: str, paths: list[Path], decoder: Decoder, hidden: bool) -> Iterator[Path]:
    """Extend paths until they are in step again; each is yielded then."""
    for _ in range(LONGEST_RUN):
        grown = [
            longer
            for place, path in enumerate(paths)
            for longer in grow(context, path, path.text[-1:] or before, decoder, hidden and place < FEWEST)
        ]
        yield from (path for path in grown if path.pending < 0)
        paths = prune(context, [path for path in grown if path.pending >= 0])
        if not paths:
            return


def prune(context: Context, paths: list[Path]) -> list[Path]:
    """The more probable paths; only a few of those that stand before a sign, which has hundreds of readings."""
    if len(paths) < 2:
        return paths
    least = max(map(SCORE, paths)) - FAR
    kept = sorted((path for path in paths if path.score > least), key=SCORE, reverse=True)[:BEAM]
    at_sign = [path for path in kept if context.text[path.end : path.end + 1] in SIGNS]
    return kept if len(at_sign) <= FEW else [path for path in kept if path not in at_sign[FEW:]]


def grow(context: Context, path: Path, last: str, decoder: Decoder, hidden: bool) -> Iterator[Path]:
    """All ways to read the next thing shown in a run that is out of step."""
    text, at = context.text, path.end
    shown = text[at : at + 1] or "\n"
    gloss = GLOSS.match(text, at) if shown < "\u2e80" or shown in SIGNS else None
    if gloss:
        if is_plain(gloss) and is_read(text[at - 1], gloss):
            yield path._replace(end=gloss.end())
        for trail in trails_read(path.pending, reading_of(gloss["inside"])):
            yield from complete(context, path, last, trail, -1, gloss.end())
        if hidden and path.hidden < MOST_HIDDEN:
            pairs = before_gloss(path.pending, reading_of(gloss["inside"]))
            yield from supplied(context, path, last, pairs, -1, gloss.end(), context.cost_hidden, 1)
        return
    known = bytes_of(shown)
    if len(known) == 2:
        yield from complete(context, path, last, known[0], known[1], at + 1)
    elif shown in SIGNS:
        yield from over_sign(context, path, last, decoder, hidden)
    elif len(known) == 1 and known[0] >= 0x40:
        yield from complete(context, path, last, known[0], -1, at + 1)
    elif decoder.silent:
        for trail in trails_known(path.pending):
            yield from complete(context, path, last, trail, -1, at)
    if "!" <= shown <= "~" and shown != "?":
        yield from complete(context, path, last, 0xA3, ord(shown) + 0x80, at + 1, COST_HALFWIDTH)
    if decoder.silent:
        yield from complete(context, path, last, 0x80, -1, at, COST_SILENT)
    if hidden and path.hidden < MOST_HIDDEN:
        yield from through(context, path, last, known, at + 1, around_hidden, context.cost_hidden)


def over_sign(context: Context, path: Path, last: str, decoder: Decoder, hidden: bool) -> Iterator[Path]:
    """The ways to read `?` or U+FFFD in a run: the byte 80, an unassigned pair, a lead byte alone, or one that swallowed."""
    text, end = context.text, path.end + 1
    following = text[end : end + 1]
    yield from complete(context, path, last, 0x80, -1, end, COST_80)
    if following and not GLOSS.match(text, end):
        known = bytes_of(following)
        yield from through(context, path, last, known, end + 1, around_unassigned, COST_UNASSIGNED)
        if hidden and path.hidden < MOST_HIDDEN:
            yield from through(context, path, last, known, end + 1, around_hidden, context.cost_hidden)
    else:
        for lead, trail in unassigned():
            yield from complete(context, path, last, lead, trail, end, COST_UNASSIGNED)
    at_end = end + 2 >= len(text) and not text[end:].strip()
    alone = at_end or (following in INSERTED_BEFORE if decoder.swallows else following < "@")
    if alone or decoder.swallows:
        cost = 0.0 if alone else COST_LOST
        for trail in trails_known(path.pending):
            yield from complete(context, path, last, trail, -1, end if alone else path.end, cost, lost=not alone)


def complete(
    context: Context, path: Path, last: str, trail: int, pending: int, end: int, cost: float = 0.0, lost: bool = False
) -> Iterator[Path]:
    """The path with its pending lead completed by `trail`, if that gives a character."""
    character = character_of(path.pending, trail)
    if character:
        total = path.score + cost + weigh(context, last, character)
        yield Path(path.text + character, pending, total, end, path.hidden, lost)


def through(
    context: Context,
    path: Path,
    last: str,
    known: bytes,
    end: int,
    around: Callable[[int, int], tuple[tuple[str, str], ...]],
    cost: float,
) -> Iterator[Path]:
    """The most probable paths through a pair of bytes that is not shown, to the bytes shown after it."""
    if known and known[0] >= 0x40:
        pairs, pending = around(path.pending, known[0]), known[1] if len(known) == 2 else -1
        yield from supplied(context, path, last, pairs, pending, end, cost, int(around is around_hidden))


def supplied(
    context: Context,
    path: Path,
    last: str,
    pairs: Iterable[tuple[str, str]],
    pending: int,
    end: int,
    cost: float,
    hidden: int,
) -> Iterator[Path]:
    """The most probable paths that two characters lengthen, between which a pair of bytes is not shown."""
    grown = (
        Path(
            path.text + first + second,
            pending,
            path.score + cost + weigh(context, last, first) + weigh(context, first, second),
            end,
            path.hidden + hidden,
        )
        for first, second in pairs
    )
    yield from sorted(grown, key=SCORE, reverse=True)[:FEW]


def weigh(context: Context, last: str, character: str) -> float:
    """How well a recovered character follows another in this document."""
    score = follows(last, character)
    if character not in context.seen:
        return score + (COST_ODD if is_odd(character) else COST_UNSEEN)
    again = context.seen.get(last + character)
    return math.log(math.exp(score) + REPEATS * again / context.seen[last]) if again else score


def best(context: Context, start: int, before: str, paths: Iterable[Path]) -> Solution | None:
    """The most probable of the paths that came back into step, compared with the others and with what is shown."""
    closed = [path for path in (close(context, path) for path in paths) if path]
    if not closed:
        return None
    ranked = rank(context, start, closed)
    total, first = ranked[0]
    other = next((score for score, path in ranked if path.text != first.text or path.end != first.end), total - 99)
    return Solution(
        start=start,
        end=first.end,
        after=to_halfwidth(first.text) if context.halfwidth else first.text,
        margin=total - other,
        fit=first.score / (len(first.text) + 1),
        lost=first.end if first.lost else None,
        hidden=first.hidden > 0,
        weakest=weakest(context, before, first.text, context.text[first.end : first.end + 1] or "\n"),
    )


def rank(context: Context, start: int, paths: list[Path]) -> list[tuple[float, Path]]:
    """The paths with their scores over the same stretch of text, best first; close calls are decided by trigrams."""
    far = max(path.end for path in paths)
    rest = {end: likelihood(context.text[end:far]) for end in {path.end for path in paths}}
    ranked = sorted(((path.score + rest[path.end], path) for path in paths), key=itemgetter(0), reverse=True)
    ranked = ranked[:CLOSE_CALLS]
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] - CLOSE:
        left = GLOSS.sub("", context.text[max(0, start - 16) : start])[-2:]
        right = {path.end: GLOSS.sub("", context.text[path.end : far + 16]) for _, path in ranked}
        ranked = [
            (score + PER_TRIGRAM * frequent_trigrams(f"{left}{path.text}{right[path.end]}"), path)
            for score, path in ranked
        ]
        ranked.sort(key=itemgetter(0), reverse=True)
    return ranked


def weakest(context: Context, before: str, text: str, following: str) -> float:
    """Log probability of the least likely character together with the one after it."""
    links = [weigh(context, a, b) for a, b in pairwise(f"{before}{text}{following}")]
    return min(map(sum, pairwise(links)))


def likelihood(shown: str) -> float:
    """Log probability of characters as shown, glosses aside."""
    return sum(follows(a, b) for a, b in pairwise(GLOSS.sub("", shown)))


def close(context: Context, path: Path) -> Path | None:
    """The path with the glosses after its last character read, and scored with the character that follows."""
    end = path.end
    while (gloss := GLOSS.match(context.text, end)) and is_plain(gloss):
        if not is_read(path.text[-1], gloss):
            return None
        end = gloss.end()
    following = "#" if path.lost else context.text[end : end + 1] or "\n"
    return path._replace(score=path.score + follows(path.text[-1], following), end=end)
