"""What is counted: the noun after a number and its unit."""

from __future__ import annotations

import re

from newscli.annotators.quantities.amounts import Amount
from newscli.words import Word, words

_PHRASE = re.compile(r"(?P<of>的(?!士))?(?P<phrase>[㐀-鿿A-Za-z]{2,12})")
_PREDICATES = frozenset((
    "受灾", "受伤", "死亡", "遇难", "失踪", "获救", "被捕", "参加", "参与", "出席", "获得", "获批", "进入", "完成", "实现", "达到", "位于",
    "位列", "组成", "含有", "包括", "涉及", "增加", "减少", "增至", "减至", "增长", "下降", "上升", "上涨", "下跌", "提高", "降低", "扩大",
    "缩短", "创下", "成为", "作为", "用于", "推动", "支持", "开展", "举行", "发生", "出现", "表示", "投入", "投资", "收购", "落户",
))  # fmt: skip
"""Verbs that say what the counted do; others may begin a noun phrase: 發起單位."""


_SUMS = frozenset("金款费税债券钱币资额贷息薪酬奖货值")
"""What is counted in money ends so: 3億元資金; any other word after an amount tells what it is for."""
_TIMES = frozenset("次遍趟回轮")
"""Counters of what is done, whose object is not what they count: 睇咗三次樓."""


def counted(text: str, amount: Amount) -> tuple[int, int] | None:
    """Where the noun that is counted stands: the words after the unit up to the last of the first nouns.

    After a percentage or a length of time only what 的 joins to it: 25%的比重, 51歲的漁民; after money, also a sum: 3億元資金.
    """
    phrase = _PHRASE.match(text, amount.end)
    joined = amount.kind in {"percent", "time", "age"} or text[amount.end - 1] == "人"
    if phrase is None or (joined and not phrase["of"]):
        return None
    start, end = phrase.span("phrase")
    last = following = None
    for word in words(text, start, end):
        if word.kind in {"noun", "name", "latin"}:
            last, following = word.end, None
        elif last or word.kind == "other" or text[word.start : word.end] in _PREDICATES:
            following = word
            break
    if last is None or (amount.kind == "money" and not phrase["of"] and text[last - 1] not in _SUMS):
        return None
    return (start, last) if last > start + 1 or not _torn(text, amount, following) else None


def _torn(text: str, amount: Amount, following: Word | None) -> bool:
    """Whether a noun of one character is more likely part of a word that the table does not know: 事 of 事主, 樓 of 睇咗三次樓."""
    single = following is not None and following.end == following.start + 1 and following.kind != "other"
    return single or text[amount.end - 1] in _TIMES
