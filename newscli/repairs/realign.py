"""Characters torn by an insertion into GBK bytes: put the bytes together again.

A search-and-replace over bytes matched two bytes that straddle two characters and inserted a gloss between them:
域實現 = D3F2 8C8D AC46 became D3F2 8C(qū)8D AC46, shown as `域?qū)崿F`. From the torn place on, text shows the wrong pairs
of bytes until a single byte brings the pairs back into step. `solve` walks from the torn place to that point and returns
what the bytes say. A byte that was lost with the `(` that it swallowed is recovered from its neighbour and the reading;
the language model only decides among the few candidates left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from newscli.repairs.language import characters_read, follows

LETTERS = "a-zāáǎàēéěèêīíǐìńňǹōóǒòūúǔùüǖǘǚǜ"
GLOSS = re.compile(rf"(?P<lost>[?\N{{REPLACEMENT CHARACTER}}]?)(?P<open>\(?)(?P<reading>[{LETTERS}]{{1,6}}) ?\)")
"""A gloss as shown: whole, or without the `(` that a torn lead byte swallowed, with or without a sign for that byte."""

INSERTED_BEFORE = "！，；？"
"""Full-width marks before which some sites insert a byte."""
TRAILS = tuple(range(0x40, 0x7F)) + tuple(range(0x80, 0xFF))
BEAM = 24
LONGEST_RUN = 200
"""Characters after which a torn place without an end is given up."""

# Log probabilities of what happens to a byte, guessed from how rare each is beside its alternatives.
COST_80 = -2.0
COST_LOST = -8.0
COST_FULLWIDTH = -3.0


@dataclass(frozen=True, slots=True)
class Path:
    """One reading of the bytes so far."""

    text: str
    """Characters recovered."""
    pending: int
    """The lead byte that waits for its trail; -1 where the pairs are in step again."""
    score: float
    end: int
    """Offset of the shown text up to which this path has read."""
    lost: bool = False
    """Whether a character was swallowed for good at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The best path of a torn place, and how much better it is than the next."""

    start: int
    end: int
    after: str
    margin: float
    gain: float
    """Log probability per character above what is shown."""
    lost: bool


@lru_cache(maxsize=1 << 14)
def bytes_of(character: str) -> bytes:
    """The GBK bytes behind a shown character, private-use ones included; empty where GBK has none."""
    if character == "€":
        return b"\x80"
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return encoded if len(encoded) <= 2 else b""


@lru_cache(maxsize=1 << 15)
def character_of(lead: int, trail: int) -> str:
    """The character of two GBK bytes; empty where there is none."""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


@cache
def trails_read(lead: int, reading: str) -> tuple[int, ...]:
    """The bytes that complete `lead` to a character with this reading."""
    encoded = (character.encode("gbk") for character in characters_read(reading))
    return tuple(sorted(pair[1] for pair in encoded if pair[0] == lead))


def score(previous: str, character: str) -> float:
    """How well a recovered character follows another."""
    return follows(previous, character)


def solve(text: str, gloss: re.Match[str]) -> Solution | None:
    """Put together the torn place that begins with `gloss`; None where no reading of the bytes fits."""
    start = gloss.start()
    before = text[start - 1 : start]
    known = bytes_of(before)
    if not known:
        return None
    paths = [
        Path("", lead, 0.0, gloss.end()) for lead in trails_read(known[-1], gloss["reading"]) if 0x81 <= lead <= 0xFE
    ]
    finished: list[Path] = []
    for _ in range(LONGEST_RUN):
        grown = [longer for path in paths for longer in grow(text, path, before)]
        finished += [path for path in grown if path.pending < 0]
        paths = sorted((p for p in grown if p.pending >= 0), key=lambda p: -p.score)[:BEAM]
        if not paths:
            break
    return best(text, start, before, finished)


def grow(text: str, path: Path, before: str) -> Iterator[Path]:
    """All ways to read on from a path in a run that is out of step."""
    at, last = path.end, path.text[-1:] or before
    gloss = GLOSS.match(text, at)
    if gloss and not gloss["lost"] and gloss["open"] and is_read(text[at - 1], gloss["reading"]):
        yield Path(path.text, path.pending, path.score, gloss.end())
        return
    if gloss:
        for trail in trails_read(path.pending, gloss["reading"]):
            yield step(path, trail, -1, gloss.end(), last)
        return
    if at >= len(text):
        return
    shown = text[at]
    known = bytes_of(shown)
    if len(known) == 2:
        if character_of(path.pending, known[0]):
            yield step(path, known[0], known[1], at + 1, last)
        return
    if shown in "?\N{REPLACEMENT CHARACTER}":
        if character_of(path.pending, 0x80):
            yield step(path, 0x80, -1, at + 1, last, COST_80)
        inserted = text[at + 1 : at + 2] in INSERTED_BEFORE and at + 1 < len(text)
        for trail in TRAILS:
            if character_of(path.pending, trail):
                yield step(path, trail, -1, at + 1, last, 0.0 if inserted else COST_LOST, lost=not inserted)
        return
    if len(known) == 1:
        if known[0] >= 0x40 and character_of(path.pending, known[0]):
            yield step(path, known[0], -1, at + 1, last)
        if 0x21 <= known[0] < 0x7F and character_of(path.pending, 0xA3):
            yield step(path, 0xA3, known[0] + 0x80, at + 1, last, COST_FULLWIDTH)


def step(path: Path, trail: int, pending: int, end: int, last: str, cost: float = 0.0, lost: bool = False) -> Path:
    """The path with the pending lead completed by `trail`."""
    character = character_of(path.pending, trail)
    return Path(path.text + character, pending, path.score + cost + score(last, character), end, lost)


def is_read(character: str, reading: str) -> bool:
    """Whether a character can be read so."""
    return character in characters_read(reading)


def best(text: str, start: int, before: str, finished: list[Path]) -> Solution | None:
    """The most probable of the paths that came back into step, compared with the others and with what is shown."""
    closed = [path for path in (close(text, path) for path in finished) if path]
    if not closed:
        return None
    closed.sort(key=lambda p: -p.score)
    first = closed[0]
    others = [p.score for p in closed[1:] if p.text != first.text]
    shown = [c for c in text[start : first.end] if c > "\x7f" and not "\u00e0" <= c <= "\u01dc"]
    now = sum(score(a, b) for a, b in zip([before, *shown], shown, strict=False)) / max(1, len(shown))
    return Solution(
        start=start,
        end=first.end,
        after=first.text,
        margin=first.score - others[0] if others else 99.0,
        gain=first.score / len(first.text) - now,
        lost=first.lost,
    )


def close(text: str, path: Path) -> Path | None:
    """The path with the glosses after its last character read, and scored with the character that follows."""
    end = path.end
    while (gloss := GLOSS.match(text, end)) and gloss["open"] and not gloss["lost"]:
        if not is_read(path.text[-1], gloss["reading"]):
            return None
        end = gloss.end()
    following = text[end : end + 1] or "\n"
    return Path(path.text, -1, path.score + score(path.text[-1], following), end, path.lost)
