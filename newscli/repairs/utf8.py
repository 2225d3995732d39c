"""UTF-8 that was read as GBK: the bytes put together again, and those that the decoder lost recovered from their neighbours.

A character of three bytes shows as one and a half: 新闻 = E696 B0E9 97BB shows as `鏂伴椈`. A byte that begins no pair of GBK shows
as a sign or as nothing in its place; it can only be one that makes none with the next byte, which leaves some ten characters,
and the language model chooses among them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from newscli.repairs.gbk import character_of
from newscli.repairs.language import COMMON, bigrams, class_of, follows

TELLTALE = re.compile("[锛銆鈥鐨勬槸涓浗鍥鏄鏂浜][\u4e00-\u9fff\ue000-\uf8ff?€\ufffd]")
"""First bytes of what UTF-8 looks like when it is read as GBK: marks (EFBC, E380, E280) and common characters."""
CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u3020\uff01-\uff5e“”‘’—…·\n -~]")
SIGNS = "?\N{REPLACEMENT CHARACTER}"
BEFORE = 12
"""How far before a telltale pair its run may begin."""
LONGEST = 400
"""Characters after which a piece is closed even without a mark."""
STOPS = "，。！？；\n"
CONTINUING, LEADING = range(0x80, 0xC0), (0xE2, 0xE3, *range(0xE4, 0xEA), 0xEF)
BEAM = 24
FAR = 9.0
MOST_SIGNS = 5000
"""Signs in a text up to which the bytes behind them are sought: that search is slow."""
COST_END, COST_RARE = -5.0, -5.0
"""Log probability that the decoder did not see what follows a lost byte here, and of a rare character where any may stand."""
SURE = 7.0
"""Log probability above the second-best reading from which the bytes that were lost are certain."""


class Piece(NamedTuple):
    """A stretch of the text and what its bytes say."""

    start: int
    end: int
    after: str
    whole: bool
    """Whether all bytes are there, or only one reading of the lost ones is at all probable."""


class Path(NamedTuple):
    """One reading of the bytes so far."""

    text: str
    partial: bytes
    """The bytes of a character that is not complete."""
    score: float
    margin: float = math.inf
    """Log probability above the best of the paths that were given up for it."""


SCORE = attrgetter("score")


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of all runs that are valid UTF-8, in order."""
    done, lossy = 0, sum(map(text.count, SIGNS)) <= MOST_SIGNS
    for match in TELLTALE.finditer(text):
        for start in range(max(done, match.start() - BEFORE), match.start() + 1):
            run = list(read(text, start, lossy))
            if run and run[-1].end > match.start():
                yield from run
                done = run[-1].end
                break


def read(text: str, start: int, lossy: bool) -> Iterator[Piece]:
    """The pieces of the run that begins at `start`, each up to a mark; with lost bytes only if it may be `lossy`."""
    paths, closed = [Path("\n", b"", 0.0)], None
    for at in range(start, len(text)):
        if text[at] in SIGNS and not lossy:
            break
        paths = pruned([longer for path in paths for longer in grow(path, text, at)])
        if not paths or (at == start and text[at] < "\u0100"):
            break
        first = paths[0]
        if not first.partial and (text[at] in SIGNS or not text[at].isascii()):
            closed = Piece(start, at + 1, first.text[1:], margin(paths) >= SURE)
            if first.text[-1] in STOPS or at - start > LONGEST:
                yield closed
                paths, closed, start = [Path(first.text[-1], b"", 0.0)], None, at + 1
    if closed:
        yield closed


def pruned(paths: list[Path]) -> list[Path]:
    """The more probable paths, best first; of those that nothing to come can tell apart, the best."""
    if len(paths) < 2:
        return paths
    paths = sorted(paths, key=SCORE, reverse=True)
    kept: dict[tuple[str, bytes], Path] = {}
    for path in paths[:BEAM]:
        state = path.text[-1], path.partial
        other = kept.setdefault(state, path)
        if other is not path:
            kept[state] = other._replace(margin=min(other.margin, other.score - path.score))
        if path.score < paths[0].score - FAR:
            break
    return [*kept.values()]


def margin(paths: list[Path]) -> float:
    """Log probability of the best path above the next."""
    first, *others = paths
    return min(first.margin, first.score - others[0].score) if others else first.margin


def grow(path: Path, text: str, at: int) -> Iterator[Path]:
    """All ways to read the next character shown."""
    shown = text[at]
    if shown not in SIGNS:
        yield from extend(path, shown.encode("gb18030", "replace"), 0.0)
        return
    beside = text[at + 1 : at + 2]
    following = b"\n" if not beside or beside in SIGNS else beside.encode("gb18030", "replace")
    if shown == "?" and not path.partial:
        yield from extend(path, b"?", 0.0)
    fitting, last = lost_bytes(following[0]), len(path.partial) == 2
    for byte in CONTINUING if path.partial else LEADING:
        if byte in fitting or last:
            yield from extend(path, bytes((byte,)), 0.0 if byte in fitting else COST_END)


@cache
def lost_bytes(following: int) -> frozenset[int]:
    """The bytes that begin no pair of GBK before another byte."""
    pairs = (byte for byte in range(0x81, 0xFF) if following < 0x40 or not character_of(byte, following))
    return frozenset((0x80, *pairs))


def extend(path: Path, data: bytes, cost: float) -> Iterator[Path]:
    """The path with more bytes, if they are valid and make characters that Chinese text has."""
    text, partial, score = path.text, path.partial, path.score + cost
    for byte in data:
        partial += bytes((byte,))
        if len(partial) < length_of(partial[0]):
            if len(partial) > 1 and not 0x80 <= byte < 0xC0:
                return
            continue
        character = partial.decode("utf-8", "ignore")
        if not character or not CHINESE.match(character):
            return
        score += follows(text[-1], character) + rarity(character)
        text, partial = text + character, b""
    yield path._replace(text=text, partial=partial, score=score)


@lru_cache(maxsize=1 << 15)
def rarity(character: str) -> float:
    """What a character costs beside its place: signs, which the model does not tell apart, and characters of no common text."""
    symbol = class_of(character)
    return 0.0 if symbol != "#" and bigrams().unigram(symbol) > COMMON else COST_RARE


def length_of(lead: int) -> int:
    """How many bytes a character of UTF-8 has; 1 for what begins none, so that it is refused at once."""
    return 3 if 0xE2 <= lead <= 0xEF else 2 if lead == 0xC2 else 1
