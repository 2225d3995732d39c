"""What a comparative statement compares with: the relation, the baseline, and the quantity of the difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newscli.model import Quantity, Relation

_EDGE = r"[^，。；：、\n]"
_AMOUNT = r"(?=[\d一二三四五六七八九十百千万两几半数]|近|约|逾|超|出|了|至|到|得多|许多|些|[，。；]|$)"
"""What follows a one-character word of degree (比哥哥小三岁), without which it is part of a noun (高位)."""
_MORE = (
    r"(?P<more>增长|增加|增幅|增至|增到|上升|上涨|上扬|上调|调升|升至|升幅|攀升|飙升|回升|跃升|提高|提升|涨至|涨幅|扩大|加快|倍增|多出|高出|延长|推迟|延后|推后|延迟|顺延|"
    rf"(?:多|高|升|涨|增|大|强|快|长|贵|早|重){_AMOUNT})"
)
_LESS = (
    r"(?P<less>减少|减至|减幅|下降|下跌|下滑|下调|调降|降至|降幅|降低|回落|跌至|跌幅|收窄|缩小|萎缩|衰退|放缓|提前|提早|缩短|"
    rf"(?:少|低|跌|降|减|小|弱|慢|短|便宜|晚|轻){_AMOUNT})"
)
_HOW = r"(?:平均|每月|还|更|要|都|则|亦|也|大幅|微|略|显著|明显|有所|再|又|小幅|仍|轻微|逐步|逐渐|进一步|约|近|跌)?"
_FROM_TO = re.compile(
    rf"(?:从|由)(?P<base>{_EDGE}{{1,24}}?)的?[，,]?{_HOW}(?:[上下调提回攀飙增减缩扩]?[升降涨跌高低增减加少缩扩]|变|改|翻|延长|缩短|推迟|提前|拉长)(?:大|小)?(?:至|到|为|成)"
)
_COMPARED = re.compile(rf"(?:与|跟|和|同)(?P<base>{_EDGE}{{1,24}}?)相比[，,]?{_EDGE}{{0,14}}?(?:{_MORE}|{_LESS})")
_THAN = re.compile(
    rf"(?<![对占相评百无好同环])(?:比|较|相比|相较于?)(?![例赛喻如较重分起率值利方特拟照基数])(?P<base>{_EDGE}{{1,24}}?)(?:相比)?[，,]?{_HOW}(?:{_MORE}|{_LESS})"
)
_TIMES = re.compile(
    rf"(?:是|为|达|等于|相当于)(?P<base>{_EDGE}{{1,20}}?)的?(?=[\d.一二三四五六七八九十百千两几半数]+(?:点[一二三四五六七八九])?倍)"
)
_FIXED = re.compile(
    rf"(?P<base>同比|环比|按年|按月|按季|(?<![去今前明本当全每半上下逐历近多少\d一二三四五六七八九十两几])[年月季](?=[增减升跌涨降][^至到])){_HOW}(?:{_MORE}|{_LESS})(?!度)"
)
_LIMIT = re.compile(
    rf"(?P<no>不(?:会|能|得|可|应)?|没有?|未)?(?:(?P<more>远?高于|多于|大于|远超|超越|超出|超过(?![\d约近逾一二两三四五六七八九十百千万半数])|优于|强于|高过|多过|好过|领先)|(?P<less>远?低于|少于|小于|不及|不如|落后|弱于|逊于)|(?P<equal>(?:相当于|等于)(?![是让说在把变没要白给])|持平于?|相若))(?P<base>{_EDGE}{{0,24}})"
)
_MOVED = re.compile(
    r"(?:(?P<more>上涨|上升|增加|增长|涨|升)|(?P<less>下跌|下降|减少|跌|降))(?P<base>)(?=[近约逾超]?\d)"
)
_RANK = re.compile(
    r"排名|排行|位列|位居|名列|居首|居冠|跻身|第[一二三四五六七八九十百\d]+(?:大|位|名|高|多|长)|(?:世界|全球|全国|全省|全市|全港|全台|亚洲|欧洲|国内|业界|同级)第一|之首|之冠|之最|史上最|历史新|新高|新低|纪录|首[次个位家例座枚面块条]|"
    r"最(?:高|低|大|多|少|小|长|短|快|慢|早|富|贵|强|弱|严重)(?!有|加|减|罚|瞬|累[计积]|工资|收费|标准|消费|气温|程度|限度|阵?风|(?:降?雨|降水)量?|[可处法检限今明后本次下将要能会于在到也\d一二三四五六七八九十百千两半])"
)
_CLEARLY = re.compile(
    r"(?:明显|显著|大幅|急剧|逐年|大大)(?P<base>)(?:(?P<more>上升|增加|增长|回升|上涨|提高|提升|攀升|扩大)|(?P<less>下降|减少|回落|下跌|下滑|降低|萎缩|缩小|放缓|收窄))"
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
    """The comparison of the statement `start..end` that tells most; `inside` are the indices of its quantities."""
    return next(_candidates(folded, start, end, quantities, inside), None)


def _candidates(
    folded: str, start: int, end: int, quantities: Sequence[Quantity], inside: Sequence[int]
) -> Iterator[Comparison]:
    for match in _FROM_TO.finditer(folded, start, end):
        left, right = match.span("base")
        if any(left <= quantities[i].start and quantities[i].end <= right for i in inside):
            yield Comparison("change", (left, right), None)
    for pattern in (_COMPARED, _THAN, _TIMES, _FIXED, _LIMIT):
        for match in pattern.finditer(folded, start, end):
            yield _told(folded, match, pattern, quantities, inside)
    if _RANK.search(folded, start, end):
        yield Comparison("rank", None, None)
    if _EQUAL.search(folded, start, end):
        yield Comparison("equal", None, None)
    for pattern in (_MOVED, _CLEARLY):
        for match in pattern.finditer(folded, start, end):
            yield _told(folded, match, pattern, quantities, inside)


def _told(
    folded: str, match: re.Match[str], pattern: re.Pattern[str], quantities: Sequence[Quantity], inside: Sequence[int]
) -> Comparison:
    """What one match says; a quantity at the end of its baseline is the difference (高于对手十二个百分点)."""
    left, right = match.span("base")
    groups = match.groupdict()
    relation: Relation = "less" if groups.get("less") else "equal" if groups.get("equal") else "greater"
    if groups.get("no") and relation != "equal":
        relation = "greater" if relation == "less" else "less"
    delta = next((i for i in inside if 0 <= quantities[i].start - match.end() <= 4), None)
    if pattern is _LIMIT:
        delta = next((i for i in inside if left < quantities[i].start and quantities[i].end == right), None)
        right = quantities[delta].start if delta is not None else right
    named = right > left and not _NOT_BASE.search(folded, left, right)
    return Comparison(relation, (left, right) if named else None, delta)
