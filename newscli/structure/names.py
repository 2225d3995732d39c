"""The names in a byline: where one ends and the next, or the place, begins. Works on folded text; offsets are the text's."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newscli import lexicon
from newscli.patterns import lazy

_DOTTED = r"[^\W\d]{1,8}(?:[·・‧•．][^\W\d]{1,12}){1,4}"
_LATIN = r"[A-Z][A-Za-z.'’-]{0,20}(?: [A-Z][A-Za-z.'’-]{0,20}){0,3}"
_FOREIGN = lazy(rf"{_DOTTED}|{_LATIN}")
_CODE = lazy(r"[A-Za-z]{0,4}[-_]?\d{1,6}")
_NOBODY = lazy(r"佚名|小编|管理员|未知|匿名|编辑部|网友|网络|综合|本[站报网]|新媒体|不详|(?i:admin)")
_STATION = lazy(r"\w{2,6}[台站社]")
"""The local station of a broadcaster, or bureau of an agency, behind the names (四川台)."""
_HANDLE = lazy(r"[A-Za-z][A-Za-z0-9_]{2,14}")
_PIECE = lazy(r"(?:[^、,，/／;；&\s|+＋_()（）－]|(?<=[A-Za-z.]) (?=[A-Z]))+")
_NO_NAME = lazy(r".+[的了在是与及从对将被已昨该此们并称说讯摄]|.*(?:中心|新闻|记者|编辑|报道|报导|综合|日报|晚报)")


class Names(NamedTuple):
    """What a list of names holds: the span of each name, and of the place behind the last."""

    names: list[tuple[int, int]]
    place: tuple[int, int] | None


def is_han(words: str) -> bool:
    """Whether words consist of Chinese characters only."""
    return all("\u3400" <= char <= "\u9fff" for char in words)


def is_name(folded: str, *, strong: bool = False) -> bool:
    """Whether words are a person's name by their form: a family name and one or two characters more, or a transcription.

    `strong`: the place in the byline already says that it is a name, so that the family name need not be known.
    """
    if _FOREIGN.fullmatch(folded) or (strong and _HANDLE.fullmatch(folded)):
        return True
    if not (2 <= len(folded) <= 4 and is_han(folded)) or folded in _places() or _NO_NAME.match(folded):
        return False
    if folded[:2] in family_names():
        return True
    if len(folded) == 4 and not strong:
        return folded[0] in family_names() and folded[1] in family_names()
    return strong or folded[0] in family_names()


def read_names(folded: str, start: int, end: int, *, place: bool, strong: bool = True) -> Names | None:
    """The names in `folded[start:end]`, and with `place` the place that may follow the last; None if anything else is there."""
    pieces = _join_singles(folded, [match.span() for match in _PIECE.finditer(folded, start, end)])
    found: list[tuple[int, int]] = []
    where = None
    for index, (left, right) in enumerate(pieces):
        words = folded[left:right]
        last = place and index == len(pieces) - 1
        if "@" in words or _CODE.fullmatch(words) or _NOBODY.fullmatch(words):
            continue
        if words in ("文", "图", "摄") and found and folded[left - 1] in "/／":  # what the name before it did
            continue
        if found and _STATION.fullmatch(words) and (is_place(words[:-1]) or not is_name(words)):
            continue
        if (last or (found and (place or index == len(pieces) - 1))) and is_place(words):
            where = where or (left, right)
        elif last and (cut := _name_and_place(words)):
            found.append((left, left + cut))
            where = (left + cut, right)
        elif last and found and _place_by_position(folded, left, words):
            where = (left, right)
        elif right - left == 3 and words[1].isspace():
            found.append((left, right))
        elif split := _split(words, strong=strong):
            found += [(left + a, left + b) for a, b in split]
        else:
            return None
    return Names(found, where)


def _place_by_position(folded: str, left: int, words: str) -> bool:
    """Whether the last words before the verb are a place that no table has: behind a slash, or else no name."""
    if not (2 <= len(words) <= 8 and is_han(words)):
        return False
    return len(words) != 3 and folded[:left].rstrip()[-1:] in ("/", "／") if is_name(words) else True


def is_place(folded: str) -> bool:
    """Whether words are a place, or a chain of places (台湾台北, 河南郑州市), that datelines are filed from."""
    chain = 0
    while folded and chain < 4:
        for length in range(min(len(folded), 7), 1, -1):
            if folded[:length] in _places():
                folded = folded[length:].lstrip("省市县区州 ") if len(folded) > length else ""
                break
        else:
            return False
        chain += 1
    return not folded and chain > 0


def _name_and_place(words: str) -> int | None:
    """How long the name is at the head of `words`, where a place follows it without a gap (王小明台北)."""
    lengths = [length for length in (3, 2, 4) if length < len(words) - 1]
    for length in lengths:
        if is_name(words[:length]) and is_place(words[length:]):
            return length
    if foreign := _FOREIGN.match(words):
        return foreign.end() if is_place(words[foreign.end() :]) else None
    if 5 <= len(words) <= 9 and is_name(words[:3]) and not _split(words, strong=False):
        return 3
    return None


def _split(words: str, *, strong: bool) -> list[tuple[int, int]] | None:
    """The names that `words`, which hold no separator, consist of: one, or two joined by 和 or by nothing."""
    words = words.removesuffix("等")
    if is_name(words, strong=strong):
        return [(0, len(words))]
    for at in (3, 2, 4):
        first, rest = words[:at], words[at:]
        gap = 1 if rest[:1] in ("和", "与", "及", "暨") and len(rest) > 2 else 0
        if len(rest) - gap <= 3 and is_name(first) and is_name(rest[gap:]):
            return [(0, at), (at + gap, len(words))]
    return None


def _join_singles(folded: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Two single characters set apart by a space (王　明) are one name."""
    joined: list[tuple[int, int]] = []
    for left, right in pieces:
        before = joined[-1] if joined else None
        if (
            before
            and right - left == before[1] - before[0] == 1
            and is_han(folded[left])
            and left - before[1] == 1
            and folded[before[1]].isspace()
        ):
            joined[-1] = (before[0], right)  # left for read_names: one character, space, one character
        else:
            joined.append((left, right))
    return joined


_WORDS_TOO = frozenset("金易毕华吉乐云元褚迟喻时米芮蔺虞廉皮诸郜邸芦原保银昌凤干来木")
"""Family names that are common words elsewhere, so that the table of family names has them not; in a byline they are names."""


@cache
def family_names() -> frozenset[str]:
    """Family names, folded, with those that are common words elsewhere."""
    return _WORDS_TOO.union(row["hans"] for row in lexicon.table("family_names"))


@cache
def _places() -> frozenset[str]:
    return frozenset(row["hans"] for row in lexicon.table("dateline_places"))
