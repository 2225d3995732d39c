"""What a comparative statement compares with: the relation, the baseline, and the quantity of the difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newscli.model import Quantity, Relation

_MORE = "增长|增加|增幅|增至|增到|增|上升|上涨|上扬|上调|升至|升幅|攀升|飙升|回升|跃升|提高|提升|涨至|涨幅|扩大|加快|多出|高出|多|高|升|涨|大|强|快|长|贵|早|重"
_LESS = "减少|减至|减幅|减|下降|下跌|下滑|下调|降至|降幅|降低|回落|跌至|跌幅|收窄|缩小|萎缩|衰退|放缓|少|低|跌|降|小|弱|慢|短|便宜|晚|轻"
_EDGE = r"[^，。；：、\n]"
_THAN = re.compile(
    rf"(?<![对占相评百无好同环])(?:比|较|相比|相较于?|(?:与|跟|和|同)(?={_EDGE}{{1,20}}相比))(?![例赛喻如较重分起])(?P<base>{_EDGE}{{1,24}}?)(?:相比)?[，,]?"
    rf"(?:平均|每月|还|更|要|都|则|亦|也|大幅|微|略|大|显著|明显|有所|再|又)?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
)
_FIXED = re.compile(
    rf"(?P<base>同比|环比|按年|按月|按季|[年月季](?=[增减升跌涨降][^至到]))(?:则|又|再|大幅|微|略|小幅|仍)?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?!度)"
)
_LIMIT = re.compile(
    rf"(?:(?P<more>远?高于|多于|大于|远超|超越|超出|优于|强于|高过|多过|好过|领先)|(?P<less>远?低于|少于|小于|不及|不如|落后|弱于|逊于)|(?P<equal>相当于|等于|持平于?|相若))(?P<base>{_EDGE}{{0,24}})"
)
_FROM_TO = re.compile(
    rf"(?:从|由)(?P<base>{_EDGE}{{1,24}}?)的?[，,]?(?:大幅|轻微|微|略|逐步|进一步|增|逐渐)?(?:{_MORE}|{_LESS}|变|改)(?:至|到|为|成)?"
)
_RANK = re.compile(
    r"排名|排行|位列|位居|名列|居首|居冠|跻身|第[一二三四五六七八九十百\d]+(?:大|位|名|高|多|长)|之首|之冠|之最|史上最|历史新|新高|新低|纪录|首次|首个|首位|首家|首例|首座|"
    r"最(?:高|低|大|多|少|小|长|短|快|慢|早|富|贵|强|弱|严重)(?!有|[可处法检限\d一二三四五六七八九十百千两半])"
)
_EQUAL = re.compile(r"持平|不变|相若|无异")
_NOT_BASE = re.compile(r"[的了是在]$")


class Comparison(NamedTuple):
    """A comparison in the text."""

    relation: Relation
    baseline: tuple[int, int] | None
    delta: int | None
    """Index of a quantity."""


def find(folded: str, start: int, end: int, quantities: Sequence[Quantity], inside: Sequence[int]) -> Comparison | None:
    """The first comparison of the statement `start..end`; `inside` are the indices of its quantities."""
    return next(_candidates(folded, start, end, quantities, inside), None)


def _candidates(
    folded: str, start: int, end: int, quantities: Sequence[Quantity], inside: Sequence[int]
) -> Iterator[Comparison]:
    for pattern in (_FROM_TO, _THAN, _FIXED, _LIMIT):
        for match in pattern.finditer(folded, start, end):
            left, right = match.span("base")
            baseline = (left, right) if right > left and not _NOT_BASE.search(folded, left, right) else None
            if pattern is _FROM_TO:
                if any(left <= quantities[i].start and quantities[i].end <= right for i in inside):
                    yield Comparison("change", baseline, None)
                continue
            relation: Relation = "greater" if match["more"] else "less" if match["less"] else "equal"
            delta = None if pattern is _LIMIT else _after(quantities, inside, match.end())
            yield Comparison(relation, baseline, delta)
    if _RANK.search(folded, start, end):
        yield Comparison("rank", None, None)
    if _EQUAL.search(folded, start, end):
        yield Comparison("equal", None, None)


def _after(quantities: Sequence[Quantity], inside: Sequence[int], position: int) -> int | None:
    """The quantity that follows closely: what the difference is."""
    return next((i for i in inside if 0 <= quantities[i].start - position <= 4), None)
