"""Outlets in folded text: those of the table, and what is named as outlets are (…日報, …通訊社, …新聞網)."""

from __future__ import annotations

from functools import cache

from newscli import lexicon
from newscli.patterns import lazy

_ENDINGS = (
    r"(?:通讯社|新闻社|日报|晚报|早报|时报|晨报|商报|导报|周报|周刊|都市报|青年报|新闻网|新闻台|新闻云|新闻|电视台|广播电台|电台|广播|卫视|"
    r"在线|频道|融媒体中心|全媒体|传媒|财经|杂志|画报|学报|法治报|经济报|快报|电视|融媒|社|报|网)"
)
_FORM = lazy(rf"\w{{1,10}}?{_ENDINGS}")
_FORM_ALONE = lazy(rf"\w{{1,10}}?{_ENDINGS}(?:客户端|APP|App)?(?=[\s/／·、-]|$)")
_EDITION = lazy(r"通讯社|中文网|海外版|客户端|APP|App|新闻网|频道|网")
_CHANNEL = lazy(r"(?<=网)(?:科技|财经|军事|体育|娱乐|国际|教育|健康|汽车|旅游|智能|文化|房产)")
_PROGRAMME = lazy(r"《\w{2,12}》")
_BETWEEN = lazy(r"\s?[、·•・/／\-—－和与暨]\s?|\s")
_OWN = frozenset(("本报", "本台", "本网", "本刊", "本社"))


@cache
def _known() -> frozenset[str]:
    return frozenset(lexicon.fold("\n".join(row["hans"] for row in lexicon.table("outlets"))).split("\n"))


@cache
def _longest() -> int:
    return max(map(len, _known()))


def known_end(folded: str, start: int, end: int) -> int | None:
    """Where the outlet of the table ends that stands at `start`, with its edition (…客户端); None if none does."""
    for stop in range(min(end, start + _longest()), start + 1, -1):
        if folded[start:stop] in _known():
            edition = _EDITION.match(folded, stop, end) or _CHANNEL.match(folded, stop, end)
            return edition.end() if edition else stop
    return None


def outlet_end(folded: str, start: int, end: int) -> int | None:
    """Where the outlet ends that stands at `start`, by the table or by its form; None if none does. 本報 counts."""
    if folded[start : start + 2] in _OWN:
        return start + 2
    if known := known_end(folded, start, end):
        return known
    form = _FORM.match(folded, start, end)
    if not form:
        return None
    edition = _EDITION.match(folded, form.end(), end)
    return edition.end() if edition else form.end()


def form_end(folded: str, start: int, end: int) -> int | None:
    """Where the word ends that stands at `start` and is named as outlets are, with nothing glued to it; None if none does."""
    form = _FORM_ALONE.match(folded, start, end)
    return form.end() if form else None


def read_outlets(folded: str, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """The outlets that follow one another from `start` (經濟日報-中國經濟網), 本報 left out; and where the last one ends."""
    found: list[tuple[int, int]] = []
    at = start
    while True:
        programme = _PROGRAMME.match(folded, at, end)
        stop = programme.end() if programme else outlet_end(folded, at, end)
        if stop is None:
            return found, start
        if programme and not found:
            found.append((at + 1, stop - 1))
        elif not programme and folded[at:stop] not in _OWN:
            found.append((at, stop))
        start = stop
        between = _BETWEEN.match(folded, start, end)
        if not between and not known_end(folded, start, end) and not _PROGRAMME.match(folded, start, end):
            return found, start
        at = between.end() if between else start


def find_known(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The first outlet of the table in a stretch."""
    for at in range(start, end):
        if stop := known_end(folded, at, end):
            return at, stop
    return None
